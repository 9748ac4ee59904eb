"""What a run wrote: claims.jsonl and, beside it, entities.jsonl."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from claimx.errors import DataError
from claimx.schema.claim import Claim, EntityRecord

_Record = TypeVar("_Record", bound=BaseModel)


def claims_file(path: Path) -> Path:
    """`path` itself, or the claims.jsonl in it if it is a folder; DataError if there is none."""
    file = path / "claims.jsonl" if path.is_dir() else path
    if not file.is_file():
        raise DataError(f"{file}: no such file; give the claims.jsonl of a run, or its folder")
    return file


def read_claims(path: Path) -> dict[str, list[Claim]]:
    """The claims of each article (by its path as the run gave it), in the order of the file."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in _records(path, Claim):
        claims[claim.article].append(claim)
    return dict(claims)


def read_entities(path: Path) -> dict[str, dict[str, EntityRecord]]:
    """article → entity id → entity; empty if there is no such file."""
    entities: dict[str, dict[str, EntityRecord]] = defaultdict(dict)
    if path.is_file():
        for entity in _records(path, EntityRecord):
            entities[entity.article][entity.id] = entity
    return dict(entities)


def _records(path: Path, model: type[_Record]) -> Iterator[_Record]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                yield model.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                field = ".".join(map(str, first["loc"]))
                raise DataError(
                    f"{path}:{number}: is no {model.__name__} record: "
                    f"{field + ': ' if field else ''}{first['msg']}; run the extraction again"
                ) from error
