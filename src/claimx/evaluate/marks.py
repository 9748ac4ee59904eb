"""An article's text as HTML, with the evidence of claims marked where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from claimx.schema.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that belongs to a claim.

    `claim` is the claim's name within its article: ``g`` (gold) or ``r`` (the run), then its index.
    `drawn`: is it underlined, or only lit up when its claim is chosen?
    """

    span: Span
    claim: str
    drawn: bool = True


def marked(raw: str, marks: Sequence[Mark]) -> str:
    """The text cut at every end of a mark, each marked piece a ``span``.

    A piece has the classes ``g`` and ``r`` of the sides that underline it, and names in ``data-m``
    the claims it belongs to. Without its tags, the result is the escaped text.
    """
    ends = {at for mark in marks for at in (mark.span.start, mark.span.end)}
    pieces = []
    for start, end in pairwise(sorted({0, len(raw)} | ends)):
        here = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
        text = escape(raw[start:end])
        if here:
            sides = " ".join(sorted({mark.claim[0] for mark in here if mark.drawn}))
            claims = " ".join(dict.fromkeys(mark.claim for mark in here))
            text = f'<span class="{sides}" data-m="{claims}">{text}</span>'
        pieces.append(text)
    return "".join(pieces)
