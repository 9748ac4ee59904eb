"""All that claimx gives for one article."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.schema.article import Article
from claimx.schema.claim import AttributionRecord, Claim, EntityRecord, IssueRecord


@dataclass(frozen=True, slots=True)
class Result:
    """One article with its claims (in the order of the text), entities, attributions and issues."""

    article: Article
    claims: tuple[Claim, ...]
    entities: tuple[EntityRecord, ...]
    attributions: tuple[AttributionRecord, ...]
    issues: tuple[IssueRecord, ...]
