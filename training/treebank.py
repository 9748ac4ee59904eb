"""Turn treebank sentences into spaCy documents of one to ten sentences."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.augment import change_case, curly_quotes, pick_style
from training.conllu import Sentence, Token, read_conllu

MAX_SENTENCES = 10
# Shares of extra copies by style; the original always stays.
COPY_SHARES = {"headline": 0.05, "upper": 0.03, "lower": 0.04, "curly": 0.10, "bare": 0.05}
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

    def add_blank_line(self) -> None:
        """A whitespace token, attached to the word before it as spaCy's own data has it."""
        self.spaces[-1] = False
        index = len(self.words)
        row = ("\n\n", False, "_SP", "SPACE", "", "\n\n", index - 1, "dep")
        self._append(row)

    def add(self, tokens: list[Token], words: list[str], lemmas: list[str]) -> None:
        """One sentence; ``words`` and ``lemmas`` replace those of the tokens."""
        offset = len(self.words)
        for i, token in enumerate(tokens):
            head = offset + (token.head - 1 if token.head else i)
            dep = "ROOT" if token.head == 0 else token.dep
            space = token.space_after or i == len(tokens) - 1
            row = (words[i], space, token.xpos, token.upos, token.feats, lemmas[i], head, dep)
            self._append(row)

    def _append(self, row: tuple[str, bool, str, str, str, str, int, str]) -> None:
        columns = (self.words, self.spaces, self.tags, self.pos, self.morphs, self.lemmas)
        for column, value in zip(columns, row[:6], strict=True):
            column.append(value)  # type: ignore[attr-defined]
        self.heads.append(row[6])
        self.deps.append(row[7])

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


def chunks(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[list[list[Sentence]]]:
    """Documents as lists of paragraphs, ten sentences at most.

    Half of the short neighbours in one document are joined (a blank line parts them), so that
    the parser meets whitespace tokens and ends sentences at them.
    """
    held: list[list[Sentence]] = []
    for par in paragraphs(sentences):
        for start in range(0, len(par), MAX_SENTENCES):
            piece = par[start : start + MAX_SENTENCES]
            size = sum(len(p) for p in held) + len(piece)
            same = bool(held) and held[0][0].doc_id == piece[0].doc_id
            if held and (not same or size > MAX_SENTENCES or rng.random() < 0.5):
                yield held
                held = []
            held.append(piece)
    if held:
        yield held


def without_final_mark(tokens: list[Token]) -> list[Token]:
    """The sentence less its last full stop, where nothing hangs on that token."""
    last = len(tokens)
    hangs = any(token.head == last for token in tokens)
    if last > 2 and tokens[-1].xpos == "." and not hangs:
        return tokens[:-1]
    return tokens


def styled(tokens: list[Token], style: str) -> tuple[list[Token], list[str], list[str]]:
    """(tokens, words, lemmas) of a sentence in a style; "" leaves a lemma unset."""
    if style == "bare":
        tokens = without_final_mark(tokens)
    words = [token.form for token in tokens]
    lemmas = [token.lemma for token in tokens]
    if style == "curly":
        quoted = [t.xpos if t.xpos in ("``", "''") and t.form == '"' else t.form for t in tokens]
        return tokens, curly_quotes(quoted), lemmas
    if style in ("headline", "upper", "lower"):
        if style == "headline":
            tokens = without_final_mark(tokens)
        words = change_case([token.form for token in tokens], style)
        lemmas = [token.lemma for token in tokens]
        # An edit tree for shouted words would be a tree for one word each, and the lower-cased
        # name cannot win back its capital by an edit that holds for others: leave these unset.
        if style == "upper":
            lemmas = [""] * len(tokens)
        elif style == "lower":
            lemmas = [lemma if lemma.islower() else "" for lemma in lemmas]
    return tokens, words, lemmas


def build_doc(vocab: Vocab, pars: list[list[Sentence]], style: str = "") -> Doc:
    """One document of paragraphs in one style."""
    builder = DocBuilder()
    for i, par in enumerate(pars):
        if i:
            builder.add_blank_line()
        for sentence in par:
            builder.add(*styled(sentence.tokens, style))
    return builder.build(vocab)


def paragraph_doc(vocab: Vocab, sentences: list[list[Token]]) -> Doc:
    """One document of made-up sentences."""
    builder = DocBuilder()
    for tokens in sentences:
        builder.add(tokens, [t.form for t in tokens], [t.lemma for t in tokens])
    return builder.build(vocab)


def copies(
    pars: list[list[Sentence]], rng: random.Random
) -> Iterator[tuple[str, list[list[Sentence]]]]:
    """Extra styled copies of a document: (style, paragraphs).

    Sentences of a headline-like style stand alone, one a document: dropping the full stop inside
    running text would teach the parser to end sentences anywhere.
    """
    style = pick_style(rng, COPY_SHARES)
    if not style:
        return
    if style in ("bare", "headline", "upper"):
        for par in pars:
            for sentence in par:
                yield style, [[sentence]]
    else:
        yield style, pars


def train_docs(vocab: Vocab, paths: list[Path], seed: int) -> Iterator[Doc]:
    """Training documents with their augmented copies."""
    rng = random.Random(seed)
    for path in paths:
        for pars in chunks(read_conllu(path), rng):
            repeats = 2 if pars[0][0].doc_id.startswith(NEWS_PREFIX) else 1
            for _ in range(repeats):
                yield build_doc(vocab, pars)
            for style, part in copies(pars, rng):
                yield build_doc(vocab, part, style)


def plain_docs(vocab: Vocab, path: Path) -> Iterator[tuple[str, Doc]]:
    """(document id, paragraph-sized document) for measuring: nothing changed or joined."""
    for par in paragraphs(read_conllu(path)):
        for start in range(0, len(par), MAX_SENTENCES):
            piece = par[start : start + MAX_SENTENCES]
            yield piece[0].doc_id, build_doc(vocab, [piece])
