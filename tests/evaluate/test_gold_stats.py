"""The counts of a gold folder, by hand for one article."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from claimx.evaluate.gold_stats import as_json, gold_stats, tables


def test_counts(desk: Any) -> None:
    stats = as_json(gold_stats(desk.folder / "gold"))
    assert stats == {
        "articles": 1,
        "read": 1,
        "words": len(desk.raw.split()),
        "claims": 7,
        "timed": 2,
        "dated": 2,
        "placed": 2,
        "repeated": 1,
        "relations": {
            "attacked": 2, "aged": 1, "detained": 1, "has_quantity": 1, "killed": 1, "met": 1,
        },
        "statuses": {
            "negated": 1, "alleged": 1, "probable": 0, "possible": 0, "future": 0,
            "hypothetical": 0, "attributed": 3, "nested": 0,
        },
        "entities": {"PERSON": 5, "GROUP": 2, "FAC": 1, "GPE": 1, "ORG": 1},
    }  # fmt: skip


def test_nested_is_attributed_too_and_a_time_may_have_no_value(desk: Any) -> None:
    desk.edit_gold("{source: lawyer, cue: told}", "{source: police}, {source: lawyer}")
    desk.edit_gold(", value: 2021-05-16", "")
    stats = gold_stats(desk.folder / "gold")
    assert (stats.statuses["attributed"], stats.statuses["nested"]) == (3, 1)
    assert (stats.timed, stats.dated) == (2, 1)


def test_without_the_article_its_words_are_not_counted(desk: Any) -> None:
    moved = desk.folder / "moved"
    (desk.folder / "articles").rename(moved)
    stats = gold_stats(desk.folder / "gold")
    assert (stats.articles, stats.read, stats.words, stats.claims) == (1, 0, 0, 7)
    assert "1 articles were not found" in shown(desk, stats)
    assert gold_stats(desk.folder / "gold", articles_dir=moved).read == 1


def shown(desk: Any, stats: Any) -> str:
    with (desk.folder / "out").open("w") as file:
        console = Console(width=120, record=True, file=file)
        for table in tables(stats):
            console.print(table)
    return console.export_text()


def test_the_tables_have_numbers_and_shares(desk: Any) -> None:
    text = shown(desk, gold_stats(desk.folder / "gold"))
    rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in text.splitlines()]
    assert ["attacked", "2", "28.6"] in rows
    assert ["PERSON", "5", "50.0"] in rows
    assert "not found" not in text
