"""YAML front matter: what stands between two lines ``---`` at the very top of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

# A key on the first line tells front matter from a horizontal rule over the text. 200 lines are
# far more than front matter has, and bound the search.
_FRONT = re.compile(
    r"---[ \t]*\r?\n(?P<yaml>(?=[ \t]*[\w-]+[ \t]*:|#)(?:(?!(?:---|\.\.\.)[ \t]*\r?$).*\n){1,200}?)"
    r"(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The raw characters `0:end`, the keys in lower case, and why they could not be read."""

    end: int
    fields: Mapping[str, Any]
    error: str = ""


def find(raw: str) -> FrontMatter | None:
    """The front matter of `raw`, or None if it has none."""
    match = _FRONT.match(raw)
    if not match:
        return None
    try:
        fields = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # ValueError: PyYAML builds dates itself, and "2019-13-45" is one to it.
        reason = str(error).partition("\n")[0]
        return FrontMatter(match.end(), {}, reason)
    if not isinstance(fields, dict):
        return FrontMatter(match.end(), {}, "it is not a list of KEY: VALUE lines")
    return FrontMatter(match.end(), {str(key).lower(): value for key, value in fields.items()})
