"""WikiGold and CrossNER politics: gold entities, a token a line, a blank line between sentences."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterable
from pathlib import Path

from training.gazetteer import is_people, known_label, place_label, thing_label
from training.ner_text import (
    Tagged,
    mark_peoples,
    put,
    spaces_for,
    spans,
    trim_article,
    trim_person,
)

_POLITICS = {
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "country": "GPE",
    "election": "EVENT",
    "event": "EVENT",
}


def _blocks(lines: Iterable[str]) -> list[list[list[str]]]:
    """Sentences as lists of [word, tag]."""
    blocks: list[list[list[str]]] = [[]]
    for line in lines:
        parts = line.split()
        if len(parts) == 2:
            blocks[-1].append(parts)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block and block[0][0] != "-DOCSTART-"]


def _label(kind: str, name: str) -> str:
    if kind in ("MISC", "misc"):
        return "NORP" if is_people(name.split()[-1]) else thing_label(name) or "OTHER"
    if kind in ("LOC", "location"):
        return place_label(name)
    return known_label(name, {"PER": "PERSON", "ORG": "ORG"}.get(kind) or _POLITICS[kind])


def _convert(block: list[list[str]]) -> Tagged:
    words = [row[0] for row in block]
    tags = ["O"] * len(words)
    for start, end, kind in spans([row[1] for row in block]):
        trim = trim_person if kind in ("PER", "person", "politician") else trim_article
        start, end = trim(words, start, end)
        if start < end:
            put(tags, start, end, _label(kind, " ".join(words[start:end])))
    item = Tagged(words, spaces_for(words), tags)
    mark_peoples(item)
    item.words = ['"' if word in ("``", "''") else word for word in words]
    return item


def read_wikigold(path: Path) -> list[Tagged]:
    """WikiGold; its IOB1 tags have no "B-", so neighbours of one type run together."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [_convert(block) for block in _blocks(handle)]


def read_politics(path: Path) -> list[Tagged]:
    """All parts of CrossNER politics."""
    out = []
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".txt") and "__MACOSX" not in name:
                lines = archive.read(name).decode("utf-8").splitlines()
                out += [_convert(block) for block in _blocks(lines)]
    return out
