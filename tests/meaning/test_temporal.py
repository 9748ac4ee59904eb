"""Times in sentences: a table of extents and values, and what must hold for any words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.meaning.temporal import find_times
from claimx.meaning.times.whole import starters
from claimx.schema.article import Section
from claimx.schema.facts import Time
from claimx.schema.issue import Issue
from claimx.schema.tokens import Sentence, Tokens

WORD = re.compile(r"\w+(?:[.,:]\d+)*|[^\w\s]")
# Coarser tokens, as other tokenisers cut: "p.m.", "Feb.", "2016-19", "mid-August" are one each.
COARSE = re.compile(r"[ap]\.m\.|\b[A-Z][a-z]{2,3}\.(?= \d)|\w+(?:[-–/.,:]\w+)*|[^\w\s]")
# EDTF level 1 as far as we write it, and ISO 8601 durations.
POINT = r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[0-2]\d:[0-5]\d)?)?)?~?"
DURATION = r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"
EDTF = re.compile(rf"{POINT}|(?:{POINT}|\.\.)/(?:{POINT}|\.\.)|{DURATION}")
TABLE = Path(__file__).with_name("times_table.tsv")
ROWS = [
    tuple(line.split("\t"))
    for line in TABLE.read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "text\t"))
]


def tokens_of(text: str, word: re.Pattern[str] = WORD) -> Tokens:
    """Tokens without tags: all that the grammar may rely on are the words."""
    found = list(word.finditer(text))
    words = [match.group() for match in found]
    lower = [w.lower() for w in words]
    blank = [""] * len(words)
    sentence_of: list[int] = []
    bounds: list[int] = [0]
    for i, w in enumerate(words):
        sentence_of.append(len(bounds) - 1)
        # A full stop before a capital ends a sentence, except behind a month ("Feb. 3").
        if w == "." and i + 1 < len(words) and words[i + 1][:1].isupper():
            bounds.append(i + 1)
    ends = [*bounds[1:], len(words)]
    sentences = [Sentence(a, b, Section.BODY, 0) for a, b in zip(bounds, ends, strict=True)]
    starts = [match.start() for match in found]
    stops = [match.end() for match in found]
    return Tokens(words, lower, lower, blank, blank, starts, stops, sentence_of, sentences)


def read(
    text: str, dateline: str = "2020-05-13", word: re.Pattern[str] = WORD
) -> tuple[list[tuple[str, str | None]], tuple[Time, ...], tuple[Issue, ...]]:
    """(raw words, value) of each time, the times, and the issues."""
    tokens = tokens_of(text, word)
    day = None if dateline == "-" else date.fromisoformat(dateline)
    times, issues = find_times(tokens, dateline=day, article="a.txt")
    spans = [tokens.raw_range(found.extent) for found in times]
    return [(text[a:b], t.value) for (a, b), t in zip(spans, times, strict=True)], times, issues


def expected(cell: str) -> list[tuple[str, str | None]]:
    pairs = [entry.rpartition("=") for entry in cell.split(" | ") if entry]
    return [(words, None if value == "-" else value) for words, _, value in pairs]


COLUMNS = ("text", "dateline", "times", "anchors")
IDS = [row[0][:60] for row in ROWS]


@pytest.mark.parametrize(COLUMNS, ROWS, ids=IDS)
def test_table(text: str, dateline: str, times: str, anchors: str) -> None:
    found, made, issues = read(text, dateline)
    assert found == expected(times)
    told = ["ambiguous" if issues else time.anchor or "-" for time in made]
    assert told == [anchor for anchor in anchors.split(" | ") if anchor]


@pytest.mark.parametrize(COLUMNS, ROWS, ids=IDS)
def test_table_with_coarse_tokens(text: str, dateline: str, times: str, anchors: str) -> None:
    found, made, _ = read(text, dateline, COARSE)
    assert [value for _, value in found] == [value for _, value in expected(times)]
    assert len(made) == len([anchor for anchor in anchors.split(" | ") if anchor])


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_values_are_edtf(row: tuple[str, str, str]) -> None:
    for _, value in read(row[0], row[1])[0]:
        assert value is None or EDTF.fullmatch(value), value


@pytest.mark.parametrize(
    ("text", "kind", "anchor"),
    [
        ("It ended on May 5, 2019.", "date", ""),
        ("It ended yesterday.", "date", "dateline"),
        ("It ended on Monday.", "date", "dateline"),
        ("It ended on Monday night.", "time", "dateline"),
        ("It ended at 2 p.m. on May 5, 2019.", "time", ""),
        ("It lasted for six years.", "duration", ""),
        ("It happens every Tuesday.", "set", ""),
        ("It ended in March.", "date", "dateline"),
        ("It ended last week.", "date", "dateline"),
    ],
)
def test_kind_and_anchor(text: str, kind: str, anchor: str) -> None:
    (time,) = read(text)[1]
    assert (time.kind, time.anchor) == (kind, anchor)


def test_narrative_anchor() -> None:
    times = read("He won on May 5, 2011. Two days later he fled. That year he died.")[1]
    assert [time.anchor for time in times] == ["", "narrative", "narrative"]
    assert [time.value for time in times] == ["2011-05-05", "2011-05-07", "2011"]


def test_without_date_relative_times_have_no_value_and_raise_no_issue() -> None:
    found, times, issues = read("He came yesterday, on Monday, last week and in May.", "-")
    assert [value for _, value in found] == [None] * 4
    assert [time.anchor for time in times] == [""] * 4
    assert issues == ()


def test_ambiguous_date_is_an_issue_with_its_place() -> None:
    text = "It was signed on 03/04/2019."
    _, times, (issue,) = read(text)
    assert times[0].value is None
    assert (issue.code, issue.article) == ("ambiguous-date", "a.txt")
    assert issue.start is not None
    assert text[issue.start : issue.end] == "03/04/2019"


def test_a_time_does_not_cross_blocks() -> None:
    tokens = tokens_of("He spoke in May 5 people died")
    cut = tokens.words.index("5")
    sentences = [Sentence(0, cut, Section.BODY, 0), Sentence(cut, len(tokens), Section.BODY, 1)]
    sentence_of = [int(i >= cut) for i in range(len(tokens))]
    blocks = replace(tokens, sentences=sentences, sentence_of=sentence_of)
    times, _ = find_times(blocks, dateline=date(2020, 6, 13), article="a.txt")
    assert [time.value for time in times] == ["2020-05"]


def test_no_tokens() -> None:
    assert find_times(tokens_of(""), dateline=None, article="a.txt") == ((), ())


def test_a_tag_of_the_past_keeps_a_weekday_in_the_past() -> None:
    tokens = tokens_of("He will speak of the man he shot on Friday.")
    tags = ["VBD" if word == "shot" else "X" for word in tokens.words]
    times, _ = find_times(replace(tokens, tags=tags), dateline=date(2020, 5, 13), article="a.txt")
    assert [time.value for time in times] == ["2020-05-08"]


FILLERS = (
    "1 2 3 12 31 32 99 1990 2019 0000 9999 1000000 s th rd year years day week month old of the to"
    " - / : . , ' ( ) and May March Monday Feb p.m. a.m. UTC century BC quarter ago later before"
    " after weekend night Smith will on at by in"
)
PIECES = st.sampled_from(sorted(starters()) + FILLERS.split(" "))


@given(
    st.lists(PIECES | st.text(max_size=6), max_size=14),
    st.none() | st.dates(),
    st.booleans(),
)
def test_any_words(pieces: list[str], dateline: date | None, capitals: bool) -> None:
    """Never raises; extents lie in order without overlap; values are EDTF or ISO durations."""
    text = " ".join(piece.title() if capitals else piece for piece in pieces)
    tokens = tokens_of(text)
    times, issues = find_times(tokens, dateline=dateline, article="a.txt")
    end = 0
    for time in times:
        assert end <= time.extent.start < time.extent.end <= len(tokens)
        end = time.extent.end
        assert time.value is None or EDTF.fullmatch(time.value), (text, time)
        assert time.anchor in ("", "dateline", "narrative")
        assert time.kind in ("date", "time", "duration", "set")
    assert all(issue.code == "ambiguous-date" for issue in issues)
