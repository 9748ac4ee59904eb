"""Each thing that can be wrong with a gold file is named, with what to do about it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from claimx.schema.gold import GoldFile
from claimx.schema.gold_check import check_gold
from claimx.schema.inventory import RelationSpec, RoleInfo
from claimx.schema.mention import EntityType

RAW = "Mr Ri, 46, a diplo\u00admat, “fled” Sofia on Monday. Mr Ri fled by train, aides said. Brian."

PERSONS = frozenset({EntityType.PERSON})
INVENTORY = {
    "aged": RelationSpec(
        "aged", {"person": RoleInfo("ENT", True, PERSONS), "age": RoleInfo("NUM", True)}
    ),
    "defected": RelationSpec(
        "defected", {"person": RoleInfo("ENT", True), "origin": RoleInfo("ENT", False)}
    ),
}


def gold(**changes: Any) -> GoldFile:
    """A gold file without fault; `changes` go to its first claim, the second uses all entities."""
    claim = {
        "relation": "aged",
        "evidence": "Mr Ri, 46",
        "roles": {"person": "ri", "age": "46"},
        "polarity": "affirmed",
        "certainty": "certain",
        "realis": "actual",
    }
    entities = {
        "ri": {"name": "Mr Ri", "type": "PERSON", "aliases": ["a diplo\u00admat"]},
        "sofia": {"name": "Sofia", "type": "GPE"},
        "aides": {"name": "aides", "type": "GROUP"},
    }
    other = claim | {
        "relation": "defected",
        "evidence": "Mr Ri fled by train",
        "roles": {"person": "ri", "origin": "sofia"},
        "attribution": [{"source": "aides", "cue": "said"}],
    }
    return GoldFile.model_validate(
        {
            "article": "x.txt",
            "sha256": "0" * 64,
            "entities": entities,
            "claims": [claim | changes, other],
        }
    )


def test_nothing_wrong() -> None:
    assert check_gold(gold(), RAW, INVENTORY, sha256="0" * 64) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"evidence": "a diplomat"}, r"there it is 'a diplo\\xadmat'"),
        ({"evidence": '"fled" Sofia'}, "there it is '“fled” Sofia'"),
        ({"evidence": "Mr Ri fled by plane"}, "the text goes on 'train, aides said."),
        ({"evidence": "Nobody knows"}, "'Nobody knows' is not in the text"),
        ({"evidence": "Mr Ri"}, "stands 2 times: add `occurrence`"),
        ({"evidence": "Mr Ri", "occurrence": 3}, "occurrence 3: the evidence stands only 2 times"),
        ({"also": ["Mr Ro"]}, "also 'Mr Ro' is not in the text"),
        ({"roles": {"person": "ri", "age": "47"}}, "role 'age': '47' is not in the text"),
        ({"roles": {"person": "rii", "age": "46"}}, "no entity 'rii'.*did you mean 'ri'"),
        ({"roles": {"person": "Mr Ri", "age": "46"}}, "'Mr Ri' is a name, not a key.*write 'ri'"),
        ({"roles": {"person": "ri"}}, "core role 'age' has no filler"),
        (
            {"roles": {"person": "ri", "age": "46", "sex": "Mr"}},
            "unknown role 'sex'; aged has person, age",
        ),
        ({"relation": "agd"}, r"unknown relation 'agd' \(did you mean 'aged'\?\)"),
        ({"place": "bulgaria"}, "place no entity 'bulgaria'"),
        ({"time": {"text": "Tuesday"}}, "time.text 'Tuesday' is not in the text"),
        ({"time": {"text": "Monday", "value": "May 2019"}}, "'May 2019' is no date"),
        ({"time": {"text": "Monday", "value": "2019-02-30"}}, "'2019-02-30' is no date"),
        ({"time": {"text": "Monday", "value": "../.."}}, "is no date"),
        ({"time": {"text": "Monday", "value": "2019/2016"}}, "ends before it begins"),
        ({"attribution": [{"source": "friends", "cue": "said"}]}, "source 'friends' is neither"),
        ({"attribution": [{"source": "aides", "cue": "told"}]}, "cue 'told' is not in the text"),
        (
            {"attribution": [{"source": "aides", "cue": "said", "co_sources": ["x y"]}]},
            "source 'x y' is neither",
        ),
        (
            {"attribution": [{"source": "aides", "co_sources": ["unnamed"]}]},
            "co_sources: `unnamed` says nothing",
        ),
        ({"attribution": [{"source": "aides", "co_sources": ["aides"]}]}, "'aides' is given 2"),
        ({"evidence": "Mr Ri, 46,", "occurrence": 1}, "stands only once; take `occurrence` out"),
        ({"evidence": "Mr Ri, "}, "evidence 'Mr Ri, ' begins or ends with a blank"),
        ({"also": ["Mr Ri", "Mr Ri"]}, "also 'Mr Ri' is given 2 times"),
        ({"roles": {"person": "ri", "age": "46,"}}, "role 'age': '46,' ends with punctuation"),
        (
            {"roles": {"person": "ri", "age": "sofia"}},
            "role 'age': takes words of the text, not a key; write 'Sofia'",
        ),
        ({"place": "ri"}, "place 'ri' is of type PERSON, no place; mend the key or the type"),
    ],
)
def test_one_thing_wrong(changes: dict[str, Any], message: str) -> None:
    problems = check_gold(gold(**changes), RAW, INVENTORY, lines=[12])
    assert len(problems) == 1
    assert problems[0].startswith("line 12: claim 1 (")
    assert re.search(message, problems[0])


@pytest.mark.parametrize(
    "value",
    [
        "2019",
        "2019-02",
        "2019-02-03T06:00",
        "1990~",
        "2016/2019",
        "2019-07/..",
        "../2013",
        "2018-12-31T23:00/2018-12-31",
        None,
    ],
)
def test_values_that_are_right(value: str | None) -> None:
    assert check_gold(gold(time={"text": "Monday", "value": value}), RAW, INVENTORY) == []


def test_sources_may_be_words_of_the_text_or_unnamed() -> None:
    for source in ("aides", "aides said", "unnamed"):
        assert check_gold(gold(attribution=[{"source": source}]), RAW, INVENTORY) == []


def test_another_sum() -> None:
    [problem] = check_gold(gold(), RAW, INVENTORY, sha256="1" * 64, heads={"sha256": 2})
    assert problem.startswith("line 2: sha256: the file says 000000000000…, x.txt has 1111")


def changed(key: str, **changes: Any) -> list[str]:
    """The problems if the entity `key` is another."""
    sound = gold()
    entities = dict(sound.entities)
    entities[key] = (entities.get(key) or entities["ri"]).model_copy(update=changes)
    other = sound.model_copy(update={"entities": entities})
    return check_gold(other, RAW, INVENTORY, heads={f"entities.{key}": 7})


def test_entities() -> None:
    assert changed("ri", aliases=("Mr Ri",)) == [
        "line 7: entity 'ri': name or alias 'Mr Ri' is given 2 times; keep one"
    ]
    [problem] = changed("sofia", type=EntityType.DATE)
    assert problem.startswith("line 7: entity 'sofia': type DATE: numbers and times are no")
    [problem] = changed("orphan")
    assert problem.startswith("line 7: entity 'orphan': no claim uses it; take it out")


@pytest.mark.parametrize(
    ("kind", "plausible"),
    [("GROUP", True), ("ORG", True), ("OTHER", True), ("FAC", False), ("WORK", False)],
)
def test_the_type_must_be_plausible_for_the_role(kind: str, plausible: bool) -> None:
    problems = changed("ri", type=EntityType(kind))
    if plausible:
        assert problems == []
    else:
        [problem] = problems
        assert "claim 1 (aged): role 'person': 'ri' is of type" in problem
        assert "the role takes PERSON and the like; mend the key or the type" in problem


def test_a_role_without_types_takes_any_and_organizations_open_a_role() -> None:
    assert RoleInfo("ENT", False).plausible() == set(EntityType)
    assert RoleInfo("ENT", False, frozenset({EntityType.ORG})).plausible() == set(EntityType)
    places = RoleInfo("ENT", False, frozenset({EntityType.GPE})).plausible()
    assert EntityType.FAC in places
    assert EntityType.PERSON not in places


def test_names_and_aliases_must_be_in_the_text() -> None:
    problems = check_gold(gold(), RAW.replace("Sofia", "Vilnius").replace("\u00ad", ""), INVENTORY)
    assert [problem.partition(" is not")[0] for problem in problems] == [
        "entity 'ri': alias 'a diplo\\xadmat'",
        "entity 'sofia': name 'Sofia'",
    ]


def test_one_claim_told_twice() -> None:
    one = gold().claims[0]
    other = one.model_copy(update={"evidence": "46"})
    twice = gold().model_copy(update={"claims": (one, gold().claims[1], other)})
    [problem] = check_gold(twice, RAW, INVENTORY)
    assert "claim 3 (aged): says the same as claim 1; keep one" in problem
