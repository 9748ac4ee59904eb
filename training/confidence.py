"""Fits the weights of claims' confidence: a logistic regression on annotated texts.

    python -m training.confidence --data ../shared/data --real ../shared/real

The texts are those of `held.txt`; the bundled proposer must have been trained without them
(`python -m training.relations --held …`). A proposal is right if the text was annotated with the
same relation and core fillers. Curators of whole claims keep less than those who annotated every
statement for training: on texts with their gold (``real/``) learned proposals have features of
their own besides (Daumé 2007, arXiv:0907.1815), and these go into the weights that ship; what rules
propose there tells nothing, since they were written on it. A class of support weighs what the steps
up to it weigh, so that the penalty draws each class to its neighbours, not to nothing. Fitted by
Newton's method with an L2 penalty (Hastie, Tibshirani and Friedman 2009, section 4.4.1), whose
strength is chosen by cross-validation over texts; writes
`src/claimx/lexicon/data/tables/confidence.tsv` and prints what each threshold would keep. Open
claims have no gold: theirs is set so that they rank below.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimx import pipeline
from claimx.lexicon import load as lexicon
from claimx.meaning.claims.make import draft_claims
from claimx.meaning.relations import propose_both, with_settings
from claimx.schema.facts import Proposal
from claimx.schema.reading import Reading
from claimx.settings import Settings
from training.relation_texts import Statement, Texts, held, statements

Floats = NDArray[np.float64]

TABLE = Path(lexicon.__file__).parent / "data" / "tables" / "confidence.tsv"
FEWEST = 5  # a feature of fewer claims is left out
PENALTIES = (1.0, 3.0, 10.0, 30.0)
FOLDS = 5
OPEN = -0.5  # log-odds that an open claim has less than a typed one: chosen, not fitted
#: Keys of the texts with curators' gold, and the features that differ there.
CURATED, LEARNED = "real/", ("rule=learned/", "support/learned")
#: What the names of classes that are fitted in steps begin with.
GRADED = "support/"
AVERAGE = "support/rule="
THRESHOLDS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Example:
    """One proposal: its text, its features, and whether the text was annotated with the same."""

    text: str
    features: tuple[str, ...]
    right: bool


def examples(texts: Texts) -> tuple[list[Example], int]:
    """The proposals for the held-out texts, and how many statements these make."""
    extractor = pipeline.load(Settings(open_claims="none"))
    truths = {key: rows for key, rows in statements().items() if key in held()}
    found: list[Example] = []
    stated = 0
    for key, rows in sorted(truths.items()):
        study = extractor.study(texts(key))
        relations = extractor.packs.relations
        core = {name: relation.core() for name, relation in relations.items()}
        whole = [row for row in rows if all(row.roles.get(r) for r in core[row.relation])]
        stated += sum(not row.doubtful for row in whole)
        remembered: list[tuple[str, ...]] = []

        def remember(names: Iterable[str], into: list[tuple[str, ...]] = remembered) -> float:
            into.append(tuple(names))
            return 1.0

        times = study.judgement.times
        typed = propose_both(study.reading, extractor.packs, times)
        typed = with_settings(study.reading, typed, times, study.judgement.reports)
        drafts = draft_claims(study.reading, typed, study.judgement, relations, remember)
        seen = set()
        for proposal, _ in drafts:
            fillers = [f for f in proposal.fillings if f.role in core[proposal.relation or ""]]
            say = (proposal.relation, *((f.role, f.head) for f in fillers))
            if say not in seen:
                right = any(same(study.reading, proposal, row, core) for row in whole)
                found.append(Example(key, remembered[-1], right))
            seen.add(say)
    return found, stated


def same(
    reading: Reading, proposal: Proposal, truth: Statement, core: Mapping[str, Sequence[str]]
) -> bool:
    """True if relation and core fillers agree: each head stands in the annotated words."""
    if proposal.relation != truth.relation:
        return False
    starts = reading.tokens.starts
    heads = {f.role: starts[f.head] for f in proposal.fillings}
    spans = ((heads.get(role, -1), truth.roles[role]) for role in core[truth.relation])
    return all(span is not None and span[0] <= start < span[1] for start, span in spans)


def curated(row: Example) -> Example:
    """With the features of curated texts, where it is of one."""
    if not row.text.startswith(CURATED):
        return row
    learned = [name for name in row.features if name.startswith(LEARNED)]
    return replace(row, features=(*row.features, *(f"{CURATED}{name}" for name in learned)))


def stepped(row: Example) -> Example:
    """With a feature for each step up to the class of its support."""
    graded = [name.split("=") for name in row.features if name.startswith(GRADED)]
    steps = (f"{kind}>{k}" for kind, degree in graded for k in range(int(degree) + 1))
    rest = (name for name in row.features if not name.startswith(GRADED))
    return replace(row, features=(*rest, *steps))


def summed(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights of classes instead of those of steps."""
    found = {name: w for name, w in weights.items() if not name.startswith(GRADED)}
    steps = [name.split(">") for name in weights if name.startswith(GRADED)]
    for kind in sorted({kind for kind, _ in steps}):
        total, last = 0.0, max(int(k) for of, k in steps if of == kind)
        for k in range(last + 1):
            total += weights.get(f"{kind}>{k}", 0.0)
            found[f"{kind}={k}"] = total
    return found


def centred(weights: Mapping[str, float], rows: Sequence[Example]) -> dict[str, float]:
    """The same with the weight of the mean support of a rule in the bias: what has no support (open
    claims, relations of users' packs) counts as such a rule."""
    counts = Counter(n for row in rows for n in row.features if n.startswith(AVERAGE))
    total = sum(weights.get(name, 0.0) * count for name, count in counts.items())
    mean = total / max(counts.total(), 1)
    graded = {name: w - mean for name, w in weights.items() if name.startswith(GRADED)}
    return {**weights, **graded, "bias": weights["bias"] + mean}


def folded(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights for a text as one of the curated."""
    found = {name: w for name, w in weights.items() if not name.startswith(CURATED)}
    for name in found:
        found[name] += weights.get(CURATED + name, 0.0)
    return found


def matrix(rows: Sequence[Example], names: Sequence[str]) -> Floats:
    """(claims, features) of zeros and ones."""
    place = {name: k for k, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        table[i, [place[name] for name in row.features if name in place]] = 1
    return table


def chances(x: Floats, weights: Floats) -> Floats:
    """The confidence of each row."""
    found: Floats = 1 / (1 + np.exp(-x @ weights))
    return found


def fit(x: Floats, y: Floats, penalty: float) -> Floats:
    """The weights; the first, the bias, is not penalised."""
    weights = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], penalty)
    ridge[0] = 1e-6
    for _ in range(30):
        p = chances(x, weights)
        gradient = x.T @ (y - p) - ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def loss(p: Floats, y: Floats) -> float:
    """Mean negative log-likelihood."""
    p = np.clip(p, 1e-9, 1 - 1e-9)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def cross_validated(rows: Sequence[Example], x: Floats, y: Floats, penalty: float) -> Floats:
    """The confidence of each row by weights fitted without its text."""
    texts = {key: k for k, key in enumerate(sorted({row.text for row in rows}))}
    fold = np.array([texts[row.text] % FOLDS for row in rows])
    p = np.zeros(len(rows))
    for k in range(FOLDS):
        p[fold == k] = chances(x[fold == k], fit(x[fold != k], y[fold != k], penalty))
    return p


def curve(p: Floats, y: Floats, stated: int) -> Iterator[str]:
    """What is found if claims below each threshold are left out."""
    for threshold in THRESHOLDS:
        kept = y[p >= threshold]
        precision, recall = kept.mean() if len(kept) else 0.0, kept.sum() / stated
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        yield f"from {threshold:.2f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--real", type=Path, required=True)
    options = parser.parse_args()
    rows, stated = examples(Texts(options.data, options.real, Path("corpus")))
    plain, rows = rows, [curated(stepped(row)) for row in rows]
    counts = Counter(name for row in rows for name in set(row.features))
    names = ["bias", *sorted(n for n, c in counts.items() if c >= FEWEST and n != "bias")]
    x, y = matrix(rows, names), np.array([float(row.right) for row in rows])
    left_out = {penalty: cross_validated(rows, x, y, penalty) for penalty in PENALTIES}
    losses = {penalty: loss(p, y) for penalty, p in left_out.items()}
    best = min(losses, key=lambda penalty: losses[penalty])
    weights = fit(x, y, best)
    print(json.dumps({"proposals": len(rows), "right": float(y.mean()), "penalty": best,
                      "held-out loss": losses,
                      "constant's": loss(np.full(len(y), y.mean()), y)}, indent=1))  # fmt: skip
    print("\n".join(curve(left_out[best], y, stated)))
    kept = centred(summed(folded(dict(zip(names, weights.tolist(), strict=True)))), plain)
    lines = ["feature\tweight", *(f"{n}\t{w:.3f}" for n, w in kept.items()),
             f"open\t{OPEN:.3f}"]  # fmt: skip
    comment = "# log-odds that a claim is right, by feature; written by training/confidence.py"
    TABLE.write_text("\n".join([comment, *lines]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
