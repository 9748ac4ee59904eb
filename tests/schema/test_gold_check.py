"""Each thing that can be wrong with a gold file is named, with what to do about it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from claimx.schema.gold import GoldFile
from claimx.schema.gold_check import check_gold
from claimx.schema.inventory import RelationSpec, RoleInfo

RAW = "Mr Ri, 46, a diplo\u00admat, “fled” Sofia on Monday. Mr Ri fled by train, aides said. Brian."

INVENTORY = {
    "aged": RelationSpec("aged", {"person": RoleInfo("ENT", True), "age": RoleInfo("NUM", True)}),
    "defected": RelationSpec(
        "defected", {"person": RoleInfo("ENT", True), "origin": RoleInfo("ENT", False)}
    ),
}


def gold(**changes: Any) -> GoldFile:
    """A gold file without fault; `changes` go to its one claim."""
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
    return GoldFile.model_validate(
        {
            "article": "x.txt",
            "sha256": "0" * 64,
            "entities": entities,
            "claims": [claim | changes],
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
    [problem] = check_gold(gold(), RAW, INVENTORY, sha256="1" * 64)
    assert problem.startswith("sha256: the file says 000000000000…, x.txt has 1111")


def test_names_and_aliases_must_be_in_the_text() -> None:
    problems = check_gold(gold(), RAW.replace("Sofia", "Vilnius").replace("\u00ad", ""), INVENTORY)
    assert [problem.partition(" is not")[0] for problem in problems] == [
        "entity 'ri': alias 'a diplo\\xadmat'",
        "entity 'sofia': name 'Sofia'",
    ]


def test_one_claim_told_twice() -> None:
    one = gold().claims[0]
    other = one.model_copy(update={"evidence": "46"})
    twice = gold().model_copy(update={"claims": (one, other)})
    [problem] = check_gold(twice, RAW, INVENTORY)
    assert "claim 2 (aged): says the same as claim 1; keep one" in problem
