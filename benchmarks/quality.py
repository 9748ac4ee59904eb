"""Writes docs/quality.md, every figure of it: `python benchmarks/quality.py ../shared/real gold`.

Extracts the articles of both gold sets anew (the first is a folder with articles/ and gold/, the
second a folder of gold whose articles `claimx evaluate` finds), evaluates them, and writes the
headline figures, fields, statuses, entities, relations, the causes of errors, and what confidence
is worth. `tune` is what rules are written on, `check` what they are checked on.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from claimx.evaluate.align import Alignment
from claimx.evaluate.causes import cause_counts
from claimx.evaluate.report import percent
from claimx.evaluate.run import ArticleReport, Report, evaluate
from claimx.evaluate.score import Counts, score
from claimx.evaluate.status import status_confusions, status_counts
from claimx.packs.load import load_packs
from claimx.schema.inventory import make_inventory

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
INVENTORY = make_inventory(load_packs().relations)
BUCKETS = 10
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("real", type=Path)
    parser.add_argument("own", type=Path)
    parser.add_argument("--out", type=Path, default=PAGE)
    options = parser.parse_args()
    real = report(options.real / "articles", options.real / "gold")
    own = report(options.own.absolute().parent / "corpus", options.own)
    lines = [*head(), *overall({"real": real, "own": own}), *fields(real), *statuses(real),
             *entities({"real": real, "own": own}), *relations(real, own), *causes(real),
             *confidence(real)]  # fmt: skip
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def report(articles: Path, gold: Path) -> Report:
    """Extraction and evaluation of one set."""
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(["claimx", "extract", articles, "--out", out, "--quiet"], check=True)
        return evaluate(Path(out), gold, inventory=INVENTORY)


def head() -> list[str]:
    return [
        "# How good it is",
        "",
        "Written by `python benchmarks/quality.py ../shared/real gold`; nothing here by hand.",
        "*Real* are 142 Wikinews articles with gold by independent annotators, *own* the articles",
        "of `corpus/`. Rules are written on the tune part of each and checked on the check part.",
        "A claim is the *same* as gold's if the relation and every core filler agree; *all fields*",
        "asks for every other field too (other roles, time, place, sources, status, evidence).",
        "Text as it is, never gold parses. Figures are percentages; intervals are 95 %, by",
        "bootstrap over articles.",
    ]


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A section with a Markdown table, numbers to the right."""
    marks = ["---", *["--:"] * (len(columns) - 1)]
    lines = [columns, marks, *rows]
    return ["", f"## {title}", "", *(f"| {' | '.join(map(str, line))} |" for line in lines)]


def overall(reports: Mapping[str, Report]) -> list[str]:
    rows = []
    for name, one in reports.items():
        for part, found in one.parts.items():
            same, exact = found.total.same, found.total.exact
            low, high = found.interval
            rows.append((f"{name} {part}", len(found.articles), same.gold, same.predicted,
                         *figures(same), f"{percent(low)}–{percent(high)}",
                         percent(exact.f1)))  # fmt: skip
    return table("Claims", ("set", "articles", "gold", "found", "P", "R", "F1 same", "95 %",
                            "F1 all fields"), rows)  # fmt: skip


def figures(counts: Counts) -> Iterator[str]:
    return map(percent, (counts.precision, counts.recall, counts.f1))


def fields(real: Report) -> list[str]:
    tune, check = real.parts["tune"].fields, real.parts["check"].fields
    rows = [
        (name, *(percent(share) for side in (tune[name], check[name])
                 for share in (side.accuracy, side.accuracy_present)))
        for name in tune
    ]  # fmt: skip
    return table("Fields of real claims that are the same", (
        "field", "tune: right", "where either gives it", "check: right", "where either gives it",
    ), rows)  # fmt: skip


def statuses(real: Report) -> list[str]:
    parts = {part: status_counts(status_confusions(
        real.articles[stem].alignment for stem in found.articles))
        for part, found in real.parts.items()}  # fmt: skip
    nothing = Counts(0, 0, 0)
    rows = [
        (f"{field}: {value}", *(cell for part in ("tune", "check")
                                for cell in _status(parts[part].get((field, value), nothing))))
        for field, value in sorted({key for found in parts.values() for key in found})
    ]  # fmt: skip
    return table("Status and sources of real claims that are the same", (
        "value", "tune: gold", "P", "R", "F1", "check: gold", "P", "R", "F1"), rows)  # fmt: skip


def _status(counts: Counts) -> tuple[object, ...]:
    return (counts.gold, *figures(counts))


def entities(reports: Mapping[str, Report]) -> list[str]:
    rows = []
    for name, one in reports.items():
        for part in one.parts:
            right, judged = one.participants[part]
            for kind in ("all", "names"):
                found = getattr(one.entities[part], kind)
                shares = (found.mention_recall, found.precision, found.recall, found.f1,
                          found.type_accuracy)  # fmt: skip
                role = percent(right / judged) if kind == "all" else ""
                rows.append((f"{name} {part}: {kind}", found.items, *map(percent, shares), role))
    columns = ("set", "strings", "found", "P", "R", "F1", "type right", "right in roles")
    return table("Entities (B³ over the names and descriptions in gold)", columns, rows)


def relations(real: Report, own: Report) -> list[str]:
    sides = (real.parts["tune"], real.parts["check"], own.parts["tune"], own.parts["check"])
    names = sorted({name for side in sides for name in side.relations},
                   key=lambda n: (-real.score.relations[n].same.gold
                                  if n in real.score.relations else 0, n))  # fmt: skip
    rows = []
    for name in names:
        cells: list[object] = []
        for side in sides:
            scored = side.relations.get(name)
            cells += [scored.same.gold, percent(scored.same.f1)] if scored else [0, "–"]
        rows.append((name, *cells))
    return table("Relations: gold claims and F1", (
        "relation", "real tune", "F1", "real check", "F1", "own tune", "F1", "own check", "F1",
    ), rows)  # fmt: skip


def causes(real: Report) -> list[str]:
    lines: list[str] = []
    for title, counts in zip(("Why real gold claims are missed", "Why claims are spurious"),
                             cause_counts(real).values(), strict=True):  # fmt: skip
        names = Counter(cause for row in counts.values() for cause in row)
        sums: Counter[str] = Counter()
        for row in counts.values():
            sums.update(row)
        ordered = sorted(counts.items(), key=lambda item: -sum(item[1].values()))
        rows = [("all", sums.total(), *(sums[name] for name in names))]
        rows += [(key, sum(row.values()), *(row.get(n, 0) for n in names)) for key, row in ordered]
        lines += table(title, ("relation", "all", *names), rows)
    return lines


def confidence(real: Report) -> list[str]:
    check = [real.articles[stem] for stem in real.parts["check"].articles]
    judged = [row for article in check for row in judgements(article)]
    lines = table("Confidence on real check articles: is it a probability?", (
        "confidence", "claims", "mean confidence", "right"), _reliability(judged))  # fmt: skip
    rows = []
    for threshold in THRESHOLDS:
        cells: list[str] = []
        for part in ("tune", "check"):
            kept = score({stem: above(real.articles[stem], threshold)
                          for stem in real.parts[part].articles}, INVENTORY)  # fmt: skip
            cells += [*figures(kept.total.same)]
        rows.append((threshold, *cells))
    return lines + table("What `--min-confidence` costs and brings (real)", (
        "at least", "tune: P", "R", "F1", "check: P", "R", "F1"), rows)  # fmt: skip


def judgements(article: ArticleReport) -> Iterator[tuple[float, bool]]:
    """(confidence, is it gold's) of each typed claim."""
    for pair in article.alignment.pairs:
        yield article.claims[pair.predicted.index].confidence, True
    for statement in article.alignment.spurious:
        yield article.claims[statement.index].confidence, False


def _reliability(judged: Sequence[tuple[float, bool]]) -> Iterator[tuple[str, int, str, str]]:
    for k in range(BUCKETS):
        low, high = k / BUCKETS, (k + 1) / BUCKETS
        here = [row for row in judged if low <= row[0] < high or (k == BUCKETS - 1 and row[0] == 1)]
        if here:
            mean = sum(value for value, _ in here) / len(here)
            right = sum(is_right for _, is_right in here) / len(here)
            yield f"{low:.1f}–{high:.1f}", len(here), percent(mean), percent(right)


def above(article: ArticleReport, threshold: float) -> Alignment:
    """The alignment when less sure claims are left out; what they were paired with is missed."""
    def sure(index: int) -> bool:
        return article.claims[index].confidence >= threshold

    whole = article.alignment
    lost = [pair.gold for pair in whole.pairs if not sure(pair.predicted.index)]
    return replace(
        whole,
        pairs=tuple(pair for pair in whole.pairs if sure(pair.predicted.index)),
        missed=(*whole.missed, *lost),
        spurious=tuple(claim for claim in whole.spurious if sure(claim.index)),
    )


if __name__ == "__main__":
    main()
