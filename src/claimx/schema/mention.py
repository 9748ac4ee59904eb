"""Mentions (noun phrases that can fill a role) and the entities they name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from claimx.schema.span import Extent


class EntityType(str, Enum):
    """The entity types of `gold.md`, and those of numbers and times."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    WORK = "WORK"
    LAW = "LAW"
    PRODUCT = "PRODUCT"
    GROUP = "GROUP"
    OTHER = "OTHER"
    DATE = "DATE"
    TIME = "TIME"
    MONEY = "MONEY"
    PERCENT = "PERCENT"
    QUANTITY = "QUANTITY"
    CARDINAL = "CARDINAL"
    ORDINAL = "ORDINAL"


#: Types of what has a place.
PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)


class MentionKind(str, Enum):
    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun phrase.

    `head` is its head token. `full` is the largest extent (with relative clauses, appositions
    and other modifiers), `extent` the one given out: determiners, titles and post-modifying clauses
    are left off a name, and clauses are left off a nominal. `phrase` lies between the two: a name
    with its titles, modifiers and what tells it apart ("Senator Marco Rubio of Florida", "Tyler,
    Texas"), a nominal with all its prepositional phrases. `titles` are the tokens of titles
    before a name ("vice minister" in "vice minister Han"). `number` is ``sing``, ``plur`` or
    ``""``; `gender` is ``m``, ``f``, ``n`` or ``""`` where it is not known.
    """

    index: int
    head: int
    extent: Extent
    full: Extent
    kind: MentionKind
    type: EntityType
    sentence: int
    number: str = ""
    gender: str = ""
    titles: Extent | None = None
    phrase: Extent | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Mentions of one thing. `name` is the fullest name (else the fullest description).

    `mentions` are indices in the article's mention list; `reasons` has one entry a mention and says
    by which rule it joined ("name", "surname", "acronym", "pronoun:he", "apposition" …).
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[int, ...]
    reasons: tuple[str, ...]
