"""Windows that names are measured on while training goes on."""

from __future__ import annotations

import zipfile
from pathlib import Path

from training.examples import Piece, Window, window
from training.ner_corpus import gold_sources, split
from training.ner_text import Tagged

#: UNER knows three types; places of every kind are LOC there, and GPE here.
FROM_UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
TO_UNER = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "GPE", "FAC": "GPE"}


def name_windows(data: Path) -> dict[str, list[Window]]:
    """The dev tenth of the name corpora, and EWT dev with the names of UNER, by sentence."""
    pieces = [
        Piece(None, item)
        for blocks in gold_sources(data).values()
        for block in split(blocks)[1]
        for item in block
    ]
    uner = [Piece(None, item) for item in read_uner(data / "ner" / "uner-ewt-dev-test.zip")]
    return {
        "names": [window([piece]) for piece in pieces],
        "uner": [window([piece]) for piece in uner],
    }


def read_uner(path: Path, member: str = "en_ewt-ud-dev.iob2") -> list[Tagged]:
    """Sentences with the types of UNER as the nearest of ours."""
    with zipfile.ZipFile(path) as archive:
        lines = archive.read(member).decode("utf-8").splitlines()
    found: list[Tagged] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*lines, ""]:
        cols = line.split("\t")
        if len(cols) > 2 and cols[0].isdigit():
            words.append(cols[1])
            part, _, kind = cols[2].partition("-")
            tags.append(f"{part}-{FROM_UNER[kind]}" if kind else "O")
        elif not line and words:
            found.append(Tagged(words, [True] * len(words), tags))
            words, tags = [], []
    return found
