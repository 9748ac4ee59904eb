"""Records to lines, the table of formats, the published schemas."""

from __future__ import annotations

import io
import json

import pytest
from jsonschema import Draft202012Validator

from claimx.errors import UsageError
from claimx.schema.claim import IssueRecord
from claimx.write.formats import FORMATS, find_format
from claimx.write.jsonl import line, write_records
from claimx.write.schema import RECORDS, as_text, json_schema, json_schemas

MESSAGE = 'it\u2028says "no"\n'
ISSUE = IssueRecord(article="č.txt", code="unreadable", message=MESSAGE, start=1, end=2)


def test_a_line_is_utf8_with_one_newline_and_the_keys_of_the_record_in_order() -> None:
    written = line(ISSUE)
    assert written.count(b"\n") == 1
    assert written.endswith(b"}\n")
    assert "č.txt".encode() in written
    assert list(json.loads(written)) == list(IssueRecord.model_fields)
    assert IssueRecord.model_validate_json(written) == ISSUE


def test_records_follow_each_other() -> None:
    file = io.BytesIO()
    write_records(file, [ISSUE, ISSUE])
    assert file.getvalue() == line(ISSUE) * 2


def test_an_unknown_format_or_record_is_told_with_those_there_are() -> None:
    assert find_format("jsonl") is FORMATS["jsonl"]
    with pytest.raises(UsageError, match="'xml'; there are: jsonl"):
        find_format("xml")
    with pytest.raises(UsageError, match="'clam'; there are: claim, entity"):
        json_schema("clam")


@pytest.mark.parametrize("record", RECORDS)
def test_a_schema_is_sound_closed_and_names_every_field(record: str) -> None:
    schema = json_schema(record)
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == set(schema["properties"]) == set(RECORDS[record].model_fields)
    assert schema["description"]


def test_all_schemas_are_json() -> None:
    assert json.loads(as_text(json_schemas())) == json_schemas()


def test_a_schema_refuses_what_is_no_claim() -> None:
    validator = Draft202012Validator(json_schema("claim"))
    assert not validator.is_valid({})
