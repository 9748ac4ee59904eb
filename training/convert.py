"""Convert the corpora to spaCy DocBins.

    python -m training.convert syntax --data ../shared/data --work /tmp/claimx-train
    python -m training.convert ner --data ../shared/data --work /tmp/claimx-train

Writes ``{syntax,ner}-{train,anneal,dev}.spacy`` into the work folder.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from training import treebank
from training.attribution import Maker
from training.conllu import read_conllu
from training.ner_corpus import convert_ner, gold_docs

SEED = 20240601
MADE_UP = 2500  # paragraphs of one or two sentences


def write(docs: Iterable[Doc], path: Path) -> None:
    """Save documents and print their number and size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    bin_ = DocBin(docs=docs, store_user_data=False)
    bin_.to_disk(path)
    print(f"{path}: {len(bin_)} documents, {sum(len(t) for t in bin_.tokens)} tokens")


def convert_syntax(data: Path, work: Path) -> None:
    """EWT and GUM train for training; a dev of both for choosing the checkpoint."""
    vocab = spacy.blank("en").vocab
    folder = data / "treebank"
    train = [folder / f"{name}-train.conllu.gz" for name in ("ewt", "gum")]
    docs = list(treebank.train_docs(vocab, train, SEED))
    random.Random(SEED).shuffle(docs)
    write(docs, work / "syntax-train.spacy")
    # The second stage also sees made-up attributed sentences (see attribution.py).
    maker = Maker([s for path in train for s in read_conllu(path)], random.Random(SEED))
    docs += [treebank.paragraph_doc(vocab, maker.paragraph()) for _ in range(MADE_UP)]
    random.Random(SEED).shuffle(docs)
    write(docs, work / "syntax-anneal.spacy")
    dev = [
        doc
        for name in ("ewt", "gum")
        for _, doc in treebank.plain_docs(vocab, folder / f"{name}-dev.conllu.gz")
    ]
    write(dev, work / "syntax-dev.spacy")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=["syntax", "ner"])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    if args.part == "syntax":
        convert_syntax(args.data, args.work)
    else:
        train, dev = convert_ner(args.data, SEED)
        write(train, args.work / "ner-train.spacy")
        write(gold_docs(args.data, SEED), args.work / "ner-anneal.spacy")
        write(dev, args.work / "ner-dev.spacy")


if __name__ == "__main__":
    main()
