"""Says once what the text says twice, the other places listed under `also`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimx.meaning.claims.tallies import tally
from claimx.schema.article import Section
from claimx.schema.claim import Claim, Evidence, RoleFiller
from claimx.schema.facts import Certainty, Realis
from claimx.schema.pack import Relation

#: Words that head words are compared without.
_SMALL = frozenset({"the", "a", "an", "of", "his", "her", "its", "their"})


def merge(claims: Sequence[Claim], relations: Mapping[str, Relation]) -> tuple[Claim, ...]:
    """Merges typed claims of the same relation, core fillers, polarity and voice whose times do
    not contradict each other; the fullest one stays. Open claims are left alone."""
    kept: list[list[Claim]] = []
    groups: dict[tuple[object, ...], list[int]] = {}
    counted: dict[tuple[object, ...], list[int]] = {}
    for claim in claims:
        key = _key(claim, relations)
        told = tally(claim, relations)
        same = (claim.relation, claim.polarity, told and told.value)
        for number in groups.get(key, ()) if claim.relation is not None else ():
            if all(_compatible(claim, other, relations) for other in kept[number]):
                break
        else:
            number = next((n for n in counted.get(same, ()) if told is not None and all(
                _same_tally(claim, other, relations) for other in kept[n])), len(kept))  # fmt: skip
        if number == len(kept):
            groups.setdefault(key, []).append(number)
            kept.append([])
            if told is not None:
                counted.setdefault(same, []).append(number)
        kept[number].append(claim)
    merged = [_join(group) for group in kept]
    merged = [claim for claim in merged if not _implied(claim, merged, relations)]
    unique = {claim.id: claim for claim in reversed(merged)}
    return tuple(sorted(unique.values(), key=lambda c: (c.evidence.start, c.predicate.start, c.id)))


def _implied(
    claim: Claim, claims: Sequence[Claim], relations: Mapping[str, Relation]
) -> bool:
    """True if the claim says nothing that a more specific relation does not say of the same core
    fillers elsewhere ("his sister's death", where her murder is told)."""
    relation = relations.get(claim.relation or "")
    if relation is None or not relation.yields:
        return False
    bare = claim.time is None and claim.place is None and all(
        relation.roles[r.role].core for r in claim.roles
    )
    what = _key(claim, relations)[1:]
    return bare and any(
        other.relation in relation.yields and _key(other, relations)[1:] == what
        for other in claims
    )


def _key(claim: Claim, relations: Mapping[str, Relation]) -> tuple[object, ...]:
    relation = relations.get(claim.relation or "")
    core = [
        _identity(r) for r in claim.roles
        if relation is None or (relation.roles[r.role].core and not relation.roles[r.role].loose)
    ]
    unordered = relation is not None and (relation.symmetric or relation.pairwise)
    fillers: object = frozenset(core) if unordered else tuple(core)
    return (claim.relation, claim.polarity, fillers)


def _identity(filler: RoleFiller) -> str:
    """The entity, else the last word of the phrase before any preposition."""
    if filler.entity is not None:
        return filler.entity
    words = [w.strip(".,;:'\"").lower() for w in filler.text.split()]
    content = [w for w in words if w and w not in _SMALL]
    return " ".join(content)


def _compatible(one: Claim, other: Claim, relations: Mapping[str, Relation]) -> bool:
    """Same voice, no two different times, no two different fillers of a role that the relation
    needs (a move to Rome is no move to Paris), and no two agents."""
    relation = relations.get(one.relation or "")
    if relation is not None and any(
        len({_identity(r) for claim in (one, other) for r in claim.roles if r.role == needed}) > 1
        for needed in (*relation.needs, "agent")
    ):
        return False
    if relation is not None and not all(
        _alike(one, other, name) for name, spec in relation.roles.items() if spec.loose
    ):
        return False
    if _voice(one) != _voice(other) and one.attribution and other.attribution:
        return False
    if one.time and other.time and one.time.value and other.time.value:
        first, second = sorted((one.time.value, other.time.value), key=len)
        return second.startswith(first)
    return True


def _same_tally(one: Claim, other: Claim, relations: Mapping[str, Relation]) -> bool:
    """True if two claims of the same number can be of the same people: one says no more of them
    than the number ("kills nine", "nine miners"), and nothing else speaks against it."""
    bare = any(t is not None and t.bare for t in (tally(one, relations), tally(other, relations)))
    return bare and _compatible(one, other, relations)


def _alike(one: Claim, other: Claim, role: str) -> bool:
    """True if the shorter phrase has more than half of its words from the longer one: "caucuses",
    "2020 Nevada caucuses" and "the party's Nevada caucuses"."""
    shorter, longer = sorted(
        (set(_identity(r).split()) for c in (one, other) for r in c.roles if r.role == role),
        key=len,
    )
    return 2 * len(shorter & longer) > len(shorter)


def _voice(claim: Claim) -> str | None:
    if not claim.attribution:
        return None
    source = claim.attribution[-1].source
    return None if source is None else source.entity


def _fullness(claim: Claim) -> tuple[int, int, int]:
    """More fields first, then the body before the headline, then the earlier."""
    fields = len(claim.roles) + (claim.time is not None) + (claim.place is not None)
    plain = claim.certainty is Certainty.CERTAIN and claim.realis is Realis.ACTUAL
    body = claim.evidence.section is not Section.HEADLINE
    return (body, fields * 2 + plain, -claim.evidence.start)


def _join(group: Sequence[Claim]) -> Claim:
    if len(group) == 1:
        return group[0]
    main = max(group, key=_fullness)
    others: dict[tuple[int, int], Evidence] = {}
    for claim in group:
        where = claim.evidence
        if (where.start, where.end) != (main.evidence.start, main.evidence.end):
            others[where.start, where.end] = where
    missing = {
        "time": main.time or next((c.time for c in group if c.time), None),
        "place": main.place or next((c.place for c in group if c.place), None),
    }
    return main.model_copy(
        update={"also": tuple(others[k] for k in sorted(others)), **missing}
    )
