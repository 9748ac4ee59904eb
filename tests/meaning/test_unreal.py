"""What the words of learned claims say of whether they hold."""

from __future__ import annotations

from types import ModuleType

import pytest

from claimx.meaning.relations.unreal import as_told
from claimx.packs.load import load_packs
from claimx.schema.facts import Filling, Proposal, Realis
from claimx.schema.span import Extent


def _elected(person: int, position: int, trigger: int) -> Proposal:
    fillings = tuple(
        Filling(role, head, Extent(head, head + 1), "learned")
        for role, head in (("person", person), ("position", position))
    )
    return Proposal(
        "elected", 0, Extent(trigger, trigger + 1), "", fillings, "learned/elected",
        trigger=trigger,
    )  # fmt: skip


@pytest.mark.parametrize(("person", "negated"), [(0, True), (4, False)])
def test_who_loses_is_not_elected(build: ModuleType, person: int, negated: bool) -> None:
    reading = build.reading("Han lost/VBD=lose seats/NNS to/IN Ri", build.clause(
        "lost", subject="Han", object="seats", to="Ri"))  # fmt: skip
    assert as_told(reading, _elected(person, 2, 1), load_packs()).negated is negated


def test_a_candidate_is_not_elected_yet(build: ModuleType) -> None:
    reading = build.reading("Han left/VBD=leave , mayoral/JJ candidate/NN", build.clause(
        "left", subject="Han"))  # fmt: skip
    assert as_told(reading, _elected(0, 3, 4), load_packs()).realis is Realis.HYPOTHETICAL


def test_who_won_is_elected(build: ModuleType) -> None:
    reading = build.reading("Han won/VBD=win seats/NNS", build.clause(
        "won", subject="Han", object="seats"))  # fmt: skip
    told = as_told(reading, _elected(0, 2, 1), load_packs())
    assert (told.realis, told.negated) == (None, False)
