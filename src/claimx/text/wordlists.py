"""The phrases that tell the parts of an article apart, read once from `data/` when first asked for.

One entry a line; ``#`` opens a comment line. The words of the language as such (reporting verbs,
titles …) are the lexicon's; these lists are about how articles are set.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from claimx.errors import DataError


@cache
def entries(name: str) -> tuple[str, ...]:
    """The lines of ``data/NAME.txt`` in order, comments and blank lines left out."""
    resource = files("claimx.text") / "data" / f"{name}.txt"
    if not resource.is_file():
        raise DataError(f"no list data/{name}.txt; see src/claimx/text/data")
    lines = (line.strip() for line in resource.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def alternation(words: Sequence[str]) -> str:
    """A regular expression for any of `words`, the longest first; blanks match any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
