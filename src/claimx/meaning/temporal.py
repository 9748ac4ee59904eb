"""Time expressions in the text and what they mean: a grammar of our own over words.

Values are ISO 8601 / EDTF to the precision given (see docs of `claimx.schema.facts.Time`). The
grammar is in `claimx.meaning.times`; this module walks the article once and keeps the story's
current date, against which "two days earlier" is read.
"""

from __future__ import annotations

from datetime import date

from claimx.meaning.times.atoms import atomize
from claimx.meaning.times.frame import Frame
from claimx.meaning.times.vocabulary import vocabulary
from claimx.meaning.times.whole import starters, time_at
from claimx.schema.facts import Time
from claimx.schema.issue import Issue
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens

_KINDS = {"clock": "time", "part": "time", "duration": "duration", "set": "set"}


def find_times(
    tokens: Tokens, *, dateline: date | None, article: str
) -> tuple[tuple[Time, ...], tuple[Issue, ...]]:
    """The time expressions of an article in order, not overlapping, and the trouble met.

    `dateline` is the publication date; without it, what leans on it gets no value. `article` is
    the article's path, for the issues. Leading articles and prepositions are left out of an
    extent, except for those that decide its value ("since 2015", "by Monday", "for six years").
    """
    atoms = atomize(tokens)
    frame = Frame(atoms, vocabulary(), dateline)
    begin = starters()
    times: list[Time] = []
    issues: list[Issue] = []
    i, taken = 0, 0
    while i < len(atoms):
        low = atoms.low[i]
        if atoms.token[i] < taken or (low not in begin and not low.isdecimal()):
            i += 1
            continue
        named = frame.words.names.match(atoms, i)
        if named and atoms.word[i][:1].isupper() | atoms.word[named[0] - 1][:1].isupper():
            i = named[0]
            continue
        match = time_at(frame, i)
        extent = atoms.tokens(i, match.end) if match else None
        if match is None or extent is None:
            i += 1
            continue
        times.append(Time(extent, match.edtf, _KINDS.get(match.form, "date"), match.anchor))
        if match.ambiguous:
            issues.append(_ambiguous(tokens, extent, article))
        frame = frame.after(match)
        i, taken = match.end, extent.end
    return tuple(times), tuple(issues)


def _ambiguous(tokens: Tokens, extent: Extent, article: str) -> Issue:
    start, end = tokens.raw_range(extent)
    message = f"{tokens.text(extent)!r} may be day/month or month/day; it gets no value"
    return Issue(article, "ambiguous-date", message, start, end)
