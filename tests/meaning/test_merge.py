"""What is said twice is said once; what is said more precisely elsewhere is left out."""

from __future__ import annotations

import pytest

from claimx.meaning.claims.merge import merge
from claimx.packs.load import load_packs
from claimx.schema.claim import Claim, Evidence, Predicate, RoleFiller
from claimx.schema.facts import Certainty, Polarity, Realis

RELATIONS = load_packs(()).relations


def claim(relation: str, number: int, **fillers: str) -> Claim:
    """A claim; a filler that begins with "@" is an entity."""
    roles = tuple(
        RoleFiller(role=role, text=words.strip("@"), start=0, end=len(words.strip("@")),
                   entity=words[1:] if words.startswith("@") else None)
        for role, words in fillers.items()
    )  # fmt: skip
    return Claim(
        id=f"{number:012x}", article="a", relation=relation, roles=roles, time=None, place=None,
        predicate=Predicate(text="x", start=number, end=number + 1, lemma="x"), attribution=(),
        polarity=Polarity.AFFIRMED, certainty=Certainty.CERTAIN, realis=Realis.ACTUAL,
        evidence=Evidence(text="x", start=number, end=number + 1, section="body"),
        rules=("r",), confidence=0.9,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "kept"),
    [
        ([("died", {"person": "@Han"}), ("killed", {"victim": "@Han"})], ["killed"]),
        ([("died", {"person": "@Han"}), ("killed", {"victim": "@Novak"})], ["died", "killed"]),
        (
            [("relative_of", {"person": "@Han", "relative": "@Novak", "kinship": "wife"}),
             ("relative_of", {"person": "@Novak", "relative": "@Han", "kinship": "husband"})],
            ["relative_of"],
        ),
        (
            [("elected", {"person": "@Han", "position": "Nevada caucuses"}),
             ("elected", {"person": "@Han", "position": "caucuses"})],
            ["elected"],
        ),
        (
            [("elected", {"person": "@Han", "position": "Nevada caucuses"}),
             ("elected", {"person": "@Han", "position": "presidency"})],
            ["elected", "elected"],
        ),
        (  # a number, and who they were
            [("killed", {"victim": "@seven", "count": "seven"}),
             ("killed", {"victim": "@7 miners", "count": "7"})],
            ["killed"],
        ),
        (
            [("killed", {"victim": "@seven", "count": "seven"}),
             ("killed", {"victim": "@eight", "count": "eight"})],
            ["killed", "killed"],
        ),
        (  # two groups that are told apart
            [("killed", {"victim": "@seven miners", "count": "seven"}),
             ("killed", {"victim": "@seven nurses", "count": "seven"})],
            ["killed", "killed"],
        ),
        (  # too few to be the same by their number
            [("killed", {"victim": "@two", "count": "two"}),
             ("killed", {"victim": "@two miners", "count": "two"})],
            ["killed", "killed"],
        ),
    ],
)  # fmt: skip
def test_what_stands_after_merging(claims, kept):
    made = [claim(relation, k, **fillers) for k, (relation, fillers) in enumerate(claims)]
    assert [c.relation for c in merge(made, RELATIONS)] == kept
