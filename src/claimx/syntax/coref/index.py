"""The entities by the words of their names, so that a name is compared with few of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from claimx.syntax.coref.draft import Draft
from claimx.syntax.coref.keys import BODY, SMALL, Key, initials


@dataclass(slots=True)
class NameIndex:
    """The entities in the making, and which of them have a word, or an acronym, in a name."""

    drafts: list[Draft] = field(default_factory=list)
    _by_word: dict[str, set[int]] = field(default_factory=dict)

    def add(self, k: int, keys: Iterable[Key]) -> None:
        """Entity `k` is named by `keys`."""
        for word in _words(keys):
            self._by_word.setdefault(word, set()).add(k)

    def near(self, keys: Iterable[Key]) -> list[int]:
        """The entities that share a word or an acronym with the keys, the latest first."""
        found: set[int] = set()
        for word in _words(keys):
            found |= self._by_word.get(word, set())
        return sorted(found, reverse=True)


def _words(keys: Iterable[Key]) -> set[str]:
    """The words by which keys are found: their own, those of a country whose half they may be
    ("the North"), and the acronyms of names of several words."""
    found: set[str] = set()
    for key in keys:
        if key[0] == BODY:
            found.update(key[1:])
            continue
        found.update(word for word in key if word not in SMALL)
        if key in (("north",), ("south",)):
            found.add(key[0] + " korea")
        if len(key) > 1:
            found.update(initials(key))
    return found
