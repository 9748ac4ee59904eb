"""Triggers of a small pack against clauses written by hand: which proposals they make."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from claimx.meaning.relations import propose_typed
from claimx.meaning.relations.hosts import stands_before
from claimx.meaning.relations.phrases import says_nothing
from claimx.packs.load import Packs, parse_pack
from claimx.schema.facts import Filling
from claimx.schema.mention import Entity, EntityType
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

PACK = """
pack: harm
relations:
  died:
    means: "PERSON died."
    yields: killed
    roles:
      person: {filler: ENT, core: true}
      cause: {filler: STR}
    triggers:
      - {id: die, verb: die, roles: {person: subject, cause: when}}
      - {id: perish, verb: perish, roles: {person: subject}}
  killed:
    means: "VICTIM was killed."
    roles:
      victim: {filler: ENT, core: true}
      agent: {filler: ENT}
      means: {filler: STR}
    triggers:
      - {id: kill, verb: kill, roles: {victim: object, agent: subject, means: [with, subject]}}
      - {id: perish-in, verb: perish, has: {in: fire}, roles: {victim: subject, means: in}}
      - id: order
        verb: order
        has: {object: murder}
        roles: {victim: object.of, agent: subject}
      - id: claim
        verb: claim
        has: {object: responsibility}
        earlier: victim
        roles: {victim: for, agent: subject}
      - id: name-dead
        verb: name
        has: {object: dead}
        earlier: [agent, scene]
        roles: {victim: as}
  ruled:
    means: "COURT ruled."
    roles:
      court: {filler: ENT, core: true}
      ruling: {filler: STR, core: true}
    triggers:
      - {id: write, verb: write, has: {subject: [~judge]}, roles: {court: subject, ruling: object}}
      - {id: noun, noun: ruling, roles: {court: of, ruling: content}}
  jailed:
    means: "PERSON was jailed."
    roles:
      person: {filler: ENT, core: true}
      offence: {filler: STR}
    triggers:
      - {id: jail, verb: jail, roles: {person: object, offence: for!prison_terms}}
  left:
    means: "PERSON left PLACE."
    roles:
      person: {filler: ENT, core: true}
      place: {filler: ENT, core: true}
    triggers:
      - {id: leave, verb: leave, roles: {person: subject, place: object}}
  accused:
    means: "PERSON is accused."
    roles:
      person: {filler: ENT, core: true}
      offence: {filler: STR, core: true}
    triggers:
      - {id: alleged, adjective: alleged, roles: {person: subject, offence: 'word:person'}}
  resigned:
    means: "PERSON resigned."
    roles:
      person: {filler: ENT, core: true}
      position: {filler: STR}
    triggers:
      - {id: resign, verb: resign, roles: {person: subject, position: subject@posts.predicate}}
  elected:
    means: "PERSON won POSITION."
    roles:
      person: {filler: ENT, core: true}
      position: {filler: STR, core: true}
    triggers:
      - {id: win, verb: win, roles: {person: subject, position: ['object.words@posts', object]}}
      - {id: candidate, noun: candidate, roles: {person: subject, position: 'words@posts'}}
  kin:
    means: "PERSON and RELATIVE are kin."
    pairwise: true
    roles:
      person: {filler: ENT, core: true}
      relative: {filler: ENT, core: true}
    triggers:
      - {id: twins, noun: twin, roles: {person: subject, relative: 'other:person'}}
  happened:
    means: "EVENT took place."
    roles:
      event: {filler: STR, core: true}
    triggers:
      - {id: burst, verb: burst, roles: {event: told}}
      - {id: blaze, noun: blaze, roles: {event: predicate}}
"""


@pytest.fixture(scope="module")
def packs() -> Packs:
    relations = parse_pack(PACK, "harm.yaml").relations
    return Packs(relations, dict.fromkeys(relations, "harm"), "")


def _proposed(reading: Reading, packs: Packs) -> list[str]:
    text = reading.tokens.text
    return [
        f"{p.relation}({', '.join(f'{f.role}={text(f.extent)}' for f in p.fillings)})"
        for p in propose_typed(reading, packs, ())
    ]


def test_a_subject_that_is_the_agent_is_not_the_means_too(build: ModuleType, packs: Packs) -> None:
    reading = build.reading("Rebels killed/VBD=kill Han", build.clause(
        "killed", subject="Rebels", object="Han"))  # fmt: skip
    assert _proposed(reading, packs) == ["killed(victim=Han, agent=Rebels)"]


def test_who_was_among_a_group_has_its_fate(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "Han was among/IN migrants/NNS=migrant who/WP died/VBD=die .",
        build.clause("migrants", kind="copula", subject="Han", aux="was"),
        build.clause("died", parent="migrants", link="relative", relative__subject="migrants"),
    )
    clauses = [
        replace(c, arguments=tuple(replace(a, clause=0) for a in c.arguments)) if c.index else c
        for c in reading.clauses
    ]
    reading = replace(reading, clauses=tuple(clauses))
    assert _proposed(reading, packs) == ["died(person=migrants)", "died(person=Han)"]


def test_members_are_named_after_including(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "Rebels killed/VBD=kill monks/NNS=monk , including/VBG=include Han .",
        build.clause("killed", subject="Rebels", object="monks", including="Han"),
    )
    assert _proposed(reading, packs) == [
        "killed(victim=monks, agent=Rebels)", "killed(victim=Han, agent=Rebels)",
    ]  # fmt: skip


def test_a_slot_leads_into_a_noun_phrase(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "Kim ordered/VBD=order the murder of Han .",
        build.clause("ordered", subject="Kim", object="the *murder of Han"),
        build.clause("murder", parent="ordered", link="nominal", of="Han"),
    )
    assert _proposed(reading, packs) == ["killed(victim=Han, agent=Kim)"]


def test_the_noun_for_somebody_may_be_the_post(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "The mayor/NN of Brno resigned/VBD=resign .",
        build.clause("resigned", subject="The *mayor of Brno"),
        build.clause("mayor", parent="resigned", link="nominal", of="Brno"),
    )
    assert _proposed(reading, packs) == ["resigned(person=The mayor of Brno, position=mayor)"]


def test_a_role_is_taken_over_from_the_last_claim(build: ModuleType, packs: Packs) -> None:
    words = "A bomb killed/VBD=kill Han . | Rebels claimed/VBD=claim responsibility ."
    told = build.clause("killed", subject="bomb", object="Han")
    claimed = build.clause("claimed", subject="Rebels", object="responsibility")
    assert _proposed(build.reading(words, told, claimed), packs)[1:] == [
        "killed(victim=Han, agent=Rebels)"
    ]
    assert _proposed(build.reading(words, claimed), packs) == []


def test_who_is_named_as_dead_died_when_and_where_it_was_told_before(
    build: ModuleType, packs: Packs
) -> None:
    reading = build.reading(
        "A bomb killed/VBD=kill ten . | police named/VBD=name the dead as Han .",
        build.clause("killed", subject="A bomb", object="ten"),
        build.clause("named", subject="police", object="the dead", **{"as": "Han"}),
        types={"ten": "CARDINAL"},
    )
    first, second = propose_typed(reading, packs, ())
    assert (first.scene, second.scene) == (None, first.clause)
    assert [f.role for f in second.fillings] == ["victim", "agent"]


def test_nothing_is_taken_over_from_far_away(build: ModuleType, packs: Packs) -> None:
    between = "| It rained . " * 11
    words = f"A bomb killed/VBD=kill Han . {between}| Rebels claimed/VBD=claim responsibility ."
    told = build.clause("killed", subject="bomb", object="Han")
    claimed = build.clause("claimed", subject="Rebels", object="responsibility")
    assert len(_proposed(build.reading(words, told, claimed), packs)) == 1


def test_the_more_specific_relation_takes_the_place(build: ModuleType, packs: Packs) -> None:
    plain = build.reading("Han perished/VBD=perish", build.clause("perished", subject="Han"))
    assert _proposed(plain, packs) == ["died(person=Han)"]
    in_fire = build.reading("Han perished/VBD=perish in a fire", build.clause(
        "perished", subject="Han", **{"in": "a *fire"}))  # fmt: skip
    assert _proposed(in_fire, packs) == ["killed(victim=Han, means=fire)"]


def test_an_adverbial_clause_fills_the_slot_of_its_opener(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "Han died/VBD=die when/WRB ships/NNS=ship sank/VBD=sink .",
        build.clause("died", subject="Han"),
        build.clause("sank", parent="died", link="adverbial", marker="when", subject="ships"),
    )
    assert _proposed(reading, packs) == ["died(person=Han, cause=ships sank)"]


@pytest.mark.parametrize(("called", "expected"), [
    ("judge", ["ruled(court=Kim, ruling=order)"]), ("poet", []),
])  # fmt: skip
def test_what_the_text_calls_somebody_elsewhere_counts(
    build: ModuleType, packs: Packs, called: str, expected: list[str]
) -> None:
    reading = build.reading(
        f"A {called} left . | Kim wrote/VBD=write an order .",
        build.clause("left", subject=f"A *{called}"),
        build.clause("wrote", subject="Kim", object="an *order"),
    )
    by_head = {reading.tokens.words[m.head]: m.index for m in reading.mentions}
    members = (by_head[called], by_head["Kim"])
    entity = Entity("e1", "Kim", EntityType.PERSON, (), members, ("", ""))
    other = Entity("e2", "order", EntityType.OTHER, (), (by_head["order"],), ("",))
    reading = replace(reading, entities=(entity, other),
                      entity_of={members[0]: 0, members[1]: 0, by_head["order"]: 1})  # fmt: skip
    assert _proposed(reading, packs) == expected


def test_a_noun_announces_its_content(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "the ruling of judges/NNS=judge that fees/NNS=fee rose/VBD=rise",
        build.clause("ruling", of="judges"),
        build.clause("rose", parent="ruling", link="noun_content", subject="fees"),
    )
    assert _proposed(reading, packs) == ["ruled(court=judges, ruling=fees rose)"]


def test_a_slot_may_leave_a_class_out(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "Kim jailed/VBD=jail Han for years/NNS=year for theft",
        build.clause("jailed", subject="Kim", object="Han", **{"for": "years"}),
    )
    assert _proposed(reading, packs) == ["jailed(person=Han)"]
    reading = build.reading(
        "Kim jailed/VBD=jail Han for theft",
        build.clause("jailed", subject="Kim", object="Han", **{"for": "theft"}),
    )
    assert _proposed(reading, packs) == ["jailed(person=Han, offence=theft)"]


def test_the_head_word_of_a_filler_fills_another_role(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "an alleged/JJ smuggler of arms/NNS=arm left/VBD=leave",
        build.clause("alleged", kind="modifier", subject="an alleged *smuggler of arms"),
    )
    assert _proposed(reading, packs) == [
        "accused(person=an alleged smuggler of arms, offence=smuggler)"
    ]


@pytest.mark.parametrize(
    ("phrase", "before", "name", "place"),
    [
        ("the city of Baku", "", "Baku", "Baku"),
        ("the region of Darfur", "", "Darfur", "Darfur"),
        ("the region of Peru", "", "Peru", "the region of Peru"),
        ("the Sangin district of Helmand", "Sangin", "Helmand", "the Sangin district of Helmand"),
        ("the capital of Peru", "", "Peru", "the capital of Peru"),
    ],
)
def test_a_place_goes_by_the_name_after_its_noun(
    build: ModuleType, packs: Packs, phrase: str, before: str, name: str, place: str
) -> None:
    noun = phrase.split()[2] if before else phrase.split()[1]
    arguments = {"of": name, **({"modifier": before} if before else {})}
    reading = build.reading(
        f"Han left/VBD=leave {phrase} .",
        build.clause("left", subject="Han", object=phrase.replace(noun, f"*{noun}")),
        build.clause(noun, kind="noun", parent="left", link="nominal", **arguments),
        types={noun: "GPE", name: "GPE", before or name: "GPE"},
    )
    assert _proposed(reading, packs) == [f"left(person=Han, place={place})"]


def test_a_capital_goes_by_the_name_beside_it(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "Han left/VBD=leave the capital , Bamako .",
        build.clause("left", subject="Han", object="the *capital"),
        build.clause("capital", kind="apposition", subject="Bamako"),
        types={"capital": "GPE", "Bamako": "GPE"},
    )
    assert _proposed(reading, packs) == ["left(person=Han, place=Bamako)"]


def test_a_place_told_by_its_distance_stands_before_it(build: ModuleType) -> None:
    reading = build.reading(
        "Bombs fell/VBD=fall in Ade ,/, 40/CD miles/NNS=mile north/RB of Bor .",
        build.clause("fell", subject="Bombs", **{"in": "Ade"}),
        build.clause("north", kind="modifier", subject="Bombs", adverbial="40 *miles", of="Bor"),
    )
    place = stands_before(reading, reading.clauses[1])
    assert place is not None
    assert reading.tokens.text(place.extent) == "Ade"
    assert stands_before(reading, reading.clauses[0]) is not place


@pytest.mark.parametrize(("subject", "event"), [("Sava", "Sava burst"), ("it/PRP", "burst")])
def test_an_event_is_told_with_its_subject_and_object(
    build: ModuleType, packs: Packs, subject: str, event: str
) -> None:
    reading = build.reading(
        f"{subject} burst/VBD=burst its banks/NNS=bank",
        build.clause("burst", subject=subject.partition("/")[0], object="its *banks"),
    )
    assert _proposed(reading, packs) == [f"happened(event={event} its banks)"]


def test_an_event_is_named_without_how_long_after_it(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "Han left/VBD=leave four/CD days/NNS=day after/IN the/DT blaze/NN",
        build.clause("blaze", kind="noun", predicate="four days after the blaze",
                     adverbial="four *days"),
    )  # fmt: skip
    assert _proposed(reading, packs) == ["happened(event=blaze)"]


def test_a_participle_before_a_title_speaks_of_the_bearer(
    build: ModuleType, packs: Packs
) -> None:
    reading = build.reading(
        "Han left/VBD=leave the/DT jailed/VBN=jail chief/NN Kim",
        build.clause("jailed", object="chief"),
        build.clause("chief", kind="title", subject="Kim"),
    )
    reading = replace(reading, mention_at={k: v for k, v in reading.mention_at.items() if k != 4})
    assert _proposed(reading, packs) == ["jailed(person=Kim)"]


def test_the_two_bearers_of_a_plural_title_are_each_the_others_counterpart(
    build: ModuleType, packs: Packs
) -> None:
    """"twins Han and Kim": the title is a clause of its own for each; of three, nobody is meant."""
    def proposed(*names: str) -> list[str]:
        return _proposed(build.reading(
            "Twins/NNS=twin Han , Kim and Lee left/VBD=leave .",
            *(build.clause("Twins", kind="title", form="nominal", subject=name) for name in names),
        ), packs)  # fmt: skip

    assert proposed("Han", "Kim") == [
        "kin(person=Han, relative=Kim)", "kin(person=Kim, relative=Han)",
    ]  # fmt: skip
    assert proposed("Han") == proposed("Han", "Kim", "Lee") == []


def test_a_word_of_a_class_before_a_head_fills_a_role(build: ModuleType, packs: Packs) -> None:
    reading = build.reading(
        "Han won/VBD=win the/DT mayor/NN election/NN over mayor/NN candidate/NN Kim",
        build.clause("won", subject="Han", object="the mayor *election"),
        build.clause("candidate", kind="title", subject="Kim"),
    )
    assert _proposed(reading, packs) == [
        "elected(person=Han, position=mayor)", "elected(person=Kim, position=mayor)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("many years", True), ("40/CD years", True), ("a week", True), ("it/PRP", True),
        ("years of abuse", False), ("Labour/NNP Day/NNP", False), ("fraud", False),
    ],
)  # fmt: skip
def test_a_length_of_time_is_no_reason(build: ModuleType, text: str, *, expected: bool) -> None:
    tokens = build.reading(text).tokens
    filling = Filling("reason", len(tokens) - 1, Extent(0, len(tokens)))
    assert says_nothing(tokens, filling) is expected
