"""The whole expression: a plain time with what opens it, bounds it or makes it rough.

`time_at` is the grammar's entry. A plain time may stand behind an opener ("since 2019"), an
approximator ("around 1990"), or between the ends of a range ("from 2016 to 2019").
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from claimx.meaning.times.frame import Frame, Match
from claimx.meaning.times.phrase import DASHES, joined_range, point, roughly, rules, the_part, then
from claimx.meaning.times.values import Moment, Stretch
from claimx.meaning.times.vocabulary import vocabulary

_ONWARDS = (("onwards",), ("onward",), ("and", "after"), ("and", "beyond"), ("and", "onwards"))


def _about(frame: Frame, i: int) -> Match | None:
    """ "around 1990", "at about 2 p.m.", "nearly three years ago"."""
    found = frame.words.about.match(frame.atoms, i)
    if found is None:
        return None
    licence = frame.low(i) in ("circa", "around") or frame.low(i - 1) in ("in", "of", "since")
    inner = point(frame, found[0], licensed=licence and frame.low(found[0]).isdecimal())
    if inner is None or inner.form in ("duration", "set", "vague", "span", "month"):
        return inner if inner and inner.form == "month" else None
    if inner.form == "year" and not licence and inner.dated:
        return None
    return roughly(inner)


def _between(frame: Frame, i: int) -> Match | None:
    """ "between 2016 and 2019", "from 2016 to 2019"."""
    low = frame.atoms.low
    closers = ("and",) if low[i] == "between" else (*DASHES, "into")
    about = frame.words.about.match(frame.atoms, i + 1)  # "from roughly 1948 to 1951"
    k = about[0] if about else i + 2 if low[i + 1] == "the" else i + 1
    first = point(frame, k, licensed=True)
    if first and first.form == "day" and first.value and first.value.point is None:
        return first  # "from June 30 to July 2, 2019" was read as one date
    return joined_range(frame, first, closers, mixed=True) if first else None


def _opened(frame: Frame, i: int) -> Match | None:
    """ "since July 2019", "until 2013", "before Monday", "as of Tuesday"."""
    found = frame.words.openers.match(frame.atoms, i)
    if found is None:
        return None
    k, effect = found
    low = frame.atoms.low
    least = low[k : k + 2] == ("at", "least")
    k += 2 if least else low[k] == "at"
    inner = then(frame, k) if low[k] == "then" else None
    inner = inner or _about(frame, k) or point(frame, k, licensed=least and low[k].isdecimal())
    if inner is None and low[k] == "the":
        inner = the_part(frame, k) or point(frame, k + 1)
    if inner and effect == "plain":
        inner = joined_range(frame, inner, ()) or inner
    if inner is None or inner.form in ("duration", "set", "vague"):
        return None
    if _of_noun(frame, k, inner):
        return None
    if low[i] == "from" and inner.form == "year" and frame.atoms.tag[i - 1] in ("NN", "NNS"):
        return None  # "footage from 2017"
    if inner.value is None:
        return inner
    edge = frame.words.edges.match(frame.atoms, k)
    value = _open_value(inner.value, effect, rough=edge is not None)
    opened = replace(inner, value=value, form=inner.form if effect == "plain" else "span")
    after = _onwards(frame, opened) if effect == "start" else None
    return after or opened


def _of_noun(frame: Frame, start: int, inner: Match) -> bool:
    """ "After last year's *coup*", "since the 2016 *vote*": what opens is a noun, and the time is
    that of the noun."""
    low, end = frame.atoms.low, inner.end
    if low[end] == "'":
        return low[end + 2 if low[end + 1] == "s" else end + 1].isalnum()
    dated = inner.form == "year" or low[start + 1] in frame.words.months
    return low[start] == "the" and dated and low[end].isalpha()


def _open_value(value: Stretch, effect: str, *, rough: bool) -> Stretch:
    """The interval that an opener makes of a time.

    "Before 2019" ends with 2018. The parts of a month are too fine for an open end: "since early
    June" is 2019-06/.. as annotators write it.
    """
    start, end = value.start, value.end
    if rough and start and end and start.day and start != end and end.day:
        same = start.cut("month") == end.cut("month")
        start, end = (start.cut("month"), end.cut("month")) if same else (start, end)
    if effect == "start":
        return Stretch(start, None, value.about)
    if effect == "end":
        return Stretch(None, end, value.about)
    if effect == "before":
        if start and start.grain == "year":
            return Stretch(None, Moment(start.year - 1), value.about)
        return Stretch(None, start, value.about)
    return value


def _onwards(frame: Frame, first: Match) -> Match | None:
    """ "2016 onwards", "Thursday and after"."""
    for ending in _ONWARDS:
        end = first.end + len(ending)
        if frame.atoms.low[first.end : end] == ending and first.value:
            return replace(first, end=end, value=replace(first.value, end=None), form="span")
    return None


def time_at(frame: Frame, i: int) -> Match | None:
    """The longest time expression at atom `i`, opener and all."""
    low = frame.low(i)
    candidates = [point(frame, i)]
    if low in ("between", "from"):
        candidates.append(_between(frame, i))
    if low in frame.words.openers.by_first:
        candidates.append(_opened(frame, i))
    if low in frame.words.about.by_first:
        candidates.append(_about(frame, i))
    first = candidates[0]
    if first is not None:
        candidates.append(_onwards(frame, first))
        candidates.append(joined_range(frame, first, (*DASHES, "or")))
    found = [match for match in candidates if match is not None]
    return max(found, key=lambda match: match.end) if found else None


@cache
def starters() -> frozenset[str]:
    """The words at which a time, or a name that holds one, may begin."""
    known = vocabulary()
    return frozenset(
        set(rules())
        | {"between", "from"}
        | set(known.openers.by_first)
        | set(known.about.by_first)
        | set(known.names.by_first)
    )
