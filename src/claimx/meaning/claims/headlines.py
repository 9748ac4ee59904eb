"""When what a headline tells happened: as the opening paragraph says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimx.schema.article import Section
from claimx.schema.claim import Claim
from claimx.schema.pack import Relation
from claimx.schema.reading import Reading

#: The rule of a time that the opening paragraph lends.
_RULE = "time/lead"


def with_lead(
    reading: Reading, claims: Sequence[Claim], relations: Mapping[str, Relation]
) -> tuple[Claim, ...]:
    """The claims, those of the headline that no claim of the body tells again with the time that
    the opening paragraph has for the like ("Thousands march"; "About 1,200 people marched on
    *Saturday*")."""
    lead = _lead(reading)
    told = [c for c in claims if lead[0] <= c.evidence.start < lead[1]]
    return tuple(
        _completed(claim, told, relations)
        if claim.evidence.section is Section.HEADLINE and not claim.also else claim
        for claim in claims
    )  # fmt: skip


def _lead(reading: Reading) -> tuple[int, int]:
    """Where in the raw text the first paragraph of the body begins and ends."""
    body = [s for s in reading.tokens.sentences if s.section is Section.BODY]
    if not body:
        return 0, 0
    first = [s for s in body if s.block == body[0].block]
    return reading.tokens.starts[first[0].start], reading.tokens.starts[first[-1].end - 1]


def _completed(
    claim: Claim, told: Sequence[Claim], relations: Mapping[str, Relation]
) -> Claim:
    relation = relations.get(claim.relation or "")
    if relation is None or relation.standing or relation.once or claim.time is not None:
        return claim
    if "time" in relation.needs:  # of happenings there may be several
        return claim
    what = (claim.relation, claim.polarity, claim.realis)
    times = [c.time for c in told if (c.relation, c.polarity, c.realis) == what and c.time]
    if len({time.value for time in times}) != 1:
        return claim
    return claim.model_copy(update={"time": times[0], "rules": (*claim.rules, _RULE)})
