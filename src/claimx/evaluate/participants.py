"""Are the participants right where the relation is: entities in roles, evidence for evidence.

A gold claim and a claim of the run that have the same relation and overlapping evidence are paired
one to one, those that agree most first, and each role for entities that both fill is judged. This
tells wrong participants (a pronoun of the wrong entity, a subject for an object) from claims that
are missed.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[attr-defined,unused-ignore]

from claimx.evaluate.agree import entities_agree, evidence_iou, evidence_overlaps
from claimx.evaluate.align import Alignment
from claimx.evaluate.statement import Statement
from claimx.schema.inventory import Inventory


def participants(alignments: Iterable[Alignment], inventory: Inventory) -> tuple[int, int]:
    """(right, judged) fillers of roles for entities."""
    rows = [_article(alignment, inventory) for alignment in alignments]
    return sum(right for right, _ in rows), sum(judged for _, judged in rows)


def _article(alignment: Alignment, inventory: Inventory) -> tuple[int, int]:
    gold = [*(pair.gold for pair in alignment.pairs), *alignment.missed]
    run = [*(pair.predicted for pair in alignment.pairs), *alignment.spurious]
    right = judged = 0
    for relation in sorted({claim.relation for claim in gold} & {claim.relation for claim in run}):
        ours = [claim for claim in gold if claim.relation == relation]
        theirs = [claim for claim in run if claim.relation == relation]
        roles = [name for name, role in inventory[relation].roles.items() if role.filler == "ENT"]
        weights = np.array([[_likeness(a, b, roles) for b in theirs] for a in ours])
        for i, j in zip(*linear_sum_assignment(weights, maximize=True), strict=True):
            if weights[i, j] > 0:
                agreements = _agreements(ours[i], theirs[j], roles)
                right, judged = right + sum(agreements), judged + len(agreements)
    return right, judged


def _likeness(gold: Statement, run: Statement, roles: Iterable[str]) -> float:
    """0 where the evidence does not overlap; else more for each participant that agrees."""
    if not evidence_overlaps(gold, run):
        return 0.0
    return 1.0 + sum(_agreements(gold, run, roles)) + evidence_iou(gold.evidence, run.evidence)


def _agreements(gold: Statement, run: Statement, roles: Iterable[str]) -> list[bool]:
    shared = [role for role in roles if role in gold.roles and role in run.roles]
    return [entities_agree(gold.roles[role], run.roles[role]) for role in shared]
