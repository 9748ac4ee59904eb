"""UNER on EWT (Mayhew et al. 2024, arXiv:2311.09122): three types of names, for measuring only."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

# UNER knows three types; places of every kind are LOC there.
TO_UNER = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def read_uner(path: Path, part: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """(sentence id, words, BIO tags) of EWT `part` (``dev``, ``test``) in the zip of UNER."""
    with zipfile.ZipFile(path) as archive:
        lines = archive.read(f"en_ewt-ud-{part}.iob2").decode("utf-8").splitlines()
    sent_id, words, tags = "", [], []  # type: str, list[str], list[str]
    for line in [*lines, ""]:
        cols = line.split("\t")
        if line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif len(cols) > 2 and cols[0].isdigit():
            words.append(cols[1])
            tags.append(cols[2])
        elif not line and words:
            yield sent_id, words, tags
            words, tags = [], []
