"""The published JSON Schemas (draft 2020-12) of what a run writes, made from the records."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from claimx.errors import UsageError
from claimx.schema.claim import AttributionRecord, Claim, EntityRecord, IssueRecord, Record
from claimx.schema.run import RunRecord

#: Name of the record → its model. A line of NAMEs.jsonl is one; `run` is the whole of run.json.
RECORDS: MappingProxyType[str, type[Record]] = MappingProxyType(
    {
        "claim": Claim,
        "entity": EntityRecord,
        "attribution": AttributionRecord,
        "issue": IssueRecord,
        "run": RunRecord,
    }
)


class _AllKeys(GenerateJsonSchema):
    """Every key is required: a record is written with all of its fields, null where empty."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002
        return True


def json_schema(record: str) -> dict[str, Any]:
    """The JSON Schema of a record; UsageError for an unknown name."""
    if record not in RECORDS:
        raise UsageError(f"unknown record {record!r}; there are: {', '.join(RECORDS)}")
    schema = RECORDS[record].model_json_schema(
        mode="serialization", schema_generator=_AllKeys
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def json_schemas() -> dict[str, Any]:
    """All of them, by name."""
    return {record: json_schema(record) for record in RECORDS}


def as_text(schema: dict[str, Any]) -> str:
    """A schema for people and files: indented, UTF-8 as it is, no newline at the end."""
    return json.dumps(schema, indent=2, ensure_ascii=False)
