"""What the syntax stage hands on: an article's words, noun phrases, entities and clauses."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.schema.article import Article, Block, Quotation
from claimx.schema.clause import Clause
from claimx.schema.mention import Entity, Mention
from claimx.schema.span import Extent, Span
from claimx.schema.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """One article read to the end of syntax; everything in `meaning/` starts here.

    `mention_at` maps a head token to the index of its mention, `entity_of` a mention index to the
    index of its entity in `entities`.
    """

    article: Article
    blocks: tuple[Block, ...]
    tokens: Tokens
    mentions: tuple[Mention, ...]
    mention_at: dict[int, int]
    entities: tuple[Entity, ...]
    entity_of: dict[int, int]
    clauses: tuple[Clause, ...]
    quotations: tuple[Quotation, ...]

    def mention(self, head: int) -> Mention | None:
        """The mention whose head token is `head`, or None."""
        index = self.mention_at.get(head)
        return None if index is None else self.mentions[index]

    def span(self, extent: Extent) -> Span:
        """The raw span of a non-empty extent."""
        start, end = self.tokens.raw_range(extent)
        return self.article.span(start, end)
