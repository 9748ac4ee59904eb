"""What stands outside of a claim's own clause."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from claimx.meaning.relations.told import fronted, known, main_event
from claimx.schema.mention import Entity, EntityType
from claimx.schema.reading import Reading


def _resolved(reading: Reading, *chains: tuple[str, EntityType, tuple[str, ...]]) -> Reading:
    """The reading with entities: name, type and the head words of their mentions."""
    tokens, entities, entity_of = reading.tokens, [], {}
    for k, (name, kind, heads) in enumerate(chains):
        members = tuple(
            m.index for m in reading.mentions if tokens.words[m.head] in heads
        )  # fmt: skip
        entities.append(Entity(f"e{k}", name, kind, (), members, ("",) * len(members)))
        entity_of |= dict.fromkeys(members, k)
    return replace(reading, entities=tuple(entities), entity_of=entity_of)


@pytest.mark.parametrize(("heads", "expected"), [
    (("quake", "tremor"), "tremor"), (("quake",), None),
])  # fmt: skip
def test_a_text_tells_of_the_event_that_it_names_most(
    build: ModuleType, heads: tuple[str, ...], expected: str | None
) -> None:
    reading = build.reading(
        "A quake struck/VBD=strike . | The tremor lasted/VBD=last . | Homes fell/VBD=fall .",
        build.clause("struck", subject="A quake"),
        build.clause("lasted", subject="The tremor"),
        build.clause("fell", subject="Homes"),
    )
    reading = _resolved(reading, ("quake", EntityType.EVENT, heads))
    told = main_event(reading, reading.clauses[2].head)
    assert (None if told is None else reading.tokens.words[told.head]) == expected


@pytest.mark.parametrize(("heads", "expected"), [(("Rovers", "they"), True), (("they",), False)])
def test_a_pronoun_is_known_by_what_it_stands_for(
    build: ModuleType, heads: tuple[str, ...], expected: bool
) -> None:
    reading = build.reading(
        "Rovers met/VBD=meet . | they won/VBD=win .",
        build.clause("met", subject="Rovers"), build.clause("won", subject="they"),
    )  # fmt: skip
    reading = _resolved(reading, ("Rovers", EntityType.ORG, heads))
    pronoun = reading.clauses[1].argument("subject")
    assert pronoun is not None
    assert known(reading, pronoun.head) is expected


def test_an_infinitive_before_the_clause_is_its_purpose(build: ModuleType) -> None:
    reading = build.reading(
        "for a bill to pass/VB=pass , votes/NNS=vote are needed/VBN=need .",
        build.clause("needed", object="votes", voice="passive", aux="are"),
        build.clause("bill", parent="needed", link="nominal"),
        build.clause("pass", parent="bill", link="noun_content", marker="to"),
    )
    needed, bill, passed = reading.clauses
    children = {needed.index: [bill], bill.index: [passed]}
    assert fronted(needed, children) == [passed]
    assert fronted(bill, children) == []
