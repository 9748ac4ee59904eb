"""Treebank sentences by paragraph, and as spaCy documents to measure against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.conllu import Sentence, Token

# News is what claimx reads, so the news documents of GUM are seen once more.
NEWS_PREFIX = "GUM_news"


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences by paragraph; a new document opens a paragraph too."""
    current: list[Sentence] = []
    for sentence in sentences:
        if sentence.new_par and current:
            yield current
            current = []
        current.append(sentence)
    if current:
        yield current


def without_final_mark(tokens: list[Token]) -> list[Token]:
    """The sentence less its last full stop, where nothing hangs on that token."""
    last = len(tokens)
    hangs = any(token.head == last for token in tokens)
    if last > 2 and tokens[-1].xpos == "." and not hangs:
        return tokens[:-1]
    return tokens


def build_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """One document of sentences that follow one another, with every layer set."""
    columns: dict[str, list[Any]] = {
        k: [] for k in ("words", "spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps")
    }
    for sentence in sentences:
        offset = len(columns["words"])
        for i, token in enumerate(sentence.tokens):
            columns["words"].append(token.form)
            columns["spaces"].append(token.space_after or i == len(sentence.tokens) - 1)
            columns["tags"].append(token.xpos)
            columns["pos"].append(token.upos)
            columns["morphs"].append(token.feats)
            columns["lemmas"].append(token.lemma)
            columns["heads"].append(offset + (token.head - 1 if token.head else i))
            columns["deps"].append("ROOT" if token.head == 0 else token.dep)
    return Doc(vocab, **columns)
