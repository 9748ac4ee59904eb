"""The floors of the regression gate: what the accepted run reached, article by article.

A floors file is written by `claimx gate --update` and by nothing else. Its sums and hashes follow
from its articles, so that a figure edited by hand shows (`Floors.faults`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, ValidationError

from claimx.errors import DataError, UsageError
from claimx.evaluate.run import Report
from claimx.evaluate.score import Counts

ALL = "all"
"""The name of the set of all articles, beside the parts of split.json."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Share = Annotated[float, Field(ge=0, le=1)]


class _Pinned(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ArticlePin(_Pinned):
    """One article of the accepted run.

    `gold_sha256` and `article_sha256` are of the bytes of the two files, `sets` names the sets that
    have the article. Then claims: in gold, found, found and the same as gold (`same`), and of these
    with every field right (`exact`).
    """

    gold_sha256: Sha256
    article_sha256: Sha256
    sets: tuple[str, ...]
    gold: NonNegativeInt
    predicted: NonNegativeInt
    same: NonNegativeInt
    exact: NonNegativeInt

    @property
    def f1(self) -> float:
        """F1 of *same*, a share."""
        return Counts(self.gold, self.predicted, self.same).f1


class Floor(_Pinned):
    """What a set of articles may not fall below: two F1 figures as shares, and its size."""

    same: Share
    exact: Share
    articles: NonNegativeInt
    gold: NonNegativeInt

    @classmethod
    def of(cls, pins: Iterable[ArticlePin]) -> Floor:
        """The floor that these articles give."""
        pins = list(pins)
        gold, predicted = sum(pin.gold for pin in pins), sum(pin.predicted for pin in pins)
        return cls(
            same=Counts(gold, predicted, sum(pin.same for pin in pins)).f1,
            exact=Counts(gold, predicted, sum(pin.exact for pin in pins)).f1,
            articles=len(pins),
            gold=gold,
        )

    def __str__(self) -> str:
        return (
            f"F1 same {100 * self.same:.2f}, F1 every field right {100 * self.exact:.2f}, "
            f"{self.articles} articles, {self.gold} gold claims"
        )


class Floors(_Pinned):
    """A floors file. `sets` by name, `relations` the gold claims of each, `articles` by stem."""

    format: Literal[1] = 1
    gold_sha256: Sha256
    articles_sha256: Sha256
    sets: dict[str, Floor]
    relations: dict[str, NonNegativeInt]
    articles: dict[str, ArticlePin]

    def members(self, name: str) -> set[str]:
        """The stems of a set; empty if there is no such set."""
        return {stem for stem, pin in self.articles.items() if name in pin.sets}

    def faults(self) -> Iterator[str]:
        """What the file says of sums and hashes that its articles do not give."""
        told = _derived(self.articles)
        for name in sorted(self.sets.keys() | told.sets.keys()):
            given, right = self.sets.get(name), told.sets.get(name, Floor.of(()))
            if given != right:
                yield f"{name}: the floor is {given or 'missing'}; its articles give {right}"
        if sum(self.relations.values()) != Floor.of(self.articles.values()).gold:
            yield "the gold claims of the relations do not add up to those of the articles"
        if (self.gold_sha256, self.articles_sha256) != (told.gold_sha256, told.articles_sha256):
            yield "the hashes are not those of the articles"


def make_floors(report: Report) -> Floors:
    """The floors that a run would be pinned with; `report` is of the whole gold set."""
    sets = {ALL: report.score, **report.parts}
    pins = {
        stem: ArticlePin(
            gold_sha256=hashlib.sha256(report.articles[stem].source.path.read_bytes()).hexdigest(),
            article_sha256=report.articles[stem].source.gold.sha256,
            sets=tuple(name for name, score in sets.items() if stem in score.articles),
            gold=scored.same.gold,
            predicted=scored.same.predicted,
            same=scored.same.right,
            exact=scored.exact.right,
        )
        for stem, scored in report.score.articles.items()
    }
    return _derived(
        pins, {name: row.same.gold for name, row in report.score.relations.items() if row.same.gold}
    )


def _derived(pins: Mapping[str, ArticlePin], relations: Mapping[str, int] | None = None) -> Floors:
    names = dict.fromkeys(name for pin in pins.values() for name in pin.sets)
    return Floors(
        gold_sha256=_sum_of(pins[stem].gold_sha256 for stem in sorted(pins)),
        articles_sha256=_sum_of(pins[stem].article_sha256 for stem in sorted(pins)),
        sets={name: Floor.of(p for p in pins.values() if name in p.sets) for name in names},
        relations=dict(relations or {}),
        articles=dict(pins),
    )


def _sum_of(hashes: Iterable[str]) -> str:
    """One hash over several, as `Report.gold_sha256` is made."""
    digest = hashlib.sha256()
    for one in hashes:
        digest.update(bytes.fromhex(one))
    return digest.hexdigest()


def read_floors(path: Path) -> Floors:
    """The floors file at `path`; DataError names what is wrong."""
    try:
        return Floors.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise DataError(
            f"{path}: cannot be read ({error.strerror}); mend the path, or pin the first floors "
            "with `claimx gate --update`"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise DataError(f"{path}: {place}: {first['msg']}; restore the file") from error
    except ValueError as error:  # not JSON, not UTF-8
        raise DataError(f"{path}: is not JSON ({error}); restore the file") from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write a floors file, the same bytes for the same floors; UsageError where that cannot be."""
    text = json.dumps(floors.model_dump(mode="json"), indent=1, ensure_ascii=False)
    try:
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); mend the path") from error
