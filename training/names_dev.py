"""Windows that names are measured on while training goes on."""

from __future__ import annotations

from pathlib import Path

from training.examples import Piece, Window, window
from training.ner_corpus import gold_sources, split
from training.ner_text import Tagged
from training.ner_uner import TO_UNER, read_uner

#: The types of UNER as the nearest of ours, and ours as those.
FROM_UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
AS_UNER = {ours: FROM_UNER[theirs] for ours, theirs in TO_UNER.items()}


def name_windows(data: Path) -> dict[str, list[Window]]:
    """The dev tenth of the name corpora, and EWT dev with the names of UNER, by sentence."""
    pieces = [
        Piece(None, item)
        for blocks in gold_sources(data).values()
        for block in split(blocks)[1]
        for item in block
    ]
    uner = [
        Piece(None, Tagged(words, [True] * len(words), list(map(_ours, tags))))
        for _, words, tags in read_uner(data / "ner" / "uner-ewt-dev-test.zip", "dev")
    ]
    return {
        "names": [window([piece]) for piece in pieces],
        "uner": [window([piece]) for piece in uner],
    }


def _ours(tag: str) -> str:
    """A tag of UNER with the nearest of our types."""
    part, _, kind = tag.partition("-")
    return f"{part}-{FROM_UNER[kind]}" if kind else tag
