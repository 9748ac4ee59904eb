"""Plain times: which rule may start at a word, edges of times, and days beside times of day.

`point` reads the longest one. What stands around it ("since", "from … to …", "around") is read in
`claimx.meaning.times.whole`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from claimx.lexicon.load import words
from claimx.meaning.times import absolute, clock, counted, months, relative
from claimx.meaning.times.frame import Frame, Match, future
from claimx.meaning.times.ranges import ordered
from claimx.meaning.times.values import (
    Moment,
    Stretch,
    at,
    of_date,
    part,
    period,
    shift,
)
from claimx.meaning.times.vocabulary import Vocabulary, vocabulary

Rule = Callable[[Frame, int], "Match | None"]
DASHES = ("-", "to", "through", "until", "till")
_SATURDAY = 5
_DAYS = ("day", "part")


def _edges_of(frame: Frame, i: int) -> Match | None:
    """ "late November", "earlier this week", "the end of January", "early on Sunday"."""
    found = frame.words.edges.match(frame.atoms, i)
    if found is None:
        return None
    k, edge = found
    k = k + 1 if frame.low(k) == "-" else k
    inner = point(frame, k, licensed=True) or _current_unit(frame, k)
    ranged = joined_range(frame, inner) if inner and edge == "hours" else None
    inner = ranged or inner
    if inner is None or inner.form in ("duration", "set", "vague", "clock"):
        return None
    value = inner.value
    if value is None:
        return inner
    if edge in ("earlier", "later"):
        return replace(inner, value=_side(frame, value, edge))
    if edge == "eve":
        before = shift(value.start, -1, "day") if value.start else None
        return replace(inner, value=at(before), form="day")
    if edge == "hours" and inner.form not in _DAYS:
        # "late in 2019" is an edge; "the night of 2019" is none.
        edge = {"early": "early", "late": "late"}.get(frame.low(i), "hours")
    if edge == "hours" or inner.form in _DAYS:
        return replace(inner, form="part") if value.point else inner
    return replace(inner, value=part(value, edge), form="span")


def _side(frame: Frame, value: Stretch, edge: str) -> Stretch:
    """The part of a week before or after the dateline; longer units are left whole."""
    now, first, last = frame.dateline, value.start, value.end
    if now is None or first is None or last is None or first == last:
        return value
    today = of_date(now)
    if edge == "earlier" and first.iso() < today.iso() <= last.iso():
        return Stretch(first, shift(today, -1, "day"))
    if edge == "later" and first.iso() <= today.iso() < last.iso():
        return Stretch(shift(today, 1, "day"), last)
    return value


def _current_unit(frame: Frame, i: int) -> Match | None:
    """ "the day", "the month" after "later in" or "the end of": that of the narrative."""
    if frame.low(i) != "the":
        return None
    unit = frame.low(i + 1)
    if unit in frame.words.article_parts:
        return the_part(frame, i)
    if unit not in ("day", "week", "month", "year", "decade", "century", "weekend", "quarter"):
        return None
    grain = {"year": "year", "month": "month", "quarter": "month"}.get(unit, "day")
    grain = "year" if unit in ("decade", "century") else grain
    # "Later in the week" is written of the week of publication, whatever day was told of last.
    week = unit in ("week", "weekend")
    moment, anchor = frame.anchored("dateline" if week else "narrative", grain)
    value = period(moment, unit) if moment else None
    form = unit if unit in ("day", "month", "year") else "span"
    return Match(i + 2, value, form, anchor if value else "")


def the_part(frame: Frame, i: int) -> Match | None:
    """ "the evening", where a word before it makes it that of the narrative's day."""
    if frame.low(i) != "the" or frame.low(i + 1) not in frame.words.article_parts:
        return None
    moment, anchor = frame.current("day")
    end = i + 3 if frame.low(i + 2) == "hours" else i + 2
    return clock.with_part(moment.cut("day") if moment else None, anchor, end)


def _in_the_part(frame: Frame, i: int) -> Match | None:
    """ "in the evening", "during the night": given out without the preposition."""
    before = frame.low(i - 1)
    night = frame.low(i + 1) == "night" and before == "during"
    if before not in ("in", "during", "by", "into") or frame.low(i + 2) == "of":
        return None
    if night:
        moment, anchor = frame.current("day")
        return clock.with_part(moment.cut("day") if moment else None, anchor, i + 2)
    return the_part(frame, i)


def _the_weekend(frame: Frame, i: int) -> Match | None:
    """ "over the weekend": the last one, or the next in a future context."""
    leads = ("over", "at", "on", "during", "for", "of", "through")
    if frame.low(i + 1) != "weekend" or frame.low(i - 1) not in leads or frame.low(i + 2) == "of":
        return None
    now = frame.now()
    if now is None or frame.dateline is None:
        return Match(i + 2, None, "span")
    weekend = frame.dateline.weekday() >= _SATURDAY or future(frame, i, i + 2)
    moment = now if weekend else shift(now, -1, "week")
    return Match(i + 2, period(moment, "weekend") if moment else None, "span", "dateline")


def _during_unit(frame: Frame, i: int) -> Match | None:
    """ "during the week": that of the narrative."""
    # "During the day" and "during the evening" tell of habits as often as of a date.
    found = _current_unit(frame, i + 1) if frame.low(i + 2) != "day" else None
    return found if found and frame.low(found.end) != "of" else None


def then(frame: Frame, i: int) -> Match | None:
    """ "then" after an opener ("since then"), and "the time" in "at the time"."""
    moment, anchor = frame.current("year")
    if frame.low(i) == "then":
        return Match(i + 1, at(moment), "day", anchor) if moment else None
    follows = frame.low(i + 2)
    if frame.low(i - 1) != "at" or frame.low(i + 1) != "time" or follows in ("of", "when", "that"):
        return None
    if moment is None or anchor != "narrative":
        return None
    return Match(i + 2, at(moment), "day", anchor)


def _decade_word(frame: Frame, i: int) -> Match | None:
    """ "the seventies"; "his seventies" is an age."""
    year = frame.words.decades[frame.low(i)]
    before = frame.low(i - 1)
    k = i - 2 if before in ("early", "late", "mid", "-") else i - 1
    k = k - 1 if frame.low(k) in ("mid", "early", "late") else k
    if frame.low(k) in words("times_owners") or frame.low(k) != "the":
        return None
    return Match(i + 1, Stretch(Moment(year), Moment(year + 9)), "span", dated=True)


def _short_decade(frame: Frame, i: int) -> Match | None:
    """ "'90s" with its apostrophe."""
    if not frame.low(i + 1).isdecimal() or frame.low(i + 2) != "s":
        return None
    return absolute.bare_year(frame, i + 1)


def _before_dated(frame: Frame, i: int) -> Match | None:
    """ "two weeks before the November 13 deadline": a distance from a time that is named."""
    low = frame.atoms.low
    amount = counted.amount_at(frame, i)
    definite = low[i] == "the"
    if definite:
        amount = counted.amount_at(frame, i + 1) if low[i + 1] == "day" else None
        unit = frame.words.units.get(low[i + 1])
        amount = counted.Amount(i + 2, 1, unit) if unit and not unit.plural else amount
    if amount is None or low[amount.end] == "-":
        return None
    step = frame.words.shifts.match(frame.atoms, amount.end)
    if step is None or low[step[0] - 1] not in ("before", "after", "to", "following", "of"):
        return None
    k = step[0] + 1 if low[step[0]] == "the" else step[0]
    base = point(frame, k, licensed=True)
    if base is None or base.form not in ("day", "part", "month", "year", "clock"):
        return None
    found = counted.moved(frame, amount, step[1], base.end, definite=definite, base=base)
    return found if found and found.value else None


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """Which rules may match at a word in lower case; ``"0"`` stands for any number."""
    known: Vocabulary = vocabulary()
    index: dict[str, list[Rule]] = {}

    def add(keys: object, *found: Rule) -> None:
        for key in keys:  # type: ignore[attr-defined]
            held = index.setdefault(key, [])
            held.extend(rule for rule in found if rule not in held)

    numbers = [w for w, n in known.numbers.items() if n.kind not in ("ordinal", "scale")]
    ordinals = [w for w, n in known.numbers.items() if n.kind in ("ordinal", "tens")]
    add(known.months, months.month_first)
    add(known.weekdays, relative.weekday)
    add(known.deictics.by_first, relative.deictic)
    add(known.determiners.by_first, relative.determined)
    add(known.seasons, relative.bare_season)
    add(known.holidays.by_first, relative.bare_holiday)
    add(known.edges.by_first, _edges_of)
    add(known.decades, _decade_word)
    add(known.units, counted.counted, _before_dated)
    add(known.bounds.by_first, counted.counted, _before_dated)
    add(numbers, counted.counted, _before_dated, clock.clock_alone)
    add(("for", "within", "in", "half"), counted.counted)
    add(("the",), counted.counted, _before_dated, _in_the_part, _the_weekend, then)
    add(ordinals, absolute.ordinal_first, months.day_first)
    add((w for w, fixed in known.parts.items() if fixed), clock.clock_alone)
    add(("every", "each"), counted.repeated)
    add(words("times_sets"), counted.adverb_of_repetition)
    add(known.present.by_first, relative.present)
    add(("during",), _during_unit)
    add(("q",), absolute.quarter_sign)
    add(("ad",), absolute.bare_year)
    add(("'",), _short_decade)
    add(("0",), absolute.numbered, clock.clock_alone, months.day_first, absolute.bare_year,
        absolute.ordinal_first, counted.counted, _before_dated)  # fmt: skip
    return {key: tuple(held) for key, held in index.items()}


def point(frame: Frame, i: int, *, licensed: bool = False) -> Match | None:
    """The longest plain time at atom `i`; `licensed`: the context already says that it is one."""
    low = frame.low(i)
    best: Match | None = None
    for rule in rules().get("0" if low.isdecimal() else low, ()):
        found = rule(frame, i)
        if found and (best is None or found.end > best.end):
            best = found
    if best is None and licensed:
        if low.isdecimal():
            best = absolute.bare_year(frame, i, licensed=True)
        elif low in frame.words.months:
            best = months.month_first(frame, i, licensed=True)
        elif low in ("the", "a", "this") and frame.low(i + 1) not in ("the", "a"):
            best = point(frame, i + 1, licensed=True) if low == "the" else None
    return _beside_clock(frame, i, best) if best else None


def _beside_clock(frame: Frame, i: int, found: Match) -> Match:
    """A day and a time of day side by side are one time."""
    low = frame.atoms.low
    k = found.end
    if found.ambiguous:
        time = clock.full_clock(frame, k)
        return replace(found, end=time.end, form="clock") if time else found
    if found.form in _DAYS and found.value is not None:
        k = k + 1 if low[k] == "," else k
        k = k + 1 if low[k] in ("at", "by") else k
        about = frame.words.about.match(frame.atoms, k)
        time = clock.full_clock(frame, about[0] if about else k)
        # "Monday 14 people" is cut off by the clock's own rules; "Monday, noon" is one time.
        if time:
            joined = clock.on_day(time, found, frame, time.end)
            return roughly(joined) if about else joined
    if found.form == "clock":
        k = k + 1 if low[k] == "," else k
        k = k + 1 if low[k] == "on" or low[k : k + 2] == ("of", "the") else k
        edge = frame.words.edges.match(frame.atoms, k)
        rules_for_day: tuple[Rule, ...] = (
            relative.weekday, relative.deictic, relative.determined,
            months.month_first, months.day_first,
        )  # fmt: skip
        start = edge[0] if edge else k
        for rule in rules_for_day:
            day = rule(frame, start)
            if day and day.form in _DAYS:
                time = clock.full_clock(frame, i)
                if time:
                    return clock.on_day(time, day, frame, clock.bracketed(frame, day.end))
    return found


def roughly(found: Match) -> Match:
    if found.value is None:
        return found
    return replace(found, value=replace(found.value, about=True))


#: Forms of which any two can be the ends of "from … to …".
_DATED = frozenset({"year", "month", "day", "span"})


def joined_range(
    frame: Frame, first: Match, closers: tuple[str, ...] = DASHES, *, mixed: bool = False
) -> Match | None:
    """ "Monday to Thursday", "March-May 2019": a time, a dash or "to", and a time of its kind; or,
    `mixed`, of another ("from 2013 until last month")."""
    low = frame.atoms.low
    if first.form not in ("day", "part", "month", "year", "clock", "span"):
        return None
    k = first.end
    if first.form == "span" and low[k : k + 2] == ("and", "into"):
        k += 1  # "throughout the late 1960s and into the 1970s"
    elif low[k] not in closers:
        return None
    k = k + 1 if low[k : k + 2] == ("through", "to") else k
    k = k + 2 if low[k + 1] in ("the", "about", "around") else k + 1
    second = point(frame, k, licensed=True)
    if second is None:
        return None
    days = first.form in _DAYS and second.form in _DAYS
    if not (days or first.form == second.form or (mixed and {first.form, second.form} <= _DATED)):
        return None
    value = ordered(first, second)
    if value is None and first.value is not None and second.value is not None:
        return None
    anchor = first.anchor or second.anchor
    if first.dated != second.dated and first.form in ("day", "month"):
        anchor = ""  # the year that one of them names holds for both
    form = "span" if first.form != "clock" else "clock"
    return Match(second.end, value, form, anchor if value else "", dated=second.dated)
