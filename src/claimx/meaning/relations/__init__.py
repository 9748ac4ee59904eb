"""Clauses to proposals: by the packs (typed), and for every clause worth keeping (open)."""

from claimx.meaning.relations.open import propose_open
from claimx.meaning.relations.typed import propose_typed

__all__ = ["propose_open", "propose_typed"]
