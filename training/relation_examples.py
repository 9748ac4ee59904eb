"""Annotated texts as arrays: token vectors, and which tokens tell relations and fill roles."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language

from claimx.packs.load import load_packs
from claimx.pipeline import _lay_out
from claimx.schema.reading import Reading
from claimx.schema.span import Extent
from claimx.syntax.model import BUNDLED
from claimx.syntax.model.network import COMPONENT, READER
from claimx.syntax.parse import parse_stream
from claimx.syntax.read import read_tree
from claimx.syntax.tree import Tree
from training.relation_graph import with_vectors
from training.relation_texts import Statement, Texts

#: Parts of speech that head no phrase.
_EMPTY = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART"})


@dataclass(frozen=True, slots=True)
class Found:
    """A statement on tokens: its trigger's head, and by role the head and the extent of its filler.
    `whole`: no core filler stands in another sentence. `settings`: the heads of its time, place and
    sources; None where these are not known."""

    relation: str
    trigger: int
    roles: dict[str, tuple[int, Extent]]
    whole: bool
    doubtful: bool
    settings: tuple[tuple[str, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text of n tokens: `vectors` (n, width) in 16 bits (the reading has none: they are large),
    `sentence` (n,), and what it states."""

    key: str
    reading: Reading
    vectors: NDArray[np.float16]
    sentence: NDArray[np.int64]
    found: tuple[Found, ...]


def layered_nlp(folder: Path) -> Language:
    """The bundled pipeline with the encoder's layers as vectors, written into `folder`."""
    spacy.load(BUNDLED).to_disk(folder)
    path = folder / COMPONENT / READER
    path.write_bytes(with_vectors(path.read_bytes(), None))
    return spacy.load(folder)


def examples(texts: Texts, stated: Mapping[str, Sequence[Statement]]) -> Iterator[Example]:
    """One example a text, in the order of the keys of `stated`, read by the bundled pipeline."""
    keys = sorted(stated)
    relations = load_packs().relations
    core = {name: relation.core() for name, relation in relations.items()}
    laid = [_lay_out(texts(key)) for key in keys]
    with tempfile.TemporaryDirectory() as folder:
        nlp = layered_nlp(Path(folder))
        trees = parse_stream(nlp, ((one.blocks, one.cleaned) for one in laid))
        for key, one, tree in zip(keys, laid, trees, strict=True):
            reading = read_tree(one.article, one.blocks, one.quotations, tree)
            vectors = tree.tokens.vectors
            if vectors is None:
                raise ValueError("the network has no output `vectors`")
            found = tuple(_found(reading, tree, stated[key], core))
            light = replace(reading, tokens=replace(reading.tokens, vectors=None))
            sentence = np.array(tree.tokens.sentence_of)
            yield Example(key, light, vectors.astype(np.float16), sentence, found)


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
        settings = None if truth.settings is None else tuple(
            (name, head_of(reading, tree, extent)) for name, span in truth.settings
            if (extent := tokens.at(*span)) is not None
        )  # fmt: skip
        yield Found(truth.relation, trigger, roles, whole, truth.doubtful, settings)


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
