"""Names of several words that the tables hold, found in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from claimx.lexicon.load import table, words
from claimx.lexicon.places import place_type

_PARTS = re.compile(r"[-–,]|[^\s,–-]+")


class KnownName(NamedTuple):
    """Words of a name, hyphens as words of their own, and its entity type."""

    words: tuple[str, ...]
    type: str


def known_name(tokens: Sequence[str], start: int, end: int) -> KnownName | None:
    """The longest known name of two or more words that stands at `start` of the words `tokens`,
    before `end`; capitals must stand where the table has them."""
    if start + 1 >= end:
        return None
    for known in _by_two_words().get((tokens[start], tokens[start + 1]), ()):
        stop = start + len(known.words)
        if stop <= end and all(map(_same, tokens[start:stop], known.words)):
            return known
    return None


def _same(word: str, known: str) -> bool:
    return word == known or (known[:1].isupper() and word == known.upper())


@cache
def _by_two_words() -> dict[tuple[str, str], tuple[KnownName, ...]]:
    """The names by their first two words, each as written and in capitals, the longest first."""
    found: dict[tuple[str, str], list[KnownName]] = {}
    for name, type_ in _entries().items():
        parts = tuple(_PARTS.findall(name))
        if len(parts) > 1:
            forms = ({part, part.upper()} if part[:1].isupper() else {part} for part in parts[:2])
            for first in product(*forms):
                found.setdefault(first, []).append(KnownName(parts, type_))
    return {first: tuple(sorted(names, key=lambda known: (-len(known.words), known)))
            for first, names in found.items()}  # fmt: skip


def _entries() -> dict[str, str]:
    """Name → type; bodies before places of the same name."""
    found: dict[str, str] = {}
    for row in table("organizations_known"):
        for name in (row["name"], *row["aliases"].split("|")):
            found.setdefault(name.strip().removeprefix("the ").removeprefix("The "), "ORG")
    for place in ("countries", "regions", "cities"):
        for row in table(place):
            for name in (row["name"], *row.get("aliases", "").split("|")):
                bare = name.strip().partition(" (")[0].removeprefix("The ")
                if len(_PARTS.findall(bare)) > 1:
                    found.setdefault(bare, place_type(bare) or "GPE")
    for name in sorted(words("facilities_known")):
        found.setdefault(name.title(), "FAC")
    found.pop("", None)
    return found
