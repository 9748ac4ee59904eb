"""Readings of annotated sentences (`treebank.txt`), in both label schemes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from claimx.schema.article import Article, Block, CleanText, Section
from claimx.schema.clause import Clause, ClauseKind, Link
from claimx.schema.mention import Entity, Mention, MentionKind
from claimx.schema.reading import Reading
from claimx.syntax.parse import assemble
from claimx.syntax.read import read_tree
from claimx.syntax.tree import Tree

UD, CLEARNLP = "ud", "clearnlp"

_UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "WP$": "PRON", "WDT": "PRON", "EX": "PRON", "VB": "VERB", "VBD": "VERB",
    "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "AUX", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV",
    "DT": "DET", "PDT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART",
    "CC": "CCONJ", "CD": "NUM", "$": "SYM",
}  # fmt: skip


@dataclass(frozen=True)
class Token:
    """A line of the treebank; `arcs` maps a scheme to its arc."""

    word: str
    tag: str
    upos: str
    lemma: str
    arcs: dict[str, str]


@dataclass(frozen=True)
class Annotated:
    """A sentence of the treebank; `names` are (type, words)."""

    text: str
    names: list[tuple[str, str]]
    tokens: list[Token]


@cache
def treebank() -> dict[str, Annotated]:
    """Text → sentence."""
    found: dict[str, Annotated] = {}
    sentence: Annotated | None = None
    lines = Path(__file__).with_name("treebank.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        mark, _, rest = line.partition(" ")
        if mark == "#":
            assert rest not in found, f"twice in the treebank: {rest}"
            sentence = found[rest] = Annotated(rest, [], [])
        elif sentence is not None and mark == "@":
            type_, _, words = rest.partition(" ")
            sentence.names.append((type_, words))
        elif sentence is not None and line:
            sentence.tokens.append(_token(line))
    return found


def _token(line: str) -> Token:
    word, form, ud, *other = line.split(" ")
    form, _, lemma = form.partition("=")
    tag, _, upos = form.partition("/")
    arcs = {UD: ud, CLEARNLP: other[0] if other else ud}
    return Token(word, tag, upos or _UPOS.get(tag, "PUNCT"), lemma or word.lower(), arcs)


def _heads(sentence: Annotated, scheme: str) -> tuple[list[int], list[str]]:
    """Heads within the sentence and labels; a root heads itself."""
    words = [token.word for token in sentence.tokens]
    heads, labels = [], []
    for i, token in enumerate(sentence.tokens):
        label, _, head = token.arcs[scheme].rpartition(":")
        if not label:
            heads.append(i)
            labels.append("ROOT" if scheme == CLEARNLP else "root")
            continue
        word, _, nth = head.partition("#") if head != "#" else (head, "", "")
        places = [k for k, other in enumerate(words) if other == word]
        assert places, f"no head {head!r} in {sentence.text!r}"
        assert nth or len(places) == 1, f"which {head!r} in {sentence.text!r}?"
        heads.append(places[int(nth or 1) - 1])
        labels.append(label)
    return heads, labels


def make_doc(vocab: Vocab, sentences: Sequence[Annotated], scheme: str) -> Doc:
    """One spaCy Doc of the sentences, annotated in `scheme`, with a blank between two of them."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    heads: list[int] = []
    labels: list[str] = []
    spaces: list[bool] = []
    for sentence in sentences:
        local, arcs = _heads(sentence, scheme)
        heads += [len(spaces) + head for head in local]
        labels += arcs
        spaces += _spaces(sentence)
    starts = _sentence_starts(sentences)
    doc = Doc(
        vocab, words=[token.word for token in tokens], spaces=spaces, heads=heads, deps=labels,
        tags=[token.tag for token in tokens], pos=[token.upos for token in tokens],
        lemmas=[token.lemma for token in tokens],
    )  # fmt: skip
    assert [i for i, token in enumerate(doc) if token.is_sent_start] == sorted(starts)
    doc.ents = [span for start, sentence in zip(starts, sentences, strict=True)
                for span in _names(doc, start, sentence)]  # fmt: skip
    return doc


def _sentence_starts(sentences: Sequence[Annotated]) -> list[int]:
    starts, here = [], 0
    for sentence in sentences:
        starts.append(here)
        here += len(sentence.tokens)
    return starts


def _spaces(sentence: Annotated) -> list[bool]:
    """Whether a blank follows each token; the last one is followed by one."""
    spaces, at = [], 0
    for token in sentence.tokens:
        assert sentence.text.startswith(token.word, at), f"{token.word!r} in {sentence.text!r}"
        at += len(token.word)
        spaces.append(at == len(sentence.text) or sentence.text[at] == " ")
        at += spaces[-1]
    assert at == len(sentence.text) + 1, f"words are missing in {sentence.text!r}"
    return spaces


def _names(doc: Doc, start: int, sentence: Annotated) -> list[Span]:
    """All occurrences of the sentence's names."""
    words = [token.word for token in sentence.tokens]
    found = []
    for type_, name in sentence.names:
        parts = name.split(" ")
        places = [k for k in range(len(words)) if words[k : k + len(parts)] == parts]
        assert places, f"no {name!r} in {sentence.text!r}"
        found += [Span(doc, start + k, start + k + len(parts), label=type_) for k in places]
    return found


@cache
def pipeline(scheme: str) -> Language:
    """An empty pipeline; one with a parser of ClearNLP labels where the scheme is theirs."""
    nlp = spacy.blank("en")
    if scheme == CLEARNLP:
        nlp.add_pipe("parser").add_label("pobj")
    return nlp


@dataclass(frozen=True)
class Builder:
    """Trees and readings in one label scheme, of sentences that are named by their text."""

    scheme: str

    def tree(self, *texts: str) -> Tree:
        """The tree of one block that holds the sentences."""
        nlp = pipeline(self.scheme)
        doc = make_doc(nlp.vocab, [treebank()[text] for text in texts], self.scheme)
        size = len(doc.text)
        clean = CleanText(doc.text, tuple(range(size)), tuple(range(1, size + 1)))
        return assemble(nlp, [Block(0, size, Section.BODY)], [clean], [doc[:]])

    def reading(self, *texts: str) -> Reading:
        """The article of one paragraph that holds the sentences, read to the end of syntax."""
        tree = self.tree(*texts)
        raw = " ".join(texts)
        article = Article("test.txt", raw, "0" * 64, "utf-8")
        return read_tree(article, [Block(0, len(raw), Section.BODY)], [], tree)


@pytest.fixture(params=[UD, CLEARNLP])
def build(request: pytest.FixtureRequest) -> Builder:
    """The builder of trees and readings, in either label scheme."""
    return Builder(request.param)


@pytest.fixture
def build_ud() -> Builder:
    """The builder of trees and readings in Universal Dependencies only."""
    return Builder(UD)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `sentence` runs on every annotated sentence."""
    if "sentence" in metafunc.fixturenames:
        metafunc.parametrize("sentence", list(treebank()))


@pytest.fixture(scope="session")
def both() -> tuple[Builder, Builder]:
    """The builders of the two schemes, to compare what they make."""
    return Builder(UD), Builder(CLEARNLP)


def _filler(reading: Reading, head: int) -> str:
    """The name that stands at a head token (its label scheme decides which word that is), else the
    head word."""
    mention = _mention_over(reading, head)
    if mention is not None and mention.kind is MentionKind.NAME:
        return reading.tokens.text(mention.extent)
    return reading.tokens.words[head]


def _mention_over(reading: Reading, head: int) -> Mention | None:
    at = reading.mention_at.get(head)
    return None if at is None else reading.mentions[at]


def notation(reading: Reading, clause: Clause) -> str:
    """A clause on one line: "arrest verb passive, relative of flee: object=man, in=Paris !not".

    Voice is left out of what is no verb, the link of a root, the paths of arguments always.
    Arguments stand in the order of their roles' names.
    """
    words = reading.tokens.words
    arguments = sorted(
        f"{argument.role}={'+'.join(_filler(reading, m) for m in argument.members)}"
        for argument in clause.arguments
    )
    light = f"{clause.light} + " if clause.light else ""
    head = f"{light}{clause.lemma} {clause.kind.value}"
    if clause.kind is ClauseKind.VERB:
        head += f" {clause.voice.value}"
    if clause.link is not Link.ROOT and clause.parent is not None:
        parent = reading.clauses[clause.parent]
        head += f", {clause.link.value} of {parent.lemma}"
    negated = "".join(f" !{words[i]}" for i in sorted(set(clause.negations)))
    return f"{head}: {', '.join(arguments)}{negated}" if arguments else head + negated


@pytest.fixture(scope="session")
def lines() -> Callable[..., list[str]]:
    """The clauses of a reading in `notation`, in the order of their heads; noun clauses that have
    no argument are left out, and so are the kinds not named where `kinds` names some."""

    def all_lines(reading: Reading, *kinds: str) -> list[str]:
        return [
            notation(reading, clause) for clause in reading.clauses
            if (clause.arguments or clause.kind is not ClauseKind.NOUN)
            and (not kinds or clause.kind.value in kinds)
        ]  # fmt: skip

    return all_lines


@pytest.fixture
def clauses(build: Builder, lines: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """The clauses of a sentence (of some kinds only, if named) in `notation`."""

    def of(text: str, *kinds: str) -> list[str]:
        return lines(build.reading(text), *kinds)

    return of


@pytest.fixture
def entities(build: Builder) -> Callable[..., dict[str, list[str]]]:
    """Name of each entity that has several mentions → the texts of its mentions, in order."""

    def of(*texts: str) -> dict[str, list[str]]:
        reading = build.reading(*texts)

        def spoken(entity: Entity) -> list[str]:
            return [reading.tokens.text(reading.mentions[m].extent) for m in entity.mentions]

        return {entity.name: spoken(entity) for entity in reading.entities
                if len(entity.mentions) > 1}  # fmt: skip

    return of
