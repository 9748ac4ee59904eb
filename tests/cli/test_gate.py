"""`claimx gate` as a process: exit codes, messages, and what it writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Gate = Callable[..., Any]


@pytest.fixture
def gate(desk: Any, command: Callable[..., Any]) -> Gate:
    """Runs the gate in the desk's folder over its claims, as they are by then."""
    (desk.folder / "CHANGELOG.md").write_text("## [Unreleased]\n\n### Extraction\n")

    def run(*options: str | Path) -> Any:
        desk.write()
        return command("gate", "run", "--gold", "gold", *options, cwd=desk.folder)

    return run


def test_gate_passes_fails_and_moves_its_floors(desk: Any, gate: Gate) -> None:
    done = gate()
    assert done.returncode == 2
    assert b"pin the first floors with `claimx gate --update`" in done.stderr

    assert gate("--update").returncode == 0
    done = gate()
    assert done.returncode == 0, done.stderr
    assert "all: F1 same 100.00, at its floor of 100.00" in done.stdout.decode().splitlines()
    assert b"floors.json: the gate holds" in done.stderr

    desk.claims.remove(desk.claim("met"))
    before = (desk.folder / "gold" / "floors.json").read_bytes()
    for options in ((), ("--update",)):
        done = gate(*options)
        assert done.returncode == 1
        assert b"the gate does not hold:\n  all: F1 same 92.31, below its floor" in done.stderr
        assert (desk.folder / "gold" / "floors.json").read_bytes() == before

    done = gate("--update", "--allow-regression", "met is too noisy")
    assert done.returncode == 0, done.stderr
    text = " ".join((desk.folder / "CHANGELOG.md").read_text(encoding="utf-8").split())
    assert f"### Extraction - {date.today().isoformat()}, floors lowered: all, F1 same" in text
    assert text.endswith("Reason: met is too noisy")
    assert gate().returncode == 0


def test_gate_says_what_is_wrong_with_the_gold(desk: Any, gate: Gate) -> None:
    assert gate("--update").returncode == 0
    text = desk.gold_path.read_text(encoding="utf-8")
    desk.gold_path.write_text(text[: text.index("- relation: killed")], encoding="utf-8")
    for options in ((), ("--update",), ("--update", "--allow-regression", "fewer claims")):
        done = gate(*options)
        assert done.returncode == 1
        assert b"all: 6 gold claims, 7 are pinned; put it back" in done.stderr


def test_gate_keeps_to_the_files_that_are_named(desk: Any, gate: Gate) -> None:
    (desk.folder / "articles").rename(desk.folder / "moved")
    named = ("--articles", "moved", "--floors", "other.json", "--changelog", "other.md")
    assert gate("--update", *named).returncode == 0
    assert not (desk.folder / "gold" / "floors.json").exists()
    desk.claims.remove(desk.claim("met"))
    done = gate("--update", "--allow-regression", "a reason", *named)
    assert done.returncode == 2
    assert b"other.md: no such changelog" in done.stderr
    (desk.folder / "other.md").write_text("## [Unreleased]\n### Extraction\n")
    assert gate("--update", "--allow-regression", "a reason", *named).returncode == 0
    assert "a reason" in (desk.folder / "other.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--allow-regression", "a reason"), b"only together with --update"),
        (("--update", "--allow-regression", " "), b"the reason for a regression is empty"),
    ],
)
def test_gate_refuses_wrong_use(gate: Gate, options: tuple[str, ...], message: bytes) -> None:
    done = gate(*options)
    assert done.returncode == 2
    assert message in done.stderr
