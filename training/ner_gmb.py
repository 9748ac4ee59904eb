"""Groningen Meaning Bank: 48 thousand newswire sentences with automatic (silver) entities.

Columns of ``ner_dataset.csv``: sentence number, word, Penn tag, BIO tag; Latin-1 (Windows-1252).
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from training.gazetteer import (
    CALENDAR,
    TITLES,
    is_people,
    known_label,
    looks_like_people,
    place_label,
    thing_label,
)
from training.ner_text import (
    UNTYPED,
    Tagged,
    mark_peoples,
    put,
    spaces_for,
    spans,
    trim_article,
    trim_person,
)

Row = tuple[str, str, str]


def _rows(path: Path) -> Iterator[list[Row]]:
    """Sentences as rows of (word, Penn tag, BIO tag)."""
    with zipfile.ZipFile(path) as archive:
        raw = archive.read("ner_dataset.csv").decode("cp1252", errors="replace")
    current: list[Row] = []
    reader = csv.reader(io.StringIO(raw))
    next(reader)
    for number, word, pos, tag in reader:
        if number and current:
            yield current
            current = []
        current.append((word, pos, tag))
    if current:
        yield current


def _label(kind: str, words: list[str], start: int, end: int) -> tuple[int, int, str]:
    """(start, end, label) of one silver entity under the types of claimx."""
    if kind == "per":
        start, end = trim_person(words, start, end)
        name = " ".join(words[start:end])
        if is_people(name):
            return start, end, "NORP"
        label = known_label(name, "PERSON")
        return start, end, label if name[:1].isupper() or "-" in name else "O"
    start, end = trim_article(words, start, end)
    name = " ".join(words[start:end])
    if kind == "tim" or not name:
        return start, end, "O"
    if kind in ("art", "eve", "nat"):
        return start, end, thing_label(name) or "OTHER"
    if end - start == 1 and is_people(name):
        return start, end, "NORP"
    if kind == "gpe":
        return start, end, "NORP" if looks_like_people(name) else place_label(name)
    if kind == "geo":
        if name[0].islower():
            start, name = start + 1, " ".join(words[start + 1 : end])
        return start, end, known_label(name, place_label(name)) if name else "O"
    return start, end, known_label(name, "ORG")


def _convert(rows: list[Row]) -> Tagged:
    words = [row[0] for row in rows]
    tags = ["O"] * len(words)
    for start, end, kind in spans([row[2] for row in rows]):
        put(tags, *_label(kind, words, start, end))
    for i, (word, pos, _) in enumerate(rows):
        # Proper nouns without an entity: the silver tagger knew no laws, works or buildings.
        known = word in TITLES or word in CALENDAR
        if tags[i] == "O" and pos.startswith("NNP") and not known and rows[i][2] == "O":
            tags[i] = UNTYPED
    item = Tagged(words, spaces_for(words), tags)
    mark_peoples(item)
    item.words = ['"' if word in ("``", "''") else word for word in words]
    return item


def read_gmb(path: Path, limit: int, rng: random.Random) -> list[Tagged]:
    """``limit`` sentences drawn at random, in random order."""
    rows = [r for r in _rows(path) if len(r) > 3 and all(word.strip() for word, _, _ in r)]
    return [_convert(r) for r in rng.sample(rows, min(limit, len(rows)))]
