"""`claimx extract` as a process: files, streams, exit codes and messages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.model

Command = Callable[..., Any]
NEWS = "PRAGUE, May 2, 2021 — Police arrested Jan Novak on Monday, the mayor said.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with the articles a.txt and b.md."""
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(NEWS, encoding="utf-8")
    return tmp_path


def claims(out: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.decode("utf-8").split("\n") if line]


def test_a_folder_to_a_folder(command: Command, news: Path) -> None:
    done = command("extract", ".", "--out", "out", cwd=news)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert done.stderr.decode().startswith("2 articles, ")
    found = claims((news / "out" / "claims.jsonl").read_bytes())
    assert {claim["article"] for claim in found} == {"./a.txt", "./b.md"}
    said = json.loads((news / "out" / "run.json").read_bytes())
    assert said["settings"]["open_claims"] == "untyped"


def test_quiet_says_nothing(command: Command, news: Path) -> None:
    done = command("extract", "a.txt", "--out", "out", "--quiet", cwd=news)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_standard_input_to_standard_output(command: Command, news: Path) -> None:
    done = command("extract", "-", "--out", "-", cwd=news, stdin=NEWS.encode())
    assert done.returncode == 0, done.stderr
    found = claims(done.stdout)
    assert {claim["article"] for claim in found} == {"-"}
    assert "detained" in {claim["relation"] for claim in found}
    named = command("extract", "a.txt", "--out", "-", cwd=news)
    assert [claim["id"] for claim in claims(named.stdout)] == [claim["id"] for claim in found]


def test_standard_input_keeps_what_was_wrong_with_its_bytes(command: Command, news: Path) -> None:
    done = command("extract", "-", "--out", "out", cwd=news, stdin=NEWS.encode("cp1252"))
    assert done.returncode == 0, done.stderr
    assert b"encoding-assumed" in (news / "out" / "issues.jsonl").read_bytes()


def test_options_reach_the_settings(command: Command, news: Path) -> None:
    done = command(
        "extract", "a.txt", "--out", "-", "--relation", "detained", "--date", "2020-01-05",
        "--open", "none", "--min-confidence", "0.1", cwd=news,
    )  # fmt: skip
    (claim,) = claims(done.stdout)
    assert claim["relation"] == "detained"
    assert claim["time"]["value"] == "2019-12-30"


def test_the_packs_can_work_alone(command: Command, root: Path, tmp_path: Path) -> None:
    """Both ways, of the two longest articles of ours: the learned proposer finds something too."""
    files = sorted((root / "corpus").glob("*.txt"), key=lambda p: p.stat().st_size)[-2:]
    rules = {}
    for how in ("--learned", "--packs-only"):
        done = command("extract", *files, "--out", "-", "--open", "none", how, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        rules[how] = {claim["rules"][0].partition("/")[0] for claim in claims(done.stdout)}
    assert "learned" in rules["--learned"]
    assert "learned" not in rules["--packs-only"]
    assert rules["--packs-only"] >= {"people", "violence"}


def test_an_unreadable_article_does_not_stop_the_others(command: Command, news: Path) -> None:
    (news / "c.txt").write_bytes(b"")
    done = command("extract", "c.txt", "a.txt", "--out", "out", cwd=news)
    assert done.returncode == 3
    assert b"claimx: c.txt: the file is empty" in done.stderr
    assert b"1 of 2 articles could not be read" in done.stderr
    assert {c["article"] for c in claims((news / "out" / "claims.jsonl").read_bytes())} == {"a.txt"}
    streamed = command("extract", "c.txt", "a.txt", "--out", "-", cwd=news)
    assert streamed.returncode == 3
    assert claims(streamed.stdout)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.txt", "--out", "out"], b"claimx: gone.txt: there is no such file"),
        (["a.txt", "--out", "out", "--relation", "nope"], b"unknown relation nope"),
        (["a.txt", "--out", "out", "--format", "nope"], b"unknown format 'nope'"),
        (["a.txt", "--out", "out", "--model", "nope"], b"language model nope cannot be loaded"),
        (["a.txt", "--out", "out", "--pack", "nope.yaml"], b"nope.yaml: pack cannot be read"),
        (["a.txt", "--out", "b.md"], b"b.md: cannot be written"),
        (["a.txt"], b"--out"),
        (["a.txt", "--out", "out", "--date", "May"], b"--date"),
    ],
)
def test_a_callers_mistake_is_told_without_traceback(
    command: Command, news: Path, arguments: list[str], message: bytes
) -> None:
    done = command("extract", *arguments, cwd=news)
    assert done.returncode == 2
    assert message in done.stderr
    assert b"Traceback" not in done.stderr
    assert not (news / "out").exists()


def test_debug_shows_the_traceback(command: Command, news: Path) -> None:
    done = command("--debug", "extract", "gone.txt", "--out", "out", cwd=news)
    assert done.returncode != 0
    assert b"Traceback" in done.stderr
