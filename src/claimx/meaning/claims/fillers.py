"""Spans and fillers of a reading, in the form that they are given out."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.schema.article import Section
from claimx.schema.claim import Evidence, Filler, SpanRecord
from claimx.schema.facts import Report
from claimx.schema.mention import Mention, MentionKind
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: Tags that open a clause behind a noun: relative words, verbs of relative clauses, "to" + verb.
_CLAUSE_OPENERS = frozenset(
    {"WDT", "WP", "WP$", "WRB", "VBN", "VBG", "VBD", "VBZ", "VBP", "VB", "MD", "TO"}
)


def span_record(reading: Reading, extent: Extent) -> SpanRecord:
    """The raw characters of an extent."""
    span = reading.span(extent)
    return SpanRecord(text=span.text, start=span.start, end=span.end)


def mention_filler(reading: Reading, mention: Mention) -> Filler:
    """The mention's own characters, and the entity that it was resolved to."""
    span = reading.span(mention.extent)
    entity = reading.entities[reading.entity_of[mention.index]]
    return Filler(text=span.text, start=span.start, end=span.end, entity=entity.id,
                  name=entity.name, type=entity.type)  # fmt: skip


def source_filler(reading: Reading, mention: int | None) -> Filler | None:
    """The source of a report, with its title and without relative clauses; None if unnamed."""
    if mention is None:
        return None
    found = reading.mentions[mention]
    named = mention_filler(reading, found)
    span = reading.span(_source_extent(reading, found))
    return named.model_copy(update={"text": span.text, "start": span.start, "end": span.end})


def co_fillers(reading: Reading, report: Report) -> tuple[Filler, ...]:
    """Those who vouch beside the source of a report, in order."""
    found = (source_filler(reading, mention) for mention in report.co_sources)
    return tuple(filler for filler in found if filler is not None)


def _source_extent(reading: Reading, mention: Mention) -> Extent:
    """A name with the title before it; a description with the phrases that belong to it ("a sign
    on the door"), up to the first mark or quotation."""
    opening = reading.tokens.words[mention.extent.start][:1]
    lower_case = mention.kind is MentionKind.NAME and opening.islower()  # no real name
    if mention.kind is not MentionKind.NOMINAL and not lower_case:
        start = mention.extent.start if mention.titles is None else mention.titles.start
        return Extent(start, mention.extent.end)
    upos, tags, end = reading.tokens.upos, reading.tokens.tags, mention.extent.end
    while end < mention.full.end and upos[end] != "PUNCT" and tags[end] not in _CLAUSE_OPENERS:
        end += 1

    return Extent(mention.full.start if lower_case else mention.extent.start, end)


def evidence(reading: Reading, extents: Sequence[Extent], home: int) -> Evidence:
    """The smallest stretch of sentence `home` that holds all extents that stand in it."""
    sentence = reading.tokens.sentences[home]
    inside = [e for e in extents if sentence.start <= e.start and e.end <= sentence.end]
    start, end = min(e.start for e in inside), max(e.end for e in inside)
    span = reading.span(Extent(start, end))
    return Evidence(text=span.text, start=span.start, end=span.end,
                    section=_section(reading, span.start, sentence.section))  # fmt: skip


def _section(reading: Reading, start: int, section: Section) -> Section:
    """Inside quotation marks of the body: a quote."""
    quoted = any(q.inner_start <= start < q.inner_end for q in reading.quotations)
    return Section.QUOTE if quoted and section is Section.BODY else section
