"""Sentences told by their looks; the sentences of the parser are in no file that a run writes."""

from __future__ import annotations

import re

# A stop, closing marks, then a blank: good enough to show a line to a reader.
_SENTENCE_END = re.compile(r"[.!?…]['\"’”)\]]*(?=\s)|\n")


def sentence_bounds(raw: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence or sentences that characters `start:end` are in begin and end."""
    ends = [match.end() for match in _SENTENCE_END.finditer(raw)]
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at >= end), default=len(raw))
    return first, last


def sentence_around(raw: str, start: int, end: int) -> str:
    """The sentence or sentences that characters `start:end` are in, on one line."""
    first, last = sentence_bounds(raw, start, end)
    return " ".join(raw[first:last].split())
