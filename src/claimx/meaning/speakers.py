""""I" inside somebody's words is that somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.lexicon.load import words
from claimx.schema.facts import Report
from claimx.schema.mention import Entity, MentionKind
from claimx.schema.reading import Reading


def resolve_speakers(reading: Reading, reports: Sequence[Report]) -> Reading:
    """The reading with every "I", "me", "my" of a quotation joined to the entity of its speaker.

    Only direct and mixed reports with a source count; of nested ones the innermost.
    """
    pronouns = [
        mention for mention in reading.mentions
        if mention.kind is MentionKind.PRONOUN
        and reading.tokens.lower[mention.head] in words("speaker_pronouns")
    ]  # fmt: skip
    speaker_of: dict[int, int] = {}
    for report in sorted(reports, key=lambda r: -sum(len(e) for e in r.content)):
        if report.source is None or report.kind == "indirect":
            continue
        for mention in pronouns:
            if any(mention.head in extent for extent in report.content):
                speaker_of[mention.index] = reading.entity_of[report.source]
    if not speaker_of:
        return reading
    entity_of = {**reading.entity_of, **speaker_of}
    joined: dict[int, list[int]] = {}
    for mention_index, entity_index in speaker_of.items():
        joined.setdefault(entity_index, []).append(mention_index)
    entities = tuple(
        _with_mentions(entity, joined.get(k, []), set(speaker_of))
        for k, entity in enumerate(reading.entities)
    )
    return replace(reading, entities=entities, entity_of=entity_of)


def _with_mentions(entity: Entity, joining: Sequence[int], moved: set[int]) -> Entity:
    """The entity with the pronouns that join it, and without those that leave for another. One
    that would be left empty keeps its own: nothing points to it any more."""
    reason_of = dict(zip(entity.mentions, entity.reasons, strict=True))
    kept = {m: r for m, r in reason_of.items() if m not in moved or len(entity.mentions) == 1}
    kept.update(dict.fromkeys(joining, "speaker"))
    ordered = sorted(kept)
    return replace(
        entity, mentions=tuple(ordered), reasons=tuple(kept[m] for m in ordered)
    )
