"""Sources named by a preposition or a noun: "according to X", "by X's count", "X's claim that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.lexicon.load import words
from claimx.meaning.attribution.cues import Cue, noun_cue
from claimx.meaning.attribution.draft import Draft, clause_content, cut, merge
from claimx.meaning.attribution.sources import author_of, mention_of
from claimx.meaning.attribution.verbs import subject_sharing_top
from claimx.meaning.frames import ancestors, frame_of, is_verbal
from claimx.schema.clause import Argument, Clause, ClauseKind, Form, Link
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: Furthest distance in tokens from a preposition to the first token of what it governs.
_REACH = 6


def marker_reports(reading: Reading, below: Sequence[Sequence[int]]) -> Iterator[Draft]:
    """Reports by "according to" and its like, one a source phrase."""
    seen: set[int] = set()
    for clause in reading.clauses:
        for argument in clause.arguments:
            is_source = argument.role in words("source_markers")
            if not is_source or argument.head in seen or argument.path == "shared":
                continue
            if reading.tokens.lemmas[argument.head] in words("not_sources"):
                continue
            seen.add(argument.head)
            cue = _marker_extent(reading, argument)
            top = _governor(reading, clause, cue.start)
            hole = Extent(cue.start, max(cue.end, argument.extent.end))
            yield Draft(
                mention_of(reading, argument.head), cue, (top,),
                clause_content(reading, below, top, without=hole), "attribution/according-to",
            )  # fmt: skip
    yield from _loose_markers(reading, below, seen)
    yield from _citing(reading, below)


def _loose_markers(
    reading: Reading, below: Sequence[Sequence[int]], seen: set[int]
) -> Iterator[Draft]:
    """"According to X" that the parser hung on no predicate: the first noun phrase behind it is the
    source, the topmost predicate of the sentence what it says."""
    tokens = reading.tokens
    for k in range(len(tokens) - 2):
        if tokens.lower[k] != "according" or tokens.lower[k + 1] != "to":
            continue
        stop = k + 2
        while stop < len(tokens) and tokens.upos[stop] not in ("PUNCT", "ADP", "VERB", "AUX"):
            stop += 1
        behind = [m for m in reading.mentions if k + 2 <= m.head < stop]
        if not behind or any(m.head in seen for m in behind):
            continue
        source = max(behind, key=lambda m: m.head)
        if tokens.lemmas[source.head] in words("not_sources"):
            continue
        hole = Extent(k, max(k + 2, source.extent.end))
        tops = [
            c for c in reading.clauses
            if c.sentence == source.sentence and is_verbal(c) and c.head not in hole
            and c.head != k
        ]  # fmt: skip
        if not tops:
            continue
        top = min(tops, key=lambda c: (sum(1 for _ in ancestors(reading.clauses, c.index)), c.head))
        content = clause_content(reading, below, top.index, without=hole)
        yield Draft(mention_of(reading, source.head), Extent(k, k + 2), (top.index,), content,
                    "attribution/according-to-loose")  # fmt: skip


def _marker_extent(reading: Reading, argument: Argument) -> Extent:
    """The tokens of the preposition before the argument."""
    marker = argument.role.split(" ")
    first = argument.extent.start
    for start in range(first - len(marker), max(-1, first - len(marker) - _REACH), -1):
        if start >= 0 and list(reading.tokens.lower[start : start + len(marker)]) == marker:
            return Extent(start, start + len(marker))
    return Extent(max(0, first - 1), first) if first else argument.extent


def _governor(reading: Reading, clause: Clause, cue_start: int) -> int:
    """The clause that the source vouches for.

    A phrase set off by a comma or a bracket, or opening its sentence, speaks of the whole
    predication around the word it hangs on; one tied closely to a noun speaks of that noun.
    """
    tokens = reading.tokens
    opens = cue_start == tokens.sentences[tokens.sentence_of[cue_start]].start
    loose = opens or tokens.upos[cue_start - 1] == "PUNCT"
    if not is_verbal(clause) and loose:
        for above in ancestors(reading.clauses, clause.index):
            if is_verbal(above) and above.sentence == clause.sentence:
                return subject_sharing_top(reading, above.index)
    return subject_sharing_top(reading, clause.index)


def _citing(reading: Reading, below: Sequence[Sequence[int]]) -> Iterator[Draft]:
    """"…, citing officials": what the clause around it says comes from them."""
    for clause in reading.clauses:
        if clause.lemma not in ("cite", "quote") or clause.form is not Form.PARTICIPLE:
            continue
        if clause.link is not Link.ADVERBIAL or clause.parent is None or clause.marker:
            continue
        cited = clause.argument("object")
        if cited is None:
            continue
        above = clause.parent
        content = tuple(
            i for i in below[above] if reading.clauses[i].link is Link.CONTENT
        ) or (above,)  # fmt: skip
        extents = tuple(
            e for i in content for e in clause_content(reading, below, i, without=clause.extent)
        )
        cue = Extent(clause.head, clause.head + 1)
        yield Draft(mention_of(reading, cited.head), cue, content, extents, "attribution/citing",
                    own=clause.index)  # fmt: skip


def noun_reports(reading: Reading, below: Sequence[Sequence[int]]) -> Iterator[Draft]:
    """Reports by a noun: with content of its own, or as the frame of a clause ("in a letter")."""
    for clause in reading.clauses:
        if clause.kind in (ClauseKind.NOUN, ClauseKind.COPULA):
            draft = _noun_with_content(reading, below, clause)
            if draft is not None:
                yield draft
        if is_verbal(clause):
            yield from _framing_nouns(reading, clause)


def _noun_with_content(
    reading: Reading, below: Sequence[Sequence[int]], clause: Clause
) -> Draft | None:
    cue = noun_cue(reading.tokens.lemmas[clause.head])
    if cue is None:
        return None
    for frame, indices in _noun_frames(reading, below, clause, cue):
        source = author_of(reading, clause.head)
        if source is None and frame not in ("that", "to") and cue.kind not in ("accuse", "say"):
            continue
        if frame == "to" and source is None:
            continue
        extents = tuple(e for i in indices for e in clause_content(reading, below, i))
        addition = cue.addition(frame)
        return Draft(source, Extent(clause.head, clause.head + 1), indices, extents,
                     f"attribution/noun-{frame}", addition, clause.index)  # fmt: skip
    return None


def _noun_frames(
    reading: Reading, below: Sequence[Sequence[int]], clause: Clause, cue: Cue
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The frames under the noun that its cue allows, each with the clauses that stand in it."""
    found: dict[str, list[int]] = {}
    for i in below[clause.index]:
        child = reading.clauses[i]
        frame = frame_of(reading, clause, child)
        if frame not in cue.frames:
            continue
        if child.link is Link.NOMINAL and (
            child.kind is not ClauseKind.NOUN
            or not any(a.role == frame and child.head in a.members for a in clause.arguments)
        ):
            continue
        found.setdefault(frame, []).append(i)
    for frame in ("that", "to", *sorted(found)):
        if frame in found:
            yield frame, tuple(found.pop(frame))


def _framing_nouns(reading: Reading, clause: Clause) -> Iterator[Draft]:
    """"In a report of the ministry, two died", "by NBC's count": an author must be named."""
    for argument in clause.arguments:
        cue = noun_cue(reading.tokens.lemmas[argument.head])
        if cue is None or argument.role not in ("in", "by") or argument.path != "own":
            continue
        if argument.role not in cue.frames:
            continue
        source = author_of(reading, argument.head)
        subject = clause.argument("subject")
        if source is None or (
            subject is not None and reading.mention_at.get(subject.head) == source
        ):
            continue
        hole = Extent(max(0, argument.extent.start - 1), argument.extent.end)
        extents = merge(reading, cut([clause.extent], hole))
        yield Draft(source, Extent(argument.head, argument.head + 1), (clause.index,), extents,
                    f"attribution/noun-{argument.role}", cue.base)  # fmt: skip
