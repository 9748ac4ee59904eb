"""The words of the grammar of times, read from the lexicon once and indexed by first word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from claimx.lexicon.load import table, words
from claimx.meaning.times.atoms import Atoms, split

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases of atoms with what each means; `by_first` holds the rest of each, longest first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], T], ...]]

    def match(self, atoms: Atoms, i: int) -> tuple[int, T] | None:
        """The longest phrase at atom `i`: the atom after it and its meaning."""
        for rest, meaning in self.by_first.get(atoms.low[i], ()):
            end = i + 1 + len(rest)
            if atoms.low[i + 1 : end] == rest:
                return end, meaning
        return None

    def before(self, atoms: Atoms, i: int, longest: int = 3) -> int | None:
        """Where the longest phrase that ends just before atom `i` starts, or None."""
        for length in range(longest, 0, -1):
            found = self.match(atoms, i - length) if i >= length else None
            if found and found[0] == i:
                return i - length
        return None


def phrases(pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Phrases from text and meaning."""
    index: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for text, meaning in pairs:
        first, *rest = split(text)
        index.setdefault(first, []).append((tuple(rest), meaning))
    return Phrases(
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in index.items()}
    )


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    short: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Weekday:
    number: int
    kind: str  # full, plural or short


@dataclass(frozen=True, slots=True)
class Unit:
    name: str
    count: int
    plural: bool


@dataclass(frozen=True, slots=True)
class Season:
    first: int
    last: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Step:
    """`by` units away, counted from `anchor` (dateline, narrative or event)."""

    by: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Number:
    value: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All word lists of times; see the comments in the data files for what the columns say."""

    months: dict[str, Month]
    weekdays: dict[str, Weekday]
    units: dict[str, Unit]
    numbers: dict[str, Number]
    parts: dict[str, str]
    article_parts: frozenset[str]
    seasons: dict[str, Season]
    decades: dict[str, int]
    holidays: Phrases[str]
    openers: Phrases[str]
    determiners: Phrases[Step]
    deictics: Phrases[tuple[int, str]]
    present: Phrases[str]
    shifts: Phrases[Step]
    edges: Phrases[str]
    about: Phrases[bool]
    bounds: Phrases[bool]
    names: Phrases[bool]
    zones: Phrases[bool]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of times."""

    def keyed(name: str, make: Callable[[dict[str, str]], T]) -> dict[str, T]:
        return {row["word"]: make(dict(row)) for row in table(name)}

    def listed(name: str) -> Phrases[bool]:
        return phrases((phrase, True) for phrase in sorted(words(name)))

    return Vocabulary(
        months=keyed(
            "times_months",
            lambda r: Month(int(r["month"]), r["kind"] == "short", r["sure"] == "yes"),
        ),
        weekdays=keyed("times_weekdays", lambda r: Weekday(int(r["day"]), r["kind"])),
        units=keyed(
            "times_units", lambda r: Unit(r["unit"], int(r["count"]), r["number"] == "many")
        ),
        numbers=keyed(
            "times_numbers", lambda r: Number(int(r["value"]) if r["value"] else None, r["kind"])
        ),
        parts=keyed("times_parts", lambda r: r["clock"]),
        article_parts=frozenset(r["word"] for r in table("times_parts") if r["article"] == "yes"),
        seasons=keyed(
            "times_seasons", lambda r: Season(int(r["first"]), int(r["last"]), r["sure"] == "yes")
        ),
        decades=keyed("times_decades", lambda r: int(r["year"])),
        holidays=phrases((r["phrase"], r["rule"]) for r in table("times_holidays")),
        openers=phrases((r["phrase"], r["effect"]) for r in table("times_openers")),
        determiners=phrases(
            (r["phrase"], Step(int(r["step"]), r["anchor"])) for r in table("times_determiners")
        ),
        deictics=phrases(
            (r["phrase"], (int(r["days"]), r["part"])) for r in table("times_deictics")
        ),
        present=phrases((r["phrase"], r["value"]) for r in table("times_present")),
        shifts=phrases(
            (r["phrase"], Step(int(r["sign"]), r["anchor"])) for r in table("times_shifts")
        ),
        edges=phrases((r["phrase"], r["edge"]) for r in table("times_edges")),
        about=listed("times_about"),
        bounds=listed("times_bounds"),
        names=listed("times_names"),
        zones=listed("times_zones"),
    )
