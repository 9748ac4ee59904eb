"""Edits to a text, and the map from what comes out back to the raw characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimx.schema.article import CleanText


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `replacement` where the characters `start:end` stand; an insertion if `start == end`."""

    start: int
    end: int
    replacement: str


def apply_edits(raw: str, start: int, end: int, edits: Iterable[Edit]) -> CleanText:
    """The text ``raw[start:end]`` after `edits`, with its map.

    `edits` are in raw offsets, in order, inside `start:end`, not overlapping (insertions at one
    place keep their order); else ValueError. In the result

    * a character that no edit touches maps to itself: one raw character;
    * every character of a replacement maps to the whole range that it replaces, so an inserted one
      maps to the empty range at its place, and deleted characters are mapped to by none.
    """
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = start
    for edit in edits:
        if not position <= edit.start <= edit.end <= end:
            raise ValueError(f"{edit} is out of order or outside {position}:{end}")
        text.append(raw[position : edit.start])
        starts.extend(range(position, edit.start))
        ends.extend(range(position + 1, edit.start + 1))
        size = len(edit.replacement)
        text.append(edit.replacement)
        starts.extend([edit.start] * size)
        ends.extend([edit.end] * size)
        position = edit.end
    text.append(raw[position:end])
    starts.extend(range(position, end))
    ends.extend(range(position + 1, end + 1))
    return CleanText("".join(text), tuple(starts), tuple(ends))


def refine(clean: CleanText, edits: Iterable[Edit]) -> CleanText:
    """`clean` after further `edits` in its own offsets (same rules as `apply_edits`), map and all.

    A replacement maps to the raw characters of all that it replaces. An insertion maps to the empty
    raw range at its place; inside a replacement that maps as a whole, to that whole.
    """
    todo = list(edits)
    if not todo:
        return clean
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position, size = 0, len(clean.text)
    for edit in todo:
        if not position <= edit.start <= edit.end <= size:
            raise ValueError(f"{edit} is out of order or outside {position}:{size}")
        text.append(clean.text[position : edit.start])
        starts.extend(clean.starts[position : edit.start])
        ends.extend(clean.ends[position : edit.start])
        low, high = _range(clean, edit.start, edit.end)
        text.append(edit.replacement)
        starts.extend([low] * len(edit.replacement))
        ends.extend([high] * len(edit.replacement))
        position = edit.end
    text.append(clean.text[position:])
    starts.extend(clean.starts[position:])
    ends.extend(clean.ends[position:])
    return CleanText("".join(text), tuple(starts), tuple(ends))


def _range(clean: CleanText, start: int, end: int) -> tuple[int, int]:
    """The raw range of the clean characters `start:end`, which may be empty."""
    if start < end:
        return clean.raw_range(start, end)
    if not clean.text:
        raise ValueError("nothing can be inserted into no text: it has no place")
    if start == 0:
        return clean.starts[0], clean.starts[0]
    before = clean.ends[start - 1]
    if start == len(clean.text):
        return before, before
    after = clean.starts[start]
    # Both neighbours may stand for one raw range; what is put between them can only stand for it.
    return after, max(after, before)
