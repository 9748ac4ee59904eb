"""An entity in the making, and the types that coreference tells apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.schema.mention import EntityType

PLACES = (EntityType.GPE, EntityType.LOC)
TIMES = frozenset({EntityType.DATE, EntityType.TIME, EntityType.CARDINAL, EntityType.MONEY,
                   EntityType.PERCENT, EntityType.QUANTITY, EntityType.ORDINAL})  # fmt: skip


@dataclass(slots=True)
class Draft:
    """An entity in the making."""

    type: EntityType
    names: list[tuple[str, ...]] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    number: str = ""
    gender: str = ""
