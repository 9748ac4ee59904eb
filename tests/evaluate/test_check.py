"""A folder of gold files: every fault with file, line and what to do, and no file hides another."""

from __future__ import annotations

import re
from typing import Any

import pytest

from claimx.errors import DataError
from claimx.evaluate.check import check_gold_dir


def problems(desk: Any, **options: Any) -> list[str]:
    found = check_gold_dir(desk.folder / "gold", desk.inventory, **options)
    return [line for lines in found.values() for line in lines]


def test_nothing_wrong(desk: Any) -> None:
    assert check_gold_dir(desk.folder / "gold", desk.inventory) == {desk.gold_path: []}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sha256: ", "sha256: 1", r":2: sha256: String should match"),
        ("name: Police", "name: Pollice", r":8: entity 'police': name 'Pollice' is not in the te"),
        ("hlavac: {", "hlavak: {", r":7: entity 'hlavak': no claim uses it"),
        ("also: [Mayor", "also: [Major", r":16: claim 1 \(attacked\): also 'Major of Lindow"),
        (
            "relation: aged",
            "relation: agd",
            r":33: claim 3 \(agd\): unknown relation 'agd' \(did you",
        ),
        ("type: ORG", "type: COMPANY", r":8: entities\.police\.type: Input should be"),
        ("place: capital", "plaice: capital", r":55: claim 6 \(has_quantity\): plaice: .*no such"),
    ],
)
def test_each_fault_has_its_line(desk: Any, old: str, new: str, message: str) -> None:
    desk.edit_gold(old, new)
    assert any(re.match(re.escape(str(desk.gold_path)) + message, line) for line in problems(desk))


def test_a_claim_told_twice_does_not_hide_the_rest(desk: Any) -> None:
    text = desk.gold_path.read_text(encoding="utf-8")
    last = text[text.index("- relation: killed") :]
    desk.gold_path.write_text(text + last + last.replace("told", "sang"), encoding="utf-8")
    found = problems(desk)
    assert [line.split(": ", 1)[1][:46] for line in found] == [
        "claim 8 (killed): says the same as claim 7; ke",
        "claim 9 (killed): says the same as claim 7; ke",
        "claim 9 (killed): cue 'sang' is not in the tex",
    ]


def test_the_article_must_be_there_and_have_one_file(desk: Any) -> None:
    twin = desk.gold_path.with_name("twin.yaml")
    twin.write_bytes(desk.gold_path.read_bytes())
    [line] = problems(desk)
    assert line.startswith(f"{twin}:1: article articles/lindow.txt: {desk.gold_path} is about it")
    twin.write_text("[]", encoding="utf-8")
    (desk.folder / "articles").rename(desk.folder / "moved")
    missing, empty = problems(desk)
    assert missing.startswith(f"{desk.gold_path}:1: article articles/lindow.txt is none of ")
    assert empty.startswith(f"{twin}:1: is empty or no mapping")
    twin.unlink()
    assert problems(desk, articles_dir=desk.folder / "moved") == []
    with pytest.raises(DataError, match=r"no gold files \(\*\.yaml\) there"):
        check_gold_dir(desk.folder, desk.inventory)
