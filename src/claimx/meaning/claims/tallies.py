"""What claims that count their victims say of the number: "kills *nine*", "*nine* miners died"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimx.lexicon.load import table, words
from claimx.meaning.quantities import number_in
from claimx.schema.article import Section
from claimx.schema.claim import Claim
from claimx.schema.pack import Relation

#: Smaller numbers recur by chance: "one was killed in Oslo, one in Bergen".
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """How many a claim counts: a number, or the bounds that a word like "dozens" sets in a
    headline; `bare` if it says no more of them than that."""

    least: Decimal
    most: Decimal
    bare: bool

    def agrees(self, other: Tally) -> bool:
        """True if both can be of the same people: the numbers do not differ, and one of the two
        says no more than its number."""
        return (self.bare or other.bare) and self.least <= other.most and other.least <= self.most


def tally(claim: Claim, relations: Mapping[str, Relation]) -> Tally | None:
    """The tally of a claim of a relation that counts whom it befell, or yields to such a one; None
    where it has none that tells one event from another."""
    relation = relations.get(claim.relation or "")
    if relation is None:
        return None
    over = (relations[name] for name in relation.yields if name in relations)
    if not any("count" in r.roles for r in (relation, *over)):
        return None
    victims = next((r.text for r in claim.roles if relation.roles[r.role].core), "").lower().split()
    count = next((r.text.lower().split() for r in claim.roles if r.role == "count"), victims)
    value = number_in(count)
    if value is not None:
        bounds = (value, value)
    elif claim.evidence.section is Section.HEADLINE and count and count[-1] in _vague():
        bounds = _vague()[count[-1]]
    else:
        return None
    if bounds[0] < _TELLING:
        return None
    said = [word for word in victims if number_in([word]) is None and word not in _vague()]
    return Tally(*bounds, not set(said) - words("bare_people"))


@cache
def _vague() -> dict[str, tuple[Decimal, Decimal]]:
    return {
        row["word"]: (Decimal(row["least"]), Decimal(row["most"])) for row in table("vague_numbers")
    }
