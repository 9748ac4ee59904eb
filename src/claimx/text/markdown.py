"""Markdown into pieces (the parts of CommonMark 0.31 that articles use)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimx.text.layout import DASH, Kind, Line, Piece, lines, trim

_HEADING = re.compile(r"#{1,6}[ \t]+")
_CLOSING_HASHES = re.compile(r"[ \t]+#+$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_RULE = re.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,9}[.)])[ \t\xa0]+(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_FENCE = re.compile(r"(?:```|~~~)")
_IMAGE = re.compile(
    r"\[?!\[(?P<alt>[^\]]*)\](?:\([^)\n]*\)|\[[^\]]*\])(?:\]\([^)\n]*\))?(?P<rest>.*)", re.DOTALL
)
_REFERENCE = re.compile(r"\[[^\]]+\]:[ \t]*\S+")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?$")
_EDGE_MARKS = ("***", "___", "**", "__", "*", "_", "`")


@dataclass(slots=True)
class _Open:
    """The piece being gathered and what is finished. `start` is -1 while there is none."""

    raw: str
    start: int = -1
    end: int = -1
    kind: Kind = Kind.TEXT
    done: list[Piece] = field(default_factory=list)

    def flush(self) -> None:
        if self.start >= 0:
            self.done.extend(_finished(self.raw, self.start, self.end, self.kind))
        self.start = -1

    def begin(self, start: int, end: int, kind: Kind) -> None:
        self.flush()
        self.start, self.end, self.kind = start, end, kind


def pieces(raw: str, start: int) -> list[Piece]:
    """The pieces of Markdown from `start` on.

    Marks at the edges of a piece (``#``, ``-``, ``>``, ``**``) are outside its range. Code, rules,
    comments and link definitions give no piece. An image on a line of its own gives its
    description. A line break within a paragraph does not part.
    """
    state = _Open(raw)
    fenced = False
    for line in lines(raw, start=start):
        if _FENCE.match(raw, line.start, line.end):
            state.flush()
            fenced = not fenced
        elif not fenced:
            _take(state, line)
    state.flush()
    return state.done


def _take(state: _Open, line: Line) -> None:
    """Add one line to the piece that is open, or close that and open the next."""
    raw, start, end = state.raw, line.start, line.end
    text = raw[start:end]
    if line.gap and state.start >= 0:
        state.flush()
    if state.start >= 0 and state.kind is Kind.TEXT and _UNDERLINE.match(text):
        state.kind = Kind.HEADING
        state.flush()
    elif _skipped(text):
        state.flush()
    elif heading := _HEADING.match(text):
        closing = _CLOSING_HASHES.search(text)
        last = start + closing.start() if closing else end
        state.begin(start + heading.end(), max(start + heading.end(), last), Kind.HEADING)
        state.flush()
    elif quote := _QUOTE.match(text):
        _take_quoted(state, start + quote.end(), end)
    elif item := _ITEM.match(text):
        state.begin(start + item.end(), end, Kind.ITEM)
    elif text.startswith("|") or _IMAGE.match(text):
        state.begin(start, end, Kind.TEXT)
        state.flush()
    elif state.start >= 0:
        state.end = end
    else:
        state.begin(start, end, Kind.TEXT)


def _take_quoted(state: _Open, start: int, end: int) -> None:
    start, end = trim(state.raw, start, end)
    if start == end:  # a line ">" alone parts the paragraphs of a quotation
        state.flush()
    elif state.start >= 0 and state.kind is Kind.QUOTE and not DASH.match(state.raw, start, end):
        state.end = end
    else:
        item = _ITEM.match(state.raw, start, end)
        state.begin(item.end() if item else start, end, Kind.QUOTE)


def _skipped(text: str) -> bool:
    if text.startswith("<!--") and text.endswith("-->"):
        return True
    return any(p.match(text) for p in (_RULE, _REFERENCE, _TABLE_RULE))


def _finished(raw: str, start: int, end: int, kind: Kind) -> list[Piece]:
    """The piece `start:end` with the marks at its edges left out; none if nothing is left."""
    start, end = trim(raw, start, end)
    image = _IMAGE.fullmatch(raw, start, end)
    if image and kind is not Kind.QUOTE:
        found = [(*trim(raw, *image.span("alt")), Kind.IMAGE)]
        found.append((*trim(raw, *image.span("rest")), kind))
        return [Piece(a, b, k) for a, b, k in found if a < b]
    while True:
        start, end = trim(raw, start, end)
        inner = _unmarked(raw, start, end)
        if inner == (start, end):
            break
        start, end = inner
    return [Piece(start, end, kind)] if start < end else []


def _unmarked(raw: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` without one pair of marks around the whole of it, or bars around a table row."""
    if raw[start:end].startswith("|"):
        return start + 1, end - 1 if end - start > 1 and raw[end - 1] == "|" else end
    for mark in _EDGE_MARKS:
        size = len(mark)
        around = raw.startswith(mark, start, end) and raw.endswith(mark, start, end)
        if around and end - start > 2 * size and mark not in raw[start + size : end - size]:
            return start + size, end - size
    return start, end
