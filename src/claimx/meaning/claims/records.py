"""The entities and reports of an article as output records."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimx.meaning.claims.fillers import co_fillers, source_filler, span_record
from claimx.meaning.quantities import NUMBERS, quantity
from claimx.schema.claim import (
    AttributionRecord,
    Claim,
    EntityRecord,
    Filler,
    MentionRecord,
)  # fmt: skip
from claimx.schema.facts import Report, Time
from claimx.schema.mention import Entity, EntityType, Mention, MentionKind
from claimx.schema.reading import Reading
from claimx.schema.span import Extent


def report_id(report: Report) -> str:
    """The id of a report, unique within the article."""
    return f"a{report.index + 1}"


def attribution_records(
    reading: Reading, reports: Sequence[Report]
) -> tuple[AttributionRecord, ...]:
    """One record a report, in order."""
    return tuple(
        AttributionRecord(
            id=report_id(report),
            article=reading.article.path,
            source=source_filler(reading, report.source),
            cue=span_record(reading, report.cue) if len(report.cue) else None,
            content=tuple(span_record(reading, extent) for extent in report.content),
            kind=report.kind,
            parent=None if report.parent is None else report_id(reports[report.parent]),
            co_sources=co_fillers(reading, report),
        )
        for report in reports
    )


def entity_records(
    reading: Reading, times: Sequence[Time], used: Collection[str]
) -> tuple[EntityRecord, ...]:
    """Entities in the order of their first mention, then the times. Noun phrases that are times,
    and pronouns that were resolved to nothing, are left out, except for the ids in `used`, to
    which claims or attributions point."""
    time_tokens = {i for t in times for i in range(t.extent.start, t.extent.end)}
    found = []
    for entity in reading.entities:
        mentions = [reading.mentions[m] for m in entity.mentions]
        idle = all(m.head in time_tokens or m.kind is MentionKind.PRONOUN for m in mentions)
        if idle and entity.id not in used:
            continue
        value, unit = _amount(reading, entity, mentions[0])
        found.append(
            EntityRecord(
                id=entity.id, article=reading.article.path, name=entity.name, type=entity.type,
                aliases=_aliases(reading, entity, mentions), titles=_titles(reading, mentions),
                mentions=tuple(_mention_record(reading, mention) for mention in mentions),
                value=value, unit=unit,
            )
        )  # fmt: skip
    found.extend(_time_record(reading, time, k) for k, time in enumerate(times))
    return tuple(found)


def _amount(
    reading: Reading, entity: Entity, mention: Mention
) -> tuple[str | None, str | None]:
    """The value and unit of a number, (None, None) of anything else."""
    if entity.type not in NUMBERS:
        return None, None
    return quantity(reading.tokens, mention.extent, mention.head, entity.type)


def _aliases(reading: Reading, entity: Entity, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The strings beside its name: each bare, with its titles, with what tells it apart after it,
    and with the whole phrase around it."""
    found = dict.fromkeys(entity.aliases)
    for mention in mentions:
        if mention.phrase is None or mention.phrase == mention.extent:
            continue
        own, phrase = mention.extent, mention.phrase
        starts = [own.start, phrase.start]
        if mention.titles is not None:
            starts.insert(1, max(mention.titles.start, phrase.start))
        for end in (own.end, phrase.end):
            for start in starts:
                found[reading.tokens.text(Extent(start, end))] = None
    found.pop(entity.name, None)
    return tuple(found)


def _titles(reading: Reading, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """What stands before the name, from the beginning of the phrase."""
    return tuple(dict.fromkeys(
        reading.tokens.text(Extent(m.phrase.start, m.extent.start)) for m in mentions
        if m.titles is not None and m.phrase is not None and m.phrase.start < m.extent.start
    ))  # fmt: skip


def used_entities(
    claims: Sequence[Claim], attributions: Sequence[AttributionRecord]
) -> frozenset[str]:
    """The ids of all entities that claims and attributions point to."""
    fillers: list[Filler | None] = [s for a in attributions for s in (a.source, *a.co_sources)]
    for claim in claims:
        fillers += [*claim.roles, claim.place]
        for entry in claim.attribution:
            fillers += [entry.source, *entry.co_sources]
    return frozenset(f.entity for f in fillers if f is not None and f.entity is not None)


def _mention_record(reading: Reading, mention: Mention) -> MentionRecord:
    span = reading.span(mention.extent)
    return MentionRecord(text=span.text, start=span.start, end=span.end, kind=mention.kind)


def _time_record(reading: Reading, time: Time, k: int) -> EntityRecord:
    span = reading.span(time.extent)
    return EntityRecord(
        id=f"t{k + 1}", article=reading.article.path, name=span.text,
        type=EntityType.TIME if time.kind == "time" else EntityType.DATE, aliases=(),
        mentions=(MentionRecord(text=span.text, start=span.start, end=span.end,
                                kind=MentionKind.NOMINAL),),
        value=time.value, anchor=time.anchor or None,
    )  # fmt: skip
