"""Plain text into pieces: blank lines, lone line breaks, hard wraps and lists."""

from __future__ import annotations

import re
from itertools import pairwise

from claimx.text.layout import DASH, Kind, Line, Piece, lines, trim

# A list mark and the blank after it. Figures have at most two digits: "2019. " opens a sentence.
_ITEM = re.compile(r"(?:[-*+•·▪◦●■‣▶►→‐⁃]|█+|\(?\d{1,2}[.)]|[a-z]\))[ \t\xa0]+(?=\S)")
_SPEAKER = re.compile(r"\(\([^()]{1,40}\)\)[ \t\xa0]*:?[ \t\xa0]*(?=\S)")
_FINAL = re.compile(r"[.!?:…][\"'”’)\]]*$")
# Mail and old news wires wrap at 65 to 80 columns, some terminals at 100; below 40 it is verse.
_NARROWEST, _WIDEST = 40, 105
_CUT = 0.5  # of the breaks, at least, are in mid-sentence: few wrapped lines end with a full stop
_FILLED = 0.8  # of those, at least, are where a wrapping program would have made them


def pieces(raw: str, start: int) -> list[Piece]:
    """The pieces of plain text from `start` on.

    A blank line always parts; a list mark at the start of a line does too. A lone line break parts
    unless the text is hard-wrapped, that is, unless lines are filled up to a common width (each
    break stands where the next word would not have fitted), or the sentence plainly goes on (no
    final mark before, a lower-case letter after).
    """
    rows = lines(raw, start=start)
    width = _wrap_width(raw, rows)
    found: list[Piece] = []
    first = 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or _parts(raw, rows[i - 1], rows[i], width):
            piece = _piece(raw, rows[first].start, rows[i - 1].end)
            if piece:
                found.append(piece)
            first = i
    return found


def _parts(raw: str, line: Line, following: Line, width: int | None) -> bool:
    """True if a new piece begins with `following`."""
    if following.gap or _ITEM.match(raw, following.start, following.end):
        return True
    if DASH.match(raw, following.start, following.end) and _ended(raw, line):
        return True
    if _goes_on(raw, line, following):
        return False
    return width is None or not _fills(raw, line, following, width)


def _goes_on(raw: str, line: Line, following: Line) -> bool:
    """The sentence is cut in the middle by the line break."""
    return not _ended(raw, line) and raw[following.start].islower()


def _ended(raw: str, line: Line) -> bool:
    """The line ends with a final mark, quotation marks and brackets after it or not."""
    return bool(_FINAL.search(raw[max(line.start, line.end - 4) : line.end]))


def _fills(raw: str, line: Line, following: Line, width: int) -> bool:
    """The first word of `following` would not have fitted on `line` in `width` columns."""
    word = raw[following.start : following.end].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > width


def _wrap_width(raw: str, rows: list[Line]) -> int | None:
    """The columns that the text is hard-wrapped at, or None if it is not."""
    pairs = [(a, b) for a, b in pairwise(rows) if not b.gap]
    pairs = [(a, b) for a, b in pairs if not _ITEM.match(raw, b.start, b.end)]
    if not pairs:
        return None
    lengths = sorted(line.end - line.start for line, _ in pairs)
    # The widest but for one in twenty: a long address in a line of its own does not count.
    width = lengths[(len(lengths) - 1) * 19 // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    cut = [(a, b) for a, b in pairs if not _ended(raw, a)]
    filled = sum(_fills(raw, a, b, width) for a, b in cut)
    wrapped = len(cut) >= _CUT * len(pairs) and filled >= _FILLED * len(cut)
    return width if wrapped else None


def _piece(raw: str, start: int, end: int) -> Piece | None:
    """One piece with its list mark or speaker mark left out of the range."""
    speaker = _SPEAKER.match(raw, start, end)
    start = speaker.end() if speaker else start
    item = _ITEM.match(raw, start, end)
    if not item:
        return Piece(start, end)
    start, end = trim(raw, item.end(), end)
    return Piece(start, end, Kind.ITEM) if start < end else None
