"""Put the named-entity corpora together: shares, held-out tenths and augmentation."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.ner_conll import read_politics, read_wikigold
from training.ner_gmb import read_gmb
from training.ner_grobid import read_grobid
from training.ner_gum import read_gum
from training.ner_knowledgenet import read_knowledgenet
from training.ner_masc import read_masc
from training.ner_text import Tagged, grouped, to_doc, with_copies

GMB_SENTENCES = 30_000
GMB_KEPT = 4_000  # in the second stage
GOLD_REPEATS = 2
# Blocks of neighbouring sentences stand for documents where a corpus does not mark them, so that
# a held-out sentence seldom shares its article with a training sentence.
_BLOCK = 20

Blocks = list[list[Tagged]]


def _blocks(items: list[Tagged]) -> Blocks:
    return [items[i : i + _BLOCK] for i in range(0, len(items), _BLOCK)]


def gold_sources(data: Path) -> dict[str, Blocks]:
    """Corpora without a split of their own, by name, as documents of sentences."""
    folder = data / "ner"
    readers: dict[str, Callable[[], Blocks]] = {
        "masc": lambda: read_masc(folder / "masc_ne.json.gz"),
        "wikigold": lambda: _blocks(read_wikigold(folder / "wikigold.conll.gz")),
        "politics": lambda: _blocks(read_politics(folder / "crossner-politics.zip")),
        "grobid": lambda: _blocks(read_grobid(folder / "grobid-ner.zip")),
    }
    return {name: read() for name, read in readers.items()}


def split(blocks: Blocks) -> tuple[Blocks, Blocks, Blocks]:
    """(train, dev, test) in the shares 8 : 1 : 1, by the position of the document."""
    parts: tuple[Blocks, Blocks, Blocks] = ([], [], [])
    for i, block in enumerate(blocks):
        parts[{8: 1, 9: 2}.get(i % 10, 0)].append(block)
    return parts


def test_docs(data: Path, vocab: Vocab) -> dict[str, list[Doc]]:
    """Held-out documents by corpus, one sentence or piece each."""
    out = {}
    for name, blocks in gold_sources(data).items():
        out[name] = [to_doc(vocab, item) for block in split(blocks)[2] for item in block]
    gum = read_gum(data / "treebank" / "gum-test.conllu.gz")
    out["gum"] = [to_doc(vocab, item) for item in gum]
    return out


def gold_docs(data: Path, seed: int) -> list[Doc]:
    """Documents of the second stage: every gold corpus once, and a little newswire."""
    rng = random.Random(seed + 1)
    vocab = spacy.blank("en").vocab
    sources = {name: split(blocks)[0] for name, blocks in gold_sources(data).items()}
    sources["gum"] = _blocks(read_gum(data / "treebank" / "gum-train.conllu.gz"))
    train: list[Tagged] = []
    for name, blocks in sources.items():
        for block in blocks:
            train += with_copies(grouped(block, rng, 1 if name == "masc" else 4), rng)
    gmb = read_gmb(data / "ner" / "gmb.csv.zip", GMB_KEPT, rng)
    train += with_copies(grouped(gmb, rng, 3, shuffle=True), rng)
    rng.shuffle(train)
    return [to_doc(vocab, item) for item in train]


def convert_ner(data: Path, seed: int) -> tuple[list[Doc], list[Doc]]:
    """(training, development) documents."""
    rng = random.Random(seed)
    vocab = spacy.blank("en").vocab
    train: list[Tagged] = []
    dev: list[Tagged] = []
    sources = {name: split(blocks) for name, blocks in gold_sources(data).items()}
    gum = [read_gum(data / "treebank" / f"gum-{part}.conllu.gz") for part in ("train", "dev")]
    sources["gum"] = (_blocks(gum[0]), _blocks(gum[1]), [])
    for name, (train_blocks, dev_blocks, _) in sources.items():
        most = 1 if name == "masc" else 4  # pieces of MASC are long already
        dev += [item for block in dev_blocks for item in block]
        for _ in range(GOLD_REPEATS):
            for block in train_blocks:
                train += with_copies(grouped(block, rng, most), rng)
    marked = read_knowledgenet(data / "relations" / "knowledgenet-folds123.jsonl.gz", rng)
    train += with_copies(marked, rng)
    gmb = read_gmb(data / "ner" / "gmb.csv.zip", GMB_SENTENCES, rng)
    train += with_copies(grouped(gmb, rng, 3, shuffle=True), rng)
    rng.shuffle(train)
    return [to_doc(vocab, item) for item in train], [to_doc(vocab, item) for item in dev]
