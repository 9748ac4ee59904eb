"""The texts whose claims are annotated in `annotations.tsv.gz`, rebuilt from the licensed data.

The annotations are ours and hold no text: a line gives the key of a text, a relation, and the raw
character offsets of its trigger and of what fills its roles; behind a ``*`` those of its time,
place and sources, if these were looked for. Keys: ``real/ID`` (an article of
`../shared/real`), ``own/ID`` (of `corpus/`), ``prose/ID`` (of `prose/`, written for this purpose),
``wikinews/ID``, ``gum/ID`` and ``masc/ID`` (of `../shared/data`), and ``gmb/N``, ``wikigold/N``,
``politics/N``, ``knowledgenet/N``: twenty sentences from the N-th on, a paragraph each, of the
Groningen Meaning Bank (newswire), and of Wikipedia in WikiGold, CrossNER politics and KnowledgeNet.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from claimx.schema.article import Article
from claimx.text.read import from_text, read
from training.ner_conll import read_politics, read_wikigold

ANNOTATIONS = Path(__file__).parent / "annotations.tsv.gz"
PROSE = Path(__file__).parent / "prose"
HELD = Path(__file__).parent / "held.txt"
BLOCK = 20
_LINE = 8  # words: MASC's paragraphs of no more are headers and codes
_UNKNOWN = date(2006, 1, 1)  # of texts without one; GMB's newswire is of 2003 to 2009


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a relation: offsets of its trigger (None: no word tells it) and, by role, of
    its fillers (None: the filler stands in another sentence). `doubtful`: gold lacks it.
    `settings`: its time, place and sources, as far as its sentence names them; None if nobody has
    looked for them."""

    relation: str
    trigger: tuple[int, int] | None
    roles: Mapping[str, tuple[int, int] | None]
    doubtful: bool = False
    settings: Sequence[tuple[str, tuple[int, int]]] | None = None


def statements() -> dict[str, list[Statement]]:
    """All annotations by the key of their text."""
    found: dict[str, list[Statement]] = defaultdict(list)
    with gzip.open(ANNOTATIONS, "rt", encoding="utf-8") as lines:
        for line in lines:
            key, relation, trigger, *cells = line.rstrip("\n").split("\t")
            roles, known, settings = " ".join(cells).partition(" *")
            found[key].append(Statement(
                relation.lstrip("?"), _span(trigger), dict(_pairs(roles)),
                relation.startswith("?"), tuple(_pairs(settings)) if known else None,
            ))  # fmt: skip
    return dict(found)


def _pairs(cells: str) -> Iterator[tuple[str, tuple[int, int] | None]]:
    for cell in cells.split():
        name, _, span = cell.partition("=")
        yield name, _span(span)


@cache
def held() -> frozenset[str]:
    """The keys of the texts that are kept for the fit of confidence: `held.txt`."""
    lines = HELD.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _span(cell: str) -> tuple[int, int] | None:
    if cell in ("-", "@"):
        return None
    start, _, end = cell.partition(":")
    return int(start), int(end)


class Texts:
    """Articles by key; `data` and `real` are the folders under `../shared`."""

    def __init__(self, data: Path, real: Path, corpus: Path) -> None:
        self._data, self._real, self._corpus = data, real, corpus

    def __call__(self, key: str) -> Article:
        kind, _, name = key.partition("/")
        if kind == "real":
            return read(self._real / "articles" / f"{name}.txt")
        if kind == "prose":
            return read(PROSE / f"{name}.txt")
        if kind == "own":
            return read(next(p for p in sorted(self._corpus.iterdir()) if p.stem == name))
        if kind in _SENTENCES:
            first = int(name)
            block = _SENTENCES[kind](self._data)[first - 1 : first - 1 + BLOCK]
            return from_text("\n\n".join(block) + "\n", name=key, when=_UNKNOWN)
        text, when = _DOCUMENTS[kind](self._data)[name]
        return from_text(text, name=key, when=when)


@cache
def _wikinews(data: Path) -> dict[str, tuple[str, date]]:
    found = {}
    with gzip.open(data / "articles" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = f"{row['title']}\n\n{row['text'].strip()}\n"
            found[row["id"]] = text, date.fromisoformat(row["date"])
    return found


@cache
def _gum(data: Path) -> dict[str, tuple[str, date]]:
    """The documents of GUM train, paragraphs apart, sentences joined by blanks."""
    found: dict[str, tuple[str, date]] = {}
    name, parts, when = "", [""], _UNKNOWN
    path = data / "treebank" / "gum-train.conllu.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "# newdoc id = end"]:
            field, _, value = line.strip().partition(" = ")
            if field == "# newdoc id":
                found[name] = "".join(parts).strip() + "\n", when
                name, parts, when = value, [], _UNKNOWN
            elif field == "# meta::dateCreated":
                when = _day(value)
            elif line.startswith("# newpar"):
                parts.append("\n\n")
            elif field == "# text":
                parts.append(value + " ")
    return found


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return date(2012, 1, 1)


@cache
def _masc(data: Path) -> dict[str, tuple[str, date]]:
    """Its documents, short paragraphs left out."""
    found = {}
    with gzip.open(data / "ner" / "masc_ne.json.gz", "rt", encoding="utf-8") as lines:
        for row in json.load(lines):
            paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", row["text"]))
            kept = [part for part in paragraphs if len(part.split()) > _LINE]
            found[row["doc"]] = "\n\n".join(kept) + "\n", _UNKNOWN
    return found


@cache
def _gmb(data: Path) -> Sequence[str]:
    with zipfile.ZipFile(data / "ner" / "gmb.csv.zip") as store:
        rows = io.StringIO(store.read("ner_dataset.csv").decode("latin-1"), newline="")
    return [sentence(words) for words in _sentences(csv.reader(rows))]


@cache
def _wikigold(data: Path) -> Sequence[str]:
    return [sentence(item.words) for item in read_wikigold(data / "ner" / "wikigold.conll.gz")]


@cache
def _politics(data: Path) -> Sequence[str]:
    return [sentence(item.words) for item in read_politics(data / "ner" / "crossner-politics.zip")]


@cache
def _knowledgenet(data: Path) -> Sequence[str]:
    """Its sentences, once each, in the order of the documents."""
    found = set()
    path = data / "relations" / "knowledgenet-folds123.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found.add((int(row["doc"]), row["sent_start"], " ".join(row["sentence"].split())))
    return [text for _, _, text in sorted(found)]


_DOCUMENTS = {"wikinews": _wikinews, "gum": _gum, "masc": _masc}
_SENTENCES = {
    "gmb": _gmb, "wikigold": _wikigold, "politics": _politics, "knowledgenet": _knowledgenet,
}  # fmt: skip


def _sentences(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    next(rows)
    words: list[str] = []
    for number, word, *_ in rows:
        if number and words:
            yield words
            words = []
        words.append(word)
    yield words


def sentence(words: Sequence[str]) -> str:
    """Words with blanks where print has them."""
    text = " ".join(words)
    text = re.sub(r" ([.,;:!?%)])", r"\1", text)
    text = re.sub(r" ('s|'|n't|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    text = re.sub(r" ' (?=s )", "'", text)
    text = re.sub(r"([($]) ", r"\1", text)
    text = re.sub(r'" ([^"]*?) ?"', r'"\1"', text)
    return text.replace(' " ', ' "').replace("s ' ", "s' ").replace(" -- ", " - ")
