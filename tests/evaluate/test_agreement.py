"""Two annotators: what they share counts, whatever their keys; each difference is listed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from claimx.errors import DataError, UsageError
from claimx.evaluate.agreement import Agreement, Disagreement, agreement, disagreements
from claimx.evaluate.agreement_report import as_json, tables


class Annotators:
    """Two folders of gold about the desk's article, at first the same."""

    def __init__(self, desk: Any) -> None:
        self.desk = desk
        self.a = desk.folder / "gold"
        self.b = desk.folder / "other"
        shutil.copytree(self.a, self.b)

    def edit(self, old: str, new: str, count: int = 1) -> None:
        """Change B's file."""
        path = self.b / "lindow.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, count), encoding="utf-8")

    def compare(self, **options: Any) -> Agreement:
        return agreement(self.a, self.b, self.desk.inventory, **options)

    def listed(self) -> list[Disagreement]:
        return list(disagreements(self.compare(), self.desk.inventory))


@pytest.fixture
def two(desk: Any) -> Annotators:
    return Annotators(desk)


def same(found: Agreement) -> tuple[int, int, int]:
    counts = found.score.total.same
    return counts.gold, counts.predicted, counts.right


def test_the_same_gold_agrees_wholly(two: Annotators) -> None:
    found = two.compare()
    assert same(found) == (7, 7, 7)
    assert found.score.total.exact.f1 == 1.0
    assert two.listed() == []


def test_keys_may_differ_and_names_may_be_fewer(two: Annotators) -> None:
    path = two.b / "lindow.yaml"
    text = re.sub(r"\b(vesely|brod|police)\b", r"x_\1", path.read_text(encoding="utf-8"))
    path.write_text(text.replace("name: Marta Vesely", "name: Marta"), encoding="utf-8")
    assert two.compare().score.total.exact.right == 7


def test_an_entity_named_in_other_words_at_the_same_place_is_the_same(two: Annotators) -> None:
    two.edit("officers: {name: two officers", "officers: {name: officers")
    assert two.compare().score.total.exact.right == 7
    two.edit("officers: {name: officers", "officers: {name: the court")
    [entry] = two.listed()
    assert entry.fields == (("agent", "two officers", "the court"),)


def test_a_claim_that_only_one_has(two: Annotators) -> None:
    two.edit("relation: aged", "relation: holds_position")
    two.edit("{person: brod, age:", "{person: brod, position:")
    found = two.compare()
    assert same(found) == (7, 7, 6)
    only_a, only_b = two.listed()
    assert (only_a.kind, only_a.b, only_a.fields) == ("only A", "", ())
    assert only_a.a.startswith("aged(person=Karl Brod|PERSON, age=34)")
    assert only_a.sentence == "Brod, 34, was arrested by two officers."
    assert only_a.where == (f"{two.a / 'lindow.yaml'}:{_line(two.a, 'aged')}",)
    assert (only_b.kind, only_b.a) == ("only B", "")
    assert only_b.b.startswith("holds_position(person=Karl Brod|PERSON, position=34)")


def _line(folder: Path, words: str) -> int:
    lines = (folder / "lindow.yaml").read_text(encoding="utf-8").splitlines()
    return next(i for i, line in enumerate(lines, start=1) if line.endswith(words))


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("value: 2021-05-16", "value: 2021-05", ("time", "2021-05-16", "2021-05")),
        ("  place: hall\n", "", ("place", "the\ntown hall", None)),
        ("source: police", "source: unnamed", ("attribution", "Police", "unnamed")),
        ("polarity: negated", "polarity: affirmed", ("polarity", "negated", "affirmed")),
        ("certainty: alleged", "certainty: possible", ("certainty", "alleged", "possible")),
        ("realis: actual", "realis: future", ("realis", "actual", "future")),
        (", means: shot", "", ("means", "shot", None)),
        (
            '"Karl Brod had attacked her"',
            "Police",
            ("evidence", "Karl Brod had attacked her", "Police"),
        ),
    ],
)
def test_each_field_that_differs_is_named(
    two: Annotators, old: str, new: str, field: tuple[str, str | None, str | None]
) -> None:
    two.edit(old, new)
    found = two.compare()
    assert same(found) == (7, 7, 7)
    assert found.score.total.exact.right == 6
    [entry] = two.listed()
    assert (entry.kind, entry.fields) == ("differ", (field,))
    assert entry.a != entry.b
    assert [where.rpartition("/")[0] for where in entry.where] == [str(two.a), str(two.b)]


def test_a_source_may_be_an_entity_for_one_and_words_for_the_other(two: Annotators) -> None:
    two.edit("  lawyer: {name: his lawyer, type: PERSON}\n", "")
    two.edit("source: lawyer", "source: his lawyer")
    assert two.compare().score.total.exact.right == 7
    swapped = agreement(two.b, two.a, two.desk.inventory)
    assert swapped.score.total.exact.right == 7


def test_only_common_articles_count(two: Annotators) -> None:
    text = (two.b / "lindow.yaml").read_text(encoding="utf-8")
    (two.b / "second.yaml").write_text(text.replace("lindow.txt", "second.txt"), encoding="utf-8")
    found = two.compare()
    assert (list(found.articles), found.only_a, found.only_b) == (["lindow"], (), ("second",))
    (two.b / "lindow.yaml").unlink()
    with pytest.raises(UsageError, match="have no article in common"):
        two.compare()


def test_other_bytes_are_refused(two: Annotators) -> None:
    two.edit("sha256: ", "sha256: 0")
    with pytest.raises(DataError, match="sha256"):
        two.compare()
    text = (two.a / "lindow.yaml").read_text(encoding="utf-8")
    sha256 = text.split("sha256: ")[1][:64]
    (two.b / "lindow.yaml").write_text(text.replace(sha256, "a" * 64), encoding="utf-8")
    with pytest.raises(DataError, match="two versions of the article; annotate one"):
        two.compare()


def test_the_articles_may_lie_elsewhere(two: Annotators) -> None:
    moved = two.desk.folder / "moved"
    (two.desk.folder / "articles").rename(moved)
    with pytest.raises(DataError, match="not found"):
        two.compare()
    assert two.compare(articles_dir=moved).score.total.same.f1 == 1.0


def test_the_report_is_json_and_tables(two: Annotators) -> None:
    two.edit("relation: aged", "relation: holds_position")
    two.edit("{person: brod, age:", "{person: brod, position:")
    found = two.compare()
    data = json.loads(json.dumps(as_json(found, two.desk.inventory)))
    assert data["score"]["same"]["f1"] == pytest.approx(6 / 7)
    assert [entry["kind"] for entry in data["disagreements"]] == ["only A", "only B"]
    with (two.desk.folder / "out").open("w") as file:
        console = Console(width=120, record=True, file=file)
        for table in tables(found):
            console.print(table)
    text = console.export_text()
    assert "85.7" in text
    assert "gold" not in text
