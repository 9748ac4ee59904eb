"""How a claim came about, in lines for the eye: what the stages found, beyond what is given out."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.meaning.relations.near import near_misses
from claimx.packs.load import Packs
from claimx.pipeline import Study
from claimx.schema.claim import Claim, RoleFiller
from claimx.schema.facts import Proposal
from claimx.schema.reading import Reading

#: Near misses that are told of one clause, and links of one chain of mentions.
_MOST_NEAR, _MOST_LINKS = 8, 6


def reasons(claim: Claim, study: Study, packs: Packs) -> Iterator[str]:
    """Lines of "clause", "support", "found", "coreference", "cue" and "nearly", each with a label
    of 12 characters; none if the study has no such claim (another version made it)."""
    proposal = _proposal(claim, study)
    if proposal is None:
        return
    reading = study.reading
    clause = reading.clauses[proposal.clause]
    parent = "" if clause.parent is None else f" of {reading.clauses[clause.parent].lemma!r}"
    yield (
        f"clause      {clause.kind.value}, {clause.form.value}, voice {clause.voice.value}, "
        f"link {clause.link.value}{parent}"
    )
    if proposal.support is not None:
        yield f"support     {proposal.support:.2f} by the learned proposer"
    paths = {reading.span(f.extent).start: f.path for f in proposal.fillings}
    for filler in claim.roles:
        if filler.start in paths:
            yield f"found       {filler.role} by the path {paths[filler.start]}"
        yield from _coreference(filler, reading)
    tokens = reading.tokens
    for cue in study.judgement.statuses[proposal.clause].cues:
        yield f"cue         “{tokens.words[cue]}” {tokens.starts[cue]}:{tokens.ends[cue]}"
    yield from _near(proposal, study, packs)


def _proposal(claim: Claim, study: Study) -> Proposal | None:
    """The proposal that became the claim."""
    for proposal in study.typed:
        start = study.reading.span(proposal.predicate).start
        if proposal.rule in claim.rules and start == claim.predicate.start:
            return proposal
    return None


def _coreference(filler: RoleFiller, reading: Reading) -> Iterator[str]:
    """From the mention back to the first of its entity, each with the rule that joined it."""
    entity = next((e for e in reading.entities if e.id == filler.entity), None)
    if entity is None:
        return
    links = [
        (reading.span(reading.mentions[k].extent), reason)
        for k, reason in zip(entity.mentions, entity.reasons, strict=True)
    ]
    back = [link for link in links if link[0].start <= filler.start][::-1]
    if len(back) > 1:
        told = " ← ".join(f"“{span.text}” {span.start} ({why})" for span, why in back[:_MOST_LINKS])
        yield f"coreference {' '.join(told.split())}{' …' if len(back) > _MOST_LINKS else ''}"


def _near(proposal: Proposal, study: Study, packs: Packs) -> Iterator[str]:
    """What nearly fired on the same clause: first what lacks a role only."""
    misses = near_misses(study.reading, packs, study.judgement.times, study.typed)
    here = [miss for miss in misses if miss.clause == proposal.clause]
    here.sort(key=lambda miss: not miss.why.startswith("no "))
    yield from (f"nearly      {miss.rule}: {miss.why}" for miss in here[:_MOST_NEAR])
