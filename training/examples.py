"""Training material in one form: a window of words with the layers that its corpus has.

Treebanks have no names and name corpora no trees, so each layer may be missing (None), and where
a name is not known to be one or not, its tag is MISSING. Windows are drawn anew every epoch:
single sentences, paragraphs or several of these, in changing styles.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from training.attribution import Maker
from training.augment import change_case, curly_quotes, pick_style
from training.conllu import Sentence, Token, read_conllu
from training.ner_corpus import gold_sources, split
from training.ner_gmb import read_gmb
from training.ner_gum import convert_sentence
from training.ner_knowledgenet import read_knowledgenet
from training.ner_text import Tagged
from training.relation_network import Truths
from training.treebank import NEWS_PREFIX, paragraphs, without_final_mark

#: Shares of windows in other styles. Lower case is common in what is quoted from the web.
STYLES = {"headline": 0.06, "upper": 0.03, "lower": 0.07, "curly": 0.12, "bare": 0.05}
#: Words of a window; the draw keeps most windows short enough for a row of 128 subwords.
SHORT, LONG = 90, 180
#: Shares of draws from treebanks that are sentences by themselves, and several paragraphs.
SINGLE, WIDE = 0.35, 0.35
MADE_UP = 700  # attributed paragraphs an epoch (see attribution.py)
GMB_SENTENCES = 40_000
GMB_SHARE = 0.16  # of them in an epoch
SEED = 20240601


@dataclass
class Window:
    """Words in a row. `heads` are 0 for a root, else 1 + the index of the head in the window."""

    words: list[str]
    spaced: list[bool]  # whether white space stands before the word
    starts: list[bool] | None = None  # of sentences
    tags: list[str] | None = None
    upos: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None
    deps: list[str] | None = None
    names: list[str] | None = None  # BIO
    silver: bool = False  # tagged by a machine
    told: Truths | None = None  # which relations
    breaks: set[int] = field(default_factory=set)  # words that open a paragraph, but the first


@dataclass
class Piece:
    """A sentence as the corpora give it."""

    tokens: list[Token] | None
    tagged: Tagged | None
    silver: bool = False
    words: list[str] = field(default_factory=list)
    opens: bool = False  # a paragraph

    def __post_init__(self) -> None:
        if not self.words:
            self.words = [t.form for t in self.tokens] if self.tokens else list(self.tagged.words)


Paragraphs = list[list[Piece]]


def treebank(paths: Iterable[Path]) -> Paragraphs:
    """Paragraphs of treebank sentences; those of GUM have names too."""
    return [
        [_tree_piece(s) for s in par] for path in paths for par in paragraphs(read_conllu(path))
    ]


def _tree_piece(sentence: Sentence) -> Piece:
    named = sentence.doc_id.startswith("GUM")
    return Piece(sentence.tokens, convert_sentence(sentence) if named else None)


def _name_paragraphs(items: Iterable[Tagged], silver: bool = False) -> list[Piece]:
    return [Piece(None, _inked(item), silver) for item in items]


def _inked(item: Tagged) -> Tagged:
    """Without tokens of white space: the network does not see them."""
    kept = [i for i, word in enumerate(item.words) if word.strip()]
    return Tagged(*([column[i] for i in kept] for column in (item.words, item.spaces, item.tags)))


class Material:
    """All corpora, and the windows of an epoch drawn from them."""

    def __init__(self, data: Path, seed: int = SEED) -> None:
        self.rng = random.Random(seed)
        trees = data / "treebank"
        train = [trees / f"{name}-train.conllu.gz" for name in ("ewt", "gum")]
        sentences = [s for path in train for s in read_conllu(path)]
        pars = list(paragraphs(sentences))
        self.trees = [[_tree_piece(s) for s in par] for par in pars]
        self.news = [
            pieces
            for par, pieces in zip(pars, self.trees, strict=True)
            if par[0].doc_id.startswith(NEWS_PREFIX)
        ]
        self.maker = Maker(sentences, random.Random(seed))
        self.names: Paragraphs = [
            _name_paragraphs(block)
            for blocks in gold_sources(data).values()
            for block in split(blocks)[0]
        ]
        marked = read_knowledgenet(data / "relations" / "knowledgenet-folds123.jsonl.gz", self.rng)
        self.names += [[piece] for piece in _name_paragraphs(marked)]
        silver = read_gmb(data / "ner" / "gmb.csv.zip", GMB_SENTENCES, self.rng)
        self.silver = _name_paragraphs(silver, silver=True)

    def epoch(self) -> list[Window]:
        """Windows of one pass, in random order."""
        rng = self.rng
        pars = self.trees + self.news
        made = [[Piece(t, None) for t in self.maker.paragraph()] for _ in range(MADE_UP)]
        windows = list(self._windows(pars + made, single=SINGLE, wide=WIDE))
        named = (_dense(par, rng) for par in self.names)
        windows += self._windows(named, single=0.5, wide=0.3)
        silver = rng.sample(self.silver, int(GMB_SHARE * len(self.silver)))
        windows += self._windows([[piece] for piece in silver], single=1.0)
        rng.shuffle(windows)
        return windows

    def _windows(
        self, pars: Iterable[list[Piece]], single: float, wide: float = 0.0
    ) -> Iterator[Window]:
        """Sentences by themselves (a share `single` of the draws), as many paragraphs as a window
        holds (`wide`), or one at most."""
        held: list[Piece] = []
        goes_on = False
        for par in pars:
            if not held:
                draw = self.rng.random()
                goes_on = draw >= 1 - wide
                brief = not goes_on and self.rng.random() < 0.8
                limit = 1 if draw < single else SHORT if brief else LONG
            for k, piece in enumerate(par):
                if held and sum(len(p.words) for p in held) + len(piece.words) > limit:
                    yield self._styled(held)
                    held, goes_on = [], False
                held.append(piece if k or not held else replace(piece, opens=True))
            if held and not goes_on:
                yield self._styled(held)
                held = []
        if held:
            yield self._styled(held)

    def _styled(self, pieces: list[Piece]) -> Window:
        style = pick_style(self.rng, STYLES)
        if style in ("bare", "headline") and len(pieces) > 1:
            style = ""  # a full stop may fall only where the window ends
        return window(pieces, style)


def _dense(par: list[Piece], rng: random.Random) -> list[Piece]:
    """Sentences with names, and a third of the others: most words of MASC are in no name."""
    return [
        piece
        for piece in par
        if any(tag != "O" for tag in piece.tagged.tags) or rng.random() < 0.33
    ]


def window(pieces: list[Piece], style: str = "") -> Window:
    """The sentences as one window, in a style of `augment` ("" leaves them as they are)."""
    if style in ("bare", "headline") and pieces[-1].tokens is not None:
        short = without_final_mark(pieces[-1].tokens)
        last = replace(pieces[-1], tokens=short, words=[t.form for t in short])
        if pieces[-1].tagged is not None:
            tagged = pieces[-1].tagged
            n = len(short)
            last.tagged = Tagged(tagged.words[:n], tagged.spaces[:n], tagged.tags[:n])
        pieces = [*pieces[:-1], last]
    out = Window([], [])
    if pieces[0].tokens is not None:
        out.starts, out.tags, out.upos, out.feats, out.heads, out.deps = [], [], [], [], [], []
    if pieces[0].tagged is not None:
        out.names, out.silver = [], pieces[0].silver
    for piece in pieces:
        _append(out, piece)
    out.words = _restyled(out, style)
    return out


def _append(out: Window, piece: Piece) -> None:
    base = len(out.words)
    if piece.opens and base:
        out.breaks.add(base)
    out.words += piece.words
    after = piece.tagged.spaces if piece.tokens is None else [t.space_after for t in piece.tokens]
    out.spaced += [True, *after][: len(piece.words)]
    if piece.tagged is not None and out.names is not None:
        out.names += piece.tagged.tags
    if piece.tokens is not None:
        out.starts += [i == 0 for i in range(len(piece.tokens))]
        out.tags += [t.xpos for t in piece.tokens]
        out.upos += [t.upos for t in piece.tokens]
        out.feats += [t.feats for t in piece.tokens]
        out.heads += [base + t.head if t.head else 0 for t in piece.tokens]
        out.deps += [t.dep for t in piece.tokens]


def _restyled(out: Window, style: str) -> list[str]:
    if style in ("headline", "upper", "lower"):
        return change_case(out.words, style)
    if style == "curly":
        quoted = out.words
        if out.tags is not None:
            quoted = [
                tag if tag in ("``", "''") and word == '"' else word
                for word, tag in zip(out.words, out.tags, strict=True)
            ]
        return curly_quotes(quoted)
    return out.words
