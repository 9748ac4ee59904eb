"""Lines of a text and the pieces (paragraphs, headings, list items …) that they make up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

# White space, and what shows as nothing: zero-width characters, direction marks, soft hyphens,
# controls, byte-order marks, lone surrogates; and the entity debris of a blank.
INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_NOTHING = rf"(?:[\s{INVISIBLE}]|&nbsp\b;?|&#(?:160|xA0);)"
_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_FRONT = re.compile(rf"{_NOTHING}*")
_SHOWN = re.compile(rf"[^\s{INVISIBLE}]")
# The dash before the name under a quotation ("— Troy Roberts").
DASH = re.compile(r"(?:[—–―]|--)\s*(?=[^\W_])")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class Kind(str, Enum):
    """What the layout alone says about a piece."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Line:
    """Raw characters `start:end` of one line that is not blank, the blanks at its edges left out.

    `gap` says that a blank line (or the top of the text) stands before it.
    """

    start: int
    end: int
    gap: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Raw characters `start:end` of one paragraph, heading, list item …"""

    start: int
    end: int
    kind: Kind = Kind.TEXT


def trim(raw: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` without what shows as nothing at its edges; an empty range if nothing is left."""
    match = _FRONT.match(raw, start, end)
    start = match.end() if match else start
    while start < end:
        last = raw[end - 1]
        if not _SHOWN.match(last):
            end -= 1
        elif raw.endswith("&nbsp", start, end) or raw.endswith("&#160", start, end):
            end -= 5
        elif raw.endswith("&nbsp;", start, end) or raw.endswith("&#160;", start, end):
            end -= 6
        else:
            break
    return (start, end) if start < end else (start, start)


def lines(raw: str, limit: int | None = None, start: int = 0) -> list[Line]:
    """The lines from `start` on that are not blank, at most `limit` of them."""
    return list(islice(_lines(raw, start), limit))


def _lines(raw: str, start: int) -> Iterator[Line]:
    gap = True
    position = start
    for match in _LINE.finditer(raw, start):
        # More than one line break since the last line's end: a blank line stands between.
        gap = gap or len(_BREAK.findall(raw, position, match.start())) > 1
        position = match.end()
        begin, end = trim(raw, match.start(), match.end())
        if begin == end:
            gap = True
            continue
        yield Line(begin, end, gap)
        gap = False
