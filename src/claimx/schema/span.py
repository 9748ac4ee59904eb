"""The one coordinate system: code points of the article file's decoded text, half-open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start:end` of an article's raw text, with the text they hold.

    The law of claimx: ``article.raw[span.start:span.end] == span.text``.
    """

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """True if at least one character is shared."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """Tokens `start:end` of an article, half-open. The stages between text and output use these."""

    start: int
    end: int

    def __contains__(self, i: int) -> bool:
        return self.start <= i < self.end

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Extent) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Extent) -> bool:
        return self.start < other.end and other.start < self.end
