"""From alignments to figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimx.evaluate.agree import FIELDS, evidence_overlaps, fillers_agree
from claimx.evaluate.align import Alignment
from claimx.schema.inventory import Inventory

SEED = 20190101
RESAMPLES = 1_000


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of claims in gold, predicted, and right; a share of nothing is 0."""

    gold: int
    predicted: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.gold + self.predicted
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How often a field is right over the claims that are the same.

    `right` of `total` claims; `right_present` of the `present` ones where gold or the prediction
    says anything in that field (a place that neither gives is right, and tells little).
    """

    right: int
    total: int
    right_present: int
    present: int

    @property
    def accuracy(self) -> float:
        return self.right / self.total if self.total else 0.0

    @property
    def accuracy_present(self) -> float:
        return self.right_present / self.present if self.present else 0.0


@dataclass(frozen=True, slots=True)
class Scored:
    """Claims that are the same, and of these the ones with every field right."""

    same: Counts
    exact: Counts


@dataclass(frozen=True, slots=True)
class Gain:
    """The same figure of two runs, and the 95 % interval of the difference of F1."""

    before: Counts
    after: Counts
    interval: tuple[float, float]

    @property
    def difference(self) -> float:
        return self.after.f1 - self.before.f1


@dataclass(frozen=True, slots=True)
class Confusion:
    """So many missed claims of `gold` were found as `predicted`, there and with those fillers."""

    gold: str
    predicted: str
    count: int


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of a set of articles.

    `interval` and `exact_interval` are the 95 % intervals of the two F1 figures, bootstrapped over
    articles. `relations` and `articles` go by name, `fields` by the names of `agree.FIELDS`.
    `roles` counts the fillers of roles that are not core, over the claims that are the same;
    `evidence_iou` is the mean intersection over union of their evidence, in characters.
    """

    total: Scored
    interval: tuple[float, float]
    exact_interval: tuple[float, float]
    relations: Mapping[str, Scored]
    articles: Mapping[str, Scored]
    fields: Mapping[str, FieldScore]
    roles: Counts
    evidence_iou: float
    confusions: tuple[Confusion, ...]


def score(alignments: Mapping[str, Alignment], inventory: Inventory) -> Score:
    """The figures of the articles in `alignments` (by article name)."""
    by_relation: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for alignment in alignments.values():
        _count_relations(alignment, by_relation)
    articles = {name: _article(alignment) for name, alignment in sorted(alignments.items())}
    same = _table(scored.same for scored in articles.values())
    exact = _table(scored.exact for scored in articles.values())
    comparisons = [pair.fields for a in alignments.values() for pair in a.pairs]
    overlaps = [comparison.overlap for comparison in comparisons]
    return Score(
        total=Scored(_sum(same), _sum(exact)),
        interval=bootstrap_f1(same),
        exact_interval=bootstrap_f1(exact),
        relations={name: _scored(*by_relation[name]) for name in sorted(by_relation)},
        articles=articles,
        fields={
            field: FieldScore(
                right=sum(c.right[i] for c in comparisons),
                total=len(comparisons),
                right_present=sum(c.right[i] and c.present[i] for c in comparisons),
                present=sum(c.present[i] for c in comparisons),
            )
            for i, field in enumerate(FIELDS)
        },
        roles=Counts(
            sum(c.roles_gold for c in comparisons),
            sum(c.roles_predicted for c in comparisons),
            sum(c.roles_right for c in comparisons),
        ),
        evidence_iou=sum(overlaps) / len(overlaps) if overlaps else 0.0,
        confusions=_confusions(alignments.values(), inventory),
    )


def gains(before: Score, after: Score) -> tuple[Gain, Gain]:
    """What claims that are the same, and those with every field right, gain over one gold set."""
    ours, theirs = before.articles.values(), after.articles.values()
    same = paired_f1(_table(s.same for s in ours), _table(s.same for s in theirs))
    exact = paired_f1(_table(s.exact for s in ours), _table(s.exact for s in theirs))
    return (
        Gain(before.total.same, after.total.same, same),
        Gain(before.total.exact, after.total.exact, exact),
    )


def _scored(gold: int, predicted: int, same: int, exact: int) -> Scored:
    return Scored(Counts(gold, predicted, same), Counts(gold, predicted, exact))


def _article(alignment: Alignment) -> Scored:
    same = len(alignment.pairs)
    return _scored(
        same + len(alignment.missed),
        same + len(alignment.spurious),
        same,
        sum(pair.fields.all_right for pair in alignment.pairs),
    )


def _count_relations(alignment: Alignment, counts: dict[str, list[int]]) -> None:
    """Add an article to relation → [gold, predicted, same, exact]."""
    for claim in alignment.missed:
        counts[claim.relation][0] += 1
    for claim in alignment.spurious:
        counts[claim.relation][1] += 1
    for pair in alignment.pairs:
        row = counts[pair.gold.relation]
        for column, more in enumerate((1, 1, 1, int(pair.fields.all_right))):
            row[column] += more


def _table(counts: Iterable[Counts]) -> list[tuple[int, int, int]]:
    return [(c.gold, c.predicted, c.right) for c in counts]


def _sum(rows: Sequence[tuple[int, int, int]]) -> Counts:
    gold, predicted, right = (sum(row[column] for row in rows) for column in range(3))
    return Counts(gold, predicted, right)


def _resampled_f1(
    rows: Sequence[tuple[int, int, int]], *, seed: int = SEED, resamples: int = RESAMPLES
) -> NDArray[np.float64]:
    """F1 of each of `resamples` sets of as many articles, drawn with replacement.

    `rows` has one (gold, predicted, right) an article. Articles, not claims, are drawn, because
    claims of one article share its difficulties. Which are drawn hangs on the seed and the number
    of rows only: two runs over the same articles meet the same draws.
    """
    table = np.asarray(rows, dtype=np.float64)
    generator = np.random.default_rng(seed)
    drawn = generator.integers(0, len(table), size=(resamples, len(table)))
    sums = table[drawn].sum(axis=1)  # (resamples, 3)
    total = sums[:, 0] + sums[:, 1]
    f1 = np.zeros(resamples)
    np.divide(2 * sums[:, 2], total, out=f1, where=total > 0)
    return f1


def bootstrap_f1(
    rows: Sequence[tuple[int, int, int]], *, seed: int = SEED, resamples: int = RESAMPLES
) -> tuple[float, float]:
    """The 95 % percentile interval of F1 when articles are drawn anew (Efron 1979).

    `rows` has one (gold, predicted, right) an article. Reproducible: the seed is fixed.
    """
    if not rows:
        return 0.0, 0.0
    return _interval(_resampled_f1(rows, seed=seed, resamples=resamples))


def paired_f1(
    before: Sequence[tuple[int, int, int]], after: Sequence[tuple[int, int, int]]
) -> tuple[float, float]:
    """The 95 % percentile interval of F1 `after` minus F1 `before`, runs over the same articles.

    Row i of both is the same article, (gold, predicted, right). Every resample draws the same
    articles for both runs, so that what an article's difficulty does to both cancels out (Efron &
    Tibshirani 1993, An Introduction to the Bootstrap, ch. 13). An interval that covers 0: the
    difference may be noise.
    """
    if not before:
        return 0.0, 0.0
    return _interval(_resampled_f1(after) - _resampled_f1(before))


def _interval(values: NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.percentile(values, (2.5, 97.5))
    return float(low), float(high)


def _confusions(alignments: Iterable[Alignment], inventory: Inventory) -> tuple[Confusion, ...]:
    """Pairs of relations that are taken for each other, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for alignment in alignments:
        for missed in alignment.missed:
            for spurious in alignment.spurious:
                if (
                    missed.relation != spurious.relation
                    and evidence_overlaps(missed, spurious)
                    and fillers_agree(missed, spurious, inventory)
                ):
                    counts[missed.relation, spurious.relation] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(gold, predicted, count) for (gold, predicted), count in ordered)
