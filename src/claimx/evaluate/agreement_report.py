"""An agreement for human eyes (rich tables) and for machines (a JSON dict). Prints nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.table import Table

from claimx.evaluate import report as reports
from claimx.evaluate.agreement import Agreement, disagreements
from claimx.schema.inventory import Inventory

_SIDES = ("A", "B")


def tables(found: Agreement) -> list[Table]:
    """All tables, the headline figures first."""
    score = found.score
    made = [
        summary_table(found),
        reports.field_table(score),
        reports.scored_table("Relations", "relation", score.relations, _SIDES),
        reports.scored_table("Articles", "article", score.articles, _SIDES),
    ]
    if score.confusions:
        made.append(reports.confusion_table(score, _SIDES))
    return made


def summary_table(found: Agreement) -> Table:
    """Articles, claims of either, claims that are the same, and the two F1 with their intervals."""
    alone = [
        f"only {side} has {', '.join(stems)}"
        for side, stems in zip(_SIDES, (found.only_a, found.only_b), strict=True)
        if stems
    ]
    table = Table(title="Agreement of two annotators", caption="; ".join(alone) or None)
    for name in ("articles", *_SIDES, "same", "F1", "95 %", "all fields F1", "95 %"):
        table.add_column(name, justify="right")
    same, exact = found.score.total.same, found.score.total.exact
    table.add_row(
        *map(str, (len(found.articles), same.gold, same.predicted, same.right)),
        *(reports.percent(same.f1), reports.interval(found.score.interval)),
        *(reports.percent(exact.f1), reports.interval(found.score.exact_interval)),
    )
    return table


def as_json(found: Agreement, inventory: Inventory) -> dict[str, Any]:
    """The agreement as plain values, with every disagreement. Shares from 0 to 1, not rounded."""
    return {
        "articles": list(found.articles),
        "only_a": list(found.only_a),
        "only_b": list(found.only_b),
        "score": reports.score_json(found.score),
        "disagreements": [asdict(entry) for entry in disagreements(found, inventory)],
    }
