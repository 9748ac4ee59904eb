"""Fits the weights of claims' confidence: a logistic regression on the tune articles.

    python -m training.confidence --gold ../shared/real/gold --gold gold

Extracts the articles of the `tune` part of each gold folder (its split.json lies there or one
above, its articles where `claimx evaluate` finds them), takes a claim for right if gold has the
same, and writes `src/claimx/lexicon/data/tables/confidence.tsv`. Fitted by Newton's method with an
L2 penalty (Hastie, Tibshirani and Friedman 2009, section 4.4.1), whose strength is chosen by
cross-validation over articles. Open claims have no gold: theirs is set so that they rank below.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimx import pipeline
from claimx.evaluate.gold_files import read_gold_dir
from claimx.evaluate.run import article_places, evaluate, read_split
from claimx.lexicon import load as lexicon
from claimx.schema.inventory import make_inventory
from claimx.settings import Settings

Floats = NDArray[np.float64]

TABLE = Path(lexicon.__file__).parent / "data" / "tables" / "confidence.tsv"
FEWEST = 5  # a feature of fewer claims is left out
PENALTIES = (0.3, 1.0, 3.0, 10.0)
FOLDS = 5
OPEN = -0.5  # log-odds that an open claim has less than a typed one: chosen, not fitted


@dataclass(frozen=True, slots=True)
class Example:
    """One typed claim: its article, its features, and whether gold has it."""

    article: str
    features: tuple[str, ...]
    right: bool


def examples(gold_dir: Path) -> list[Example]:
    """The typed claims that the extractor makes of a gold folder's tune articles."""
    rows: list[tuple[str, ...]] = []

    def remember(features: Iterable[str]) -> float:
        rows.append(tuple(features))
        return float(len(rows) - 1)

    sources = read_gold_dir(gold_dir)
    tune = set(read_split(gold_dir, sources)["tune"])
    extractor = pipeline.load(Settings(open_claims="none"))
    whole = pipeline.make_claims
    pipeline.make_claims = partial(whole, sureness=remember)
    try:
        files = [
            next(p for p in article_places(source, gold_dir, None) if p.is_file())
            for source in sources if source.stem in tune
        ]  # fmt: skip
        results = [r for r in extractor.stream(files) if isinstance(r, pipeline.Result)]
    finally:
        pipeline.make_claims = whole
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        path.write_text(
            "".join(f"{claim.model_dump_json()}\n" for r in results for claim in r.claims),
            encoding="utf-8",
        )
        entities = Path(folder) / "entities.jsonl"
        entities.write_text(
            "".join(f"{entity.model_dump_json()}\n" for r in results for entity in r.entities),
            encoding="utf-8",
        )
        inventory = make_inventory(extractor.packs.relations)
        report = evaluate(path, gold_dir, inventory=inventory, split=tune)
    found = []
    for stem, article in report.articles.items():
        right = {pair.predicted.index for pair in article.alignment.pairs}
        for statement in (*(p.predicted for p in article.alignment.pairs),
                          *article.alignment.spurious):  # fmt: skip
            features = rows[int(article.claims[statement.index].confidence)]
            found.append(Example(stem, features, statement.index in right))
    return found


def matrix(rows: Sequence[Example], names: Sequence[str]) -> Floats:
    """(claims, features) of zeros and ones."""
    place = {name: k for k, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        table[i, [place[name] for name in row.features if name in place]] = 1
    return table


def fit(x: Floats, y: Floats, penalty: float) -> Floats:
    """The weights; the first, the bias, is not penalised."""
    weights = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], penalty)
    ridge[0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def loss(x: Floats, y: Floats, weights: Floats) -> float:
    """Mean negative log-likelihood."""
    p = np.clip(1 / (1 + np.exp(-x @ weights)), 1e-9, 1 - 1e-9)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def cross_validated(rows: Sequence[Example], x: Floats, y: Floats, penalty: float) -> float:
    """Mean loss on articles that were not fitted on."""
    articles = sorted({row.article for row in rows})
    fold = np.array([articles.index(row.article) % FOLDS for row in rows])
    losses = [
        loss(x[fold == k], y[fold == k], fit(x[fold != k], y[fold != k], penalty))
        for k in range(FOLDS)
    ]
    return float(np.mean(losses))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--gold", type=Path, action="append", required=True)
    options = parser.parse_args()
    rows = [row for folder in options.gold for row in examples(folder)]
    counts = Counter(name for row in rows for name in set(row.features))
    names = ["bias", *sorted(n for n, c in counts.items() if c >= FEWEST and n != "bias")]
    x, y = matrix(rows, names), np.array([float(row.right) for row in rows])
    losses = {penalty: cross_validated(rows, x, y, penalty) for penalty in PENALTIES}
    best = min(losses, key=lambda penalty: losses[penalty])
    weights = fit(x, y, best)
    print(json.dumps({"claims": len(rows), "right": float(y.mean()), "penalty": best,
                      "held-out loss": losses, "constant's": loss(x[:, :1], y, fit(
                          x[:, :1], y, 0.0))}, indent=1))  # fmt: skip
    lines = ["feature\tweight", *(f"{n}\t{w:.3f}" for n, w in zip(names, weights, strict=True)),
             f"open\t{OPEN:.3f}"]  # fmt: skip
    comment = "# log-odds that a claim is right, by feature; written by training/confidence.py"
    TABLE.write_text("\n".join([comment, *lines]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
