"""How often each cause is the one, by relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rich.table import Table

from claimx.evaluate.run import Report
from claimx.evaluate.statement import Statement
from claimx.evaluate.why import MISSES, SPURIOUS, Cause, Reason

Counts = dict[str, dict[str, int]]


def cause_counts(report: Report) -> dict[str, Counts]:
    """``missed`` and ``spurious`` → relation → cause → claims; relations by name."""
    articles = report.articles.values()
    return {
        "missed": _count(
            pair
            for article in articles
            for pair in zip(article.alignment.missed, article.reasons.missed, strict=True)
        ),
        "spurious": _count(
            pair
            for article in articles
            for pair in zip(article.alignment.spurious, article.reasons.spurious, strict=True)
        ),
    }


def _count(errors: Iterable[tuple[Statement, Reason]]) -> Counts:
    counts = Counter((claim.relation, reason.cause.value) for claim, reason in errors)
    rows: Counts = {}
    for (relation, cause), count in sorted(counts.items()):
        rows.setdefault(relation, {})[cause] = count
    return rows


def cause_tables(report: Report) -> list[Table]:
    """Why gold claims are missed and why claims are spurious; no table where none is."""
    counts = cause_counts(report)
    return [
        _table(title, rows, [c for c in causes if any(c.value in row for row in rows.values())])
        for title, rows, causes in (
            ("Why gold claims are missed", counts["missed"], MISSES),
            ("Why claims are spurious", counts["spurious"], SPURIOUS),
        )
        if rows
    ]


def _table(title: str, rows: Mapping[str, Mapping[str, int]], causes: list[Cause]) -> Table:
    """One row for all relations, then one a relation; the meanings of the causes below."""
    meanings = "\n".join(f"{cause.value}: {cause.means}" for cause in causes)
    table = Table(title=title, caption=meanings, caption_justify="left")
    table.add_column("relation")
    for name in ("all", *(cause.value for cause in causes)):
        table.add_column(name, justify="right")
    total: Counter[str] = sum((Counter(row) for row in rows.values()), Counter())
    for relation, row in {"all": total, **rows}.items():
        cells = (str(row[cause.value]) if row.get(cause.value) else "" for cause in causes)
        table.add_row(relation, str(sum(row.values())), *cells)
    return table
