"""Gold files that are wrong say where and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimx.errors import DataError
from claimx.evaluate.gold_files import (
    check_gold_source,
    load_gold,
    parse_gold,
    read_gold,
    read_gold_dir,
)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("relation: aged", "relatoin: aged", r"claim 3 \(None\): relation: .*write it"),
        ("polarity: negated", "polarity: no", r"claim 7 \(killed\): polarity: .*affirmed"),
        ('age: "34"', "age: 34", r"\(aged\): roles\.age: .*YAML reads 34; put the words in quot"),
        ("time: {text: Sunday", "time: {txt: Sunday", r"time\.txt: .*no such field"),
        ("type: ORG", "type: COMPANY", r"lindow\.yaml:8: entities\.police\.type"),
        ("dateline: 2021-05-17", "dateline: [", "is not YAML: .*line"),
        ("value: 2021-05-16", "value: 2021-02-30", "is not YAML: .*day"),
        ("  hall: {", "  brod: {", r"lindow\.yaml:10: key 'brod' is there twice"),
        ("sha256: ", "sha256: x", r"lindow\.yaml:2: sha256: String should match"),
        ("place: capital", "place: ''", r"\(has_quantity\): place: .*at least 1 character"),
    ],
)
def test_the_message_names_place_and_next_step(desk: Any, old: str, new: str, message: str) -> None:
    desk.edit_gold(old, new)
    with pytest.raises(DataError, match=message) as caught:
        load_gold(desk.gold_path)
    assert str(desk.gold_path) in str(caught.value)


def test_the_line_is_that_of_the_claim(desk: Any) -> None:
    source = read_gold(desk.gold_path)
    text = desk.gold_path.read_text(encoding="utf-8").splitlines()
    assert [text[line - 1].split()[-1] for line in source.lines] == [
        claim.relation for claim in source.gold.claims
    ]


def test_what_yaml_makes_of_dates_is_text_again(desk: Any) -> None:
    desk.edit_gold("value: 2021-05-16", "value: 2021-05-16T06:00:00")
    values = [claim.time.value for claim in load_gold(desk.gold_path).claims if claim.time]
    assert values == ["2021-05-16T06:00", "2019"]


def test_an_attribution_may_lack_its_cue(desk: Any) -> None:
    desk.edit_gold("{source: police, cue: said}", "{source: police}")
    assert load_gold(desk.gold_path).claims[1].attribution[0].cue is None


def test_a_faultless_file_has_no_problems(desk: Any) -> None:
    article = desk.folder / "articles" / "lindow.txt"
    assert check_gold_source(parse_gold(desk.gold_path), article, desk.inventory) == []
    article.write_text("Another text.", encoding="utf-8")
    problems = check_gold_source(parse_gold(desk.gold_path), article, desk.inventory)
    assert "sha256" in problems[0]
    assert any("lindow.yaml:16: claim 1 (attacked): evidence" in line for line in problems)


def test_folders_and_files_that_are_not_there(tmp_path: Path, desk: Any) -> None:
    with pytest.raises(DataError, match="no such folder"):
        read_gold_dir(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match=r"has no \*\.yaml"):
        read_gold_dir(tmp_path / "empty")
    with pytest.raises(DataError, match="cannot be read"):
        load_gold(tmp_path / "nothing.yaml")
    desk.gold_path.with_name("twin.yaml").write_bytes(desk.gold_path.read_bytes())
    with pytest.raises(DataError, match=r"twin\.yaml: is about .*, and so is .*lindow\.yaml"):
        read_gold_dir(desk.gold_path.parent)
    desk.gold_path.write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match="is not UTF-8"):
        load_gold(desk.gold_path)
