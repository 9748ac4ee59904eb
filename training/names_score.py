"""F1 of names from rows of BIOES tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Name = tuple[int, int, str]


def names_of(tags: list[str]) -> set[Name]:
    """(start, end, type) of the names. A tag that does not fit ends the one before it."""
    found: set[Name] = set()
    start, kind = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        part, _, label = tag.partition("-")
        if start >= 0 and (part in "OBS" or label != kind):
            found.add((start, i, kind))
            start = -1
        if part in "BIES" and start < 0:
            start, kind = i, label
        if part in ("E", "S"):
            found.add((start, i + 1, kind))
            start = -1
    return found


def f1(
    rows: Iterable[tuple[list[str], list[str]]], types: dict[str, str] | None = None
) -> dict[str, float]:
    """In percent by type and over all, from pairs of (found, gold) tags.

    With `types`, types are renamed by it and those not in it are left out.
    """
    counts: dict[str, Counter[str]] = {"right": Counter(), "found": Counter(), "gold": Counter()}
    for found, gold in rows:
        sides = [names_of(tags) for tags in (found, gold)]
        if types is not None:
            sides = [{(s, e, types[k]) for s, e, k in side if k in types} for side in sides]
        for key, names in zip(
            ("found", "gold", "right"), (*sides, sides[0] & sides[1]), strict=True
        ):
            counts[key].update(kind for *_, kind in names)
            counts[key]["all"] += len(names)
    return {
        kind: round(200 * counts["right"][kind] / (counts["found"][kind] + counts["gold"][kind]), 1)
        for kind in sorted(counts["gold"])
        if counts["gold"][kind]
    }
