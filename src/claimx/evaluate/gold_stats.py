"""What there is in a folder of gold files, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from claimx.errors import DataError
from claimx.evaluate.gold_files import GoldSource, read_article, read_gold_dir
from claimx.evaluate.run import article_places
from claimx.schema.gold import GoldClaim

STATUSES = (
    "negated", "alleged", "probable", "possible", "future", "hypothetical", "attributed", "nested",
)  # fmt: skip
"""What a claim may be beside affirmed, certain, actual and in the author's own voice; `nested` is
one with a chain of two sources or more, and counts as attributed too."""


@dataclass(frozen=True, slots=True)
class GoldStats:
    """Numbers of claims where nothing else is said.

    `words` (between blanks) are those of the `read` articles that were found with the right bytes.
    `timed` have a time, `dated` one with a value, `placed` a place, `repeated` a second evidence.
    The mappings go by name, the most frequent first; `entities` counts entities by type.
    """

    articles: int
    read: int
    words: int
    claims: int
    timed: int
    dated: int
    placed: int
    repeated: int
    relations: Mapping[str, int]
    statuses: Mapping[str, int]
    entities: Mapping[str, int]


def gold_stats(folder: Path, *, articles_dir: Path | None = None) -> GoldStats:
    """Count the gold files of `folder`; articles that are not found leave out their words."""
    sources = read_gold_dir(folder)
    texts = list(_texts(sources, folder, articles_dir))
    claims = [claim for source in sources for claim in source.gold.claims]
    types = (entity.type.value for s in sources for entity in s.gold.entities.values())
    statuses = Counter(status for claim in claims for status in _statuses(claim))
    return GoldStats(
        articles=len(sources),
        read=len(texts),
        words=sum(len(text.split()) for text in texts),
        claims=len(claims),
        timed=sum(claim.time is not None for claim in claims),
        dated=sum(claim.time is not None and claim.time.value is not None for claim in claims),
        placed=sum(claim.place is not None for claim in claims),
        repeated=sum(bool(claim.also) for claim in claims),
        relations=_by_frequency(claim.relation for claim in claims),
        statuses={status: statuses[status] for status in STATUSES},
        entities=_by_frequency(types),
    )


def _texts(sources: Iterable[GoldSource], folder: Path, articles_dir: Path | None) -> Iterator[str]:
    for source in sources:
        with suppress(DataError):
            yield read_article(source, article_places(source, folder, articles_dir))


def _statuses(claim: GoldClaim) -> Iterator[str]:
    for value in (claim.polarity.value, claim.certainty.value, claim.realis.value):
        if value in STATUSES:
            yield value
    if claim.attribution:
        yield "attributed"
    if len(claim.attribution) > 1:
        yield "nested"


def _by_frequency(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def as_json(stats: GoldStats) -> dict[str, Any]:
    """The counts as plain values."""
    return asdict(stats)


def tables(stats: GoldStats) -> list[Table]:
    """The whole, then claims by relation and status, then entities by type."""
    missing = stats.articles - stats.read
    whole = Table(
        title="Gold",
        caption=f"{missing} articles were not found; their words are not counted"
        if missing
        else None,
    )
    figures = ("articles", "words", "claims", "timed", "dated", "placed", "repeated")
    for figure in figures:
        whole.add_column(figure, justify="right")
    whole.add_row(*(f"{getattr(stats, figure):,}" for figure in figures))
    return [
        whole,
        _share_table("Relations", "relation", stats.relations, stats.claims),
        _share_table("Statuses", "status", stats.statuses, stats.claims),
        _share_table("Entities", "type", stats.entities, sum(stats.entities.values())),
    ]


def _share_table(title: str, name: str, counts: Mapping[str, int], total: int) -> Table:
    table = Table(title=title)
    table.add_column(name)
    table.add_column("number", justify="right")
    table.add_column("%", justify="right")
    for row, count in counts.items():
        table.add_row(row, str(count), f"{100 * count / total:.1f}" if total else "–")
    return table
