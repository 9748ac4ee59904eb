"""Short news passages, and every report that should be found in them (`quotations/*.yaml`).

A row has a `text` and its `reports`, one a line: ``SOURCE [CUE] CONTENT // CONTENT``. The source is
``-`` where nobody is named and ``A + B`` where two speak side by side; ``1>`` before it says that
the report stands inside the content of the first one listed. ``none`` are no reports at all, and
empty brackets take any cue. `xfail` is the reason why the program does not get it.

What is settled: "that" is no content, an infinitive's "to" is; a source has its title and no
relative clause; "is said to" and "was accused of" without an agent say nothing of a source.

A passage is right if there are as many reports as listed and each listed one has its own match:
sources and contents share at least the given part of their characters, cues meet, parents agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

import claimx

#: Intersection over union, in letters and figures. A title or an article more or less is no other
#: source; content must be nearly the same.
SOURCE_SHARE, CONTENT_SHARE = 0.5, 0.8


@dataclass(frozen=True)
class Expected:
    """A report as a row lists it; `parent` is the place of another in the list, from 0."""

    sources: tuple[str, ...]
    cue: str
    content: tuple[str, ...]
    parent: int | None


def rows() -> list[dict[str, str]]:
    """All rows of all files, in order."""
    files = sorted((Path(__file__).parent / "quotations").glob("*.yaml"))
    return [row for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]


def expected(row: dict[str, str]) -> list[Expected]:
    """The reports that a row lists."""
    found = []
    for line in row["reports"].splitlines():
        if line == "none":
            continue
        match = re.fullmatch(r"(?:(\d+)> )?(.+?) \[(.*?)\] (.+)", line)
        assert match, f"{row['name']}: {line}"
        inside, source, cue, content = match.groups()
        sources = () if source == "-" else tuple(source.split(" + "))
        parent = int(inside) - 1 if inside else None
        found.append(Expected(sources, cue, tuple(content.split(" // ")), parent))
    return found


def places(text: str, phrases: Iterable[str]) -> list[set[int]]:
    """The letters and figures of each place where the phrases stand in `text`, in their order.

    Several phrases are one content; the first decides where it is looked for.
    """
    first, *rest = phrases
    found = []
    for match in re.finditer(re.escape(first), text):
        spans, end = [match.span()], match.end()
        for phrase in rest:
            start = text.find(phrase, end)
            assert start >= 0, f"{phrase!r} does not follow in {text!r}"
            end = start + len(phrase)
            spans.append((start, end))
        found.append(letters(text, spans))
    assert found, f"{first!r} is not in {text!r}"
    return found


def letters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {k for start, end in spans for k in range(start, end) if text[k].isalnum()}


def share(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def agrees(text: str, wanted: Expected, record: Any) -> bool:
    """Sources, cue and content of a record are those that a row lists."""
    given = [] if record.source is None else [record.source, *record.co_sources]
    if len(given) != len(wanted.sources):
        return False
    for phrase, filler in zip(wanted.sources, given, strict=True):
        own = letters(text, [(filler.start, filler.end)])
        if not any(share(place, own) >= SOURCE_SHARE for place in places(text, [phrase])):
            return False
    if wanted.cue:
        cue = set(range(record.cue.start, record.cue.end))
        spans = [m.span() for m in re.finditer(re.escape(wanted.cue), text)]
        assert spans, f"{wanted.cue!r} is not in {text!r}"
        if not any(cue & set(range(*span)) for span in spans):
            return False
    content = letters(text, [(span.start, span.end) for span in record.content])
    wanted_places = places(text, wanted.content)
    return any(share(place, content) >= CONTENT_SHARE for place in wanted_places)


def is_right(text: str, wanted: Sequence[Expected], records: Sequence[Any]) -> bool:
    """The records are those wanted, each once, and nested alike."""
    if len(wanted) != len(records):
        return False
    for order in permutations(records):
        parents = [None if w.parent is None else order[w.parent].id for w in wanted]
        if all(
            agrees(text, w, record) and record.parent == parent
            for w, record, parent in zip(wanted, order, parents, strict=True)
        ):
            return True
    return False


def _cases() -> list[Any]:
    return [
        pytest.param(
            row, id=row["name"],
            marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else [],
        )
        for row in rows()
    ]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize("row", _cases())
def test_passage(row: dict[str, str], extractor: claimx.Extractor) -> None:
    result = extractor.extract(row["text"], markdown=">" in row["text"])
    assert is_right(row["text"], expected(row), result.attributions), result.attributions


def test_rows_are_whole_and_nearly_all_are_right() -> None:
    names = [row["name"] for row in rows()]
    assert len(set(names)) == len(names) >= 150
    for row in rows():
        for report in expected(row):
            places(row["text"], report.content)
    known = [row["name"] for row in rows() if "xfail" in row]
    assert len(known) <= 0.075 * len(names)
