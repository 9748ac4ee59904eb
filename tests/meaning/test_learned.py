"""The learned proposer on vectors made by hand: what it proposes, supports, and ousts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import ModuleType

import numpy as np
import pytest

from claimx.meaning.relations import Slots, add_learned, match, with_settings
from claimx.meaning.temporal import find_times
from claimx.packs.learned import ANY, SETTINGS, Floats, Weights
from claimx.packs.load import Packs, parse_pack
from claimx.schema.facts import Proposal, Report
from claimx.schema.mention import Entity
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

PACK = """
pack: harm
relations:
  killed:
    means: "VICTIM was killed."
    roles:
      victim: {filler: ENT, core: true}
      agent: {filler: ENT}
    triggers:
      - {id: verb, verb: kill, roles: {victim: object, agent: subject}}
  met:
    means: "A met B."
    roles:
      guest: {filler: ENT, core: true}
      host: {filler: ENT, core: true}
    triggers:
      - {id: verb, verb: meet, roles: {guest: object, host: subject}}
"""

WORDS = """
  widowed:
    means: "SPOUSE was widowed."
    roles:
      spouse: {filler: ENT, core: true, types: [PERSON]}
    triggers:
      - {id: verb, verb: widow, roles: {spouse: object}}
  counted:
    means: "HOLDER has so many of WHAT."
    roles:
      holder: {filler: ENT, core: true}
      what: {filler: STR, core: true}
      many: {filler: NUM, core: true}
    triggers:
      - {id: verb, verb: total, roles: {holder: subject, what: object, many: 'number:what'}}
  scored:
    means: "SIDE has so much of MEASURE."
    roles:
      side: {filler: ENT, core: true}
      measure: {filler: STR, core: true}
      score: {filler: NUM, core: true}
    triggers:
      - {id: verb, verb: score, roles: {side: subject, measure: object, score: 'number:measure'}}
  ruled:
    means: "JUDGE decided RULING."
    roles:
      judge: {filler: ENT, core: true}
      ruling: {filler: STR, core: true}
    triggers:
      - {id: verb, verb: rule, roles: {judge: subject, ruling: object}}
"""

RELATIONS = ["counted", "killed", "met", "ruled", "scored", "widowed"]
LABELS = [
    ("counted", "holder"), ("counted", "what"), ("counted", "many"), ("killed", "victim"),
    ("killed", "agent"), ("met", "guest"), ("met", "host"), ("ruled", "judge"), ("ruled", "ruling"),
    ("scored", "side"), ("scored", "measure"), ("scored", "score"), ("widowed", "spouse"),
    *((ANY, setting) for setting in SETTINGS),
]  # fmt: skip
YES, NO = 6.0, -6.0


@pytest.fixture(scope="module")
def packs() -> Packs:
    relations = parse_pack(PACK + WORDS, "harm.yaml").relations
    return Packs(relations, dict.fromkeys(relations, "harm"), "")


@pytest.fixture(scope="module")
def weights() -> Weights:
    """Pairs count for nothing here: who fills a role is said by the filler's own score."""
    return Weights(
        {name: k for k, name in enumerate(RELATIONS)},
        {label: k for k, label in enumerate(LABELS)},
        *(np.zeros(shape, np.float32) for shape in ((13, 1), (len(LABELS), 1), (13, len(LABELS)))),
    )  # fmt: skip


def _vectors(reading: Reading, **told: dict[str, float]) -> Reading:
    """Vectors in which the word WORD tells WORD=dict(relation=score) and fills role=score."""
    width = len(RELATIONS) + 2 + 2 * len(LABELS)
    vectors: Floats = np.zeros((len(reading.tokens), width), np.float32)
    vectors[:, : len(RELATIONS)] = NO
    vectors[:, len(RELATIONS) + 2 + len(LABELS) :] = NO
    names = [*RELATIONS, "", "", *[""] * len(LABELS), *(role for _, role in LABELS)]
    for word, scores in told.items():
        for name, score in scores.items():
            vectors[reading.tokens.words.index(word), names.index(name)] = score
    return replace(reading, tokens=replace(reading.tokens, vectors=vectors))


def _shown(reading: Reading, proposals: tuple[Proposal, ...]) -> list[str]:
    text = reading.tokens.text
    return [
        f"{p.rule}({', '.join(f'{f.role}={text(f.extent)}' for f in p.fillings)})"
        for p in proposals
    ]


def _both(reading: Reading, packs: Packs, weights: Weights) -> tuple[Proposal, ...]:
    slots = Slots(reading, ())
    return add_learned(slots, match(slots, packs), packs, weights)


def test_it_proposes_what_no_rule_knows(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading("Rebels slew/VBD=slay Han", build.clause(
        "slew", subject="Rebels", object="Han"))  # fmt: skip
    reading = _vectors(reading, slew={"killed": YES}, Han={"victim": YES}, Rebels={"agent": YES})
    (proposal,) = _both(reading, packs, weights)
    assert _shown(reading, (proposal,)) == ["learned/killed(victim=Han, agent=Rebels)"]
    assert proposal.support == pytest.approx(1, abs=0.01)
    assert proposal.clause == 0


def test_a_word_of_a_name_stands_for_the_name(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading("Rebels slew/VBD=slay Dan Han", build.clause(
        "slew", subject="Rebels", object="Dan *Han"))  # fmt: skip
    reading = _vectors(reading, slew={"killed": YES}, Dan={"victim": YES})
    assert _shown(reading, _both(reading, packs, weights)) == ["learned/killed(victim=Dan Han)"]


def test_what_is_not_there_fills_no_role(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading("Rebels slew/VBD=slay Han without/IN Ri", build.clause(
        "slew", subject="Rebels", object="Han", without="Ri"))  # fmt: skip
    reading = _vectors(reading, slew={"killed": YES}, Han={"victim": YES}, Ri={"agent": YES})
    assert _shown(reading, _both(reading, packs, weights)) == ["learned/killed(victim=Han)"]


def test_a_core_role_that_nothing_fills_gives_nothing(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading("Rebels slew/VBD=slay Han", build.clause(
        "slew", subject="Rebels", object="Han"))  # fmt: skip
    assert _both(_vectors(reading, slew={"killed": YES}), packs, weights) == ()


def test_several_likely_fillers_make_several_claims(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading("Rebels slew/VBD=slay Han and Ri", build.clause(
        "slew", subject="Rebels", object="Han", with_="Ri"))  # fmt: skip
    reading = _vectors(reading, slew={"killed": YES}, Han={"victim": YES}, Ri={"victim": 1.0})
    assert _shown(reading, _both(reading, packs, weights)) == [
        "learned/killed(victim=Han)", "learned/killed(victim=Ri)",
    ]  # fmt: skip


def test_a_likely_filler_may_be_of_any_type(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    def found(score: float) -> list[str]:
        reading = build.reading("War bereaved/VBD=bereave Kenya", build.clause(
            "bereaved", subject="War", object="Kenya"), types={"Kenya": "GPE"})  # fmt: skip
        entities = [Entity(str(k), "", m.type, (), (k,), ("",)) for k, m in
                    enumerate(reading.mentions)]  # fmt: skip
        reading = replace(reading, entities=tuple(entities),
                          entity_of={k: k for k in range(len(entities))})  # fmt: skip
        reading = _vectors(reading, bereaved={"widowed": YES}, Kenya={"spouse": score})
        return _shown(reading, _both(reading, packs, weights))

    assert found(YES) == ["learned/widowed(spouse=Kenya)"]
    assert found(0.5) == []


def test_a_likely_number_may_count_anything(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading(
        "Han won/VBD=win seats/NNS=seat for/IN 40/CD kips/NNS=kip",
        build.clause("won", subject="Han", object="seats", for_="40 *kips"),
    )
    reading = _vectors(
        reading, won={"counted": YES}, Han={"holder": YES}, seats={"what": YES}, kips={"many": YES}
    )
    assert _shown(reading, _both(reading, packs, weights)) == [
        "learned/counted(holder=Han, what=seats, many=40 kips)"
    ]


def test_what_is_counted_may_be_its_own_measure(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading(
        "Raiders drove/VBD=drive twenty/CD goats/NNS=goat off",
        build.clause("drove", subject="Raiders", object="twenty *goats"),
        build.clause("twenty", kind="modifier", subject="twenty *goats"),
    )
    same = {"side": YES, "measure": YES}
    reading = _vectors(reading, drove={"scored": YES}, goats=same, twenty={"score": YES})
    assert _shown(reading, _both(reading, packs, weights)) == [
        "learned/scored(side=twenty goats, measure=goats, score=twenty)"
    ]
    same = {"holder": YES, "what": YES}
    reading = _vectors(reading, drove={"counted": YES}, goats=same, twenty={"many": YES})
    assert _both(reading, packs, weights) == ()


def test_a_phrase_begins_behind_a_number_that_fills_a_role(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading(
        "Han won/VBD=win ten/CD seats/NNS=seat",
        build.clause("won", subject="Han", object="ten *seats"),
        build.clause("ten", kind="modifier", subject="ten *seats"),
    )
    reading = _vectors(
        reading, won={"counted": YES}, Han={"holder": YES}, seats={"what": YES}, ten={"many": YES}
    )
    assert _shown(reading, _both(reading, packs, weights)) == [
        "learned/counted(holder=Han, what=seats, many=ten)"
    ]


def test_a_lone_number_counts_what_the_one_before_it_counted(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading(
        "Han won/VBD=win 13 seats/NNS=seat , Ri lost/VBD=lose 42 .",
        build.clause("won", subject="Han", object="13 *seats"),
        build.clause("13", kind="modifier", subject="seats", parent="won"),
        build.clause("lost", subject="Ri", object="42"),
    )
    reading = _vectors(
        reading, lost={"scored": YES, "measure": YES}, Ri={"side": YES}, **{"42": {"score": YES}}
    )
    assert "learned/scored(side=Ri, measure=seats, score=42)" in _shown(
        reading, _both(reading, packs, weights)
    )


@pytest.mark.parametrize("end", ["on/IN 42", "4.2/CD"])
def test_a_number_behind_a_preposition_and_a_fraction_count_nothing_told_before(
    build: ModuleType, packs: Packs, weights: Weights, end: str
) -> None:
    reading = build.reading(f"Han won/VBD=win 13 seats/NNS=seat , Ri ended/VBD=end {end} .")
    number = end.split()[-1].split("/")[0]
    reading = _vectors(
        reading, ended={"scored": YES, "measure": YES}, Ri={"side": YES}, **{number: {"score": YES}}
    )
    assert not any("seats" in line for line in _shown(reading, _both(reading, packs, weights)))


@pytest.mark.parametrize("told", ["Ri", "Ri , Bor"])
def test_what_a_verb_tells_begins_at_the_verb(
    build: ModuleType, packs: Packs, weights: Weights, told: str
) -> None:
    reading = build.reading(f"Han jailed/VBD=jail {told}", build.clause(
        "jailed", subject="Han", object=told))  # fmt: skip
    reading = _vectors(reading, jailed={"ruled": YES, "ruling": YES}, Han={"judge": YES})
    assert _shown(reading, _both(reading, packs, weights)) == [
        f"learned/ruled(judge=Han, ruling=jailed {told})"
    ]


def test_it_says_how_likely_a_rules_proposal_is(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading("Rebels killed/VBD=kill Han", build.clause(
        "killed", subject="Rebels", object="Han"))  # fmt: skip
    likely = _vectors(reading, killed={"killed": YES}, Han={"victim": YES})
    (proposal,) = _both(likely, packs, weights)
    assert proposal.rule == "harm/killed#verb"
    assert proposal.support == pytest.approx(1, abs=0.01)
    (proposal,) = _both(_vectors(reading), packs, weights)
    assert proposal.support == pytest.approx(0, abs=0.01)


def test_a_rules_proposal_gets_the_roles_that_only_the_network_fills(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading(
        "Han fled/VBD=flee , Ri was killed/VBN=kill .",
        build.clause("fled", subject="Han"),
        build.clause("killed", object="Ri", voice="passive", aux="was"),
    )  # fmt: skip
    reading = _vectors(reading, killed={"killed": YES}, Ri={"victim": YES}, Han={"agent": YES})
    found = _shown(reading, _both(reading, packs, weights))
    assert found == ["harm/killed#verb(victim=Ri, agent=Han)"]


@pytest.mark.parametrize(
    ("host", "kept"),
    [(NO, "learned/met(guest=Ri, host=Ho)"), (YES, "harm/met#verb(guest=Ri, host=Han)")],
)
def test_of_two_that_differ_in_one_filler_the_better_supported_stands(
    build: ModuleType, packs: Packs, weights: Weights, host: float, kept: str
) -> None:
    reading = build.reading("Han met/VBD=meet Ri for Ho", build.clause(
        "met", subject="Han", object="Ri", for_="Ho"))  # fmt: skip
    reading = _vectors(
        reading, met={"met": YES}, Ri={"guest": YES}, Ho={"host": YES}, Han={"host": host}
    )
    assert kept in _shown(reading, _both(reading, packs, weights))
    assert host == YES or len(_both(reading, packs, weights)) == 1


def test_a_relation_with_other_roles_is_left_to_its_pack(
    build: ModuleType, weights: Weights
) -> None:
    relations = parse_pack(PACK.replace("victim", "casualty"), "mine.yaml").relations
    mine = Packs(relations, dict.fromkeys(relations, "mine"), "")
    reading = build.reading("Rebels killed/VBD=kill Han", build.clause(
        "killed", subject="Rebels", object="Han"))  # fmt: skip
    reading = _vectors(reading, killed={"killed": YES}, Han={"victim": YES})
    (proposal,) = _both(reading, mine, weights)
    assert (proposal.rule, proposal.support) == ("mine/killed#verb", None)


def test_without_vectors_the_packs_stand_alone(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading("Rebels killed/VBD=kill Han", build.clause(
        "killed", subject="Rebels", object="Han"))  # fmt: skip
    slots = Slots(reading, ())
    typed = match(slots, packs)
    assert add_learned(slots, typed, packs, weights) == typed


def test_it_says_how_likely_times_places_and_sources_belong_to_a_proposal(
    build: ModuleType, packs: Packs, weights: Weights
) -> None:
    reading = build.reading(
        "Rebels killed/VBD=kill Han in Oslo on Monday , said/VBD=say Ri",
        build.clause("killed", subject="Rebels", object="Han", in_="Oslo", on="Monday"),
        types={"Oslo": "GPE"},
    )
    reading = _vectors(
        reading, killed={"killed": YES}, Han={"victim": YES}, Monday={"time": YES},
        Oslo={"place": 0.0},
    )  # fmt: skip
    times, _ = find_times(reading.tokens, dateline=date(2020, 5, 13), article="a.txt")
    slots = Slots(reading, times)
    typed = add_learned(slots, match(slots, packs), packs, weights)
    source = {reading.tokens.words[m.head]: m.index for m in reading.mentions}["Han"]
    report = Report(0, source, Extent(9, 10), (), (), "indirect", "rule")
    (proposal,) = with_settings(reading, typed, times, (report,), weights)
    words = reading.tokens.words
    likely = {(s.setting, words[s.token]): round(s.chance, 1) for s in proposal.settings}
    assert likely == {("time", "Monday"): 1.0, ("place", "Oslo"): 0.5, ("source", "Han"): 0.0}
