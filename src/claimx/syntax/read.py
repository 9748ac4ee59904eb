"""One article to the end of syntax: words, mentions, clauses, entities."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.schema.article import Article, Block, Quotation
from claimx.schema.reading import Reading
from claimx.syntax.clauses import find_clauses
from claimx.syntax.coref import find_entities
from claimx.syntax.mentions import find_mentions
from claimx.syntax.tree import Tree


def read_tree(
    article: Article, blocks: Sequence[Block], quotations: Sequence[Quotation], tree: Tree
) -> Reading:
    """What the trees of an article say, in the records that `meaning/` reads."""
    mentions = find_mentions(tree)
    clauses = find_clauses(tree, mentions)
    entities, entity_of = find_entities(tree, mentions, clauses)
    return Reading(
        article=article,
        blocks=tuple(blocks),
        tokens=tree.tokens,
        mentions=mentions,
        mention_at={mention.head: mention.index for mention in mentions},
        entities=entities,
        entity_of=entity_of,
        clauses=clauses,
        quotations=tuple(quotations),
    )
