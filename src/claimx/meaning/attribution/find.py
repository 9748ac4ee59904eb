"""All reports of an article, in the order of their cues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimx.meaning.attribution.draft import Draft
from claimx.meaning.attribution.markers import marker_reports
from claimx.meaning.attribution.nouns import noun_reports
from claimx.meaning.attribution.quotes import attach_quotations
from claimx.meaning.attribution.scene import Scene, set_scene
from claimx.meaning.attribution.scope import CITING, QUOTED_BY, inside_chain
from claimx.meaning.attribution.sources import co_sources
from claimx.meaning.attribution.verbs import verb_reports
from claimx.schema.clause import Link
from claimx.schema.facts import Report
from claimx.schema.reading import Reading
from claimx.schema.span import Extent


def find_reports(reading: Reading) -> tuple[Report, ...]:
    """Every report of somebody's words or belief, ordered by cue; see `schema.facts.Report`."""
    scene = set_scene(reading)
    drafts = [*verb_reports(scene), *marker_reports(scene), *noun_reports(scene)]
    drafts = attach_quotations(scene, _without_doubles(drafts))
    drafts.sort(key=lambda draft: (draft.cue.start, draft.cue.end))
    reports = [_report(scene, k, draft) for k, draft in enumerate(drafts)]
    return _with_parents(reading, reports)


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft a cue: the first that found content. A noun of nobody whose content a verb reports
    anyway ("denied claims that …") gives none."""
    kept: dict[int, Draft] = {}
    told: set[int] = set()
    for draft in drafts:
        nameless = draft.source is None and draft.rule.startswith("attribution/noun")
        if nameless and draft.clauses and told.issuperset(draft.clauses):
            continue
        kept.setdefault(draft.cue.start, draft)
        told.update(draft.clauses)
    return list(kept.values())


def _report(scene: Scene, index: int, draft: Draft) -> Report:
    return Report(
        index=index,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        clauses=draft.clauses,
        kind=_kind(draft.content, scene.quotation_at),
        rule=draft.rule,
        own=draft.own,
        co_sources=co_sources(scene, draft.source),
        certainty=draft.addition.certainty,
        realis=draft.addition.realis,
        negated=draft.addition.negated,
    )


def _kind(content: Iterable[Extent], quoted: dict[int, int]) -> str:
    """``direct`` when all of the content is between quotation marks, ``mixed`` when some is."""
    inside = [k in quoted for extent in content for k in range(extent.start, extent.end)]
    if inside and all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"


def _goes_on(reading: Reading, outer: Report, report: Report) -> bool:
    """True if `report` is by the very same mention, in a clause that hangs on or beside what was
    reported before."""
    if report.own is None or outer.source != report.source:
        return False
    clause = reading.clauses[report.own]
    return clause.link in (Link.CONJUNCT, Link.ADVERBIAL) and clause.head > outer.cue.start


def _with_parents(reading: Reading, reports: Sequence[Report]) -> tuple[Report, ...]:
    chains = inside_chain(reading, reports)
    settled = []
    for report in reports:
        own = report.own
        above: list[int] = []
        if own is not None and own not in report.clauses and report.rule not in (CITING, QUOTED_BY):
            above = [r for r in chains[own] if r != report.index]
        else:
            for index in report.clauses[:1]:
                found = chains[index]
                if report.index in found:
                    above = list(found[: found.index(report.index)])
        # "said it was late, adding that …": what is added stands beside what was said.
        while above and report.source is not None and _goes_on(reading, reports[above[-1]], report):
            above.pop()
        settled.append(replace(report, parent=above[-1] if above else None))
    for k, report in enumerate(settled):
        if is_in_itself(settled, report):  # by a wrong parse of "quoted Han as saying"
            settled[k] = replace(report, parent=None)
    return tuple(settled)


def is_in_itself(reports: Sequence[Report], report: Report) -> bool:
    """True if the parents of a report lead back to it."""
    seen, above = {report.index}, report.parent
    while above is not None and above not in seen:
        seen.add(above)
        above = reports[above].parent
    return above == report.index
