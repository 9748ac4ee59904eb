"""The spaCy component ``claimx_reader``: tags, features, lemmas, trees and names from one network.

It writes what spaCy's own taggers, parsers and recognisers write - `tag_`, `pos_`, `morph`,
`lemma_`, `head`, `dep_`, `ents`, sentences - so everything after it sees an ordinary Doc.

* A Doc is read in windows of as many paragraphs (a blank line ends one) as `network.LONGEST`
  subwords hold, and a longer paragraph in parts that end at the last sentence end the network sees.
* Sentence starts that the Doc already has are kept.
* `doc.user_data[VECTORS]` are the vectors that the learned proposer of relations reads.
* Tokens of white space hang on the token before them, as spaCy's own models have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimx.errors import UsageError
from claimx.syntax.lemmas import treebank_lemma
from claimx.syntax.model.names import Tags
from claimx.syntax.model.network import (
    COMPONENT,
    FILES,
    LONGEST,
    VECTORS,
    Floats,
    Network,
    Scores,
)  # fmt: skip
from claimx.syntax.model.trees import tree

Integers = NDArray[np.int64]
_ATTRIBUTES = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3  # spaCy's ENT_IOB


Flags = NDArray[np.bool_]

#: Lemmas remembered, by word, tag and part of speech.
_MEMORY = 1 << 16
LAYERS = ("starts", "tags", "upos", "feats", "heads", "deps")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a Doc, white space left out: `at` is the index of each among the tokens.

    `opens` marks the words that begin a paragraph; `starts` the known sentence starts, if any.
    """

    at: Integers
    texts: list[str]
    spaced: list[bool]
    opens: Flags
    starts: Flags | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers of the values of n words, one column a layer. A head is the index of a word; a
    root has its own. Names are (start, end, type); `vectors` are the network's, (n, width)."""

    columns: dict[str, Integers]
    names: list[tuple[int, int, str]]
    vectors: Floats | None = None

    def __len__(self) -> int:
        return len(self.columns["heads"])

    def less_its_last_sentence(self) -> Reading:
        """Without the sentence that may go on behind the window, if it is not the only one."""
        later = np.flatnonzero(self.columns["starts"][1:])
        if not len(later):
            return self
        end = int(later[-1]) + 1
        kept = {layer: column[:end] for layer, column in self.columns.items()}
        vectors = None if self.vectors is None else self.vectors[:end]
        return Reading(kept, [name for name in self.names if name[1] <= end], vectors)


def words_of(doc: Doc) -> Words:
    """The words of a Doc. A blank line, and the start of the Doc, open a paragraph."""
    at, texts, spaced, opens = [], [], [], []
    space = opening = True
    for i, token in enumerate(doc):
        text = token.text
        if text.isspace():
            space = True
            opening = opening or text.count("\n") > 1
            continue
        at.append(i)
        texts.append(text)
        spaced.append(space)
        opens.append(opening)
        space, opening = bool(token.whitespace_), False
    starts = None
    if doc.has_annotation("SENT_START"):
        starts = np.array([bool(doc[i].is_sent_start) for i in at], bool)
    return Words(np.array(at, np.int64), texts, spaced, np.array(opens, bool), starts)


def joined(parts: list[Reading]) -> Reading:
    """Readings of stretches that follow one another, as one."""
    columns: dict[str, list[Integers]] = {layer: [] for layer in LAYERS}
    names: list[tuple[int, int, str]] = []
    base = 0
    for part in parts:
        for layer, column in part.columns.items():
            columns[layer].append(column + base if layer == "heads" else column)
        names += [(begin + base, end + base, kind) for begin, end, kind in part.names]
        base += len(part)
    empty = np.zeros(0, np.int64)
    vectors = [part.vectors for part in parts if part.vectors is not None]
    return Reading(
        {k: np.concatenate([empty, *v]) for k, v in columns.items()}, names,
        np.concatenate(vectors) if vectors else None,
    )  # fmt: skip


class Decoder:
    """From the scores of a window to its reading."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._tags = Tags(network.values["names"])
        self._root = network.values["deps"].index("root")

    def __call__(self, scores: Scores, known: Flags | None, opens: Flags) -> Reading:
        """The best reading; `known` are the sentence starts, where they are known, and `opens` the
        words that begin a paragraph."""
        starts = scores.layers["starts"].argmax(1) == 1 if known is None else known.copy()
        starts[0] = True
        if known is None:
            starts |= opens
        size = len(starts)
        heads = np.zeros(size, np.int64)  # 0 is the root, i the word i - 1
        edges = [*np.flatnonzero(starts).tolist(), size]
        for begin, end in pairwise(edges):
            found = tree(scores.arcs[begin:end, [0, *range(begin + 1, end + 1)]])
            heads[begin:end] = np.where(found, found + begin, 0)
        labels = self._network.labels(scores, heads)
        labels[:, self._root] = -np.inf
        columns = {layer: scores.layers[layer].argmax(1) for layer in ("tags", "upos", "feats")}
        columns["deps"] = np.where(heads, labels.argmax(1), self._root)
        columns["heads"] = np.where(heads, heads - 1, np.arange(size))
        columns["starts"] = starts.astype(np.int64)
        return Reading(columns, self._tags.names(scores.layers["names"], opens), scores.vectors)


class Writer:
    """Writes readings into Docs of one vocabulary."""

    def __init__(self, vocab: Vocab, values: dict[str, list[str]]) -> None:
        self.vocab = vocab
        self._values = values
        deps = ["ROOT" if value == "root" else value for value in values["deps"]]
        add = vocab.strings.add
        self._numbers = {
            "tags": np.array([add(value) for value in values["tags"]], np.uint64),
            "upos": np.array([add(value) for value in values["upos"]], np.uint64),
            "feats": np.array([vocab.morphology.add(v) for v in values["feats"]], np.uint64),
            "deps": np.array([add(value) for value in deps], np.uint64),
        }
        self._kinds = {v: add(v) for v in {name.partition("-")[2] for name in values["names"]}}
        self._space = np.array(
            [add("_SP"), add("SPACE"), vocab.morphology.add(""), 0, 0, add("dep"), _OUTSIDE, 0],
            np.uint64,
        )
        self._lemma = lru_cache(maxsize=_MEMORY)(self._lemma_number)

    def __call__(self, doc: Doc, words: Words, reading: Reading) -> Doc:
        """Sets every layer of `doc`."""
        at, columns = words.at, reading.columns
        table = np.tile(self._space, (len(doc), 1))
        if len(at) < len(doc):
            self._white_space(doc, at, table)
        table[at, 0] = self._numbers["tags"][columns["tags"]]
        table[at, 1] = self._numbers["upos"][columns["upos"]]
        table[at, 2] = self._numbers["feats"][columns["feats"]]
        layers = (columns[layer].tolist() for layer in ("tags", "upos", "starts"))
        table[at, 3] = [self._lemma(*row) for row in zip(words.texts, *layers, strict=True)]
        table[at, 4] = (at[columns["heads"]] - at).astype(np.uint64)
        table[at, 5] = self._numbers["deps"][columns["deps"]]
        for begin, end, kind in reading.names:
            first, last = at[begin], at[end - 1]
            table[first : last + 1, 6] = _INSIDE
            table[first, 6] = _BEGIN
            table[first : last + 1, 7] = self._kinds[kind]
        if reading.vectors is not None:
            vectors = np.zeros((len(doc), reading.vectors.shape[1]), np.float32)
            vectors[at] = reading.vectors
            doc.user_data[VECTORS] = vectors
        return doc.from_array(_ATTRIBUTES, table)  # type: ignore[arg-type]  # it takes uint64

    def _white_space(self, doc: Doc, at: Integers, table: NDArray[np.uint64]) -> None:
        """White space hangs on the token before it; at the start of the Doc, on the one after."""
        white = np.setdiff1d(np.arange(len(doc)), at)
        for i in white.tolist():
            table[i, 3] = doc[i].orth
            table[i, 4] = np.int64(-1 if i else len(doc) > 1).astype(np.uint64)
        if len(white) == len(doc):
            table[:1, 5] = self.vocab.strings.add("ROOT")
            table[:1, 4] = 0

    def _lemma_number(self, word: str, tag: int, upos: int, opens: int) -> int:
        kinds = self._values["tags"][tag], self._values["upos"][upos]
        return int(self.vocab.strings.add(treebank_lemma(word, *kinds, bool(opens))))


class Reader:
    """The component. `from_disk` or `from_bytes` gives it its network.

    `threads` Docs are read at a time; results do not depend on it.
    """

    def __init__(self, name: str, threads: int, files: dict[str, bytes] | None = None) -> None:
        self.name = name
        self.threads = threads
        self._parts: tuple[Network, Decoder] | None = None
        self._writer: Writer | None = None
        if files:
            self._use(files)

    def __call__(self, doc: Doc) -> Doc:
        words = words_of(doc)
        return self._write(doc, words, self._read(words))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotates Docs in order."""
        with ThreadPoolExecutor(self.threads) as pool:
            docs_left = iter(stream)
            while docs := list(islice(docs_left, batch_size)):
                found = [words_of(doc) for doc in docs]
                readings = pool.map(self._read, found)
                for doc, words, reading in zip(docs, found, readings, strict=True):
                    yield self._write(doc, words, reading)

    def _read(self, words: Words) -> Reading:
        """All windows. Raises UsageError if there is no network."""
        network, decode = self._ready()
        parts: list[Reading] = []
        opens, begin, size = words.opens.tolist(), 0, len(words.texts)
        while begin < size:
            reach = begin + LONGEST  # no more words fit
            window = network.encode(
                words.texts[begin:reach], words.spaced[begin:reach], opens[begin:reach]
            )
            stop = begin + window.words
            known = None if words.starts is None else words.starts[begin:stop]
            reading = decode(network.read(window), known, words.opens[begin:stop])
            if stop < size and not opens[stop]:
                reading = reading.less_its_last_sentence()
            parts.append(reading)
            begin += len(reading)
        return joined(parts)

    def _write(self, doc: Doc, words: Words, reading: Reading) -> Doc:
        if self._writer is None or self._writer.vocab is not doc.vocab:
            self._writer = Writer(doc.vocab, self._ready()[0].values)
        return self._writer(doc, words, reading)

    def _ready(self) -> tuple[Network, Decoder]:
        if self._parts is None:
            raise UsageError(
                f"component {self.name} has no network; load it by claimx.load_nlp() or "
                "spacy.load(FOLDER), since add_pipe() makes an empty one"
            )
        return self._parts

    def _use(self, files: dict[str, bytes]) -> None:
        network = Network(files)
        self._parts, self._writer = (network, Decoder(network)), None

    def _files(self) -> dict[str, bytes]:
        return self._parts[0].files if self._parts else {}

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the files of the network into the folder `path`."""
        del exclude  # spaCy gives it to every component
        Path(path).mkdir(parents=True, exist_ok=True)
        for name, content in self._files().items():
            (Path(path) / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Reader:
        """Reads what `to_disk` wrote."""
        del exclude
        self._use({name: (Path(path) / name).read_bytes() for name in FILES})
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The network as bytes."""
        del exclude
        content: bytes = srsly.msgpack_dumps(self._files())
        return content

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Reader:
        """Reads what `to_bytes` gave."""
        del exclude
        self._use(srsly.msgpack_loads(data))
        return self

    def __reduce__(self) -> tuple[type[Reader], tuple[str, int, dict[str, bytes]]]:
        return Reader, (self.name, self.threads, self._files())


@Language.factory(
    COMPONENT,
    assigns=[
        "token.tag", "token.pos", "token.morph", "token.lemma", "token.head", "token.dep",
        "token.is_sent_start", "token.ent_iob", "token.ent_type", "doc.ents", "doc.sents",
    ],
    default_config={"threads": 2},
)  # fmt: skip
def make_reader(nlp: Language, name: str, threads: int) -> Reader:
    """The component without a network; `spacy.load` reads that from the folder of the pipeline."""
    del nlp  # spaCy gives it to every factory
    return Reader(name, threads)
