"""Reports in the making, and the extents of what they report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimx.meaning.attribution.cues import NOTHING, Addition
from claimx.schema.clause import Clause, Link
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: Tokens that may lie between two pieces of one content ("…," "and").
_GAP = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it gets its index and parent.

    `own` is the index of the clause whose predicate reports (None for "according to"), `clauses`
    and `content` are as in `Report`, `quotations` the indices of the quotations it vouches for.
    """

    source: int | None
    cue: Extent
    clauses: tuple[int, ...]
    content: tuple[Extent, ...]
    rule: str
    addition: Addition = NOTHING
    own: int | None = None
    quotations: tuple[int, ...] = ()


def clause_content(
    reading: Reading, below: Sequence[Sequence[int]], index: int, *, without: Extent | None = None
) -> tuple[Extent, ...]:
    """The tokens of a clause and of what is coordinated with it, less the extent `without`."""
    pieces = [reading.clauses[i].extent for i in _coordinated(reading.clauses, below, index)]
    return merge(reading, cut(pieces, without))


def _coordinated(
    clauses: Sequence[Clause], below: Sequence[Sequence[int]], index: int
) -> list[int]:
    found = [index]
    for child in below[index]:
        if clauses[child].link is Link.CONJUNCT and child not in found:
            found.extend(_coordinated(clauses, below, child))
    return found


def cut(pieces: Iterable[Extent], hole: Extent | None) -> list[Extent]:
    """`pieces` without the tokens of `hole`."""
    if hole is None:
        return list(pieces)
    left = []
    for piece in pieces:
        for start, end in (
            (piece.start, min(piece.end, hole.start)),
            (max(piece.start, hole.end), piece.end),
        ):
            if start < end:
                left.append(Extent(start, end))
    return left


def merge(reading: Reading, pieces: Iterable[Extent]) -> tuple[Extent, ...]:
    """Overlapping and neighbouring extents of a sentence joined, outer punctuation left off."""
    tokens = reading.tokens
    merged: list[Extent] = []
    for piece in sorted(pieces):
        last = merged[-1] if merged else None
        if last is not None and piece.start - last.end <= _GAP and (
            tokens.sentence_of[last.start] == tokens.sentence_of[piece.start]
            or piece.start <= last.end
        ) and all(
            tokens.upos[k] in ("PUNCT", "CCONJ", "SCONJ") for k in range(last.end, piece.start)
        ):  # fmt: skip
            merged[-1] = Extent(last.start, max(last.end, piece.end))
        else:
            merged.append(piece)
    trimmed = (trim(reading, piece) for piece in merged)
    return tuple(piece for piece in trimmed if len(piece) > 0)


def trim(reading: Reading, extent: Extent) -> Extent:
    """`extent` without punctuation at its ends (marks that a bracket or quotation needs go too)."""
    start, end = extent.start, extent.end
    tokens = reading.tokens
    while start < end and tokens.upos[start] == "PUNCT":
        start += 1
    while end > start and tokens.upos[end - 1] == "PUNCT":
        end -= 1
    return Extent(start, end)
