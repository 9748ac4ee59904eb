"""Times of day: "2 p.m. local time (18:00 UTC)", "14:20", "six o'clock", "noon"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimx.meaning.times.frame import Frame, Match
from claimx.meaning.times.numbers import read_count
from claimx.meaning.times.values import Moment, at

# Words after which "14:20" is a time of day and no score, chapter or record.
_BEFORE = frozenset(
    [
        "at",
        "around",
        "about",
        "by",
        "until",
        "till",
        "from",
        "since",
        "before",
        "after",
        "between",
        "and",
        "to",
    ]
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day that ends before atom `end`; `half` is False if "p.m." may still be meant."""

    end: int
    hour: int
    minute: int
    sure: bool


def _half_of_day(frame: Frame, i: int) -> tuple[int, str] | None:
    """ "a.m.", "pm", "P.M.": the atom after it and its first letter."""
    low, glued = frame.atoms.low, frame.atoms.glued
    if low[i] in ("am", "pm"):
        return i + 1, low[i][0]
    if low[i] in ("a", "p") and low[i + 1] == "." and low[i + 2] == "m" and glued[i + 2]:
        return (i + 4 if low[i + 3] == "." and glued[i + 3] else i + 3), low[i]
    return None


def _zone(frame: Frame, i: int) -> int:
    """The atom after the zone at atom `i`; `i` itself if there is none."""
    found = frame.words.zones.match(frame.atoms, i)
    if found:
        return found[0]
    if frame.atoms.word[i][:1].isupper() and frame.low(i + 1) == "time":
        return i + 2
    return i


def bracketed(frame: Frame, i: int) -> int:
    """The atom after a bracket that repeats the time in another zone; `i` if there is none."""
    low = frame.atoms.low
    if low[i] not in ("(", "[", "{"):
        return i
    end = next((k for k in range(i + 1, i + 10) if low[k] in (")", "]", "}")), None)
    if end is None or not low[i + 1][:1].isdecimal():
        return i
    inside = read_clock(frame, i + 1)
    return end + 1 if inside else i


def read_clock(frame: Frame, i: int) -> Clock | None:
    """The time of day in figures at atom `i`, without zone."""
    low, glued = frame.atoms.low, frame.atoms.glued
    if not low[i].isdecimal() or low[i - 1] in "$£€¥":
        return _spelled(frame, i)
    if glued[i] and low[i - 1] in (":", ".", "-", "/"):
        return None
    if len(low[i]) == 4 and int(low[i][:2]) < 24 and int(low[i][2:]) < 60:
        zone = _zone(frame, i + 1)
        if zone > i + 1:
            return Clock(i + 1, int(low[i][:2]), int(low[i][2:]), True)
        return None
    hour, minute, end = int(low[i]) if len(low[i]) <= 2 else 99, 0, i + 1
    marked = low[end] in (":", ".") and glued[end] and glued[end + 1] and len(low[end + 1]) == 2
    if marked and low[end + 1].isdecimal():
        minute, end, colon = int(low[end + 1]), end + 2, low[end] == ":"
        if low[end] == ":" and glued[end]:
            return None  # "2:05:48" is a record
    else:
        marked, colon = False, False
    half = _half_of_day(frame, end)
    if half and 1 <= hour <= 12 and minute < 60:
        return Clock(half[0], hour % 12 + (12 if half[1] == "p" else 0), minute, True)
    if hour > 23 or minute > 59:
        return None
    if low[end : end + 3] == ("o", "'", "clock"):
        return Clock(end + 3, hour, minute, False)
    zone = _zone(frame, end)
    if zone > end and marked:
        return Clock(end, hour, minute, True)
    if colon and low[i - 1] in _BEFORE and not (low[end] == "-" and low[end + 1].isdecimal()):
        return Clock(end, hour, minute, hour > 12)
    return None


def _spelled(frame: Frame, i: int) -> Clock | None:
    """ "noon", "midnight", "six o'clock"."""
    fixed = frame.words.parts.get(frame.low(i))
    if fixed:
        hour, minute = fixed.split(":")
        return Clock(i + 1, int(hour), int(minute), True)
    number = frame.words.numbers.get(frame.low(i))
    if number is None or number.kind != "cardinal":
        return None
    count = read_count(frame, i)
    if count and frame.atoms.low[count.end : count.end + 3] == ("o", "'", "clock"):
        value = count.value or 0
        return Clock(count.end + 3, value, 0, False) if 1 <= value <= 12 else None
    return None


def full_clock(frame: Frame, i: int) -> Clock | None:
    """A time of day with its zone and the bracket that gives it in another zone."""
    clock = read_clock(frame, i)
    if clock is None:
        return None
    half = _half_of_day(frame, clock.end)
    end = _zone(frame, half[0] if half else clock.end)
    end = bracketed(frame, end)
    low = frame.atoms.low
    if low[end] == "in" and low[end + 1] == "the" and low[end + 2] in frame.words.article_parts:
        late = low[end + 2] != "morning" and clock.hour < 12 and not clock.sure
        clock = replace(clock, hour=clock.hour + 12) if late else clock
        end += 3
    return replace(clock, end=end)


def on_day(clock: Clock, day: Match | None, frame: Frame, end: int) -> Match:
    """The clock time of a day (of the narrative's, if none is named), ending before `end`."""
    if day is not None:
        moment = day.value.start if day.value else None
        anchor, about = day.anchor, bool(day.value and day.value.about)
    else:
        (moment, anchor), about = frame.current("day"), False
    if moment is None or moment.day is None:
        return Match(end, None, "clock")
    value = at(replace(moment.cut("day"), hour=clock.hour, minute=clock.minute))
    assert value is not None
    return Match(end, replace(value, about=about), "clock", anchor)


def clock_alone(frame: Frame, i: int) -> Match | None:
    """A time of day that names no day."""
    clock = full_clock(frame, i)
    return on_day(clock, None, frame, clock.end) if clock else None


def with_part(moment: Moment | None, anchor: str, end: int) -> Match:
    """A part of a day: its value is the day."""
    return Match(end, at(moment), "part", anchor if moment else "")
