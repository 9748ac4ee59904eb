"""Treebank sentences by paragraph, and as spaCy documents to measure against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.conllu import Sentence, Token

# News is what claimx reads, so the news documents of GUM are seen once more.
NEWS_PREFIX = "GUM_news"


class DocBuilder:
    """Collects the columns of one document; heads become indices into the document."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.tags: list[str] = []
        self.pos: list[str] = []
        self.morphs: list[str] = []
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []

    def add(self, tokens: list[Token]) -> None:
        """One sentence."""
        offset = len(self.words)
        for i, token in enumerate(tokens):
            self.words.append(token.form)
            self.spaces.append(token.space_after or i == len(tokens) - 1)
            self.tags.append(token.xpos)
            self.pos.append(token.upos)
            self.morphs.append(token.feats)
            self.lemmas.append(token.lemma)
            self.heads.append(offset + (token.head - 1 if token.head else i))
            self.deps.append("ROOT" if token.head == 0 else token.dep)

    def build(self, vocab: Vocab) -> Doc:
        """The document, with every layer set."""
        return Doc(
            vocab,
            words=self.words,
            spaces=self.spaces,
            tags=self.tags,
            pos=self.pos,
            morphs=self.morphs,
            lemmas=self.lemmas,
            heads=self.heads,
            deps=self.deps,
        )


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
    """One document of sentences that follow one another."""
    builder = DocBuilder()
    for sentence in sentences:
        builder.add(sentence.tokens)
    return builder.build(vocab)
