"""Event factuality on UDS: `python benchmarks/factuality.py ../shared/data/factuality`.

UDS It-Happened 2 (White, Rudinger, Rawlins and Van Durme 2018, "Lexicosyntactic Inference in Neural
Models") gives predicates of the English Web Treebank a mean rating from -3 (surely did not happen)
to 3. A status becomes a number by the mean rating that predicates of this status have in the train
part; a predicate that is no clause here gets the train mean. Reports the share of right signs (of
ratings that are not 0), the mean absolute error and Pearson's r on the dev part, beside the
baselines "all happened" (3.0, as in the literature) and the train median; then the statuses with
the largest errors. Raw text is parsed; nothing here is trained but the means.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from claimx.pipeline import Extractor, load
from claimx.settings import Settings
from claimx.text.read import from_text

NO_CLAUSE = "no clause"
Row = tuple[str, float, str, str]
"""(status, rating, predicate, sentence)"""


def sentences(path: Path) -> Iterator[tuple[str, list[tuple[int, str, float]]]]:
    """(text, [(character of the predicate, predicate, rating)])."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            words = row["text"].split(" ")
            starts = np.cumsum([0, *(len(word) + 1 for word in words)])
            yield row["text"], [
                (int(starts[target["span1"][0]]), target["span_text"], float(target["label"]))
                for target in row["targets"]
            ]


def judged(extractor: Extractor, path: Path, most: int | None) -> list[Row]:
    """The status that claimx gives every rated predicate."""
    rows: list[Row] = []
    for number, (text, targets) in enumerate(sentences(path)):
        if number == most:
            break
        study = extractor.study(from_text(text, name=str(number)))
        tokens = study.reading.tokens
        at: dict[int, str] = {}
        for clause, status in zip(study.reading.clauses, study.judgement.statuses, strict=True):
            parts = (status.polarity.value, status.certainty.value, status.realis.value)
            at.setdefault(tokens.starts[clause.head], " ".join(parts))
        rows += [(at.get(start, NO_CLAUSE), label, word, text) for start, word, label in targets]
    return rows


def report(name: str, ratings: Sequence[float], guesses: Sequence[float]) -> None:
    gold, ours = np.array(ratings), np.array(guesses)
    told = gold != 0
    signs = (np.sign(gold[told]) == np.sign(ours[told])).mean()
    spread = np.std(ours) > 0
    r = float(np.corrcoef(gold, ours)[0, 1]) if spread else 0.0
    print(f"{name:24} sign {signs:.3f}  MAE {np.abs(gold - ours).mean():.3f}  r {r:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--train-sentences", type=int, default=2500, help="for the means")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the N worst")
    options = parser.parse_args()
    extractor = load(Settings(open_claims="none"))
    train = judged(extractor, options.folder / "uds-ih2-train.jsonl.gz", options.train_sentences)
    by_status: dict[str, list[float]] = defaultdict(list)
    for status, label, _, _ in train:
        by_status[status].append(label)
    whole = float(np.mean([label for _, label, _, _ in train]))
    means = {status: float(np.mean(labels)) for status, labels in by_status.items()}
    dev = judged(extractor, options.folder / "uds-ih2-dev.jsonl.gz", None)
    ratings = [label for _, label, _, _ in dev]
    guesses = [means.get(status, whole) for status, _, _, _ in dev]
    share = sum(row[0] != NO_CLAUSE for row in dev) / len(dev)
    print(f"{len(dev)} predicates, {share:.3f} of them clauses")
    report("all happened", ratings, [3.0] * len(dev))
    report("train median", ratings, [float(np.median([r[1] for r in train]))] * len(dev))
    report("claimx", ratings, guesses)
    table(dev, means, whole)
    worst = sorted(zip(dev, guesses, strict=True), key=lambda pair: -abs(pair[0][1] - pair[1]))
    for (status, label, word, text), guess in worst[: options.show]:
        print(f"{label:5.2f} guessed {guess:5.2f} ({status}) {word!r}: {text}")


def table(dev: Sequence[Row], means: dict[str, float], whole: float) -> None:
    """Each status: how often, its mean rating in train and dev, and its mean absolute error."""
    rows: dict[str, list[float]] = defaultdict(list)
    for status, label, _, _ in dev:
        rows[status].append(label)
    print(f"{'status':36} {'n':>5} {'train':>6} {'dev':>6} {'MAE':>5} {'signs':>5}")
    for status, labels in sorted(rows.items(), key=lambda item: -len(item[1])):
        gold, guess = np.array(labels), means.get(status, whole)
        told = gold[gold != 0]
        signs = (np.sign(told) == np.sign(guess)).mean() if len(told) else 0.0
        figures = f"{guess:6.2f} {gold.mean():6.2f} {np.abs(gold - guess).mean():5.2f} {signs:5.2f}"
        print(f"{status:36} {len(gold):5} {figures}")


if __name__ == "__main__":
    main()
