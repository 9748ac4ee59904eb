"""JSON Lines: one record a line, UTF-8, "\\n", the keys in the order of the records' fields.

A line holds no raw line break, but a text may hold U+2028 and its like: split at "\\n" only.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from claimx.schema.claim import Record
from claimx.schema.result import Result

#: The file of each kind of record.
CLAIMS = "claims.jsonl"
ENTITIES = "entities.jsonl"
ATTRIBUTIONS = "attributions.jsonl"
ISSUES = "issues.jsonl"


def line(record: Record) -> bytes:
    """A record as one line, its "\\n" and all."""
    return record.model_dump_json().encode("utf-8") + b"\n"


def write_records(file: BinaryIO, records: Iterable[Record]) -> None:
    """Each record as a line of `file`."""
    for record in records:
        file.write(line(record))


def write_claims(file: BinaryIO, result: Result) -> None:
    """The claims of an article as lines of `file`."""
    write_records(file, result.claims)


class JsonlFolder:
    """Four files in a folder, written as results come; see `formats.FolderWriter`."""

    def __init__(self, folder: Path) -> None:
        names = (CLAIMS, ENTITIES, ATTRIBUTIONS, ISSUES)
        self._files = {name: (folder / name).open("wb") for name in names}

    def add(self, result: Result) -> None:
        """Appends all records of an article."""
        write_claims(self._files[CLAIMS], result)
        write_records(self._files[ENTITIES], result.entities)
        write_records(self._files[ATTRIBUTIONS], result.attributions)
        self.add_issues(result.issues)

    def add_issues(self, issues: Iterable[Record]) -> None:
        """Appends issues of an article that has no result."""
        write_records(self._files[ISSUES], issues)

    def close(self) -> None:
        """Ends the files."""
        for file in self._files.values():
            file.close()
