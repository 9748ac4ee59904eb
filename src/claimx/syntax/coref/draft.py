"""An entity in the making, and the types that coreference tells apart."""

from __future__ import annotations

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
