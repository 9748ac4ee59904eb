"""Cleaned blocks in, trees out: the only place where the language model runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimx.schema.article import Block, CleanText
from claimx.schema.tokens import Sentence, Tokens
from claimx.syntax import clearnlp
from claimx.syntax.lemmas import lemma
from claimx.syntax.mend import mended
from claimx.syntax.model.network import VECTORS
from claimx.syntax.posts import attach_posts, split_names
from claimx.syntax.tree import Name, Tree, grow

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Texts that go through the network together. Measured: 32 to 128 are equally fast on two cores.
BATCH = 64

#: Entity labels of OntoNotes-trained models (`en_core_web_*`) that claimx names otherwise.
_TYPES = {"WORK_OF_ART": "WORK", "LANGUAGE": "OTHER", "PER": "PERSON", "MISC": "OTHER"}


def parse_stream(
    nlp: Language, articles: Iterable[tuple[Sequence[Block], Sequence[CleanText]]]
) -> Iterator[Tree]:
    """One tree an article, in order. Blocks of several articles share a batch."""
    counts: list[int] = []
    waiting: list[tuple[Sequence[Block], Sequence[CleanText]]] = []

    def texts() -> Iterator[str]:
        for blocks, cleaned in articles:
            waiting.append((blocks, cleaned))
            counts.append(len(cleaned))
            for clean in cleaned:
                yield clean.text

    docs = nlp.pipe(texts(), batch_size=BATCH)
    gathered: list[Doc] = []
    for doc in docs:
        gathered.append(doc)
        while counts and len(gathered) >= counts[0]:
            size = counts.pop(0)
            blocks, cleaned = waiting.pop(0)
            yield assemble(nlp, blocks, cleaned, gathered[:size])
            del gathered[:size]
    for blocks, cleaned in waiting:  # articles without any block
        yield assemble(nlp, blocks, cleaned, [])


def assemble(
    nlp: Language, blocks: Sequence[Block], cleaned: Sequence[CleanText], docs: Sequence[Doc]
) -> Tree:
    """Joins the docs of an article's blocks into one tree with raw character offsets.

    `blocks`, `cleaned` and `docs` have one entry a block. Tokens that are only white space are
    left out.
    """
    columns: dict[str, list[str]] = {k: [] for k in ("words", "lower", "lemmas", "upos", "tags")}
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    arcs: list[str] = []
    sentences: list[Sentence] = []
    sentence_of: list[int] = []
    names: list[Name] = []
    words: list[list[int]] = []
    for number, (block, clean, doc) in enumerate(zip(blocks, cleaned, docs, strict=True)):
        kept = [token for token in doc if not token.is_space]
        place = {token.i: len(starts) + k for k, token in enumerate(kept)}
        words.append(list(place))
        for token in kept:
            begin, stop = clean.raw_range(token.idx, token.idx + len(token))
            starts.append(begin)
            ends.append(stop)
            columns["words"].append(token.text)
            columns["lower"].append(token.lower_)
            columns["lemmas"].append(lemma(token.text, token.tag_, token.pos_))
            columns["upos"].append(token.pos_)
            columns["tags"].append(token.tag_)
            heads.append(place.get(token.head.i, place[token.i]))
            arcs.append(token.dep_)
        for sent in doc.sents:
            inside = [place[token.i] for token in sent if token.i in place]
            if inside:
                sentence_of.extend([len(sentences)] * len(inside))
                sentences.append(Sentence(inside[0], inside[-1] + 1, block.section, number))
        for entity in doc.ents:
            inside = [place[token.i] for token in entity if token.i in place]
            if inside:
                label = _TYPES.get(entity.label_, entity.label_)
                names.append(Name(inside[0], inside[-1] + 1, label))
    if clearnlp.is_clearnlp(nlp.pipe_labels.get("parser", [])):
        heads, arcs = clearnlp.to_ud(heads, arcs, columns["upos"], columns["tags"])
    heads, arcs = mended(heads, arcs, columns["upos"], columns["lemmas"])
    tokens = Tokens(
        words=columns["words"], lower=columns["lower"], lemmas=columns["lemmas"],
        upos=columns["upos"], tags=columns["tags"], starts=starts, ends=ends,
        sentence_of=sentence_of, sentences=sentences, vectors=_vectors(docs, words),
    )  # fmt: skip
    names = split_names(tokens, names)
    attach_posts(tokens, names, heads, arcs)
    return grow(tokens, heads, [arc.replace("ROOT", "root") for arc in arcs], names)


def _vectors(
    docs: Sequence[Doc], words: Sequence[Sequence[int]]
) -> NDArray[np.float32] | None:
    """The network's vectors of the tokens `words` of each doc, if it gives any."""
    said = [(doc, kept) for doc, kept in zip(docs, words, strict=True) if kept]
    if not said or not all(VECTORS in doc.user_data for doc, _ in said):
        return None
    rows = [doc.user_data[VECTORS][kept] for doc, kept in said]
    found: NDArray[np.float32] = np.concatenate(rows)
    return found
