"""What is learned to fill a role must be called what the pack asks for, and by no noun it bars."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from claimx.meaning.relations.called import rightly_called
from claimx.packs.load import Packs, parse_pack
from claimx.schema.facts import Filling, Proposal
from claimx.schema.mention import Entity, EntityType
from claimx.schema.span import Extent

PACK = """
pack: courts
relations:
  ruled:
    means: "COURT decided RULING."
    roles:
      court: {filler: ENT, core: true, called: [court, judge]}
      ruling: {filler: STR, core: true, never: [goal]}
    triggers:
      - {id: verb, verb: rule, roles: {court: subject, ruling: object}}
"""


@pytest.mark.parametrize(("first", "expected"), [("The judge", True), ("The lawyer", False)])
def test_a_filler_is_called_so_somewhere_in_the_text(
    build: ModuleType, first: str, expected: bool
) -> None:
    relations = parse_pack(PACK, "courts.yaml").relations
    packs = Packs(relations, dict.fromkeys(relations, "courts"), "")
    reading = build.reading(
        f"{first} arrived/VBD=arrive . | Lund halted/VBD=halt the sale .",
        build.clause("arrived", subject=first),
        build.clause("halted", subject="Lund", object="the sale"),
    )
    both = tuple(m.index for m in reading.mentions if reading.tokens.words[m.head] != "sale")
    lund = Entity("e0", "Lund", EntityType.PERSON, (), both, ("",) * len(both))
    reading = replace(reading, entities=(lund,), entity_of=dict.fromkeys(both, 0))
    subject = reading.clauses[1].argument("subject")
    assert subject is not None
    proposal = Proposal(
        "ruled", 1, Extent(subject.head, subject.head + 1), "halt",
        (Filling("court", subject.head, subject.extent, "learned"),), "learned/ruled",
    )  # fmt: skip
    assert rightly_called(reading, proposal, packs) is expected


@pytest.mark.parametrize(
    ("what", "expected"), [("the goals/NNS=goal", False), ("the Goal", True), ("the bills", True)]
)
def test_no_noun_that_the_role_bars_heads_a_filler(
    build: ModuleType, what: str, expected: bool
) -> None:
    relations = parse_pack(PACK, "courts.yaml").relations
    packs = Packs(relations, dict.fromkeys(relations, "courts"), "")
    reading = build.reading(f"Lund halted/VBD=halt {what} .")
    ruling = Filling("ruling", 3, Extent(2, 4), "learned")
    proposal = Proposal("ruled", 0, Extent(1, 2), "halt", (ruling,), "learned/ruled")
    assert rightly_called(reading, proposal, packs) is expected
