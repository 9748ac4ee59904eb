"""Which status and which sources were given for which, over the claims that are the same.

Most claims are affirmed, certain, actual and the author's own, so the share that is right says
little of the others; each value has precision, recall and F1 here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from claimx.evaluate.agree import FIELDS
from claimx.evaluate.align import Alignment, Pair
from claimx.evaluate.score import Counts

Confusions = Mapping[tuple[str, str, str], int]
"""(field, gold's value, the run's value) → claims."""

#: Of attribution, only whether anybody is given; right is a chain that agrees throughout.
SOURCED, PLAIN = "attributed", "author"

PLAIN_VALUES = frozenset({"affirmed", "certain", "actual", PLAIN})


def status_confusions(alignments: Iterable[Alignment]) -> Confusions:
    """How often each value was given for each."""
    return Counter(row for a in alignments for pair in a.pairs for row in _rows(pair))


def _rows(pair: Pair) -> Iterator[tuple[str, str, str]]:
    gold, run = pair.gold, pair.predicted
    yield "polarity", gold.polarity.value, run.polarity.value
    yield "certainty", gold.certainty.value, run.certainty.value
    yield "realis", gold.realis.value, run.realis.value
    ours, theirs = (SOURCED if side.sources else PLAIN for side in (gold, run))
    wrong = ours == theirs == SOURCED and not pair.fields.right[FIELDS.index("attribution")]
    yield "attribution", ours, "other source" if wrong else theirs


def status_counts(confusions: Confusions) -> dict[tuple[str, str], Counts]:
    """(field, value) → claims that gold gives it, that the run gives it, and that both do."""
    gold: Counter[tuple[str, str]] = Counter()
    run: Counter[tuple[str, str]] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for (field, ours, theirs), count in confusions.items():
        gold[field, ours] += count
        run[field, SOURCED if theirs == "other source" else theirs] += count
        both[field, ours] += count * (ours == theirs)
    return {key: Counts(gold[key], run[key], both[key]) for key in sorted(gold | run)}
