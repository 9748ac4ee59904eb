"""From one time to another: the year that only one of the two names holds for both."""

from __future__ import annotations

from dataclasses import replace

from claimx.meaning.times.frame import Match
from claimx.meaning.times.values import Moment, Stretch, shift, valid


def ordered(a: Match, b: Match) -> Stretch | None:
    """From the one to the other; a year that only one of them names holds for both."""
    if a.value is None or b.value is None:
        return None
    start, end = a.value.start, b.value.end
    if start is None or end is None:
        return None
    if a.dated != b.dated and start.month and end.month:
        turns = (start.month, start.day or 0) > (end.month, end.day or 99)
        if b.dated:
            start = _in_year(start, end.year - turns)
        else:
            end = _in_year(end, start.year + turns)
    if start.cut("year") != end.cut("year") or start.month is None or end.month is None:
        return Stretch(start, end) if start.year <= end.year else None
    if start.iso() > end.iso() and start.hour is not None and start.date() == end.date():
        # "Between 10 p.m. and 4 a.m." runs into the next morning.
        morning = shift(end.cut("day"), 1, "day")
        moved = replace(end, month=morning.month, day=morning.day) if morning else None
        return Stretch(start, replace(moved, year=morning.year)) if moved and morning else None
    if start.iso() > end.iso():
        day = shift(end, 1, "week") if end.grain == "day" else None
        return Stretch(start, day) if day and day.iso() > start.iso() else None
    return Stretch(start, end)


def _in_year(moment: Moment, year: int) -> Moment:
    day = moment.day
    if day and not valid(year, moment.month or 1, day):
        day -= 1
    return replace(moment, year=year, day=day)
