"""The records that claimx gives out (the output contract): pydantic models, one a JSONL line.

Every span obeys ``article.raw[start:end] == text``; offsets are code points, half-open.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from claimx.schema.article import Section
from claimx.schema.facts import Certainty, Polarity, Realis
from claimx.schema.mention import EntityType, MentionKind


class Record(BaseModel):
    """Base of all output records: immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False)


class SpanRecord(Record):
    """Characters of the article."""

    text: str
    start: int
    end: int


class Predicate(SpanRecord):
    """The words that name the relation, with their lemma."""

    lemma: str


class Filler(SpanRecord):
    """A phrase; where it is an entity, also its id within the article, its name and type."""

    entity: str | None = None
    name: str | None = None
    type: EntityType | None = None


class RoleFiller(Filler):
    """A filler in a role."""

    role: str


class TimeRecord(SpanRecord):
    """A time; `value` is ISO 8601 / EDTF, or None where the text does not settle it."""

    value: str | None = None
    anchor: str | None = None


class AttributionEntry(Record):
    """One link of a claim's chain of sources; `id` is that of the line in attributions.jsonl."""

    id: str
    source: Filler | None
    cue: SpanRecord
    co_sources: tuple[Filler, ...] = ()


class Evidence(SpanRecord):
    """The smallest span that carries a claim, and the section of the article it stands in."""

    section: Section


class Claim(Record):
    """Who did what, when, where, who says so, and does it hold: one line of claims.jsonl."""

    id: str
    article: str
    relation: str | None
    predicate: Predicate
    roles: tuple[RoleFiller, ...]
    time: TimeRecord | None = None
    place: Filler | None = None
    attribution: tuple[AttributionEntry, ...] = ()
    polarity: Polarity
    certainty: Certainty
    realis: Realis
    evidence: Evidence
    also: tuple[Evidence, ...] = ()
    rules: tuple[str, ...]
    confidence: float

    def role(self, name: str) -> RoleFiller | None:
        """The first filler of that role, or None."""
        return next((filler for filler in self.roles if filler.role == name), None)

    def spans(self) -> list[SpanRecord]:
        """Every span of the claim, in the order of its fields."""
        links = [s for e in self.attribution for s in (e.source, e.cue, *e.co_sources)]
        found = [self.predicate, *self.roles, self.time, self.place, *links]
        return [span for span in (*found, self.evidence, *self.also) if span is not None]


class MentionRecord(SpanRecord):
    """One mention of an entity."""

    kind: MentionKind


class EntityRecord(Record):
    """One line of entities.jsonl; `id` is unique within the article.

    `aliases` are all other strings that name it, bare and with what stands around them ("Rubio",
    "Senator Marco Rubio of Florida"); `titles` are the posts, titles and descriptions right before
    its name ("Senator"). A time has `value` and `anchor`; an amount of money, a percentage, a
    measure or a number has `value`, a decimal number, and `unit`.
    """

    id: str
    article: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[MentionRecord, ...]
    titles: tuple[str, ...] = ()
    value: str | None = None
    unit: str | None = None
    anchor: str | None = None


class AttributionRecord(Record):
    """One line of attributions.jsonl: somebody's words or belief, claim or no claim."""

    id: str
    article: str
    source: Filler | None
    cue: SpanRecord | None
    content: tuple[SpanRecord, ...]
    kind: str
    parent: str | None = None
    co_sources: tuple[Filler, ...] = ()


class IssueRecord(Record):
    """One line of issues.jsonl."""

    article: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None
