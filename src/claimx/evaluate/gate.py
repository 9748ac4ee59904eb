"""The regression gate: a run's figures against the accepted run's, on gold that may only grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from claimx.errors import CheckFailedError, UsageError
from claimx.evaluate.changelog import with_entry
from claimx.evaluate.floors import ArticlePin, Floor, Floors, read_floors, write_floors
from claimx.evaluate.score import paired_f1

FIGURES: dict[Literal["same", "exact"], str] = {
    "same": "F1 same",
    "exact": "F1 every field right",
}
"""The figures that have floors, and how messages call them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of a set in the accepted run (`before`) and in this one (`after`), as shares.

    Both are over the same articles, those of the set whose gold is unchanged: `articles` says how
    many, `whole` that they are all that the floor was pinned with. `interval` is the 95 % one of
    the difference (`score.paired_f1`).
    """

    set_name: str
    figure: str
    before: float
    after: float
    articles: int
    whole: bool
    interval: tuple[float, float]

    @property
    def fallen(self) -> bool:
        return self.after < self.before

    @property
    def noise(self) -> bool:
        """May the difference be one of the articles drawn?"""
        return self.interval[0] <= 0 <= self.interval[1]

    def figures(self) -> str:
        """Old and new figure, for the changelog."""
        before, after = 100 * self.before, 100 * self.after
        return f"{self.set_name}, {self.figure} {before:.2f} to {after:.2f}{self._where()}"

    def _where(self) -> str:
        return "" if self.whole else f" over articles of unchanged gold ({self.articles})"

    def __str__(self) -> str:
        place = "below" if self.fallen else "above" if self.after > self.before else "at"
        text = f"{self.set_name}: {self.figure} {100 * self.after:.2f}, {place} its floor of "
        text += f"{100 * self.before:.2f}{self._where()}"
        if place == "at":
            return text
        if self.articles == 1:
            return f"{text} (one article cannot tell whether that is noise)"
        low, high = (100 * end for end in self.interval)
        judged = "covers 0: noise" if self.noise else "does not cover 0: not noise"
        return f"{text} (95 % interval of the difference {low:+.2f} to {high:+.2f}, {judged})"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate found.

    `faults` of the floors file itself, `shrunk` and `changed` of the gold set, `changes` of the
    figures, of which `fallen` are the ones below their floors.
    """

    faults: tuple[str, ...]
    shrunk: tuple[str, ...]
    changed: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def fallen(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.fallen)

    def broken(self, *, renewing: bool = False, excused: bool = False) -> list[str]:
        """A line for each reason why the gate does not hold, with what to do about it.

        `renewing`: changed gold is taken; `excused`: so are falls.
        """
        lines = [f"{line}; restore the file, only --update may write it" for line in self.faults]
        lines += [
            f"{line}; put it back (gold only grows: to begin anew, delete the floors file in a "
            "commit of its own)"
            for line in self.shrunk
        ]
        if not renewing:
            lines += [f"{line}; review it and run with --update" for line in self.changed]
        if not excused:
            advice = 'mend it, or accept it with --update --allow-regression "why"'
            lines += [f"{change}; {advice}" for change in self.fallen]
        return lines


def compare(accepted: Floors, found: Floors) -> Verdict:
    """The gate's judgement on `found` (`make_floors` of a run) against the `accepted` floors."""
    return Verdict(
        faults=tuple(accepted.faults()),
        shrunk=tuple(_shrunk(accepted, found)),
        changed=tuple(_changed(accepted, found)),
        changes=tuple(_changes(accepted, found)),
    )


def check(found: Floors, path: Path) -> Verdict:
    """Compare a run with the floors file at `path`; CheckFailedError if the gate does not hold."""
    verdict = compare(read_floors(path), found)
    _refuse(path, verdict.broken())
    return verdict


def renew(
    found: Floors, path: Path, *, reason: str | None = None, changelog: Path, today: date
) -> Verdict:
    """Pin a run as the accepted one: write the floors file at `path`, which need not exist.

    Takes rises and a gold set that grew or changed. A fall is taken only for a `reason`, which goes
    into the `changelog` with `today` and the figures. CheckFailedError otherwise, and always where
    the gold set shrank or the floors file was edited; then nothing is written.
    """
    if reason is not None and not reason.strip():
        raise UsageError("the reason for a regression is empty; say why it is accepted")
    accepted = read_floors(path) if path.exists() else found
    verdict = compare(accepted, found)
    _refuse(path, verdict.broken(renewing=True, excused=reason is not None))
    if verdict.fallen and reason is not None:
        falls = "; ".join(change.figures() for change in verdict.fallen)
        text = f"{today.isoformat()}, floors lowered: {falls}. Reason: {reason}"
        changelog.write_bytes(with_entry(changelog, text))
    write_floors(path, found)
    return verdict


def _refuse(path: Path, broken: Sequence[str]) -> None:
    if broken:
        raise CheckFailedError("\n  ".join([f"{path}: the gate does not hold:", *broken]))


def _shrunk(accepted: Floors, found: Floors) -> Iterator[str]:
    for name, floor in accepted.sets.items():
        lost = accepted.members(name) - found.members(name)
        if lost:
            yield f"{name}: has lost {_list(lost)}"
        gold = found.sets[name].gold if name in found.sets else 0
        if gold < floor.gold:
            yield f"{name}: {gold} gold claims, {floor.gold} are pinned"
    for name, pinned in accepted.relations.items():
        gold = found.relations.get(name, 0)
        if gold < pinned:
            yield f"relation {name}: {gold} gold claims, {pinned} are pinned"


def _changed(accepted: Floors, found: Floors) -> Iterator[str]:
    for stem in sorted(accepted.articles.keys() & found.articles.keys()):
        before, after = accepted.articles[stem], found.articles[stem]
        if before.article_sha256 != after.article_sha256:
            yield f"{stem}: the bytes of the article have changed, and its gold file"
        elif before.gold_sha256 != after.gold_sha256:
            yield f"{stem}: the gold file has changed"
    for name in found.sets:
        added = found.members(name) - accepted.members(name)
        if added:
            yield f"{name}: has gained {_list(added)}"
        if name in accepted.sets and not _common(accepted, found, name):
            yield f"{name}: no article has unchanged gold, so that no figure can be compared"


def _list(stems: Iterable[str]) -> str:
    return ", ".join(sorted(stems))


def _common(accepted: Floors, found: Floors, name: str) -> list[str]:
    """The articles of the set in both whose gold is the same."""
    return [
        stem
        for stem in sorted(accepted.members(name) & found.members(name))
        if accepted.articles[stem].gold_sha256 == found.articles[stem].gold_sha256
    ]


def _changes(accepted: Floors, found: Floors) -> Iterator[Change]:
    for name in accepted.sets:
        stems = _common(accepted, found, name)
        if not stems:
            continue
        before = [accepted.articles[stem] for stem in stems]
        after = [found.articles[stem] for stem in stems]
        for figure, label in FIGURES.items():
            yield Change(
                set_name=name,
                figure=label,
                before=getattr(Floor.of(before), figure),
                after=getattr(Floor.of(after), figure),
                articles=len(stems),
                whole=len(stems) == len(accepted.members(name)),
                interval=paired_f1(_rows(before, figure), _rows(after, figure)),
            )


def _rows(pins: Iterable[ArticlePin], figure: str) -> list[tuple[int, int, int]]:
    return [(pin.gold, pin.predicted, getattr(pin, figure)) for pin in pins]
