"""What claims that count their victims say of the number: "kills *nine*", "*nine* miners died"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from claimx.lexicon.load import words
from claimx.meaning.quantities import number_in
from claimx.schema.claim import Claim
from claimx.schema.pack import Relation

#: Smaller numbers recur by chance: "one was killed in Oslo, one in Bergen".
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """How many a claim counts; `bare` if it says no more of them than the number."""

    value: Decimal
    bare: bool


def tally(claim: Claim, relations: Mapping[str, Relation]) -> Tally | None:
    """The tally of the claim, or None where it has none that tells one event from another."""
    relation = relations.get(claim.relation or "")
    count = next((r.text.lower().split() for r in claim.roles if r.role == "count"), None)
    if relation is None or count is None:
        return None
    value = number_in(count)
    if value is None or value < _TELLING:
        return None
    victims = next(r.text.lower().split() for r in claim.roles if relation.roles[r.role].core)
    return Tally(value, not set(victims) - set(count) - words("bare_people"))
