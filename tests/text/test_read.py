"""Files to articles, and the ladder of places that may give the date."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.text.read import from_bytes, from_text, read

DAY = date(2019, 1, 5)


def test_raw_text_is_the_file_to_the_letter(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfHeadline\r\n\r\nBody\xc2\xa0text.\r"
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    article = read(path)
    assert article.raw == "Headline\r\n\r\nBody\xa0text.\r"
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.path == path.as_posix()
    assert read(path, name="corpus/a.txt").path == "corpus/a.txt"
    assert not article.markdown


def test_ending_says_whether_it_is_markdown(tmp_path: Path) -> None:
    for name in ("a.md", "b.MARKDOWN"):
        (tmp_path / name).write_text("# Title")
        assert read(tmp_path / name).markdown
    assert from_bytes(b"# Title", name="a.md").markdown
    assert not from_bytes(b"# Title", name="a.md", markdown=False).markdown


@pytest.mark.parametrize("name", ["page.html", "many.jsonl"])
def test_formats_that_come_later_are_refused_by_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(InputError, match=r"does not read .* yet; give plain text"):
        read(tmp_path / name)


def test_missing_file_and_folder_are_input_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file; check the path"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read(tmp_path)
    with pytest.raises(InputError):
        read("a\0b")


def test_option_comes_before_all() -> None:
    article = from_text("---\ndate: 2020-02-02\n---\nText.", when=DAY, markdown=True)
    assert (article.date, article.date_source) == (DAY, "option")


@pytest.mark.parametrize(
    "front",
    [
        "date: 2019-01-05",
        "title: X\npublished: 5 January 2019",
        "Date: 2019-01-05T23:30:00+02:00",
        "pub_date: 20190105",
        'date_published: "January 5, 2019 10:30"',
    ],
)
def test_front_matter(front: str) -> None:
    article = from_text(f"---\n{front}\n---\nMarch 3, 2021\n\nText.", name="2022-01-01-x.md")
    assert (article.date, article.date_source, article.issues) == (DAY, "front-matter", ())


@pytest.mark.parametrize("front", ["date: [2019", "date: 2019-13-45", "date: soon", "a: b: c"])
def test_bad_front_matter_is_told_and_the_ladder_goes_on(front: str) -> None:
    article = from_text(f"---\n{front}\n---\nText.", name="2019-01-05-x.md")
    assert (article.date, article.date_source) == (DAY, "file-name")
    (issue,) = article.issues
    assert issue.code == "bad-front-matter"
    assert article.raw[issue.start : issue.end].startswith("---")


@pytest.mark.parametrize("name", ["story.meta.json", "story.txt.meta.json"])
def test_sidecar(name: str, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("March 3, 2021\n\nText.")
    (tmp_path / name).write_text(json.dumps({"datePublished": "2019-01-05T08:00:00Z"}))
    article = read(tmp_path / "story.txt")
    assert (article.date, article.date_source) == (DAY, "sidecar")


@pytest.mark.parametrize("content", ["{", "[1]", '{"date": "soon"}', "\\xff", '{"date": true}'])
def test_bad_sidecar_is_told_and_the_ladder_goes_on(content: str, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("January 5, 2019\n\nText.")
    (tmp_path / "story.meta.json").write_text(content)
    article = read(tmp_path / "story.txt")
    assert (article.date, article.date_source) == (DAY, "dateline")
    assert [issue.code for issue in article.issues] == ["bad-sidecar"]


@pytest.mark.parametrize(
    "line",
    [
        "Saturday, January 5, 2019",
        "Saturday, January 5, 2019\xa0 ",
        "January 5, 2019",
        "Jan. 5th, 2019",
        "5 January 2019",
        "2019-01-05",
        "Published: 2019-01-05",
        "Published 5 Jan 2019 at 10:30 GMT",
        "Posted 5 Jan 2019",
        "Sat 5 Jan 2019 10.30 GMT",
        "Updated: March 3, 2021\nPublished: January 5, 2019",
        "Updated January 5, 2019, 4:30 p.m. EST",
        "PARIS, Jan. 5, 2019 — The minister said so.",
        "PARIS, Jan. 5, 2019 (AFP) - The minister said so.",
        "Paris, January 5, 2019",
        "By Jane Doe | January 5, 2019 | 10:30",
        "**January 5, 2019**",
    ],
)
def test_dateline_in_the_text(line: str) -> None:
    article = from_text(f"Council votes to leave\n\n{line}\n\nThe council voted.")
    assert (article.date, article.date_source) == (DAY, "dateline")


@pytest.mark.parametrize(
    "line",
    [
        "TASHKENT, Jan 18 (Wire) - Talks ended.",
        "He was born on January 5, 2019 in Paris.",
        "February 30, 2019",
        "05/01/2019",
        "In January 2019 nothing happened.",
    ],
)
def test_no_date_is_one_issue(line: str) -> None:
    article = from_text(line + "\n\nMore text follows here.")
    assert (article.date, article.date_source) == (None, None)
    assert [issue.code for issue in article.issues] == ["no-date"]
