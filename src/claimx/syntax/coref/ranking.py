"""Chooses the antecedent of a pronoun by added weights, learnt by `training/coreference.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from claimx.lexicon.load import table
from claimx.schema.mention import Mention
from claimx.syntax.coref.draft import Draft
from claimx.syntax.coref.features import Candidate, none_features, pair_features
from claimx.syntax.coref.scene import Scene

#: Scores are compared to this many decimals, so that sums of floats decide alike everywhere.
_DECIMALS = 6


@cache
def weights() -> Mapping[str, float]:
    """Feature -> weight; a feature without one counts nothing."""
    return {row["feature"]: float(row["weight"]) for row in table("pronoun_weights")}


def best(
    scene: Scene, pronoun: Mention, candidates: Sequence[Candidate], drafts: Sequence[Draft],
    last: int | None,
) -> int | None:  # fmt: skip
    """The index of the candidate with the highest score, the nearer of equal ones; None if "no
    antecedent" scores higher."""
    weight = weights().get
    top = round(sum(weight(f, 0.0) for f in none_features(scene, pronoun, candidates)), _DECIMALS)
    chosen = None
    for k, pair in enumerate(pair_features(scene, pronoun, candidates, drafts, last)):
        score = round(sum(weight(f, 0.0) for f in pair), _DECIMALS)
        if score > top:
            chosen, top = k, score
    return chosen
