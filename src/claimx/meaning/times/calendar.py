"""Days that have rules: Easter, the fourth Thursday of November, the nearest Monday."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimx.meaning.times.values import month_length, shift_days

_RULE = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|easter(?P<offset>[+-]\d+)"
    r"|(?P<nth>[1-5l])x(?P<weekday>[0-6])@(?P<in_month>\d\d)(?P<plus>[+-]\d+)?"
)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 13, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday in `year`.

    Rules: ``12-25``, ``easter-2``, ``4x3@11`` (the fourth Thursday, Monday being 0, of November),
    ``lx0@05`` (the last Monday of May), ``4x3@11+1`` (the day after). None if there is no such day.
    """
    match = _RULE.fullmatch(rule)
    if match is None or not 1583 <= year <= 9998:
        return None
    if match["month"]:
        return date(year, int(match["month"]), int(match["day"]))
    if match["offset"]:
        return easter(year) + timedelta(days=int(match["offset"]))
    month, weekday = int(match["in_month"]), int(match["weekday"])
    if match["nth"] == "l":
        last = date(year, month, month_length(year, month))
        found = last - timedelta(days=(last.weekday() - weekday) % 7)
    else:
        first = date(year, month, 1)
        ahead = (weekday - first.weekday()) % 7
        found = first + timedelta(days=ahead + 7 * (int(match["nth"]) - 1))
    return found + timedelta(days=int(match["plus"] or 0))


def weekday_before(anchor: date, weekday: int, *, strictly: bool = False) -> date | None:
    """The last such weekday, the anchor itself included unless `strictly`."""
    back = (anchor.weekday() - weekday) % 7
    return shift_days(anchor, -(back or (7 if strictly else 0)))


def weekday_after(anchor: date, weekday: int, *, strictly: bool = False) -> date | None:
    """The next such weekday, the anchor itself included unless `strictly`."""
    ahead = (weekday - anchor.weekday()) % 7
    return shift_days(anchor, ahead or (7 if strictly else 0))


def weekday_of_week(anchor: date, weekday: int, weeks: int) -> date | None:
    """That weekday of the week (Monday to Sunday) `weeks` after that of the anchor."""
    return shift_days(anchor, weekday - anchor.weekday() + 7 * weeks)
