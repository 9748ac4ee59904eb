"""The changelog's list of what changed in the extraction, as the gate writes to it."""

from __future__ import annotations

import textwrap
from pathlib import Path

from claimx.errors import DataError

RELEASE, HEADING = "## [Unreleased]", "### Extraction"
_WIDTH = 100


def with_entry(path: Path, text: str) -> bytes:
    """The changelog at `path` with `text` as the first item under the heading.

    DataError if there is no such file or heading.
    """
    if not path.is_file():
        raise DataError(f"{path}: no such changelog; name it with --changelog")
    lines = path.read_bytes().decode("utf-8").split("\n")
    release = ""
    for number, line in enumerate(lines, start=1):
        if line.startswith("## "):
            release = line
        elif line.rstrip() == HEADING and release.startswith(RELEASE):
            return "\n".join([*lines[:number], _item(text), *lines[number:]]).encode("utf-8")
    raise DataError(f"{path}: has no {HEADING!r} under {RELEASE!r}; write that heading")


def _item(text: str) -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent="- ", subsequent_indent="  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
