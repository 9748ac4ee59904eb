"""Points and stretches of time, their arithmetic, and how they are written in ISO 8601 / EDTF.

EDTF: Library of Congress, Extended Date/Time Format specification (2019), levels 0 and 1.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

GRAINS = ("year", "month", "day", "hour", "minute")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of time to the precision given: what is not known is None.

    `year` is astronomical (0 is 1 BC, -1 is 2 BC), as ISO 8601 counts.
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None

    @property
    def grain(self) -> str:
        """The finest unit that is known."""
        parts = (self.year, self.month, self.day, self.hour, self.minute)
        return GRAINS[sum(part is not None for part in parts) - 1]

    def cut(self, grain: str) -> Moment:
        """The same point, no finer than `grain`."""
        keep = GRAINS.index(grain)
        parts = (self.year, self.month, self.day, self.hour, self.minute)
        kept = [part if i <= keep else None for i, part in enumerate(parts)]
        return Moment(self.year, *kept[1:])

    def date(self) -> date | None:
        """The calendar day, if it is known and one that Python can count."""
        if self.month is None or self.day is None or not 1 <= self.year <= 9998:
            return None
        return date(self.year, self.month, self.day)

    def iso(self) -> str:
        text = f"-{-self.year:04d}" if self.year < 0 else f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        if self.hour is not None:
            text += f"T{self.hour:02d}:{self.minute or 0:02d}"
        return text


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end`, both included; None is an open end; `about` says approximate."""

    start: Moment | None
    end: Moment | None
    about: bool = False

    def edtf(self) -> str:
        mark = "~" if self.about else ""
        if self.start == self.end and self.start is not None:
            return self.start.iso() + mark
        start = self.start.iso() + mark if self.start else ".."
        end = self.end.iso() + mark if self.end else ".."
        return f"{start}/{end}"

    @property
    def point(self) -> Moment | None:
        """The moment, if the stretch is but one."""
        return self.start if self.start == self.end else None


def at(moment: Moment | None) -> Stretch | None:
    """The stretch that is one moment; None for None."""
    return Stretch(moment, moment) if moment else None


def of_date(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


def on(day: date) -> Stretch:
    return Stretch(of_date(day), of_date(day))


def days(first: date, last: date) -> Stretch:
    return Stretch(of_date(first), of_date(last))


def valid(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def month_length(year: int, month: int) -> int:
    return calendar.monthrange(min(max(year, 1), 9998), month)[1]


def shift_days(day: date, count: int) -> date | None:
    """`count` days later, or None outside Python's calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def shift_months(moment: Moment, count: int) -> Moment | None:
    """The month `count` months after that of `moment`; its day is dropped."""
    if moment.month is None:
        return None
    months = moment.year * 12 + moment.month - 1 + count
    return _in_range(Moment(months // 12, months % 12 + 1))


def _in_range(moment: Moment) -> Moment | None:
    return moment if 1 <= moment.year <= 9998 else None


def shift(moment: Moment, count: int, unit: str) -> Moment | None:
    """`moment` moved by `count` units, as precise as the unit; None if it is known too roughly.

    `unit` is ``year``, ``month``, ``week``, ``day``, ``hour``, ``minute`` or ``second``.
    """
    if unit == "year":
        return _in_range(Moment(moment.year + count))
    if unit == "month":
        return shift_months(moment, count)
    day = moment.date()
    if day is None:
        return None
    if unit in ("week", "day"):
        moved = shift_days(day, count * (7 if unit == "week" else 1))
        return of_date(moved) if moved else None
    if moment.hour is None:
        return None
    clock = datetime(day.year, day.month, day.day, moment.hour, moment.minute or 0)
    try:
        clock += timedelta(**{unit + "s": count})
    except OverflowError:
        return None
    return replace(of_date(clock.date()), hour=clock.hour, minute=clock.minute)


def period(moment: Moment, unit: str) -> Stretch | None:
    """The calendar unit that `moment` falls in; None if it is known too roughly."""
    if unit in ("year", "month", "day"):
        if GRAINS.index(moment.grain) < GRAINS.index(unit):
            return None
        return at(moment.cut(unit))
    if unit == "decade":
        first = moment.year // 10 * 10
        return Stretch(Moment(first), Moment(first + 9))
    if unit == "century":
        return century((moment.year - 1) // 100 + 1)
    if unit == "quarter" and moment.month is not None:
        first = (moment.month - 1) // 3 * 3 + 1
        return Stretch(Moment(moment.year, first), Moment(moment.year, first + 2))
    day = moment.date()
    if day is None or unit not in ("week", "weekend"):
        return None
    monday = shift_days(day, -day.weekday())
    if monday is None:
        return None
    last = shift_days(monday, 6)
    first_day = monday if unit == "week" else shift_days(monday, 5)
    return days(first_day, last) if first_day and last else None


def century(number: int) -> Stretch:
    """The 19th century is 1801 to 1900."""
    return Stretch(Moment(number * 100 - 99), Moment(number * 100))


def part(stretch: Stretch, edge: str) -> Stretch:
    """The early, mid or late part, or the start, middle or end, of a stretch.

    Thirds of a month and quarters of a year are how news writes "early June", "late last year".
    A stretch that is not a month, year, decade or century comes back as it is.
    """
    whole = stretch.point
    if whole is not None and whole.grain == "month":
        return _month_part(whole, edge)
    if whole is not None and whole.grain == "year":
        first, last = {
            "early": (1, 3), "mid": (5, 8), "late": (10, 12),
            "start": (1, 1), "middle": (6, 7), "end": (12, 12),
        }[edge]  # fmt: skip
        return Stretch(Moment(whole.year, first), Moment(whole.year, last))
    a, b = stretch.start, stretch.end
    if a is None or b is None or a.grain != "year" or b.grain != "year":
        return stretch
    length = b.year - a.year + 1
    if length <= 10:
        low, high = {"early": (0, 4), "start": (0, 1), "end": (8, 9)}.get(edge, (3, 7))
        low, high = (5, 9) if edge == "late" else (low, high)
        return Stretch(Moment(a.year + low), Moment(min(a.year + high, b.year)))
    third = length // 3
    if edge in ("early", "start"):
        return Stretch(a, Moment(a.year + third - 1))
    if edge in ("late", "end"):
        return Stretch(Moment(b.year - third), b)
    return Stretch(Moment(a.year + third), Moment(b.year - third - 1))


def _month_part(month: Moment, edge: str) -> Stretch:
    length = month_length(month.year, month.month or 1)
    if edge == "mid":
        return Stretch(replace(month, day=15), replace(month, day=15), about=True)
    first, last = {
        "early": (1, 10), "late": (21, length),
        "start": (1, 1), "middle": (11, 20), "end": (length, length),
    }[edge]  # fmt: skip
    return Stretch(replace(month, day=first), replace(month, day=last))


def day_of(month: Moment, day: int) -> Moment:
    """That day of a month, or the month's last if it is shorter."""
    return replace(month, day=min(day, month_length(month.year, month.month or 1)))
