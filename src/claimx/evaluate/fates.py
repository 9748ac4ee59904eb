"""What became of each claim of an article from one run to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from claimx.evaluate.agree import FIELDS, Comparison, compare, is_same
from claimx.evaluate.align import Pair, align
from claimx.evaluate.statement import Statement, predicted_statement
from claimx.schema.claim import Claim, EntityRecord
from claimx.schema.inventory import Inventory, RelationSpec

Kind = Literal["unchanged", "changed", "vanished", "appeared"]
Verdict = Literal["better", "worse", "neither"]

# Ids of entities and reports are numbers within a run: one more at the top moves all of them.
_ENTITY = {"entity"}
_IDS: Mapping[str, Any] = MappingProxyType(
    {
        "roles": {"__all__": _ENTITY},
        "place": _ENTITY,
        "attribution": {
            "__all__": {"id": True, "source": _ENTITY, "co_sources": {"__all__": _ENTITY}}
        },
    }
)


@dataclass(frozen=True, slots=True)
class Side:
    """One article in one run.

    `claims` by their place in the file, `entities` by id, and `gold`: place of each claim that was
    paired with a gold claim → that pair (None: there is no gold for the article).
    """

    claims: Mapping[int, Claim]
    entities: Mapping[str, EntityRecord]
    gold: Mapping[int, Pair] | None

    def partner(self, place: int | None) -> Pair | None:
        """The pair of a claim and its gold claim."""
        return None if place is None or self.gold is None else self.gold.get(place)

    def compare(
        self, place: int, pair: Pair | None, spec: RelationSpec | None
    ) -> Comparison | None:
        """How a claim compares with the gold claim of `pair`; None if it is not the same."""
        made = predicted_statement(self.claims[place], place, self.entities)
        if pair is None or spec is None or made is None or not is_same(pair.gold, made, spec):
            return None
        return compare(pair.gold, made, spec)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one claim: `before` in run A, `after` in run B, None where a run lacks it.

    `fields` are those of `agree.FIELDS` that changed, with the old and the new value as `said`
    gives them. `verdicts` has one entry a changed field, or one for a claim that vanished or
    appeared; it is empty where there is no gold.
    """

    before: Claim | None
    after: Claim | None
    fields: Mapping[str, tuple[Any, Any]]
    verdicts: tuple[Verdict, ...]

    @property
    def kind(self) -> Kind:
        if self.after is None:
            return "vanished"
        if self.before is None:
            return "appeared"
        return "changed" if self.fields else "unchanged"

    @property
    def claim(self) -> Claim:
        """The claim as run B has it, else as run A had it."""
        claim = self.after or self.before
        assert claim is not None, "a fate is that of a claim"
        return claim

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules responsible: those that only one of the runs has, else the first."""
        if self.before is None or self.after is None:
            return self.claim.rules[:1]
        ours, theirs = self.before.rules, self.after.rules
        only = (rule for rule in (*ours, *theirs) if (rule in ours) != (rule in theirs))
        return tuple(dict.fromkeys(only)) or theirs[:1]


def fates(before: Side, after: Side, inventory: Inventory) -> list[Fate]:
    """The fate of every claim of either run, in the order of the text."""
    pairs: list[tuple[int | None, int | None]] = [*pair_claims(before, after, inventory)]
    ours, theirs = {i for i, _ in pairs}, {j for _, j in pairs}
    pairs += [(i, None) for i in before.claims if i not in ours]
    pairs += [(None, j) for j in after.claims if j not in theirs]
    found = [_fate(before, after, i, j, inventory) for i, j in pairs]
    return sorted(found, key=_place)


def _place(fate: Fate) -> tuple[object, ...]:
    """Where a fate stands in the order: of one place, what vanished before what came instead."""
    start, end, claim_id = _order(fate.claim)
    return start, end, fate.after is not None, claim_id


def pair_claims(before: Side, after: Side, inventory: Inventory) -> list[tuple[int, int]]:
    """The claims that both runs have, by their places in the files.

    First those of the same id; then by `align`, as if run A were gold; then, by relation and
    predicate, those whose roles it does not know: open claims, and relations of no pack that is
    loaded.
    """
    found: list[tuple[int, int]] = []
    sides = (before, after)

    def rest(side: int, *, known: bool) -> list[tuple[int, Claim]]:
        """What has no partner yet, in the order of the text: the file's must not matter."""
        used = {pair[side] for pair in found}
        rows = [
            (i, claim)
            for i, claim in sides[side].claims.items()
            if i not in used and (claim.relation in inventory) == known
        ]
        return sorted(rows, key=lambda row: _order(row[1]))

    def statements(side: int) -> list[Statement]:
        entities = sides[side].entities
        made = (predicted_statement(claim, i, entities) for i, claim in rest(side, known=True))
        return [statement for statement in made if statement is not None]

    found += _meet(before.claims.items(), after.claims.items(), lambda c: (c.relation, c.id))
    aligned = align(statements(0), statements(1), inventory)
    found += [(pair.gold.index, pair.predicted.index) for pair in aligned.pairs]
    unknown = rest(0, known=False), rest(1, known=False)
    found += _meet(*unknown, lambda c: (c.relation, c.predicate.start, c.predicate.end))
    return found


def _meet(
    before: Iterable[tuple[int, Claim]],
    after: Iterable[tuple[int, Claim]],
    key: Callable[[Claim], Hashable],
) -> list[tuple[int, int]]:
    """The places of claims with equal keys; of several with one key, the first with the first."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for i, claim in before:
        waiting[key(claim)].append(i)
    return [(waiting[key(claim)].pop(0), j) for j, claim in after if waiting[key(claim)]]


def _order(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence.start, claim.evidence.end, claim.id


def said(claim: Claim) -> dict[str, Any]:
    """What a claim says, as plain values by the names of `agree.FIELDS`.

    Left out are the ids of entities and reports, which mean nothing beyond their run, and the order
    of roles. `evidence` lists the places under `also` after the first.
    """
    plain = claim.model_dump(mode="json", include={*FIELDS, "also"}, exclude=dict(_IDS))
    plain["roles"].sort(key=lambda filler: (filler["role"], filler["start"], filler["end"]))
    plain["evidence"] = [plain["evidence"], *plain.pop("also")]
    return {field: plain[field] for field in FIELDS}


def _fate(before: Side, after: Side, i: int | None, j: int | None, inventory: Inventory) -> Fate:
    """The fate of claim `i` of the one run, which is claim `j` of the other."""
    old = None if i is None else before.claims[i]
    new = None if j is None else after.claims[j]
    fields: dict[str, tuple[Any, Any]] = {}
    if old is not None and new is not None:
        ours, theirs = said(old), said(new)
        fields = {f: (ours[f], theirs[f]) for f in FIELDS if ours[f] != theirs[f]}
    fate = Fate(old, new, fields, ())
    if before.gold is None or after.gold is None:
        return fate
    was, now = before.partner(i), after.partner(j)
    spec = inventory.get(fate.claim.relation or "")
    if i is not None and j is not None:
        # In one of the runs another claim may have taken the gold claim that this one fits too.
        right, righter = before.compare(i, was or now, spec), after.compare(j, now or was, spec)
        verdicts = tuple(_verdict(right, righter, field) for field in fields)
    elif spec is None:
        verdicts = ("neither",)
    else:  # what gold has is welcome, what it has not should go
        verdicts = ("better" if bool(was or now) == (i is None) else "worse",)
    return replace(fate, verdicts=verdicts)


def _verdict(before: Comparison | None, after: Comparison | None, field: str) -> Verdict:
    """Is a field of a claim nearer to gold than before? None: the claim is not the same as gold."""
    old, new = _right(before, field), _right(after, field)
    if old == new:
        return "neither"
    return "better" if old < new else "worse"


def _right(comparison: Comparison | None, field: str) -> int:
    """How right a field is; core roles make a claim the same as gold, and that is worth a step."""
    if comparison is None:
        return 0
    return comparison.right[FIELDS.index(field)] + (field == "roles")
