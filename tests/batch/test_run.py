"""A run into a folder: its files, its failures, and that it can be done again to the byte."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import claimx
from claimx.batch import run as batch
from claimx.batch.plan import plan
from claimx.errors import UsageError

pytestmark = pytest.mark.model

FILES = ["attributions.jsonl", "claims.jsonl", "entities.jsonl", "issues.jsonl", "run.json"]
NEWS = "PRAGUE, May 2, 2021 — Police arrested Jan Novak on Monday, the mayor said.\n"


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    """Two good articles around one that is empty."""
    for name, text in (("a.txt", NEWS), ("b.txt", ""), ("c.txt", NEWS + "\nHe was killed.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_a_run_writes_its_files_and_says_how(
    extractor: claimx.Extractor,
    articles: Sequence[str],
    tmp_path: Path,
    validators: dict[str, Draft202012Validator],
) -> None:
    seen: list[str] = []
    out = tmp_path / "out"
    record = batch.run(extractor, articles, out, watch=lambda path, _: seen.append(path))
    assert sorted(path.name for path in out.iterdir()) == FILES
    said = json.loads((out / "run.json").read_text(encoding="utf-8"))
    validators["run"].validate(said)
    assert said == record.model_dump(mode="json")
    assert seen == list(articles) == [entry.path for entry in record.inputs]
    assert [entry.sha256 is None for entry in record.inputs] == [False, True, False]
    claims = lines(out / "claims.jsonl")
    assert {claim["article"] for claim in claims} == {articles[0], articles[2]}
    assert record.counts.articles == 3
    assert record.counts.failed == 1
    assert record.counts.claims == len(claims) == record.counts.typed + record.counts.open
    assert record.counts.entities == len(lines(out / "entities.jsonl"))
    assert record.counts.attributions == len(lines(out / "attributions.jsonl"))
    assert record.counts.issues == len(lines(out / "issues.jsonl"))
    assert sum(record.counts.relations.values()) == record.counts.typed


def test_an_unreadable_article_is_an_issue(
    extractor: claimx.Extractor, articles: Sequence[str], tmp_path: Path
) -> None:
    batch.run(extractor, [*articles, str(tmp_path / "gone.txt")], tmp_path / "out")
    issues = lines(tmp_path / "out" / "issues.jsonl")
    bad = [issue for issue in issues if issue["code"] == "unreadable"]
    assert [issue["article"] for issue in bad] == [articles[1], str(tmp_path / "gone.txt")]
    assert str(bad[0]["message"]).startswith("the file is empty")


def test_two_runs_differ_in_wall_time_only(
    extractor: claimx.Extractor, corpus: list[Path], tmp_path: Path
) -> None:
    articles = plan([str(path) for path in corpus[:4]])
    for name in ("one", "two"):
        batch.run(extractor, articles, tmp_path / name)
    for name in FILES[:-1]:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    one, two = (json.loads((tmp_path / name / "run.json").read_bytes()) for name in ("one", "two"))
    assert {**one, "wall_seconds": 0} == {**two, "wall_seconds": 0}


def test_claims_do_not_depend_on_the_articles_beside_them(
    extractor: claimx.Extractor, corpus: list[Path], tmp_path: Path
) -> None:
    some = [str(path) for path in corpus[:3]]
    batch.run(extractor, some, tmp_path / "all")
    for path in some:
        batch.run(extractor, [path], tmp_path / Path(path).stem)
    alone = b"".join((tmp_path / Path(p).stem / "claims.jsonl").read_bytes() for p in some)
    assert (tmp_path / "all" / "claims.jsonl").read_bytes() == alone


def test_a_new_run_replaces_the_old_one_and_leaves_other_files(
    extractor: claimx.Extractor, articles: Sequence[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    batch.run(extractor, articles, out)
    (out / "notes.md").write_text("mine")
    record = batch.run(extractor, articles[:1], out)
    assert sorted(path.name for path in out.iterdir()) == sorted([*FILES, "notes.md"])
    assert len(lines(out / "claims.jsonl")) == record.counts.claims


def test_a_run_that_breaks_leaves_nothing_half_done(
    extractor: claimx.Extractor, articles: Sequence[str], tmp_path: Path
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        batch.run(extractor, articles, out, watch=stop)
    assert not out.exists()
    batch.run(extractor, articles, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        batch.run(extractor, articles[:1], out, watch=stop)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_folder_that_is_a_file_is_the_callers_mistake(
    extractor: claimx.Extractor, articles: Sequence[str], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"a\.txt: cannot be written"):
        batch.run(extractor, articles, tmp_path / "a.txt")


def test_settings_are_in_the_hashes(articles: Sequence[str], tmp_path: Path) -> None:
    one = batch.run(claimx.load(), articles, tmp_path / "one")
    typed = claimx.load(claimx.Settings(open_claims="none"))
    two = batch.run(typed, articles, tmp_path / "two")
    assert one.hashes.settings != two.hashes.settings
    assert one.hashes.packs == two.hashes.packs
    assert two.counts.open == 0
