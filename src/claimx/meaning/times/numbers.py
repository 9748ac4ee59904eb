"""Counts and ordinals before units: "six", "twenty-five", "two and a half", "a few"."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.meaning.times.frame import Frame

_MOST_DIGITS = 6  # longer numbers count no units of time in news


@dataclass(frozen=True, slots=True)
class Count:
    """A count that ends before atom `end`; `value` None means that no number is named.

    `halves` is 1 where "and a half" was added; `rough` marks "a couple of"; `bare` an article.
    """

    end: int
    value: int | None
    halves: int = 0
    rough: bool = False
    bare: bool = False


def _digits(frame: Frame, i: int) -> Count | None:
    low = frame.atoms.low
    text, end = low[i], i + 1
    while low[end] == "," and frame.atoms.glued[end] and low[end + 1].isdecimal():
        if len(low[end + 1]) != 3 or not frame.atoms.glued[end + 1]:
            break
        text, end = text + low[end + 1], end + 2
    if len(text) > _MOST_DIGITS:
        return None
    if low[end] == "." and low[end + 1].isdecimal() and frame.atoms.glued[end + 1]:
        return Count(end + 2, int(text), halves=1) if low[end + 1] == "5" else None
    return Count(end, int(text))


def _scaled(frame: Frame, count: Count) -> Count:
    """`count` times the scale words after it ("two hundred", "66 million")."""
    end, value = count.end, count.value
    while (number := frame.words.numbers.get(frame.low(end))) and number.kind == "scale":
        value = value * (number.value or 1) if value is not None else None
        end += 1
    return Count(end, value, count.halves, count.rough, count.bare and end == count.end)


def read_count(frame: Frame, i: int) -> Count | None:
    """The count at atom `i`."""
    low = frame.atoms.low
    if low[i].isdecimal():
        found = _digits(frame, i)
        return _half(frame, _scaled(frame, found)) if found else None
    if low[i] == "half" and low[i + 1] in ("a", "an"):
        return Count(i + 2, 0, halves=1)
    number = frame.words.numbers.get(low[i])
    if number is None or number.kind in ("ordinal", "scale"):
        return None
    if number.kind in ("vague", "rough"):
        return Count(i + 1, number.value)
    if number.kind == "article":
        second = frame.words.numbers.get(low[i + 1])
        if second and second.kind in ("vague", "rough"):
            after = i + 3 if low[i + 2] == "of" else i + 2
            return Count(after, second.value, rough=second.kind == "rough")
        if second and second.kind == "scale":
            return _scaled(frame, Count(i + 1, 1))
        if low[i + 1] == "half" and low[i + 2] not in ("of", "-"):
            return Count(i + 2, 0, halves=1)
        if low[i + 1] == "dozen":
            return Count(i + 2, 12)
        return Count(i + 1, 1, bare=True)
    value, end = number.value or 0, i + 1
    if number.kind == "tens":
        after = end + 1 if low[end] == "-" else end
        digit = frame.words.numbers.get(low[after])
        if digit and digit.kind == "cardinal" and digit.value and digit.value < 10:
            value, end = value + digit.value, after + 1
    if low[end] == "dozen":
        value, end = value * 12, end + 1
    return _half(frame, _scaled(frame, Count(end, value)))


def _half(frame: Frame, count: Count) -> Count:
    low = frame.atoms.low
    if low[count.end : count.end + 3] == ("and", "a", "half"):
        return Count(count.end + 3, count.value, 1, count.rough)
    return count


def read_ordinal(frame: Frame, i: int) -> tuple[int, int] | None:
    """The ordinal at atom `i` ("3rd", "third", "twenty-first"): the atom after it and its value."""
    low = frame.atoms.low
    if low[i].isdecimal() and len(low[i]) <= 2:
        if low[i + 1] in ("st", "nd", "rd", "th") and frame.atoms.glued[i + 1]:
            return i + 2, int(low[i])
        return None
    number = frame.words.numbers.get(low[i])
    if number is None:
        return None
    if number.kind == "ordinal":
        return i + 1, number.value or 0
    if number.kind == "tens":
        after = i + 2 if low[i + 1] == "-" else i + 1
        last = frame.words.numbers.get(low[after])
        if last and last.kind == "ordinal" and last.value and last.value < 10:
            return after + 1, (number.value or 0) + last.value
    return None
