"""An entity in the making, and the types that coreference tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimx.schema.mention import EntityType

PLACES = (EntityType.GPE, EntityType.LOC)
TIMES = frozenset({EntityType.DATE, EntityType.TIME, EntityType.CARDINAL, EntityType.MONEY,
                   EntityType.PERCENT, EntityType.QUANTITY, EntityType.ORDINAL})  # fmt: skip


@dataclass(slots=True)
class Draft:
    """An entity in the making. `gender` is what anything suggests, a given name too; `sure` what
    titles, nouns and pronouns tell; `first` what a single name would suggest if it is a given name.
    """

    type: EntityType
    names: list[tuple[str, ...]] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    number: str = ""
    gender: str = ""
    sure: str = ""
    first: str = ""


def merge(
    drafts: Sequence[Draft], into: int, gone: int, entity_of: dict[int, int], reason: str
) -> None:
    """Moves all mentions of one draft into another, the descriptions by that reason; leaves it
    empty."""
    kept, left = drafts[into], drafts[gone]
    moved = ((m, reason if why == "description" else why)
             for m, why in zip(left.mentions, left.reasons, strict=True))  # fmt: skip
    pairs = sorted([*zip(kept.mentions, kept.reasons, strict=True), *moved])
    kept.mentions, kept.reasons = [m for m, _ in pairs], [why for _, why in pairs]
    kept.names.extend(left.names)
    kept.nouns |= left.nouns
    kept.gender, kept.sure = kept.gender or left.gender, kept.sure or left.sure
    if left.names:
        kept.type = left.type
    for m in left.mentions:
        entity_of[m] = into
    left.mentions, left.reasons = [], []
