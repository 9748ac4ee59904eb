"""What a diff looks like: lines, tables and JSON."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from rich.console import Console

from claimx.evaluate.agree import FIELDS
from claimx.evaluate.diff import Diff
from claimx.evaluate.diff_report import as_json, line, tables

ARTICLE = "somewhere/articles/lindow.txt"


def printed(found: Diff) -> str:
    console = Console(width=200, color_system=None)
    with console.capture() as capture:
        console.print(*tables(found), sep="\n")
    return capture.get()


def test_lines(runs: Any) -> None:
    runs.new[0] |= {"place": None, "certainty": "alleged"}
    runs.new[5]["time"] = runs.desk.span("Monday") | {"value": "2021-05-17"}
    runs.new.remove(runs.claim("met"))
    runs.old.remove(runs.old[2])
    attacked, aged, met, quantity = map(line, runs.diff(gold=True).changes())
    assert attacked.startswith(
        f"{ARTICLE} ~ attacked(target=Marta Vesely|PERSON, means=shot) @2021"
    )
    assert attacked.endswith(
        " | place: in=the town hall|FAC -> none (worse); certainty: certain -> alleged (worse)"
    )
    assert aged == f'{ARTICLE} + aged(person=Karl Brod|PERSON, age=34) :: "Brod, 34" (better)'
    assert met.startswith(f"{ARTICLE} - met(party_a=Marta Vesely|PERSON, party_b=Ota Hlavac|PERSON")
    assert met.endswith(" (worse)")
    assert quantity.endswith(" | time: none -> @2021-05-17 (worse)")
    assert not line(runs.diff().changes()[0]).endswith(")")


def test_what_the_notation_does_not_tell_is_told_by_path(runs: Any) -> None:
    runs.new[0]["evidence"]["section"] = "quote"
    runs.new[1]["roles"][0]["start"] -= 400
    runs.new[1]["roles"][0].update(runs.desk.span("her"))
    runs.new[0]["also"] = []
    evidence, role = map(line, runs.diff().changes())
    assert " | evidence: 0.section=body 1.text=Mayor of Lindow shot at rally 1.start=0 " in evidence
    assert evidence.endswith(" -> 0.section=quote")
    assert " | roles: 1.text=Marta Vesely 1.start=" in role
    assert " -> 1.text=her 1.start=" in role


def test_the_report_is_json_and_the_same_each_time(runs: Any) -> None:
    runs.new.pop()
    runs.new[0] |= {"place": None}
    runs.new.append(deepcopy(runs.new[0]) | {"article": "other.txt"})
    text = json.dumps(as_json(runs.diff(gold=True)))
    assert text == json.dumps(as_json(runs.diff(gold=True)))
    data = json.loads(text)
    assert data["articles"] == [{"before": ARTICLE, "after": ARTICLE}]
    assert [row["article"] for row in data["not_compared"]] == ["other.txt"]
    assert data["typed"] == {"unchanged": 5, "changed": 1, "vanished": 1, "appeared": 0}
    assert data["gold"]["same"]["before"] == {"gold": 7, "predicted": 7, "right": 7, "f1": 1.0}
    assert data["gold"]["exact"]["difference"] == pytest.approx(10 / 13 - 1)
    [rule] = data["rules"]
    assert (rule["rule"], rule["claims"], rule["vanished"], rule["worse"]) == ("test", 2, 1, 2)
    changed, vanished = data["changes"]
    assert (changed["after"]["id"], changed["after"]["place"]) == (runs.new[0]["id"], None)
    assert changed["fields"] == [
        {
            "field": "place",
            "old": {k: v for k, v in runs.old[0]["place"].items() if k != "entity"},
            "new": None,
            "verdict": "worse",
        }
    ]
    assert (vanished["kind"], vanished["after"], vanished["verdict"]) == ("vanished", None, "worse")
    assert set(FIELDS) <= vanished["before"].keys()
    assert "better" not in as_json(runs.diff())["rules"][0]


def test_a_name_in_brackets_is_no_markup(runs: Any) -> None:
    runs.new.append(deepcopy(runs.new[0]) | {"article": "a/[red]/x.txt"})
    assert "a/[red]/x.txt" in printed(runs.diff())
