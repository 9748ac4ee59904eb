"""`claimx packs`, `schema` and `evaluate` as processes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimx.packs.load import load_packs
from claimx.write.formats import FORMATS
from claimx.write.schema import RECORDS, json_schema

Command = Callable[..., Any]
PACK = """
pack: mine
relations:
  praised:
    means: Said that somebody is good.
    roles: {person: {filler: ENT, core: true}, agent: {filler: ENT}}
    triggers:
    - {id: praise, verb: praise, roles: {person: object, agent: subject}}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A sound pack."""
    path = tmp_path / "mine.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


def test_packs_lists_every_relation(command: Command, pack: Path) -> None:
    done = command("packs", "--pack", pack)
    assert done.returncode == 0, done.stderr
    words = done.stdout.decode().split()
    assert set(load_packs().relations) <= set(words)
    assert {"mine", "praised", "person*"} <= set(words)


def test_packs_check(command: Command, pack: Path) -> None:
    done = command("packs", "check", pack)
    assert done.returncode == 0
    assert b"pack mine: 1 relations, 1 triggers, 0 examples, no fault" in done.stderr
    pack.write_text(PACK.replace("person: object, ", ""), encoding="utf-8")
    done = command("packs", "check", pack)
    assert done.returncode == 1
    assert b"core role 'person' has no slot" in done.stderr
    assert command("packs", "check", "gone.yaml").returncode == 2


def test_packs_new_writes_a_pack_without_fault(command: Command, tmp_path: Path) -> None:
    done = command("packs", "new", "sport", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    done = command("packs", "check", "sport.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert b"pack sport: 1 relations, 2 triggers, 3 examples, no fault" in done.stderr
    again = command("packs", "new", "sport", cwd=tmp_path)
    assert again.returncode == 2
    assert b"is there already" in again.stderr
    assert command("packs", "new", "../sport", cwd=tmp_path).returncode == 2


def test_the_bundled_packs_are_without_fault(command: Command, root: Path) -> None:
    for path in sorted((root / "src" / "claimx" / "packs").glob("*.yaml")):
        done = command("packs", "check", path, "--lint-only")
        assert done.returncode == 0, done.stderr


def test_packs_check_runs_the_examples(command: Command, pack: Path) -> None:
    example = """
    examples:
    - {text: "Anna Berg praised Jan Novak.", claims: [{person: Jan Novak, agent: Anna Berg}]}
    - {text: "Anna Berg praised Jan Novak.", claims: [{person: Anna Berg}]}
    - {text: "Anna Berg praised Jan Novak.", claims: []}
"""
    pack.write_text(PACK.rstrip() + example, encoding="utf-8")
    done = command("packs", "check", pack)
    assert done.returncode == 1
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 2
    assert "must yield (person=Anna Berg), but gives praised(person=Jan Novak" in lines[0]
    assert "must not yield it, but gives" in lines[1]
    assert command("packs", "check", pack, "--lint-only").returncode == 0


@pytest.mark.parametrize(
    ("old", "new"), [("verb: praise", "verb: '@nope'"), ("object,", "object@nope,")]
)
def test_packs_check_knows_the_lexicon(command: Command, pack: Path, old: str, new: str) -> None:
    pack.write_text(PACK.replace(old, new), encoding="utf-8")
    done = command("packs", "check", pack)
    assert done.returncode == 1
    assert b"praised#praise: lexicon has no classes/nope.txt" in done.stderr


@pytest.mark.parametrize("record", RECORDS)
def test_schema(command: Command, record: str) -> None:
    done = command("schema", record)
    assert done.returncode == 0
    assert json.loads(done.stdout) == json_schema(record)
    assert record in command("schema", "--help").stdout.decode()


def test_schema_of_all_and_of_none(command: Command) -> None:
    assert set(json.loads(command("schema").stdout)) == set(RECORDS)
    assert command("schema", "clam").returncode == 2


def test_the_help_names_every_format(command: Command) -> None:
    text = command("extract", "--help").stdout.decode()
    assert all(name in text for name in FORMATS)


@pytest.mark.model
def test_evaluate(command: Command, root: Path, tmp_path: Path) -> None:
    out, figures = tmp_path / "out", tmp_path / "figures.json"
    articles = sorted((root / "corpus").glob("*.txt"))[:2]
    assert command("extract", *articles, "--out", out).returncode == 0
    gold = tmp_path / "gold"
    gold.mkdir()
    for article in articles:
        name = f"{article.stem}.yaml"
        (gold / name).write_bytes((root / "gold" / name).read_bytes())
    (gold / "split.json").write_text(json.dumps({"first": [articles[0].stem]}))
    done = command("evaluate", "--gold", gold, out, "--articles", "corpus", "--json", figures,
                   "--errors")  # fmt: skip
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert "Claims against gold" in text
    assert "miss " in text
    report = json.loads(figures.read_bytes())
    assert report["articles"] == 2
    assert report["all"]["same"]["gold"] > 0
    part = command("evaluate", "--gold", gold, out / "claims.jsonl", "--articles", "corpus",
                   "--split", "first", "--json", figures)  # fmt: skip
    assert part.returncode == 0, part.stderr
    assert json.loads(figures.read_bytes())["all"]["same"] == report["parts"]["first"]["same"]
    wrong = command("evaluate", "--gold", gold, out, "--split", "second")
    assert wrong.returncode == 2
    assert b"there are: first" in wrong.stderr
