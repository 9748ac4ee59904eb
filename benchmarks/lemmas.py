"""How many lemmas are those of a treebank: `python benchmarks/lemmas.py ../shared/data/treebank`.

Reads `*-SPLIT.conllu.gz` (CoNLL-U); words, tags and parts of speech are the gold ones, so that the
lemmatizer alone is measured. Case does not count.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimx.syntax.lemmas import lemma

SCORED = ("VERB", "AUX", "NOUN", "ADJ", "ADV")


def rows(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """(word, lemma, upos, tag) of every word of a treebank file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                yield cells[1], cells[2].lower(), cells[3], cells[4]


def main() -> None:
    """Prints the share of right lemmas for each part of speech, and the commonest misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--misses", type=int, default=40)
    options = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    misses: Counter[tuple[str, ...]] = Counter()
    for path in sorted(options.folder.glob(f"*-{options.split}.conllu.gz")):
        for word, gold, upos, tag in rows(path):
            if upos not in SCORED:
                continue
            found = lemma(word, tag, upos)
            total[upos] += 1
            right[upos] += found == gold
            if found != gold:
                misses[upos, tag, word.lower(), found, gold] += 1
    for upos in SCORED:
        share = right[upos] / max(1, total[upos])
        print(f"{upos:5} {right[upos]:6} of {total[upos]:6}  {share:.4f}")
    for miss, count in misses.most_common(options.misses):
        print(f"{count:4}  {' '.join(miss[:3])}: {miss[3]}, gold {miss[4]}")


if __name__ == "__main__":
    main()
