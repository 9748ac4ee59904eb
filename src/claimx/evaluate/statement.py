"""Gold claims and predicted claims in one form, so that they can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimx.evaluate.times import normalise_time
from claimx.evaluate.words import normalise_name
from claimx.schema.claim import Claim, EntityRecord, Filler
from claimx.schema.facts import Certainty, Polarity, Realis
from claimx.schema.gold import (
    UNNAMED,
    GoldClaim,
    GoldFile,
    also_spans,
    evidence_span,
    whole_occurrences,
)
from claimx.schema.inventory import RelationSpec
from claimx.schema.span import Span


@dataclass(frozen=True, slots=True)
class Term:
    """A filler of either side.

    `words` as written (the name, for a gold entity); `names` the normalised names of its entity,
    empty where gold gives words only; `spans` where it stands: the one span of a predicted filler,
    every place of a gold entity's names inside the gold claim's evidence. `name` is the name that
    the run gives the entity of a predicted filler, "" if none.
    """

    words: str
    names: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of either side; `index` is its place in its file, `evidence` the fullest first.

    `sources` is the chain of sources, outermost first; None is a source without a name.
    """

    index: int
    relation: str
    roles: Mapping[str, Term]
    time: str | None
    place: Term | None
    sources: tuple[Term | None, ...]
    polarity: Polarity
    certainty: Certainty
    realis: Realis
    evidence: tuple[Span, ...]


def _names(*names: str) -> frozenset[str]:
    return frozenset(filter(None, map(normalise_name, names)))


def entity_names(entity: EntityRecord) -> frozenset[str]:
    """The normalised names of an entity of the run."""
    return _names(entity.name, *entity.aliases)


def gold_statement(gold: GoldFile, index: int, spec: RelationSpec, raw: str) -> Statement | None:
    """Claim `index` of a gold file; None if its evidence is not in `raw`."""
    claim = gold.claims[index]
    first = evidence_span(claim, raw)
    if first is None:
        return None
    evidence = (first, *also_spans(claim, raw))
    roles = {}
    for role, filler in claim.roles.items():
        if role in spec.roles and spec.roles[role].filler == "ENT":
            roles[role] = gold_entity(filler, gold, evidence)
        else:
            roles[role] = Term(filler)
    return Statement(
        index=index,
        relation=claim.relation,
        roles=roles,
        time=normalise_time(claim.time.value) if claim.time else None,
        place=gold_entity(claim.place, gold, evidence) if claim.place else None,
        sources=_gold_sources(claim, gold, evidence),
        polarity=claim.polarity,
        certainty=claim.certainty,
        realis=claim.realis,
        evidence=evidence,
    )


def gold_entity(key: str, gold: GoldFile, evidence: tuple[Span, ...]) -> Term:
    """The entity of that key, with its places in the evidence; an unknown key is its own name."""
    if key not in gold.entities:
        return Term(key, _names(key))
    entity = gold.entities[key]
    spans = [
        Span(place.start + found.start, place.start + found.end, name)
        for place in evidence
        for name in entity.names
        for found in whole_occurrences(place.text, name)
    ]
    return Term(entity.name, _names(*entity.names), tuple(spans))


def _gold_sources(
    claim: GoldClaim, gold: GoldFile, evidence: tuple[Span, ...]
) -> tuple[Term | None, ...]:
    terms: list[Term | None] = []
    for entry in claim.attribution:
        if entry.source == UNNAMED:
            terms.append(None)
        elif entry.source in gold.entities:
            terms.append(gold_entity(entry.source, gold, evidence))
        else:
            terms.append(Term(entry.source))
    return tuple(terms)


def predicted_statement(
    claim: Claim, index: int, entities: Mapping[str, EntityRecord]
) -> Statement | None:
    """A claim of claims.jsonl; None for an open one. `entities` are those of its article by id."""
    if claim.relation is None:
        return None
    roles: dict[str, Term] = {}
    for filler in claim.roles:
        # Gold puts one filler into a role, the first member of a coordination.
        roles.setdefault(filler.role, _predicted_term(filler, entities))
    return Statement(
        index=index,
        relation=claim.relation,
        roles=roles,
        time=normalise_time(claim.time.value) if claim.time else None,
        place=_predicted_term(claim.place, entities) if claim.place else None,
        sources=tuple(
            _predicted_term(entry.source, entities) if entry.source else None
            for entry in claim.attribution
        ),
        polarity=claim.polarity,
        certainty=claim.certainty,
        realis=claim.realis,
        evidence=claim_evidence(claim),
    )


def claim_evidence(claim: Claim) -> tuple[Span, ...]:
    """The evidence of a claim of the run, typed or open, the fullest first."""
    return tuple(Span(e.start, e.end, e.text) for e in (claim.evidence, *claim.also))


def _predicted_term(filler: Filler, entities: Mapping[str, EntityRecord]) -> Term:
    """A filler with every name that its entity has.

    Gold leaves pronouns out of `aliases`, so the words of a pronoun meet no gold name, and a
    pronoun agrees by the names of its entity or not at all.
    """
    entity = entities.get(filler.entity) if filler.entity else None
    names = [filler.text, filler.name or ""]
    if entity:
        names += [entity.name, *entity.aliases]
    span = Span(filler.start, filler.end, filler.text)
    return Term(filler.text, _names(*names), (span,), filler.name or "")
