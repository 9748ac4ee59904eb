"""Cleaned blocks in, trees out: the only place where the language model runs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimx.schema.article import Block, CleanText
from claimx.schema.tokens import Sentence, Tokens
from claimx.syntax import clearnlp
from claimx.syntax.lemmas import lemma
from claimx.syntax.mend import agreed, mended
from claimx.syntax.model.network import COMPONENT, VECTORS
from claimx.syntax.posts import attach_posts, split_names
from claimx.syntax.tree import Name, Tree, grow

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

#: Articles that go through the network together: enough for its threads, few to hold.
BATCH = 16

#: The blocks of an article, and the cleaned text of each.
Laid = tuple[Sequence[Block], Sequence[CleanText]]

#: What the reader knows as the end of a paragraph.
_GAP = "\n\n"

#: Entity labels of OntoNotes-trained models (`en_core_web_*`) that claimx names otherwise.
_TYPES = {"WORK_OF_ART": "WORK", "LANGUAGE": "OTHER", "PER": "PERSON", "MISC": "OTHER"}


def parse_stream(nlp: Language, articles: Iterable[Laid]) -> Iterator[Tree]:
    """One tree an article, in order; several share a batch."""
    for (blocks, cleaned), parts in parts_stream(nlp, articles):
        yield assemble(nlp, blocks, cleaned, parts)


def parts_stream(nlp: Language, articles: Iterable[Laid]) -> Iterator[tuple[Laid, list[Span]]]:
    """Each article with the tokens of its blocks. Our own reader gets an article whole, since its
    paragraphs explain each other; other pipelines get each block by itself."""
    whole = COMPONENT in nlp.pipe_names
    waiting: deque[Laid] = deque()

    def texts() -> Iterator[str]:
        for article in articles:
            waiting.append(article)
            parts = [clean.text for clean in article[1]]
            yield from [_GAP.join(parts)] if whole or not parts else parts

    docs = nlp.pipe(texts(), batch_size=BATCH)
    for doc in docs:
        article = waiting.popleft()
        if whole:
            yield article, spans(doc, article[1])
        else:
            size = len(article[1])
            yield article, [one[:] for one in (doc, *islice(docs, max(size - 1, 0)))][:size]


def spans(doc: Doc, cleaned: Sequence[CleanText]) -> list[Span]:
    """The tokens of each block, of a doc of all blocks. No block is empty, and none begins or ends
    with white space."""
    starts = np.cumsum([0, *(len(clean.text) + len(_GAP) for clean in cleaned)])
    edges = np.searchsorted([token.idx for token in doc], starts).tolist()
    return [doc[begin:end] for begin, end in pairwise(edges)]


def assemble(
    nlp: Language, blocks: Sequence[Block], cleaned: Sequence[CleanText],
    parts: Sequence[Span],
) -> Tree:  # fmt: skip
    """Joins the tokens of an article's blocks into one tree with raw character offsets.

    `blocks`, `cleaned` and `parts` have one entry a block. Tokens that are only white space are
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
    for number, (block, clean, part) in enumerate(zip(blocks, cleaned, parts, strict=True)):
        kept = [token for token in part if not token.is_space]
        base = part.start_char
        place = {token.i: len(starts) + k for k, token in enumerate(kept)}
        words.append(list(place))
        for token in kept:
            begin, stop = clean.raw_range(token.idx - base, token.idx - base + len(token))
            starts.append(begin)
            ends.append(stop)
            columns["words"].append(token.text)
            columns["lower"].append(token.lower_)
            upos = agreed(token.tag_, token.pos_, token.dep_)
            columns["lemmas"].append(lemma(token.text, token.tag_, upos))
            columns["upos"].append(upos)
            columns["tags"].append(token.tag_)
            heads.append(place.get(token.head.i, place[token.i]))
            arcs.append(token.dep_)
        for sent in part.sents:  # type: ignore[attr-defined]  # not in the stub
            inside = [place[token.i] for token in sent if token.i in place]
            if inside:
                sentence_of.extend([len(sentences)] * len(inside))
                sentences.append(Sentence(inside[0], inside[-1] + 1, block.section, number))
        for entity in part.ents:
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
        sentence_of=sentence_of, sentences=sentences, vectors=_vectors(parts, words),
    )  # fmt: skip
    names = split_names(tokens, names)
    attach_posts(tokens, names, heads, arcs)
    return grow(tokens, heads, [arc.replace("ROOT", "root") for arc in arcs], names)


def _vectors(
    parts: Sequence[Span], words: Sequence[Sequence[int]]
) -> NDArray[np.float32] | None:
    """The network's vectors of the tokens `words` of each part, if it gives any."""
    said = [(part.doc, kept) for part, kept in zip(parts, words, strict=True) if kept]
    if not said or not all(VECTORS in doc.user_data for doc, _ in said):
        return None
    rows = [doc.user_data[VECTORS][kept] for doc, kept in said]
    found: NDArray[np.float32] = np.concatenate(rows)
    return found
