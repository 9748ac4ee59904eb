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
        ("Ade/NNP held/VBD 21/CD of/IN the/DT 40/CD seats/NNS=seat", 0, 6, 5, True),
        ("Ade/NNP held/VBD 21/CD of/IN the/DT 40/CD seats/NNS=seat", 0, 6, 2, False),
        ("Ade/NNP ranks/VBZ 12th/JJ out/IN of/IN 40/CD states/NNS=state", 0, 6, 5, True),
        ("Ade/NNP is/VBZ the/DT least/JJS of/IN four/CD parties/NNS=party", 0, 6, 5, True),
        ("officials/NNS=official of/IN six/CD states/NNS=state met/VBD", 0, 3, 2, True),
        ("teams/NNS=team with/IN six/CD doctors/NNS=doctor met/VBD", 0, 3, 2, False),
        ("Ade/NNP left/VBD after/IN two/CD attempts/NNS=attempt", 0, 4, 3, True),
    ],
)
def test_what_a_number_does_not_tell_of(build, text, subject, measure, quantity, idle):
    reading = build.reading(text)
    heads = {"subject": subject, "measure": measure, "quantity": quantity}
    proposal = _proposal("has_quantity", "learned/has_quantity", **heads)
    assert idle_count(reading, proposal, load_packs().relations) is idle


@pytest.mark.parametrize(("verb", "idle"), [("counted/VBD=count", True), ("bought/VBD=buy", False)])
def test_who_counts_does_not_have_what_is_counted(build, verb, idle):
    reading = build.reading(
        f"Engineers/NNS=engineer {verb} 40/CD homes/NNS=home",
        build.clause(verb.split("/")[0], subject="Engineers", object="40 homes"),
    )
    proposal = _proposal("has_quantity", "x", subject=0, measure=3, quantity=2)
    assert idle_count(reading, proposal, load_packs().relations) is idle
