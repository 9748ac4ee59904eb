"""The words of an article in columns: what syntax tells the stages above, trees left out."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from claimx.schema.article import Section
from claimx.schema.span import Extent


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `start:end` of one sentence and the section of its block."""

    start: int
    end: int
    section: Section
    block: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of an article. Every column has one entry a token.

    `words` are the cleaned words, `lower` the same in lower case, `lemmas` lower-cased lemmas,
    `upos` universal parts of speech, `tags` Penn tags, `starts`/`ends` raw half-open character
    offsets, `sentence_of` the index in `sentences`. `vectors` are what the bundled network knows of
    each token for the learned proposer, (tokens, width) of float32; None with other models.
    """

    words: Sequence[str]
    lower: Sequence[str]
    lemmas: Sequence[str]
    upos: Sequence[str]
    tags: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    sentence_of: Sequence[int]
    sentences: Sequence[Sentence]
    vectors: NDArray[np.float32] | None = field(default=None, compare=False)

    def __len__(self) -> int:
        return len(self.words)

    def text(self, extent: Extent) -> str:
        """The cleaned words of `extent`, with a blank wherever the raw text has a gap."""
        parts = [self.words[extent.start]]
        for i in range(extent.start + 1, extent.end):
            if self.starts[i] != self.ends[i - 1]:
                parts.append(" ")
            parts.append(self.words[i])
        return "".join(parts)

    def raw_range(self, extent: Extent) -> tuple[int, int]:
        """Raw half-open character range of a non-empty extent."""
        return self.starts[extent.start], self.ends[extent.end - 1]

    def at(self, start: int, end: int) -> Extent | None:
        """The tokens that overlap raw characters `start:end`, or None if there are none."""
        first = bisect.bisect_right(self.ends, start)
        last = bisect.bisect_left(self.starts, end)
        return Extent(first, last) if first < last else None
