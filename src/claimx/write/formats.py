"""The table of output formats: a name, and how a folder or a stream is written in it.

To add a format: a module beside this one with a `FolderWriter`, and a line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Protocol

from claimx.errors import UsageError
from claimx.schema.claim import IssueRecord
from claimx.schema.result import Result
from claimx.write.jsonl import JsonlFolder, write_claims


class FolderWriter(Protocol):
    """Writes one run into a folder. Made with the folder, which is there and empty."""

    def add(self, result: Result) -> None:
        """One article's claims, entities, attributions and issues."""

    def add_issues(self, issues: Iterable[IssueRecord]) -> None:
        """Issues of an article that has no result."""

    def close(self) -> None:
        """Called once, at the end or after a failure."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format; `claims_to_stream` is None where it cannot be written to standard output."""

    folder: Callable[[Path], FolderWriter]
    claims_to_stream: Callable[[BinaryIO, Result], None] | None = None


FORMATS = MappingProxyType({"jsonl": Format(JsonlFolder, write_claims)})


def find_format(name: str) -> Format:
    """The format of that name; UsageError if there is none."""
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[name]
