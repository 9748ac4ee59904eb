"""Clauses to proposals: by the packs and the learned proposer (typed), and for every clause worth
keeping (open)."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.meaning.relations.involved import weighed
from claimx.meaning.relations.learned import add_learned
from claimx.meaning.relations.open import propose_open
from claimx.meaning.relations.settings import with_settings
from claimx.meaning.relations.slots import Slots
from claimx.meaning.relations.split import spread
from claimx.meaning.relations.typed import match, propose_typed
from claimx.packs.load import Packs
from claimx.schema.facts import Proposal, Time
from claimx.schema.reading import Reading

__all__ = [
    "Slots", "add_learned", "match", "propose_both", "propose_open", "propose_typed",
    "spread", "weighed", "with_settings",
]  # fmt: skip


def propose_both(reading: Reading, packs: Packs, times: Sequence[Time]) -> tuple[Proposal, ...]:
    """What the packs and the learned proposer propose, settled between them."""
    slots = Slots(reading, times)
    return weighed(reading, add_learned(slots, match(slots, packs), packs))
