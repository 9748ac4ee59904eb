"""An evaluation for human eyes (rich tables) and for machines (a JSON dict). Prints nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rich.table import Table

from claimx.evaluate.run import ArticleReport, Report
from claimx.evaluate.score import Counts, Score, Scored
from claimx.evaluate.statement import Statement
from claimx.schema.inventory import Inventory
from claimx.schema.render import render, render_gold

# A stop, closing marks, then a blank: good enough to show a line to a reader.
_SENTENCE_END = re.compile(r"[.!?…]['\"’”)\]]*(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """A claim that one side lacks.

    `kind` is ``miss`` (gold has it) or ``spurious`` (the run has it); `claim` is the one-line
    notation, `sentence` the text around the evidence, `start` where the evidence begins, `where`
    the line of the gold file or the id of the claim.
    """

    article: str
    kind: Literal["miss", "spurious"]
    relation: str
    claim: str
    sentence: str
    start: int
    where: str


def errors(report: Report, inventory: Inventory | None = None) -> list[ErrorLine]:
    """Every missed and every spurious claim, by article and then in the order of the text."""
    lines: list[ErrorLine] = []
    for stem in sorted(report.articles):
        found = _article_errors(stem, report.articles[stem], inventory)
        lines += sorted(found, key=lambda line: (line.start, line.kind, line.claim))
    return lines


def _article_errors(
    stem: str, article: ArticleReport, inventory: Inventory | None
) -> Iterator[ErrorLine]:
    gold = article.source.gold
    for missed in article.alignment.missed:
        line = render_gold(gold.claims[missed.index], gold, inventory)
        where = f"{article.source.path}:{article.source.lines[missed.index]}"
        yield _error(stem, "miss", missed, line, where, article.raw)
    for spurious in article.alignment.spurious:
        claim = article.claims[spurious.index]
        yield _error(stem, "spurious", spurious, render(claim), claim.id, article.raw)


def _error(
    stem: str,
    kind: Literal["miss", "spurious"],
    statement: Statement,
    line: str,
    where: str,
    raw: str,
) -> ErrorLine:
    evidence = statement.evidence[0]
    sentence = sentence_around(raw, evidence.start, evidence.end)
    return ErrorLine(stem, kind, statement.relation, line, sentence, evidence.start, where)


def sentence_around(raw: str, start: int, end: int) -> str:
    """The sentence or sentences that characters `start:end` are in, on one line."""
    ends = [match.end() for match in _SENTENCE_END.finditer(raw)]
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at >= end), default=len(raw))
    return " ".join(raw[first:last].split())


def tables(report: Report) -> list[Table]:
    """All tables, the headline figures first."""
    found = [
        summary_table(report),
        field_table(report.score),
        scored_table("Relations", "relation", report.score.relations),
        scored_table("Articles", "article", report.score.articles),
    ]
    if report.score.confusions:
        found.append(confusion_table(report.score))
    return found


def summary_table(report: Report) -> Table:
    """One row for the whole and one a part: claims, P, R, F1 of *same*, F1 of every field right."""
    notes = [f"gold {report.gold_sha256[:12]}"]
    if report.silent:
        notes.append(f"{len(report.silent)} gold articles have no claims")
    if report.other_claims:
        notes.append(
            f"{report.other_claims} claims on {report.other_articles} articles without gold "
            "are not scored"
        )
    table = Table(title="Claims against gold", caption="; ".join(notes))
    _columns(
        table, "part", "articles", "gold", "found", "P", "R", "F1", "95 %", "all fields F1", "95 %"
    )
    for part, score in {"all": report.score, **report.parts}.items():
        same, exact = score.total.same, score.total.exact
        table.add_row(
            part,
            str(len(score.articles)),
            str(same.gold),
            str(same.predicted),
            *_figures(same),
            _interval(score.interval),
            _percent(exact.f1),
            _interval(score.exact_interval),
        )
    return table


def field_table(score: Score) -> Table:
    """How often each field is right over the claims that are the same."""
    table = Table(
        title=f"Fields of the {score.total.same.right} claims that are the same",
        caption=f"fillers of other roles: P {_percent(score.roles.precision)} "
        f"R {_percent(score.roles.recall)} F1 {_percent(score.roles.f1)}; "
        f"evidence overlap (IoU) {_percent(score.evidence_iou)}",
    )
    _columns(table, "field", "right", "where given", "given")
    for field, figures in score.fields.items():
        table.add_row(
            field,
            _percent(figures.accuracy),
            _percent(figures.accuracy_present) if figures.present else "–",
            str(figures.present),
        )
    return table


def scored_table(
    title: str, name: str, rows: Mapping[str, Scored], sides: tuple[str, str] = ("gold", "found")
) -> Table:
    """One row a relation or an article, by name; `sides` are what the two sides are called."""
    table = Table(title=title)
    _columns(table, name, *sides, "right", "P", "R", "F1", "all fields F1")
    for key, scored in rows.items():
        same = scored.same
        table.add_row(
            key,
            *map(str, (same.gold, same.predicted, same.right)),
            *_figures(same),
            _percent(scored.exact.f1),
        )
    return table


def confusion_table(score: Score, sides: tuple[str, str] = ("gold", "found")) -> Table:
    """Which relation was found in the place of which."""
    table = Table(title="Taken for another relation")
    _columns(table, *sides, "claims")
    for row in score.confusions:
        table.add_row(row.gold, row.predicted, str(row.count))
    return table


def _columns(table: Table, first: str, *others: str) -> None:
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _figures(counts: Counts) -> Iterator[str]:
    return map(_percent, (counts.precision, counts.recall, counts.f1))


def _interval(interval: Iterable[float]) -> str:
    return "–".join(map(_percent, interval))


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain values; figures are shares from 0 to 1, not rounded."""
    return {
        "gold_sha256": report.gold_sha256,
        "articles": len(report.articles),
        "silent": list(report.silent),
        "other_articles": report.other_articles,
        "other_claims": report.other_claims,
        "open_claims": report.open_claims,
        "all": score_json(report.score),
        "parts": {part: score_json(score) for part, score in report.parts.items()},
    }


def score_json(score: Score) -> dict[str, Any]:
    """One `Score` as plain values."""
    return {
        **_scored_json(score.total),
        "interval": list(score.interval),
        "exact_interval": list(score.exact_interval),
        "relations": {name: _scored_json(row) for name, row in score.relations.items()},
        "articles": {name: _scored_json(row) for name, row in score.articles.items()},
        "fields": {
            name: {
                "right": field.right,
                "total": field.total,
                "accuracy": field.accuracy,
                "right_present": field.right_present,
                "present": field.present,
                "accuracy_present": field.accuracy_present,
            }
            for name, field in score.fields.items()
        },
        "roles": _counts_json(score.roles),
        "evidence_iou": score.evidence_iou,
        "confusions": [
            {"gold": row.gold, "predicted": row.predicted, "count": row.count}
            for row in score.confusions
        ],
    }


def _scored_json(scored: Scored) -> dict[str, Any]:
    return {"same": _counts_json(scored.same), "exact": _counts_json(scored.exact)}


def _counts_json(counts: Counts) -> dict[str, Any]:
    return {
        "gold": counts.gold,
        "predicted": counts.predicted,
        "right": counts.right,
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
    }
