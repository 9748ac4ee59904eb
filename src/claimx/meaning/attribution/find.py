"""All reports of an article, in the order of their cues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimx.meaning.attribution.draft import Draft
from claimx.meaning.attribution.markers import marker_reports, noun_reports
from claimx.meaning.attribution.quotes import attach_quotations, quoted_tokens
from claimx.meaning.attribution.scope import nested_chain, own_clauses
from claimx.meaning.attribution.verbs import verb_reports
from claimx.meaning.frames import children_of
from claimx.schema.facts import Report
from claimx.schema.reading import Reading
from claimx.schema.span import Extent


def find_reports(reading: Reading) -> tuple[Report, ...]:
    """Every report of somebody's words or belief, ordered by cue; see `schema.facts.Report`."""
    below = children_of(reading.clauses)
    drafts = [
        *verb_reports(reading, below),
        *marker_reports(reading, below),
        *noun_reports(reading, below),
    ]
    drafts = attach_quotations(reading, _without_doubles(drafts))
    drafts.sort(key=lambda draft: (draft.cue.start, draft.cue.end))
    quoted = quoted_tokens(reading)
    reports = [_report(k, draft, quoted) for k, draft in enumerate(drafts)]
    return _with_parents(reading, reports)


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft a cue: the first that found content."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        kept.setdefault(draft.cue.start, draft)
    return list(kept.values())


def _report(index: int, draft: Draft, quoted: frozenset[int]) -> Report:
    return Report(
        index=index,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        clauses=draft.clauses,
        kind=_kind(draft.content, quoted),
        rule=draft.rule,
        certainty=draft.addition.certainty,
        realis=draft.addition.realis,
        negated=draft.addition.negated,
    )


def _kind(content: Iterable[Extent], quoted: frozenset[int]) -> str:
    """``direct`` when all of the content is between quotation marks, ``mixed`` when some is."""
    inside = [k in quoted for extent in content for k in range(extent.start, extent.end)]
    if inside and all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"


def _with_parents(reading: Reading, reports: Sequence[Report]) -> tuple[Report, ...]:
    chains = nested_chain(reading, reports)
    owns = own_clauses(reading, reports)
    settled = []
    for report in reports:
        own = owns[report.index]
        if own is not None and own not in report.clauses:
            above = [r for r in chains[own] if r != report.index]
        else:
            above = []
            for index in report.clauses[:1]:
                found = chains[index]
                if report.index in found:
                    above = list(found[: found.index(report.index)])
        settled.append(replace(report, parent=above[-1] if above else None))
    return tuple(settled)
