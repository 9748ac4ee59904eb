"""What run.json says of a run: enough to make the same claims again, and to know if they are."""

from __future__ import annotations

from typing import Any

from claimx.schema.claim import Record


class ModelRecord(Record):
    """The language model: its own name and version, and SHA-256 over its files."""

    name: str
    version: str
    sha256: str


class Hashes(Record):
    """SHA-256 of all that decides what is found, beside the articles and the program's version.

    Two runs of one version that agree in these have identical claims.
    """

    model: str
    packs: str
    lexicon: str
    settings: str


class InputRecord(Record):
    """An article as given; `sha256` (of its bytes) is None where it could not be read."""

    path: str
    sha256: str | None
    date: str | None = None
    date_source: str | None = None


class Counts(Record):
    """How many of each; `relations` counts the typed claims of each relation, by name."""

    articles: int
    failed: int
    claims: int
    typed: int
    open: int
    entities: int
    attributions: int
    issues: int
    relations: dict[str, int]


class RunRecord(Record):
    """run.json. `wall_seconds` is the only field of a run's files that differs between two runs."""

    claimx: str
    python: str
    spacy: str
    model: ModelRecord
    hashes: Hashes
    settings: dict[str, Any]
    format: str
    inputs: tuple[InputRecord, ...]
    counts: Counts
    wall_seconds: float
