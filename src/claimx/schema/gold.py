"""A gold file: the claims that a reader wrote down for one article (see docs of the gold set).

The models are closed to unknown fields, since a human writes them. Reading the YAML is done in
`claimx.evaluate.gold_files`; whether the words of a gold file are in its article is checked by
`claimx.schema.gold_check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from claimx.schema.facts import Certainty, Polarity, Realis
from claimx.schema.mention import EntityType
from claimx.schema.span import Span

ENTITY_TYPES = tuple(EntityType)[: tuple(EntityType).index(EntityType.DATE)]
"""The types of gold's entities; times and numbers are no entities there."""

UNNAMED = "unnamed"
"""The source of an attribution whose source cannot be named."""


class GoldModel(BaseModel):
    """Base of what a reader writes: immutable, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _none_as_empty(value: Any) -> Any:
    """`aliases:` with nothing after it is an empty list in YAML's eyes: None."""
    return () if value is None else value


def iso_text(value: Any) -> Any:
    """A time value as YAML hands it over (date, datetime, int, text) as ISO 8601 text.

    A datetime keeps minutes and loses seconds that are zero, for YAML makes a datetime of
    ``2019-01-02T06:00:00`` and leaves ``2019-01-02T06:00`` a string. Anything else is returned
    unchanged, and the model's type check names it.
    """
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:04d}"
    return value


Words = Annotated[str, Field(min_length=1)]
WordList = Annotated[tuple[Words, ...], BeforeValidator(_none_as_empty)]


class GoldEntity(GoldModel):
    """Someone or something that fills a role: its fullest name and its other names in the text."""

    name: Words
    type: EntityType
    aliases: WordList = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the aliases."""
        return (self.name, *self.aliases)


class GoldTime(GoldModel):
    """The words of a time, and its value in ISO 8601 / EDTF (None where nothing settles it)."""

    text: Words
    value: Annotated[str | None, BeforeValidator(iso_text)] = None


class GoldAttribution(GoldModel):
    """One link of a chain of sources; `source` is an entity key, words, or ``unnamed``."""

    source: Words
    cue: Words | None = None
    co_sources: WordList = ()


class GoldClaim(GoldModel):
    """One claim. Role fillers are entity keys where the role takes an entity, else words."""

    relation: Words
    evidence: Words
    occurrence: Annotated[int, Field(ge=1)] | None = None
    roles: dict[str, Words]
    time: GoldTime | None = None
    place: Words | None = None
    attribution: Annotated[tuple[GoldAttribution, ...], BeforeValidator(_none_as_empty)] = ()
    polarity: Polarity
    certainty: Certainty
    realis: Realis
    also: WordList = ()

    def statement(self) -> tuple[object, ...]:
        """What the claim says, without the words that carry it: equal for a claim told twice."""
        return (
            self.relation,
            tuple(sorted(self.roles.items())),
            self.time and (self.time.value or self.time.text),
            self.place,
            tuple(entry.source for entry in self.attribution),
            self.polarity,
            self.certainty,
            self.realis,
        )


class GoldFile(GoldModel):
    """The truth about one article."""

    article: Words
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    dateline: date | None = None
    entities: Annotated[
        dict[str, GoldEntity], BeforeValidator(lambda value: {} if value is None else value)
    ]
    claims: Annotated[tuple[GoldClaim, ...], BeforeValidator(_none_as_empty)]


def occurrences(raw: str, words: str) -> Iterator[Span]:
    """Every place where `words` stand in `raw`, as spans (code points, half-open)."""
    start = raw.find(words)
    while start >= 0:
        yield Span(start, start + len(words), words)
        start = raw.find(words, start + 1)


def whole_occurrences(raw: str, words: str) -> Iterator[Span]:
    """The places of `words` that do not cut a word: "Ri" is in "Mr Ri" but not in "Brian"."""
    for span in occurrences(raw, words):
        before = raw[span.start - 1 : span.start] + words[0]
        after = words[-1] + raw[span.end : span.end + 1]
        if not re.fullmatch(r"\w\w", before) and not re.fullmatch(r"\w\w", after):
            yield span


def evidence_span(claim: GoldClaim, raw: str) -> Span | None:
    """Where the evidence stands; without `occurrence`, its first place. None: not in `raw`."""
    found = list(occurrences(raw, claim.evidence))
    place = (claim.occurrence or 1) - 1
    return found[place] if place < len(found) else None


def also_spans(claim: GoldClaim, raw: str) -> tuple[Span, ...]:
    """Every place of the strings under `also`."""
    return tuple(span for words in claim.also for span in occurrences(raw, words))
