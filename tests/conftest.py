"""What tests of the whole share: the extractor, the command in a process, and the output law."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

import claimx
from claimx.schema.claim import Record, SpanRecord
from claimx.write.jsonl import line
from claimx.write.schema import RECORDS, json_schema

ROOT = Path(__file__).parent.parent
Completed = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """Our articles, by name."""
    return sorted(p for p in (ROOT / "corpus").iterdir() if p.suffix in (".txt", ".md"))


@pytest.fixture(scope="session")
def extractor() -> claimx.Extractor:
    """The extractor of the bundled model with the default settings."""
    return claimx.load()


@pytest.fixture(scope="session")
def command() -> Callable[..., Completed]:
    """Runs `claimx ARGS` in a process of its own, in the folder `cwd`, with `stdin` bytes."""

    def run(*args: str | Path, cwd: Path = ROOT, stdin: bytes = b"") -> Completed:
        source = str(Path(claimx.__file__).parent.parent)
        env = {**os.environ, "PYTHONPATH": source, "COLUMNS": "120", "NO_COLOR": "1"}
        return subprocess.run(
            [sys.executable, "-m", "claimx", *map(str, args)],
            cwd=cwd, input=stdin, capture_output=True, env=env, timeout=300, check=False,
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def validators() -> dict[str, Draft202012Validator]:
    """A validator for each published JSON Schema, by the record's name."""
    return {name: Draft202012Validator(json_schema(name)) for name in RECORDS}


@pytest.fixture(scope="session")
def assert_output_law(
    extractor: claimx.Extractor, validators: dict[str, Draft202012Validator]
) -> Callable[[claimx.Result], None]:
    """The one check that holds for every result of `extractor`, whatever the text."""

    def check(result: claimx.Result) -> None:
        raw = result.article.raw
        for span in _spans([*result.claims, *result.entities, *result.attributions]):
            assert 0 <= span.start < span.end <= len(raw)
            assert raw[span.start : span.end] == span.text
        for issue in result.issues:
            assert issue.start is None or 0 <= issue.start <= (issue.end or 0) <= len(raw)
        _assert_ids(result)
        for name, records in _kinds(result).items():
            for record in records:
                data = json.loads(line(record))
                assert not list(validators[name].iter_errors(data))
                assert RECORDS[name].model_validate(data) == record
        article = result.article
        again = extractor.extract(
            raw, name=article.path, when=article.date, markdown=article.markdown
        )
        assert _lines(again) == _lines(result), "two extractions differ"

    return check


def _kinds(result: claimx.Result) -> dict[str, Sequence[Record]]:
    return {
        "claim": result.claims,
        "entity": result.entities,
        "attribution": result.attributions,
        "issue": result.issues,
    }


def _lines(result: claimx.Result) -> list[bytes]:
    records: list[Record] = [*result.claims, *result.entities, *result.attributions]
    return [line(record) for record in records]


def _spans(value: Any) -> Iterator[SpanRecord]:
    """Every span anywhere inside."""
    if isinstance(value, SpanRecord):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _spans(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _spans(item)


def _assert_ids(result: claimx.Result) -> None:
    """Ids are unique, and each id that is spoken of is there."""
    for records in (result.claims, result.entities, result.attributions):
        counts = Counter(record.id for record in records)
        assert [key for key, count in counts.items() if count > 1] == []
    entities = {entity.id for entity in result.entities}
    attributions = {attribution.id for attribution in result.attributions}
    for attribution in result.attributions:
        assert attribution.parent is None or attribution.parent in attributions
    for claim in result.claims:
        assert {entry.id for entry in claim.attribution} <= attributions
        fillers = [*claim.roles, *([claim.place] if claim.place else [])]
        fillers += [entry.source for entry in claim.attribution if entry.source]
        assert {filler.entity for filler in fillers if filler.entity} <= entities
        assert claim.article == result.article.path
        assert 0 < claim.confidence <= 1
        assert claim.rules
