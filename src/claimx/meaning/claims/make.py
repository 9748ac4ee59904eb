"""Puts status, sources, time, place and evidence to proposals, and merges what is said twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.meaning.attribution.scope import CITING
from claimx.meaning.claims.choice import choose_place, choose_sources, choose_time
from claimx.meaning.claims.confidence import confidence, features
from claimx.meaning.claims.counts import idle_count, told_elsewhere, told_of
from claimx.meaning.claims.events import Events
from claimx.meaning.claims.fillers import (
    co_fillers,
    evidence,
    mention_filler,
    source_filler,
    span_record,
)  # fmt: skip
from claimx.meaning.claims.headlines import with_lead
from claimx.meaning.claims.merge import merge
from claimx.meaning.claims.records import report_id
from claimx.meaning.claims.sites import Sites
from claimx.meaning.claims.when import When, ahead, plausible, since
from claimx.meaning.claims.where import Where
from claimx.meaning.claims.works import no_work
from claimx.schema.claim import (
    AttributionEntry,
    Claim,
    Evidence,
    Predicate,
    RoleFiller,
    TimeRecord,
)  # fmt: skip
from claimx.schema.clause import Clause
from claimx.schema.facts import Certainty, Filling, Polarity, Proposal, Realis, Report, Status, Time
from claimx.schema.mention import MentionKind
from claimx.schema.pack import Relation
from claimx.schema.reading import Reading

#: Roles that STR and NUM never make entities of.
_WORDS = ("STR", "NUM")

#: Relations of which what is not there tells nothing.
_PAIRS = ("relative_of",)

#: The rule that what is dated after the article came out is to come.
_AHEAD = "status/dated-ahead"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the stages before found out about an article's clauses.

    `chains` and `statuses` have one entry a clause: the indices of the reports that vouch for it,
    outermost first, and its status.
    """

    reports: Sequence[Report]
    chains: Sequence[Sequence[int]]
    statuses: Sequence[Status]
    times: Sequence[Time]


@dataclass(frozen=True, slots=True)
class _Around:
    """What the times and places of an article are asked of, and by clause the report whose cue is
    its predicate."""

    when: When
    where: Where
    own_reports: Mapping[int, int]


def make_claims(
    reading: Reading, proposals: Sequence[Proposal], judgement: Judgement,
    relations: Mapping[str, Relation], sureness: Callable[[Iterable[str]], float] = confidence,
) -> tuple[Claim, ...]:  # fmt: skip
    """The claims of an article in the order of the text; `sureness` makes the confidence of each
    from the names of its features."""
    drafts = draft_claims(reading, proposals, judgement, relations, sureness)
    named = {
        entity.id for entity in reading.entities
        if any(reading.mentions[m].kind is MentionKind.NAME for m in entity.mentions)
    }
    return with_lead(reading, merge([claim for _, claim in drafts], relations, named), relations)


def draft_claims(
    reading: Reading, proposals: Sequence[Proposal], judgement: Judgement,
    relations: Mapping[str, Relation], sureness: Callable[[Iterable[str]], float] = confidence,
) -> Iterator[tuple[Proposal, Claim]]:  # fmt: skip
    """Each proposal that holds together, with its claim: before any are merged."""
    events, times = Events(reading), judgement.times
    own = {r.own: r.index for r in judgement.reports if r.own is not None}
    around = _Around(When(reading, times, events), Where(reading, times, events), own)
    told, sites = told_of(proposals), Sites(reading, proposals)
    for proposal in proposals:
        if idle_count(reading, proposal, relations) or no_work(reading, proposal):
            continue
        if told_elsewhere(proposal, told, relations):
            continue
        if sites.misses(proposal):
            continue
        claim = _claim(reading, proposal, judgement, relations, around, sureness)
        if _holds_together(claim, relations):
            yield proposal, claim


def _holds_together(claim: Claim, relations: Mapping[str, Relation]) -> bool:
    """Nobody is their own counterpart, unless one word says both ("three *Cubans*"), and what the
    relation needs is there."""
    relation = relations.get(claim.relation or "")
    if relation is None:
        return True
    core = {r.start: r.entity for r in claim.roles if r.entity and relation.roles[r.role].core}
    if len(set(core.values())) < len(core):
        return False
    if claim.relation in _PAIRS and any(r.text.lower().startswith("no ") for r in claim.roles):
        return False  # "has no children" tells of no pair
    have = {r.role for r in claim.roles}
    where = claim.evidence  # what another sentence lends is no ground for a claim
    settings = (("time", claim.time), ("place", claim.place))
    have |= {n for n, given in settings if given and where.start <= given.start < where.end}
    return not relation.needs or bool(have & set(relation.needs))


def _claim(
    reading: Reading, proposal: Proposal, judgement: Judgement,
    relations: Mapping[str, Relation], around: _Around,
    sureness: Callable[[Iterable[str]], float],
) -> Claim:  # fmt: skip
    clause = reading.clauses[proposal.clause]
    relation = relations.get(proposal.relation or "")
    status = judgement.statuses[proposal.clause]
    scene = clause if proposal.scene is None else reading.clauses[proposal.scene]
    settings = relation.settings if relation else ("time", "place")
    timed = around.when.time(scene, proposal.fillings) if "time" in settings else None
    placed = around.where.place(scene, proposal.fillings) if "place" in settings else None
    if "time" in settings and scene is clause:
        timed = choose_time(timed, proposal, around.when)
    if "place" in settings and scene is clause:
        placed = choose_place(placed, proposal, reading)
    time = timed and since(timed[0], proposal.relation, scene)
    place = placed and placed[0]
    realis = _realis(status, proposal)
    to_come = realis is Realis.ACTUAL and ahead(time, scene, reading)
    time = plausible(time, scene, reading) if realis is Realis.ACTUAL else time
    extents = [proposal.predicate, *(f.extent for f in proposal.fillings)]
    extents += [time.extent] if time else []
    extents += [place.extent] if place else []
    sure = proposal.confidence
    if sure is None:
        sure = sureness(features(reading, proposal, status))
    chain = _sources(reading, proposal, judgement, around.own_reports, realis)
    chain = choose_sources(chain, proposal, judgement.reports, reading)
    entries = tuple(_entry(reading, judgement.reports[k]) for k in chain)
    stands = evidence(reading, extents, clause.sentence)
    roles = tuple(_role(reading, filling, relation) for filling in proposal.fillings)
    predicate = reading.span(proposal.predicate)
    return Claim(
        id=_identity(reading.article.sha256, proposal, roles, relation, stands, predicate.start),
        article=reading.article.path,
        relation=proposal.relation,
        predicate=Predicate(text=predicate.text, start=predicate.start, end=predicate.end,
                            lemma=proposal.lemma),
        roles=roles,
        time=_time(reading, time),
        place=mention_filler(reading, place) if place else None,
        attribution=entries,
        polarity=_polarity(status, proposal),
        certainty=_certainty(status, proposal),
        realis=Realis.FUTURE if to_come else realis,
        evidence=stands,
        rules=(proposal.rule, *status.rules, *([_AHEAD] if to_come else []),
               *(judgement.reports[k].rule for k in chain),
               *([f"time/{timed[1]}"] if timed else []),
               *([f"place/{placed[1]}"] if placed else [])),
        confidence=sure,
    )


def _sources(
    reading: Reading, proposal: Proposal, judgement: Judgement, own_reports: Mapping[int, int],
    realis: Realis,
) -> Sequence[int]:  # fmt: skip
    """The reports that vouch for the proposal.

    A reporting verb that is itself the claim's predicate gives its speaker too: one who proposes or
    promises to do what the claim says ("proposed a bill"), or who has no part in it ("forecasters
    predict landfall"). Whom the speaker cites stands below ("X, *citing* Y, put the toll at six").
    """
    chain = judgement.chains[proposal.clause]
    own = own_reports.get(proposal.clause)
    if proposal.relation is None or own is None or own in chain:
        return chain
    report = judgement.reports[own]
    clause = reading.clauses[proposal.clause]
    takes_part = any(_is_source(reading, clause, report, f) for f in proposal.fillings)
    voiced = report.source is not None and (not takes_part or realis is not Realis.ACTUAL)
    if not voiced:
        return chain
    cited = [r for r in chain if (one := judgement.reports[r]).rule == CITING
             and one.own is not None and reading.clauses[one.own].parent == proposal.clause
            ]  # fmt: skip
    return (*(r for r in chain if r not in cited), own, *cited)


def _is_source(reading: Reading, clause: Clause, report: Report, filling: Filling) -> bool:
    """True if a filler is who reports, by another name too ("their leader, *Han*, accused …")."""
    mention = reading.mention_at.get(filling.head)
    if report.source is None or mention is None:
        return False
    if reading.entity_of.get(mention) == reading.entity_of[report.source]:
        return True
    head = reading.mentions[report.source].head
    return any(
        a.role == "subject" and head in a.extent and filling.head in a.extent
        for a in clause.arguments
    )


def _role(reading: Reading, filling: Filling, relation: Relation | None) -> RoleFiller:
    words = relation is not None and relation.roles[filling.role].filler in _WORDS
    mention = None if words else reading.mention(filling.head)
    if mention is None:
        span = reading.span(filling.extent)
        return RoleFiller(role=filling.role, text=span.text, start=span.start, end=span.end)
    entity = reading.entities[reading.entity_of[mention.index]]
    span = reading.span(filling.extent if relation is None else mention.extent)
    return RoleFiller(role=filling.role, text=span.text, start=span.start, end=span.end,
                      entity=entity.id, name=entity.name, type=entity.type)  # fmt: skip


def _time(reading: Reading, time: Time | None) -> TimeRecord | None:
    if time is None:
        return None
    span = reading.span(time.extent)
    return TimeRecord(text=span.text, start=span.start, end=span.end, value=time.value,
                      anchor=time.anchor or None)  # fmt: skip


def _entry(reading: Reading, report: Report) -> AttributionEntry:
    return AttributionEntry(
        id=report_id(report),
        source=source_filler(reading, report.source),
        cue=span_record(reading, report.cue),
        co_sources=co_fillers(reading, report),
    )


def _polarity(status: Status, proposal: Proposal) -> Polarity:
    """A trigger that negates ("acquitted") turns the clause's own polarity round."""
    negated = (status.polarity is Polarity.NEGATED) != proposal.negated
    return Polarity.NEGATED if negated else Polarity.AFFIRMED


def _certainty(status: Status, proposal: Proposal) -> Certainty:
    if status.certainty is Certainty.CERTAIN and proposal.certainty is not None:
        return proposal.certainty
    return status.certainty


def _realis(status: Status, proposal: Proposal) -> Realis:
    if status.realis is Realis.ACTUAL and proposal.realis is not None:
        return proposal.realis
    return status.realis


def _identity(
    sha256: str, proposal: Proposal, roles: Sequence[RoleFiller], relation: Relation | None,
    where: Evidence, predicate: int,
) -> str:  # fmt: skip
    """A hash of what the claim says: article bytes, relation, core fillers, evidence."""
    core = [r for r in roles if relation is None or relation.roles[r.role].core]
    parts = [sha256, str(proposal.relation), str(predicate), f"{where.start}:{where.end}"]
    parts += [f"{r.role}={r.start}:{r.end}" for r in core]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
