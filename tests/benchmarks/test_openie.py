"""The scorer of open claims, on tuples small enough to count by hand."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def openie(root: Path) -> ModuleType:
    """benchmarks/openie.py, which is no package of the project."""
    spec = spec_from_file_location("claimx_openie", root / "benchmarks" / "openie.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def made(
    openie: ModuleType, predicate: str, first: str, rest: str | None, sure: float = 1.0
) -> Any:
    return openie.Tuple(
        tuple(predicate.split()), tuple(first.split()),
        None if rest is None else tuple(rest.split()), sure,
    )  # fmt: skip


def test_words_count_in_their_slot_only(openie: ModuleType) -> None:
    gold = made(openie, "switched to", "Davis", "the label")
    assert openie.match(gold, gold) == (1.0, 1.0)
    found = made(openie, "switched", "the label", "Davis")
    assert openie.match(gold, found) == (1 / 4, 1 / 5)


def test_predicates_without_a_common_word_do_not_match(openie: ModuleType) -> None:
    gold = made(openie, "is", "Bush", "President")
    assert openie.match(gold, made(openie, "be", "Bush", "President")) == (1.0, 1.0)
    assert openie.match(gold, made(openie, "nominated", "Bush", "President")) == (0.0, 0.0)


def test_an_extraction_without_a_second_argument_does_not_match_one(openie: ModuleType) -> None:
    gold = made(openie, "met", "Han", "Ri")
    assert openie.match(gold, made(openie, "met", "Han", None)) == (0.0, 0.0)
    alone, empty = made(openie, "left", "Han", None), made(openie, "left", "Han", "")
    assert openie.match(alone, empty) == (1, 1)


def test_speech_may_be_told_backwards(openie: ModuleType) -> None:
    gold = made(openie, "said", "it rained", "Han")
    assert openie.match(gold, made(openie, "said", "Han", "it rained")) == (1.0, 1.0)
    gold = made(openie, "told of", "it", "Han")
    assert openie.match(gold, made(openie, "told of", "Han", "it")) == (1.0, 1.0)


def test_precision_is_one_to_one_and_recall_is_not(openie: ModuleType) -> None:
    gold = [made(openie, "left", "Han", "Rome"), made(openie, "left", "Han", "Rome")]
    found = [made(openie, "left", "Han", "Rome")]
    assert openie.score(gold, found) == (1.0, 2.0)
    assert openie.score(gold[:1], found * 2) == (1.0, 1.0)
    assert openie.score(gold, []) == (0.0, 0.0)


def test_the_curve_drops_what_is_less_sure(openie: ModuleType) -> None:
    gold = {"s": [made(openie, "left", "Han", "Rome")]}
    found = {"s": [made(openie, "left", "Han", "Rome", 0.9), made(openie, "ate", "a", "b", 0.2)]}
    rows = list(openie.curve(gold, found))
    assert rows == [(0.2, 0.5, 1.0, pytest.approx(2 / 3)), (0.9, 1.0, 1.0, 1.0)]


def test_gold_leaves_the_context_out(openie: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text("It rained .\trained\tit\tC: Han said\n", encoding="utf-8")
    assert openie.read_gold(path) == {"It rained .": [made(openie, "rained", "it", None)]}
