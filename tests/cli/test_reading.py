"""`claimx show` and `claimx explain` as processes, and the passages they cut an article into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.cli.passages import passages
from claimx.text.sections import find_blocks

pytestmark = pytest.mark.model

Command = Callable[..., Any]
NEWS = """Mayor of Brno arrested

BRNO, May 2, 2021 — Police arrested Jan Novak on Monday. He was taken to Prague, his wife said.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with the article a.txt."""
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    return tmp_path


def test_show_puts_claims_under_their_sentence(command: Command, news: Path) -> None:
    done = command("show", "a.txt", cwd=news)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "[headline]"
    assert lines.index("[headline]") < lines.index("[body]")
    at = next(i for i, line in enumerate(lines) if line.startswith("Police arrested Jan Novak"))
    assert "detained(person=Jan Novak|PERSON" in lines[at + 1]
    assert "@2021-05-0" in lines[at + 1] or "@2021-04-26" in lines[at + 1]


def test_show_keeps_to_the_options(command: Command, news: Path) -> None:
    done = command("show", "a.txt", "--open", "none", "--relation", "moved", cwd=news)
    assert done.returncode == 0, done.stderr
    assert "open:" not in done.stdout.decode()
    assert "detained(" not in done.stdout.decode()


def test_show_of_what_cannot_be_read(command: Command, news: Path) -> None:
    done = command("show", "gone.txt", cwd=news)
    assert done.returncode == 3
    assert b"gone.txt: there is no such file" in done.stderr


def test_explain_from_a_run_and_from_the_article(
    command: Command, news: Path, extractor: claimx.Extractor
) -> None:
    assert command("extract", "a.txt", "--out", "out", cwd=news).returncode == 0
    result = extractor.extract(NEWS, name="a.txt")
    claim = next(
        c for c in result.claims if c.relation == "detained" and c.evidence.section != "headline"
    )
    told = command("explain", claim.id, "--out", "out", cwd=news)
    assert told.returncode == 0, told.stderr
    text = told.stdout.decode()
    assert all(f"rule        {rule}\n" in text for rule in claim.rules)
    for role in claim.roles:
        assert f"role        {role.role}: “{role.text}” {role.start}:{role.end}" in text
    assert "from: object" in text
    assert "clause      verb, " in text
    assert ", voice active, link root\n" in text
    assert "found       person by the path own" in text
    assert f"[{claim.evidence.text}]" in text
    again = command("explain", claim.id[:8], "a.txt", cwd=news)
    assert again.stdout == told.stdout


def test_explain_without_the_article_says_so(command: Command, news: Path) -> None:
    command("extract", "a.txt", "--out", "out", cwd=news)
    claim_id = (news / "out" / "claims.jsonl").read_text(encoding="utf-8")[7:19]
    (news / "a.txt").write_text("Another text.", encoding="utf-8")
    done = command("explain", claim_id, "--out", "out", cwd=news)
    assert done.returncode == 0
    assert b"a.txt has changed since the run" in done.stderr
    assert b"sentence " not in done.stdout
    (news / "a.txt").unlink()
    done = command("explain", claim_id, "--out", "out", cwd=news)
    assert b"a.txt is not there" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["zz", "a.txt"], b"no claim in the articles has an id that begins with 'zz'"),
        (["", "a.txt"], b"give more of it"),
        (["ab"], b"either the folder of a run"),
        (["ab", "a.txt", "--out", "out"], b"either the folder of a run"),
        (["ab", "--out", "out"], b"no such file"),
        (["ab", "gone.txt"], b"gone.txt: there is no such file"),
    ],
)
def test_explain_tells_a_callers_mistake(
    command: Command, news: Path, arguments: list[str], message: bytes
) -> None:
    done = command("explain", *arguments, cwd=news)
    assert done.returncode == 2
    assert message in done.stderr


def test_every_claim_is_in_one_passage_and_no_letter_is_lost(
    extractor: claimx.Extractor, corpus: list[Path]
) -> None:
    for path in corpus:
        result = extractor.extract_file(path)
        raw, blocks = result.article.raw, find_blocks(result.article)
        cut = list(passages(raw, blocks, result.claims))
        placed = [claim.id for passage in cut for claim in passage.claims]
        assert sorted(placed) == sorted(claim.id for claim in result.claims)
        for passage in cut:
            for claim in passage.claims:
                assert passage.start <= claim.evidence.start < passage.end
        shown = "".join("".join(raw[p.start : p.end].split()) for p in cut)
        assert shown == "".join("".join(raw[b.start : b.end].split()) for b in blocks)


def test_explain_tells_how_a_pronoun_was_resolved(
    command: Command, news: Path, extractor: claimx.Extractor
) -> None:
    claims = extractor.extract(NEWS, name="a.txt").claims
    (claim,) = [c for c in claims if c.relation == "moved"]
    text = command("explain", claim.id, "a.txt", cwd=news).stdout.decode()
    (line,) = [line for line in text.splitlines() if line.startswith("coreference")]
    assert "“He” 81 (pronoun:he) ← “Jan Novak” 60 (" in line


def test_coverage_counts_and_explains(command: Command, news: Path) -> None:
    (news / "b.txt").write_text(NEWS + "\nThe weather improved slowly.\n", encoding="utf-8")
    (news / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    done = command("coverage", "a.txt", "b.txt", "c.txt", "--sentences", cwd=news)
    assert done.returncode == 0, done.stderr
    assert b"c.txt: " in done.stderr
    text = done.stdout.decode()
    assert "The weather improved slowly." in text
    assert "b.txt:121:149 no-trigger" in text
    assert "7 sentences, " in text
    assert "Police arrested" not in text
    rows = [line.split() for line in text.splitlines()]
    assert ["weather", "1", "–"] in rows
