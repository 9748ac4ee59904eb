"""Accuracy of syntax/lemmas.py on the gold lemmas of a CoNLL-U file, by part of speech.

    python benchmarks/lemmas.py ../shared/data/treebank/ewt-dev.conllu.gz …
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from pathlib import Path

from claimx.syntax.lemmas import lemma


def main(paths: list[str]) -> None:
    """Prints right / all for each part of speech, and the commonest errors."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    errors: Counter[tuple[str, str, str]] = Counter()
    for path in paths:
        for line in gzip.decompress(Path(path).read_bytes()).decode("utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) != 10 or not columns[0].isdigit():
                continue
            _, form, gold, upos, tag = columns[:5]
            if upos not in ("VERB", "AUX", "NOUN"):
                continue
            found = lemma(form, tag, upos)
            total[upos] += 1
            right[upos] += found == gold.lower()
            errors[form.lower(), gold.lower(), found] += found != gold.lower()
    for upos in total:
        print(f"{upos:5} {right[upos]}/{total[upos]} = {right[upos] / total[upos]:.4f}")
    print(errors.most_common(25))


if __name__ == "__main__":
    main(sys.argv[1:])
