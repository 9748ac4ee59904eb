"""`claimx diff` as a process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
TEXT = "Police arrested Jan Novak in Brno on Monday. Novak was sentenced."
GOLD = """article: a.txt
sha256: {sha256}
entities:
  novak: {{name: Jan Novak, type: PERSON, aliases: [Novak]}}
  brno: {{name: Brno, type: GPE}}
claims:
- relation: detained
  evidence: Police arrested Jan Novak in Brno on Monday
  roles: {{person: novak}}
  place: brno
  polarity: affirmed
  certainty: certain
  realis: actual
"""


def span(words: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words), **more}


def claim(relation: str, words: str, person: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": relation,
        "article": "a.txt",
        "relation": relation,
        "predicate": span(words, lemma=words),
        "roles": [span(person, role="person", name="Jan Novak", type="PERSON")],
        "polarity": "affirmed",
        "certainty": "certain",
        "realis": "actual",
        "evidence": span(TEXT.partition(".")[0], section="body"),
        "rules": [f"justice/{relation}#verb"],
        "confidence": 0.9,
    } | changes


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a.txt, its gold, and the runs old/ and new.jsonl."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for name in ("gold", "old"):
        (tmp_path / name).mkdir()
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    (tmp_path / "gold" / "a.yaml").write_text(GOLD.format(sha256=sha256), encoding="utf-8")
    sentenced = span("Novak was sentenced", section="body")
    old = [claim("detained", "arrested", "Jan Novak")]
    old.append(claim("sentenced", "sentenced", "Novak", evidence=sentenced))
    new = [claim("detained", "arrested", "Jan Novak", place=span("Brno", name="Brno", type="GPE"))]
    for file, claims in (("old/claims.jsonl", old), ("new.jsonl", new)):
        (tmp_path / file).write_text("".join(json.dumps(c) + "\n" for c in claims))
    return tmp_path


def test_diff(command: Command, work: Path) -> None:
    done = command("diff", "old", "new.jsonl", "--gold", "gold", "--json", "d.json", cwd=work)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    titles = ["Claims of two runs", "Against the gold of 1 of", "Changes by rule", "a.txt ~ "]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    changed, vanished = text.splitlines()[-2:]
    assert changed == (
        "a.txt ~ detained(person=Jan Novak|PERSON) in=Brno|GPE "
        ':: "Police arrested Jan Novak in Brno on Monday" | place: none -> in=Brno|GPE (better)'
    )
    assert vanished.startswith("a.txt - sentenced(person=Jan Novak|PERSON)")
    assert vanished.endswith(" (better)")
    data = json.loads((work / "d.json").read_bytes())
    assert [change["kind"] for change in data["changes"]] == ["changed", "vanished"]
    assert data["gold"]["exact"]["after"]["f1"] == 1.0
    again = command("diff", "old", "new.jsonl", "--gold", "gold", cwd=work)
    assert again.stdout == done.stdout


def test_diff_without_gold(command: Command, work: Path) -> None:
    done = command("diff", "old/claims.jsonl", "new.jsonl", "-r", "sentenced", cwd=work)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert "gold" not in text
    assert "detained" not in text
    assert text.splitlines()[-1].startswith("a.txt - sentenced(")
    alone = command("diff", "old", "old", cwd=work)
    assert alone.returncode == 0
    assert "a.txt" not in alone.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["old", "gone"], b"gone: no such file; give the claims.jsonl of a run"),
        (["old", "new.jsonl", "-r", "sentences"], b"unknown relation 'sentences'"),
        (["old", "new.jsonl", "--gold", "old"], b"old: has no *.yaml"),
        (["old"], b"Missing argument 'RUN_B'"),
    ],
)
def test_diff_tells_a_callers_mistake(
    command: Command, work: Path, arguments: list[str], message: bytes
) -> None:
    done = command("diff", *arguments, cwd=work)
    assert done.returncode == 2
    assert message in done.stderr


def test_diff_reads_a_pack_of_ones_own(command: Command, work: Path) -> None:
    (work / "mine.yaml").write_text(
        "pack: mine\nrelations:\n  praised:\n    means: Said that somebody is good.\n"
        "    roles: {person: {filler: ENT, core: true}}\n    triggers:\n"
        "    - {id: praise, verb: praise, roles: {person: object}}\n"
    )
    for extra, code in (([], 2), (["--pack", "mine.yaml"], 0)):
        done = command("diff", "old", "new.jsonl", "-r", "praised", *extra, cwd=work)
        assert done.returncode == code, done.stderr
