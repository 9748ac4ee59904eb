"""An article as it was read: its raw text, its blocks, and the cleaned text of each block."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from claimx.schema.issue import Issue
from claimx.schema.span import Span


class Section(str, Enum):
    """What part of an article a character belongs to."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    QUOTE = "quote"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Article:
    """One article file, decoded and otherwise untouched.

    `raw` is the file's text exactly as decoded (no newline translation; a byte-order mark is left
    out). `path` is the path as the caller gave it. `date` is the publication date and `date_source`
    says where it came from: ``option``, ``front-matter``, ``sidecar``, ``file-name``, ``dateline``.
    """

    path: str
    raw: str
    sha256: str
    encoding: str
    markdown: bool = False
    date: date | None = None
    date_source: str | None = None
    issues: tuple[Issue, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of raw characters `start:end`."""
        return Span(start, end, self.raw[start:end])


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, paragraph, list item, caption …: raw characters `start:end` of one section."""

    start: int
    end: int
    section: Section


@dataclass(frozen=True, slots=True)
class CleanText:
    """A block mended for the parser, and the way back.

    `starts[i]:ends[i]` are the raw characters (absolute, in the article) that the clean character
    `text[i]` stands for; a dropped raw character belongs to no clean one, and an inserted clean
    character has an empty raw range. Both arrays never decrease. Lengths: ``len(text)``.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """Raw half-open range of the clean characters `start:end` (which must not be empty)."""
        return self.starts[start], max(self.starts[start], self.ends[end - 1])


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, in raw characters.

    `start:end` includes the marks, `inner_start:inner_end` leaves them out. `closed` is False when
    the closing mark is missing and the end was settled by rule. A quotation that goes on over
    several paragraphs is several records which share `group`.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    group: int
