"""An evaluation for human eyes (rich tables) and for machines (a JSON dict). Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from rich.table import Table

from claimx.evaluate.causes import cause_counts, cause_tables
from claimx.evaluate.differences import Difference
from claimx.evaluate.entities import EntityScore
from claimx.evaluate.run import ArticleReport, Report
from claimx.evaluate.score import Counts, Score, Scored
from claimx.evaluate.sentence import sentence_around
from claimx.evaluate.statement import Statement
from claimx.evaluate.status import Confusions, status_confusions, status_counts
from claimx.evaluate.why import Cause, Reason
from claimx.schema.inventory import Inventory
from claimx.schema.render import FILLER_WIDTH, render, render_gold, shorten

Kind = Literal["miss", "spurious", "differs"]


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """A claim that one side lacks, or two that are the same but differ in a field.

    `kind` is ``miss`` (gold has it), ``spurious`` (the run has it) or ``differs``; `cause` and
    `differences` say why. `claim` is the one-line notation, gold's if both have it; `other` that of
    the other side's claim which shows the cause. `sentence` is the text around the evidence,
    `start` where the evidence begins; `where` the line of the gold file or the id of the claim.
    """

    article: str
    kind: Kind
    relation: str
    cause: Cause
    differences: tuple[Difference, ...]
    claim: str
    other: str | None
    sentence: str
    start: int
    where: str

    @property
    def why(self) -> str:
        """The cause, then each role or field with the values of gold and of the run."""
        values = (f"{d.name} {_value(d.gold)} ≠ {_value(d.run)}" for d in self.differences)
        return ": ".join(filter(None, (self.cause.value, "; ".join(values))))


def _value(words: str | None) -> str:
    return "–" if words is None else f"“{shorten(words, FILLER_WIDTH)}”"


def errors(report: Report, inventory: Inventory | None = None) -> list[ErrorLine]:
    """Every claim with an error, by article and then in the order of the text."""
    lines: list[ErrorLine] = []
    for stem in sorted(report.articles):
        found = _article_errors(stem, report.articles[stem], inventory)
        lines += sorted(found, key=lambda line: (line.start, line.kind, line.claim))
    return lines


def _article_errors(
    stem: str, article: ArticleReport, inventory: Inventory | None
) -> Iterator[ErrorLine]:
    alignment, why = article.alignment, article.reasons
    for missed, reason in zip(alignment.missed, why.missed, strict=True):
        yield _error(stem, article, "miss", missed, reason, inventory)
    for spurious, reason in zip(alignment.spurious, why.spurious, strict=True):
        yield _error(stem, article, "spurious", spurious, reason, inventory)
    for pair, reason_or_none in zip(alignment.pairs, why.pairs, strict=True):
        if reason_or_none:
            yield _error(stem, article, "differs", pair.gold, reason_or_none, inventory)


def _error(
    stem: str,
    article: ArticleReport,
    kind: Kind,
    claim: Statement,
    reason: Reason,
    inventory: Inventory | None,
) -> ErrorLine:
    def of_gold(index: int) -> str:
        return render_gold(source.gold.claims[index], source.gold, inventory)

    def of_run(index: int) -> str:
        return render(article.claims[index])

    source = article.source
    if kind == "spurious":
        own, others, where = of_run, of_gold, article.claims[claim.index].id
    else:
        own, others, where = of_gold, of_run, f"{source.path}:{source.lines[claim.index]}"
    evidence = claim.evidence[0]
    return ErrorLine(
        article=stem,
        kind=kind,
        relation=claim.relation,
        cause=reason.cause,
        differences=reason.differences,
        claim=own(claim.index),
        other=None if reason.other is None else others(reason.other),
        sentence=sentence_around(article.raw, evidence.start, evidence.end),
        start=evidence.start,
        where=where,
    )


def tables(report: Report) -> list[Table]:
    """All tables, the headline figures first."""
    found = [
        summary_table(report),
        field_table(report.score),
        status_table(report),
        *([entity_table(report)] if report.entities else []),
        *cause_tables(report),
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
            interval(score.interval),
            percent(exact.f1),
            interval(score.exact_interval),
        )
    return table


def field_table(score: Score) -> Table:
    """How often each field is right over the claims that are the same."""
    table = Table(
        title=f"Fields of the {score.total.same.right} claims that are the same",
        caption=f"fillers of other roles: P {percent(score.roles.precision)} "
        f"R {percent(score.roles.recall)} F1 {percent(score.roles.f1)}; "
        f"evidence overlap (IoU) {percent(score.evidence_iou)}",
    )
    _columns(table, "field", "right", "where given", "given")
    for field, figures in score.fields.items():
        table.add_row(
            field,
            percent(figures.accuracy),
            percent(figures.accuracy_present) if figures.present else "–",
            str(figures.present),
        )
    return table


def status_table(report: Report) -> Table:
    """Each value of each status: how often gold and the run give it, and the most confused."""
    confusions = _confusions(report)
    wrong = sorted(
        ((n, row) for row, n in confusions.items() if row[1] != row[2]),
        key=lambda pair: (-pair[0], pair[1]),
    )
    told = "; ".join(f"{ours} taken for {theirs} {n}" for n, (_, ours, theirs) in wrong)
    table = Table(title="Status and sources of these claims", caption=told)
    _columns(table, "field", "value", "gold", "found", "right", "P", "R", "F1")
    for (field, value), counts in status_counts(confusions).items():
        figures = map(str, (counts.gold, counts.predicted, counts.right))
        table.add_row(field, value, *figures, *_figures(counts))
    return table


def _confusions(report: Report) -> Confusions:
    return status_confusions(article.alignment for article in report.articles.values())


def entity_table(report: Report) -> Table:
    """Which strings of gold's entities are found, and how well they are put together; and how often
    the right one stands in a role."""
    table = Table(
        title="Entities",
        caption="P, R, F1: B³ over the strings by which gold names its entities; "
        "type: of the entities found; in roles: of the participants of claims that have gold's "
        "relation and evidence; names: strings whose head word is capitalised, alone",
    )
    _columns(table, "part", "of", "strings", "found", "P", "R", "F1", "type right", "in roles")
    for part, scores in report.entities.items():
        right, judged = report.participants[part]
        for kind, score in (("all", scores.all), ("names", scores.names)):
            shares = (score.mention_recall, score.precision, score.recall, score.f1)
            table.add_row(
                part, kind, str(score.items), *map(percent, (*shares, score.type_accuracy)),
                percent(right / judged) if judged and kind == "all" else "–",
            )  # fmt: skip
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
            percent(scored.exact.f1),
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


def percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _figures(counts: Counts) -> Iterator[str]:
    return map(percent, (counts.precision, counts.recall, counts.f1))


def interval(interval: Iterable[float]) -> str:
    return "–".join(map(percent, interval))


def as_json(report: Report, lines: Iterable[ErrorLine] | None = None) -> dict[str, Any]:
    """The report as plain values, with the error lines if given; figures are shares, 0 to 1."""
    given = {} if lines is None else {"errors": [asdict(line) for line in lines]}
    return {
        "gold_sha256": report.gold_sha256,
        "articles": len(report.articles),
        "silent": list(report.silent),
        "other_articles": report.other_articles,
        "other_claims": report.other_claims,
        "open_claims": report.open_claims,
        "all": score_json(report.score),
        "parts": {part: score_json(score) for part, score in report.parts.items()},
        "entities": {
            part: {**_entity_json(scores.all), "names": _entity_json(scores.names)}
            for part, scores in report.entities.items()
        },
        "status": {
            f"{field}={value}": _counts_json(counts)
            for (field, value), counts in status_counts(_confusions(report)).items()
        },
        "participants": {
            part: {"right": right, "judged": judged}
            for part, (right, judged) in report.participants.items()
        },
        "causes": cause_counts(report),
        **given,
    }


def _entity_json(score: EntityScore) -> dict[str, Any]:
    return {
        "strings": score.items,
        "found": score.mention_recall,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "type_accuracy": score.type_accuracy,
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
