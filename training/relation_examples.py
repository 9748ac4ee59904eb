"""Annotated texts as arrays: token vectors, and which tokens tell relations and fill roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from claimx.pipeline import _lay_out
from claimx.schema.reading import Reading
from claimx.schema.span import Extent
from claimx.syntax.parse import parse_stream
from claimx.syntax.read import read_tree
from claimx.syntax.tree import Tree
from training.relation_texts import Statement, Texts

#: Parts of speech that head no phrase.
_EMPTY = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART"})


@dataclass(frozen=True, slots=True)
class Found:
    """A statement on tokens: its trigger's head, and by role the head and the extent of its filler.
    `whole`: no core filler stands in another sentence."""

    relation: str
    trigger: int
    roles: dict[str, tuple[int, Extent]]
    whole: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A text of n tokens: `vectors` (n, width) in 16 bits, `sentence` (n,), and what it states."""

    key: str
    reading: Reading
    vectors: NDArray[np.float16]
    sentence: NDArray[np.int64]
    found: tuple[Found, ...]


def examples(
    texts: Texts, truths: Mapping[str, Sequence[Statement]], core: Mapping[str, Sequence[str]],
    nlp: Language,
) -> Iterator[Example]:  # fmt: skip
    """One example a text, in the order of their keys; `core` gives the core roles of relations."""
    keys = sorted(truths)
    laid = [_lay_out(texts(key)) for key in keys]
    trees = parse_stream(nlp, ((one.blocks, one.cleaned) for one in laid))
    for key, one, tree in zip(keys, laid, trees, strict=True):
        reading = read_tree(one.article, one.blocks, one.quotations, tree)
        vectors = tree.tokens.vectors
        if vectors is None:
            raise ValueError("the network has no output `vectors`")
        yield Example(
            key, reading, vectors.astype(np.float16), np.array(tree.tokens.sentence_of),
            tuple(_found(reading, tree, truths[key], core)),
        )  # fmt: skip


def _found(
    reading: Reading, tree: Tree, truths: Sequence[Statement], core: Mapping[str, Sequence[str]]
) -> Iterator[Found]:
    tokens = reading.tokens
    for truth in truths:
        roles = {}
        for role, span in truth.roles.items():
            extent = tokens.at(*span) if span else None
            if extent is not None:
                roles[role] = head_of(reading, tree, extent), extent
        needed = core[truth.relation]
        extent = tokens.at(*truth.trigger) if truth.trigger else None
        if extent is None and needed[0] not in roles and not set(needed) & roles.keys():
            continue
        trigger = (
            head_of(reading, tree, extent) if extent is not None
            else next(roles[role][0] for role in needed if role in roles)
        )  # fmt: skip
        whole = all(role in roles for role in needed)
        yield Found(truth.relation, trigger, roles, whole, truth.doubtful)


def head_of(reading: Reading, tree: Tree, extent: Extent) -> int:
    """The token that heads an annotated phrase: of the mention that it is, else of its tree."""
    inside = range(extent.start, extent.end)
    for mention in reading.mentions:
        if mention.extent == extent:
            return mention.head
    tops = [i for i in inside if tree.heads[i] not in extent or tree.heads[i] == i]
    full = [i for i in tops if reading.tokens.upos[i] not in _EMPTY]
    named = [i for i in full if i in reading.mention_at]
    return (named or full or tops or [extent.end - 1])[0]
