"""PATHS to article files."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.batch.plan import plan
from claimx.errors import UsageError


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with articles and others in news/ and nothing in empty/."""
    names = "b.txt a.md c.markdown d.html sub/e.TXT .hidden/f.txt sub/.g.txt"
    for name in names.split():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Rain.")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    ("paths", "articles"),
    [
        (["news"], ["news/a.md", "news/b.txt", "news/c.markdown", "news/sub/e.TXT"]),
        (["news/"], ["news/a.md", "news/b.txt", "news/c.markdown", "news/sub/e.TXT"]),
        (["news/sub", "news/b.txt"], ["news/sub/e.TXT", "news/b.txt"]),
        (["./news/b.txt"], ["./news/b.txt"]),
        (["news/d.html"], ["news/d.html"]),
        (["news/*.txt"], ["news/b.txt"]),
        (["**/*.TXT"], ["news/sub/e.TXT"]),
        (["news/s*"], ["news/sub/e.TXT"]),
        (["-"], ["-"]),
        (["news/b.txt", "-", "-", "./news/b.txt", "news/*.txt"], ["news/b.txt", "-"]),
    ],
)  # fmt: skip
def test_plan(paths: list[str], articles: list[str]) -> None:
    assert list(plan(paths)) == articles


def test_a_link_to_a_file_is_the_same_file(news: Path) -> None:
    (news / "link.txt").symlink_to(news / "news" / "b.txt")
    assert plan(["news/b.txt", "link.txt"]) == ("news/b.txt",)


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    ("paths", "message"),
    [
        ([], "no article given"),
        (["gone.txt"], "gone.txt: there is no such file"),
        (["news", "gone/*.txt"], r"gone/\*.txt: no article file matches"),
        (["empty"], "empty: no articles in this folder"),
    ],
)
def test_a_path_that_stands_for_nothing_is_named(paths: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        plan(paths)
