"""One article's gold claims and predicted claims, paired one to one as well as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[attr-defined,unused-ignore]

from claimx.evaluate.agree import FIELDS, Comparison, compare, is_same
from claimx.evaluate.statement import Statement
from claimx.schema.inventory import Inventory, RelationSpec


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim, the predicted claim that is the same, and how their fields compare."""

    gold: Statement
    predicted: Statement
    fields: Comparison


@dataclass(frozen=True, slots=True)
class Alignment:
    """The outcome for one article: pairs, gold claims missed, and claims that gold has not.

    All three in the order of their files.
    """

    pairs: tuple[Pair, ...]
    missed: tuple[Statement, ...]
    spurious: tuple[Statement, ...]

    def only(self, relations: Collection[str]) -> Alignment:
        """What concerns these relations."""
        return Alignment(
            tuple(pair for pair in self.pairs if pair.gold.relation in relations),
            tuple(claim for claim in self.missed if claim.relation in relations),
            tuple(claim for claim in self.spurious if claim.relation in relations),
        )


def align(
    gold: Sequence[Statement], predicted: Sequence[Statement], inventory: Inventory
) -> Alignment:
    """Pair the claims that are the same, as many as can be, and of those ways the best.

    Of two ways with equally many pairs the one with more right fields is taken, then the one whose
    evidence overlaps more. Claims of different relations are never the same, so each relation is a
    small assignment problem of its own (Crouse 2016, as in scipy).
    """
    pairs: list[Pair] = []
    for relation, (ours, theirs) in _by_relation(gold, predicted).items():
        if ours and theirs:
            pairs += _assign(ours, theirs, inventory[relation])
    pairs.sort(key=lambda pair: pair.gold.index)
    found = {pair.gold.index for pair in pairs}
    used = {pair.predicted.index for pair in pairs}
    return Alignment(
        tuple(pairs),
        tuple(claim for claim in gold if claim.index not in found),
        tuple(claim for claim in predicted if claim.index not in used),
    )


def _by_relation(
    gold: Sequence[Statement], predicted: Sequence[Statement]
) -> dict[str, tuple[list[Statement], list[Statement]]]:
    groups: dict[str, tuple[list[Statement], list[Statement]]] = defaultdict(lambda: ([], []))
    for claim in gold:
        groups[claim.relation][0].append(claim)
    for claim in predicted:
        groups[claim.relation][1].append(claim)
    return groups


def _assign(
    gold: Sequence[Statement], predicted: Sequence[Statement], spec: RelationSpec
) -> list[Pair]:
    pairs: dict[tuple[int, int], Pair] = {}
    weights = np.zeros((len(gold), len(predicted)))
    # One pair more must outweigh all that the fields of all pairs can add.
    a_pair = (len(FIELDS) + 1.0) * (min(weights.shape) + 1)
    for i, ours in enumerate(gold):
        for j, theirs in enumerate(predicted):
            if is_same(ours, theirs, spec):
                fields = compare(ours, theirs, spec)
                pairs[i, j] = Pair(ours, theirs, fields)
                # Half of the overlap weighs less than any field: it only breaks ties.
                weights[i, j] = a_pair + sum(fields.right) + fields.overlap / 2
    rows, columns = linear_sum_assignment(weights, maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return [pairs[cell] for cell in chosen if cell in pairs]
