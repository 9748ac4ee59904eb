"""Which double quotation marks of a paragraph open and which close.

The shape of a mark and the blanks beside it are often wrong in articles (``said," For days``), so
neither decides alone. All readings of a paragraph's marks are weighed at once, and the cheapest is
taken: a shortest path over (mark, depth), found by dynamic programming (Bellman 1957).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

# What a reading costs. A mark whose neighbours say the opposite is the common fault, so two of them
# (a pair set wrongly on both sides) are dearer than one nested pair, and a mark read against its
# neighbours is cheaper than one that is lost or stray. A quotation that runs on to the next
# paragraph is no fault: it costs just enough to break ties in favour of one that is closed.
_AGAINST, _NESTED, _REOPENED, _STRAY, _RUNS_ON = 2.0, 2.0, 2.5, 3.0, 1.0
_DEEPEST = 2
# 6'2", 6′ 2" and 12" of something: inches. A closing mark after a figure is told by what is open.
_FEET = re.compile(r"\d\s?['′]\s?\d{1,2}(?:[./]\d+|½|¼|¾)?$")
_FIGURE = re.compile(r"(?:^|[\s(])\d{1,3}(?:[./]\d+|½|¼|¾)?$")


class Role(str, Enum):
    """What a mark does. `REOPEN` opens a quotation while the one before it was never closed."""

    OPEN = "open"
    CLOSE = "close"
    REOPEN = "reopen"
    NEST = "nest"
    UNNEST = "unnest"
    STRAY = "stray"
    INCH = "inch"


@dataclass(frozen=True, slots=True)
class Mark:
    """The quotation mark at character `at`."""

    at: int
    role: Role


@dataclass(frozen=True, slots=True)
class _Reading:
    """The cheapest way to read the marks so far; `role` is that of the last one."""

    cost: float
    before: _Reading | None = None
    role: Role = Role.STRAY


def double_marks(text: str) -> list[Mark]:
    """Every ``"`` of `text` (one paragraph) with its role."""
    places = [match.start() for match in re.finditer('"', text)]
    if not places:
        return []
    readings = {0: _Reading(0.0)}
    for at in places:
        readings = _step(readings, text, at)
    _, best = min(readings.items(), key=lambda item: (item[1].cost + _RUNS_ON * item[0], item[0]))
    roles: list[Role] = []
    reading: _Reading | None = best
    while reading is not None and reading.before is not None:
        roles.append(reading.role)
        reading = reading.before
    return [Mark(at, role) for at, role in zip(places, reversed(roles), strict=True)]


def _step(readings: dict[int, _Reading], text: str, at: int) -> dict[int, _Reading]:
    """The cheapest reading up to and with the mark at `at`, for each depth after it."""
    opens, closes = _costs(text, at)
    inch = _inches(text, at)
    found: dict[int, _Reading] = {}

    def offer(depth: int, cost: float, before: _Reading, role: Role) -> None:
        known = found.get(depth)
        if known is None or cost < known.cost:
            found[depth] = _Reading(cost, before, role)

    for depth, before in readings.items():
        cost = before.cost
        if depth == 0:
            offer(1, cost + opens, before, Role.OPEN)
        else:
            role = Role.CLOSE if depth == 1 else Role.UNNEST
            offer(depth - 1, cost + closes, before, role)
            offer(1, cost + opens + _REOPENED, before, Role.REOPEN)
            if depth < _DEEPEST:
                offer(depth + 1, cost + opens + _NESTED, before, Role.NEST)
        if inch is not None:
            offer(depth, cost + inch, before, Role.INCH)
        offer(depth, cost + _STRAY, before, Role.STRAY)
    return found


def _costs(text: str, at: int) -> tuple[float, float]:
    """What it costs to read the mark at `at` as opening and as closing, by its neighbours."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    # A bracket or dash hugs a quotation on either side: it says as much as a blank.
    left_open = before.isspace() or before in "([{—–-/'"
    right_open = after.isspace() or after in ")]}—–-/.,;:!?'"
    if left_open and not right_open:
        return 0.0, _AGAINST
    if right_open and not left_open:
        return _AGAINST, 0.0
    if before.isspace() and after in ".,;:!?":
        return _AGAINST / 2, 0.0
    return 0.0, 0.0


def _inches(text: str, at: int) -> float | None:
    """What it costs to read the mark at `at` as inches, or None if no figure stands before it."""
    front = text[max(0, at - 12) : at]
    if _FEET.search(front):
        return 0.0
    # Dearer than closing, cheaper than opening right after a figure.
    return 0.5 if _FIGURE.search(front) else None
