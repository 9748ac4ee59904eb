"""Numbers that are no quantity of their subject."""

from __future__ import annotations

import pytest

from claimx.meaning.claims.counts import idle_count, told_elsewhere, told_of
from claimx.packs.load import load_packs
from claimx.schema.facts import Filling, Proposal
from claimx.schema.span import Extent


def _proposal(relation: str, rule: str, **heads: int) -> Proposal:
    fillings = tuple(Filling(role, k, Extent(k, k + 1), "learned") for role, k in heads.items())
    return Proposal(relation, 0, Extent(1, 2), "sign", fillings, rule)


@pytest.mark.parametrize(("rule", "told"), [("learned/has_quantity", True), ("a/b#c", False)])
def test_what_another_relation_counts_is_no_quantity(rule, told):
    relations = load_packs().relations
    number = _proposal("has_quantity", rule, subject=4, measure=1, quantity=0)
    signing = _proposal("signed", "politics/signed#verb-sign", signer=1, document=4)
    assert told_elsewhere(number, told_of([number, signing]), relations) is told
    assert not told_elsewhere(number, told_of([number]), relations)


@pytest.mark.parametrize(
    ("text", "subject", "measure", "quantity", "idle"),
    [
        ("Italy/NNP had/VBD 27/CD deaths/NNS=death", 0, 3, 2, True),
        ("Italy/NNP had/VBD 27/CD ports/NNS=port", 0, 3, 2, False),
        ("Ohio/NNP was/VBD one/CD of/IN six/CD states/NNS=state", 0, 5, 4, True),
    ],
)
def test_victims_and_one_of_several_are_no_quantity(build, text, subject, measure, quantity, idle):
    reading = build.reading(text)
    proposal = _proposal("has_quantity", "x", subject=subject, measure=measure, quantity=quantity)
    assert idle_count(reading, proposal, load_packs().relations) is idle
