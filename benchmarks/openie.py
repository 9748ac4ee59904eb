"""Open claims on the CaRB development set: `python benchmarks/openie.py ../shared/data/openie`.

The scorer follows CaRB's published definition (Bhardwaj, Aggarwal and Mausam 2019, "CaRB: A
Crowdsourced Benchmark for Open IE", and its default "lenient binary" matcher): predicate, first
argument and the other arguments joined are bags of words. Of a gold tuple and an extraction whose
predicates share a word, precision is the share of the extraction's words that stand in the same
slot of gold, recall the share of gold's. The precision of a sentence pairs extractions and gold
tuples one to one, best first; its recall takes the best extraction for each gold tuple. F1 is the
best along the confidence thresholds.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.pipeline import load
from claimx.schema.claim import Claim
from claimx.settings import Settings

_BE = frozenset({"be", "is", "am", "are", "was", "were", "been", "being"})
#: Verbs of speech after whose predicate CaRB also accepts the arguments in reverse order.
_SAID = ("said", "told", "added", "adds", "says")
#: The roles that stand before the predicate, and those that follow it without a preposition.
_FIRST = ("subject",)
_BARE = ("indirect_object", "object", "complement")


@dataclass(frozen=True, slots=True)
class Tuple:
    """One extraction: the words of the predicate, the first argument and the others."""

    predicate: tuple[str, ...]
    first: tuple[str, ...]
    rest: tuple[str, ...] | None
    confidence: float = 1.0


def read_gold(path: Path) -> dict[str, list[Tuple]]:
    """Gold tuples by sentence. A part that names the context ("C: …") is no argument."""
    found: dict[str, list[Tuple]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, predicate, *parts = line.strip().split("\t")
        arguments = [part.split() for part in parts if "C: " not in part]
        if arguments:
            rest = tuple(itertools.chain(*arguments[1:])) if len(arguments) > 1 else None
            found[sentence.strip("\ufeff ")].append(
                Tuple(tuple(predicate.split()), tuple(arguments[0]), rest)
            )
    return dict(found)


def extraction(claim: Claim) -> Tuple | None:
    """An open claim as a tuple, what follows the predicate in the order of the text. A preposition
    right after the predicate goes to it, as CaRB's annotators have it ("switched to | the label");
    other arguments keep theirs. An apposition gets the "is" that it leaves out."""
    subject = next((role for role in claim.roles if role.role in _FIRST), None)
    others = sorted((r for r in claim.roles if r is not subject), key=lambda r: r.start)
    predicate = claim.predicate.text.split()
    parts = [r.text.split() if r.role in _BARE else [*r.role.split(), *r.text.split()]
             for r in others]  # fmt: skip
    if any(rule == "open/apposition" for rule in claim.rules):
        predicate, parts = ["is"], [predicate]
    elif others and others[0].role not in _BARE and subject is not None:
        predicate, parts[0] = [*predicate, *others[0].role.split()], others[0].text.split()
    if claim.time is not None:
        parts.append(claim.time.text.split())
    if subject is not None:
        parts.insert(0, subject.text.split())
    if not parts:
        return None
    rest = tuple(itertools.chain(*parts[1:]))
    return Tuple(tuple(predicate), tuple(parts[0]), rest, claim.confidence)


def match(gold: Tuple, found: Tuple) -> tuple[float, float]:
    """Precision and recall of the words of `found`; (0, 0) if the predicates share none."""
    straight = _match(gold, found)
    if not any(verb in " ".join(gold.predicate) for verb in _SAID):
        return straight
    turned = Tuple(found.predicate, found.rest or (), found.first)
    return max(straight, _match(gold, turned))


def _match(gold: Tuple, found: Tuple) -> tuple[float, float]:
    common = _shared(gold.predicate, found.predicate)
    left = Counter(found.predicate) - Counter(gold.predicate)
    if "be" in left and _BE & set(gold.predicate):
        common += 1
    if not common or (gold.rest is not None and found.rest is None):
        return 0.0, 0.0
    hits = common + _shared(gold.first, found.first)
    size = len(found.predicate) + len(found.first)
    wanted = len(gold.predicate) + len(gold.first)
    if gold.rest is not None:
        hits += _shared(gold.rest, found.rest or ())
        size += len(found.rest or ())
        wanted += len(gold.rest)
    return hits / size, hits / wanted


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return (Counter(one) & Counter(other)).total()


def score(gold: Sequence[Tuple], found: Sequence[Tuple]) -> tuple[float, float]:
    """Sums over one sentence: precision of the extractions, recall of the gold tuples."""
    table = [[match(g, f) for f in found] for g in gold]
    recall = sum(max((r for _, r in row), default=0.0) for row in table)
    precision = 0.0
    pairs = sorted(
        (-table[i][j][0], i, j) for i in range(len(gold)) for j in range(len(found))
    )  # fmt: skip
    rows: set[int] = set()
    columns: set[int] = set()
    for value, i, j in pairs:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            precision -= value
    return precision, recall


def curve(
    gold: dict[str, list[Tuple]], found: dict[str, list[Tuple]]
) -> Iterator[tuple[float, float, float, float]]:
    """(threshold, precision, recall, F1) along the confidences."""
    for threshold in sorted({t.confidence for ts in found.values() for t in ts}):
        sums, counts = [0.0, 0.0], [0, 0]
        for sentence, tuples in gold.items():
            kept = [t for t in found.get(sentence, ()) if t.confidence >= threshold]
            precision, recall = score(tuples, kept)
            sums = [sums[0] + precision, sums[1] + recall]
            counts = [counts[0] + len(kept), counts[1] + len(tuples)]
        p, r = (s / c if c else 0.0 for s, c in zip(sums, counts, strict=True))
        yield threshold, p, r, 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--show", type=int, default=0, help="print this many of the worst sentences"
    )
    options = parser.parse_args()
    gold = read_gold(options.folder / "carb-dev-gold.tsv")
    extractor = load(Settings(open_claims="all"))
    found: dict[str, list[Tuple]] = {}
    for sentence in gold:
        claims = extractor.extract(sentence).claims
        made = [extraction(claim) for claim in claims if claim.relation is None]
        found[sentence] = list(dict.fromkeys(t for t in made if t is not None))
    best = max(curve(gold, found), key=lambda row: row[3])
    whole = next(curve(gold, found))
    print(f"{len(gold)} sentences, {sum(map(len, gold.values()))} gold tuples,", end=" ")
    print(f"{sum(map(len, found.values()))} extractions")
    for name, row in (("all extractions", whole), (f"confidence >= {best[0]}", best)):
        print(f"{name:20} P {row[1]:.3f} R {row[2]:.3f} F1 {row[3]:.3f}")
    if options.show:
        show(gold, found, options.show)


def show(gold: dict[str, list[Tuple]], found: dict[str, list[Tuple]], count: int) -> None:
    """The sentences that lose most recall, with both sides."""
    lost = {s: len(ts) - score(ts, found[s])[1] for s, ts in gold.items()}
    for sentence in sorted(lost, key=lambda s: -lost[s])[:count]:
        print(f"\n{sentence}")
        for mark, tuples in (("gold", gold[sentence]), ("ours", found[sentence])):
            for t in tuples:
                parts = (t.first, t.predicate, t.rest or ())
                print(f"  {mark}  " + " | ".join(" ".join(part) for part in parts))


if __name__ == "__main__":
    main()
