"""What lies in a place only by way of what stands nearer to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimx.meaning.claims.sites import Sites
from claimx.schema.facts import Filling, Proposal
from claimx.schema.mention import Entity
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

LEARNED, RULE = "learned/located_in", "organizations/located_in#name-in"


def _inside(rule: str, entity: int, location: int) -> Proposal:
    heads = {"entity": entity, "location": location}
    fillings = tuple(Filling(role, k, Extent(k, k + 1), "own") for role, k in heads.items())
    return Proposal("located_in", 0, Extent(entity, entity + 1), "lie", fillings, rule)


def _with_entities(reading: Reading) -> Reading:
    """Each mention an entity of its own."""
    each = tuple(Entity(f"e{m.index}", "", m.type, (), (m.index,), ("",)) for m in reading.mentions)
    return replace(reading, entities=each, entity_of={k: k for k in range(len(each))})


@pytest.mark.parametrize(
    ("rule", "first", "missed"),
    [(LEARNED, True, True), (RULE, True, True), (LEARNED, False, True), (RULE, False, False)],
)
def test_the_nearer_place_lies_in_the_larger(build, rule, first, missed):
    reading = build.reading("Ade , a suburb of Bor in Cas")
    far, near = _inside(rule, 0, 7), _inside(RULE, 5, 7)
    between = [_inside(RULE, 0, 5)] if first else []
    sites = Sites(reading, [far, near, *between])
    assert sites.misses(far) is missed
    assert not sites.misses(near)
    assert not Sites(reading, [far]).misses(far)


def test_a_seat_is_no_nearer_thing(build):
    for noun, missed in (("store/NN", True), ("office/NN", False)):
        reading = build.reading(f"Ade with its/PRP$ {noun} in Bor")
        far = _inside(LEARNED, 0, 5)
        assert Sites(reading, [far, _inside(RULE, 3, 5)]).misses(far) is missed


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("mine near/IN Ade", True),
        ("mine near/IN the old/JJ town of Ade", True),
        ("mine in Ade", False),
        ("mine near/IN Bor in Ade", False),
    ],
)
def test_what_is_near_a_place_does_not_lie_in_it(build, text, missed):
    reading = build.reading(text)
    proposal = _inside(LEARNED, 0, len(reading.tokens) - 1)
    assert Sites(reading, [proposal]).misses(proposal) is missed


@pytest.mark.parametrize(
    ("kind", "rule", "missed"),
    [("ORG", LEARNED, True), ("ORG", RULE, False), ("GPE", LEARNED, False)],
)
def test_the_adjective_of_a_people_tells_no_seat(build, kind, rule, missed):
    reading = build.reading(
        "Greek/JJ line Ade left/VBD", build.clause("left", subject="Ade"), types={"Ade": kind}
    )
    reading = _with_entities(reading)
    proposal = _inside(rule, 2, 0)
    assert Sites(reading, [proposal]).misses(proposal) is missed


@pytest.mark.parametrize(("kind", "missed"), [("PERSON", True), ("FAC", False)])
def test_a_country_s_person_is_no_site(build, kind, missed):
    clause = build.clause("left", subject="Lind", of="Norway")
    reading = build.reading("Norway 's/POS Lind left/VBD", clause, types={"Lind": kind})
    reading = _with_entities(reading)
    proposal = _inside(RULE, 2, 0)
    assert Sites(reading, [proposal]).misses(proposal) is missed
