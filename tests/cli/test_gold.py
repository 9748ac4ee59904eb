"""`claimx gold` as a process: each command on our own gold, and its exit codes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimx.evaluate.gold_files import load_gold

Command = Callable[..., Any]


@pytest.fixture
def own(root: Path, tmp_path: Path) -> Path:
    """A folder with the first two of our articles in corpus/ and their gold in gold/."""
    for number, path in enumerate(sorted((root / "gold").glob("*.yaml"))):
        if number < 2:
            article = load_gold(path).article
            for name in (f"gold/{path.name}", article):
                (tmp_path / name).parent.mkdir(exist_ok=True)
                (tmp_path / name).write_bytes((root / name).read_bytes())
    return tmp_path


def test_check(command: Command, own: Path) -> None:
    done = command("gold", "check", "gold", cwd=own)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"2 gold files, no problem" in done.stderr
    (own / "corpus").rename(own / "moved")
    assert command("gold", "check", "gold", cwd=own).returncode == 1
    assert command("gold", "check", "gold", "--articles", "moved", cwd=own).returncode == 0
    path = sorted((own / "gold").iterdir())[0]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("realis: actual", "realis: real", 1), encoding="utf-8")
    done = command("gold", "check", "gold", "--articles", "moved", cwd=own)
    assert done.returncode == 1
    assert f"gold/{path.name}:" in done.stdout.decode()
    assert b"1 of 2 gold files are wrong" in done.stderr
    assert command("gold", "check", "moved", cwd=own).returncode == 2


def test_the_old_name_of_check_goes_on_working(command: Command, own: Path) -> None:
    done = command("check-gold", "gold", "--articles", "corpus", cwd=own)
    assert done.returncode == 0
    assert b"2 gold files, no problem" in done.stderr
    assert b"check-gold" not in command("--help").stdout


def test_new(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("PRAGUE, May 2, 2021 — Rain.\n", encoding="utf-8")
    done = command("gold", "new", "./a.txt", "--out", "gold/a.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    gold = load_gold(tmp_path / "gold" / "a.yaml")
    assert gold.article == "./a.txt"
    assert gold.sha256 == hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
    assert str(gold.dateline) == "2021-05-02"
    assert command("gold", "check", "gold", cwd=tmp_path).returncode == 0
    again = command("gold", "new", "a.txt", "--out", "gold/a.yaml", cwd=tmp_path)
    assert again.returncode == 2
    assert b"a.yaml: is there already" in again.stderr
    shown = command("gold", "new", "a.txt", "--date", "2020-01-05", cwd=tmp_path)
    assert b"dateline: 2020-01-05\n" in shown.stdout
    assert command("gold", "new", "b.txt", cwd=tmp_path).returncode == 3


def test_new_says_that_no_date_was_found(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.\n", encoding="utf-8")
    done = command("gold", "new", "a.txt", cwd=tmp_path)
    assert done.returncode == 0
    assert b"dateline" not in done.stdout
    assert b"no-date: no date of publication was found" in done.stderr


def test_stats(command: Command, own: Path) -> None:
    done = command("gold", "stats", "gold", "--json", "stats.json", cwd=own)
    assert done.returncode == 0, done.stderr
    assert "holds_position" in done.stdout.decode()
    stats = json.loads((own / "stats.json").read_bytes())
    golds = [load_gold(path) for path in (own / "gold").iterdir()]
    assert stats["claims"] == sum(len(gold.claims) for gold in golds)
    assert stats["words"] > 700
    assert sum(stats["relations"].values()) == stats["claims"]


def test_agree(command: Command, own: Path) -> None:
    (own / "other").mkdir()
    path = sorted((own / "gold").iterdir())[0]
    text = path.read_text(encoding="utf-8")
    copy = own / "other" / path.name
    copy.write_text(text.replace("certainty: certain", "certainty: possible", 1), encoding="utf-8")
    done = command("gold", "agree", "gold", "other", "--list", "--json", "a.json", cwd=own)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    assert "Agreement of two annotators" in lines
    at = lines.index(f"{path.stem}: differ")
    assert lines[at + 1].startswith("    A ")
    assert lines[at + 2].startswith("    B ")
    assert " possible ::" in lines[at + 2]
    assert lines[at + 3] == "      certainty: certain | possible"
    assert f"gold/{path.name}:" in lines[at + 5]
    assert f"other/{path.name}:" in lines[at + 5]
    figures = json.loads((own / "a.json").read_bytes())
    assert figures["score"]["same"]["f1"] == 1.0
    assert len(figures["disagreements"]) == 1
    copy.write_text(text.replace("relation: ", "relation: x", 1), encoding="utf-8")
    done = command("gold", "agree", "gold", "other", cwd=own)
    assert done.returncode == 2
    assert b"unknown relation" in done.stderr


def test_to_brat_and_back(command: Command, own: Path) -> None:
    done = command("gold", "to-brat", "gold", "--articles", "corpus", "--out", "brat", cwd=own)
    assert done.returncode == 0, done.stderr
    assert b"5 files in brat" in done.stderr
    done = command("gold", "from-brat", "brat", "--out", "back", cwd=own)
    assert done.returncode == 0, done.stderr
    for path in (own / "gold").iterdir():
        assert load_gold(own / "back" / path.name) == load_gold(path)
    assert command("gold", "check", "back", cwd=own).returncode == 0
    again = command("gold", "from-brat", "brat", "--out", "back", cwd=own)
    assert again.returncode == 2
    assert b"is there already" in again.stderr


def test_from_brat_takes_a_dateline(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.\n", encoding="utf-8")
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    done = command("gold", "from-brat", ".", "--out", "gold", "--dateline", "2021-05-02",
                   cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert str(load_gold(tmp_path / "gold" / "a.yaml").dateline) == "2021-05-02"
    (tmp_path / "a.ann").write_text("T1\tPERSON 0 4\tSnow\n", encoding="utf-8")
    done = command("gold", "from-brat", ".", "--out", "other", cwd=tmp_path)
    assert done.returncode == 2
    assert b"a.ann:1: T1: says 'Snow', the text has 'Rain' at 0 4" in done.stderr
