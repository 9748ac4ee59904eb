"""The named-entity corpora, and their held-out tenths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.ner_conll import read_politics, read_wikigold
from training.ner_grobid import read_grobid
from training.ner_gum import read_gum
from training.ner_masc import read_masc
from training.ner_text import Tagged, to_doc

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
