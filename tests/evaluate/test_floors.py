"""The floors file: what it pins, when it moves, and how gold that grew is compared."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from claimx.errors import CheckFailedError, DataError, UsageError
from claimx.evaluate.floors import read_floors, write_floors
from claimx.evaluate.score import paired_f1


def test_floors_pin_figures_sizes_hashes_and_articles(desk: Any) -> None:
    desk.add_twin("brod")
    desk.remove("met", "brod")
    desk.claim("aged")["certainty"] = "possible"
    (desk.folder / "split.json").write_text('{"tune": ["lindow"], "check": ["brod"]}')
    desk.update()
    floors, report = read_floors(desk.floors_path), desk.evaluate()
    for name, score in {"all": report.score, **report.parts}.items():
        assert floors.sets[name].same == score.total.same.f1
        assert floors.sets[name].exact == score.total.exact.f1
        assert floors.sets[name].articles == len(score.articles)
        assert floors.sets[name].gold == score.total.same.gold
    assert floors.gold_sha256 == report.gold_sha256
    sums = [hashlib.sha256(desk.raw.encode()).digest()] * 2
    assert floors.articles_sha256 == hashlib.sha256(b"".join(sums)).hexdigest()
    assert (floors.relations["attacked"], floors.relations["met"]) == (4, 2)
    pin = floors.articles["brod"]
    assert (pin.gold, pin.predicted, pin.same, pin.exact) == (7, 6, 6, 6)
    pin = floors.articles["lindow"]
    assert (pin.gold, pin.predicted, pin.same, pin.exact) == (7, 7, 7, 6)
    assert pin.sets == ("all", "tune")


def test_the_accepted_run_passes_and_its_floors_are_the_same_bytes(pinned: Any) -> None:
    before = pinned.floors_path.read_bytes()
    verdict = pinned.gate()
    assert [str(change) for change in verdict.changes][:2] == [
        "all: F1 same 100.00, at its floor of 100.00",
        "all: F1 every field right 100.00, at its floor of 100.00",
    ]
    assert {change.set_name for change in verdict.changes} == {"all", "tune", "check"}
    pinned.update()
    assert pinned.floors_path.read_bytes() == before


def test_an_update_raises_floors_and_then_holds_them(pinned: Any) -> None:
    whole = list(pinned.claims)
    pinned.remove("met")
    pinned.remove("met", "brod")
    pinned.update("start low")
    log = pinned.changelog_path.read_bytes()
    low, pinned.claims[:] = list(pinned.claims), whole
    assert "all: F1 same 100.00, above its floor of 92.31 (95 %" in str(pinned.gate().changes[0])
    pinned.update("no floor falls, so that no reason is told")
    assert pinned.changelog_path.read_bytes() == log
    pinned.claims[:] = low
    with pytest.raises(CheckFailedError, match=r"all: F1 same 92\.31, below its floor of 100\.00"):
        pinned.gate()


def test_hard_new_articles_are_no_regression(pinned: Any) -> None:
    pinned.add_twin("hard", claims=False)
    with pytest.raises(CheckFailedError, match="all: has gained hard") as caught:
        pinned.gate()
    assert "below" not in str(caught.value)
    pinned.update()
    assert read_floors(pinned.floors_path).sets["all"].same == pytest.approx(28 / 35)
    pinned.gate()


def test_easy_new_articles_hide_no_regression(pinned: Any) -> None:
    pinned.remove("aged", "brod")
    pinned.update("start low")
    for number in range(9):
        pinned.add_twin(f"easy{number}")
    pinned.remove("met", "brod")
    with pytest.raises(CheckFailedError, match=r"all: F1 same 92\.31, below its floor of 96\.30"):
        pinned.update()


def test_where_gold_changed_the_other_articles_are_compared(pinned: Any) -> None:
    pinned.edit_gold("certainty: alleged", "certainty: possible")
    pinned.remove("met", "brod")
    with pytest.raises(CheckFailedError) as caught:
        pinned.update()
    message = str(caught.value)
    assert "all: F1 same 92.31, below its floor of 100.00 over articles of unchanged gold (1)" in (
        message
    )
    assert "check: F1 same 92.31, below its floor of 100.00 (one article cannot tell" in message
    assert "tune" not in message
    assert "tune: no article has unchanged gold" in str(_broken(pinned))


def _broken(desk: Any) -> CheckFailedError:
    with pytest.raises(CheckFailedError) as caught:
        desk.gate()
    return caught.value


def test_a_fall_says_whether_it_is_noise(desk: Any) -> None:
    stems = [f"twin{number}" for number in range(9)]
    for stem in stems:
        desk.add_twin(stem)
    desk.update()
    desk.remove("met")
    assert "covers 0: noise)" in str(_broken(desk))
    for stem in stems:
        desk.remove("met", stem)
    assert "interval of the difference -7.69 to -7.69, does not cover 0: not noise)" in str(
        _broken(desk)
    )


def test_the_paired_interval_draws_the_same_articles_for_both_runs() -> None:
    # Articles of very different difficulty, each one claim better: alone, the runs' intervals
    # overlap widely; paired, the rise is certain.
    before = [(20, 20, right) for right in (0, 2, 5, 9, 12, 15, 18)]
    after = [(gold, made, right + 1) for gold, made, right in before]
    low, high = paired_f1(before, after)
    assert low == pytest.approx(0.05)
    assert high == pytest.approx(0.05)
    assert paired_f1(before, before) == (0.0, 0.0)
    mixed = [(20, 20, right + (1 if i % 2 else -1)) for i, (*_, right) in enumerate(before, 1)]
    low, high = paired_f1(before, mixed)
    assert low < 0 < high
    assert paired_f1(before, mixed) == (low, high)


def test_an_empty_reason_is_wrong_use(pinned: Any) -> None:
    with pytest.raises(UsageError, match="empty; say why"):
        pinned.update(" \n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "no such changelog; name it with --changelog"),
        ("## [Unreleased]\n\n### Added\n\n## [0.1.0]\n\n### Extraction\n", "write that heading"),
        ("### Extraction\n", "has no '### Extraction' under '## \\[Unreleased\\]'"),
    ],
)
def test_a_changelog_without_the_heading_stops_the_update(
    pinned: Any, text: str | None, message: str
) -> None:
    changelog = pinned.changelog_path
    changelog.unlink()
    if text is not None:
        changelog.write_text(text)
    pinned.remove("met")
    before = pinned.floors_path.read_bytes()
    with pytest.raises(DataError, match=message):
        pinned.update("the new parser is faster")
    assert pinned.floors_path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read .* pin the first floors with `claimx gate --update`"),
        ("{", "is not JSON"),
        ('{"format": 2}', "format: .*; restore the file"),
        ("{}", "gold_sha256: Field required"),
    ],
)
def test_a_floors_file_that_is_none(pinned: Any, text: str | None, message: str) -> None:
    pinned.floors_path.unlink()
    if text is not None:
        pinned.floors_path.write_text(text)
    with pytest.raises(DataError, match=message):
        pinned.gate()


def test_floors_that_cannot_be_written_are_wrong_use(desk: Any) -> None:
    desk.update()
    with pytest.raises(UsageError, match=r"floors\.json: cannot be written \(No such file"):
        write_floors(desk.folder / "gone" / "floors.json", read_floors(desk.floors_path))


def test_a_floors_file_is_closed(pinned: Any) -> None:
    pinned.edit_floors(lambda data: data["sets"]["all"].update(precision=0.5))
    with pytest.raises(DataError, match=r"sets\.all\.precision: Extra inputs"):
        pinned.gate()
