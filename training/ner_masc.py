"""MASC: 123 documents with PERSON, ORG, LOC and DATE by character offsets."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from training.gazetteer import is_people, place_label
from training.ner_text import (
    MISSING,
    UNTYPED,
    Tagged,
    mark_peoples,
    mask_unknown_names,
    put,
    trim_article,
    trim_person,
)

_PIECE = 60  # tokens after which the next sentence end closes a document
# Enron mail, of which the EWT (on which names are measured) holds some too.
_LEFT_OUT = frozenset({"ENRON-pearson-email-25jul02", "enron-thread-159550"})


def _collapsed(text: str) -> tuple[str, list[int]]:
    """Text with runs of white space as one space, and the new offset of each old one."""
    out: list[str] = []
    offsets: list[int] = []
    for char in text:
        offsets.append(len(out))
        if not char.isspace():
            out.append(char)
        elif out and out[-1] != " ":
            out.append(" ")
    return "".join(out), [*offsets, len(out)]


def _label(kind: str, name: str) -> str:
    if is_people(name):
        return "NORP"
    kind = kind.lower()  # two passes of annotation, with different names for the same types
    if kind == "date":
        return "O"
    if not any(char.isupper() for char in name):
        return MISSING
    if kind == "location":
        return place_label(name)
    return {"person": "PERSON", "organization": "ORG", "org": "ORG"}.get(kind, "O")


def _pieces(item: Tagged) -> list[Tagged]:
    """Cut a document after sentence ends into texts of some sixty tokens."""
    out, begin = [], 0
    for i, word in enumerate(item.words):
        last = i == len(item.words) - 1
        inside = not last and item.tags[i + 1].startswith("I-")
        if last or (i - begin >= _PIECE and word in (".", "?", "!") and not inside):
            cut = slice(begin, i + 1)
            out.append(Tagged(item.words[cut], item.spaces[cut], item.tags[cut]))
            begin = i + 1
    return out


def _convert(nlp: Language, record: dict[str, Any]) -> list[Tagged]:
    text, offsets = _collapsed(record["text"])
    doc = nlp.make_doc(text)
    words = [token.text for token in doc]
    tags = ["O"] * len(words)
    for begin, stop, kind, *_ in record["ents"]:
        if stop > len(record["text"]):
            continue
        span = doc.char_span(offsets[begin], offsets[stop], alignment_mode="expand")
        if span is None:
            continue
        trim = trim_person if kind.lower() == "person" else trim_article
        first, last = trim(words, span.start, span.end)
        if first < last:
            put(tags, first, last, _label(kind, " ".join(words[first:last])))
    item = Tagged(words, [bool(token.whitespace_) for token in doc], tags)
    # Events, works and products are not annotated: their names have no type, and may be names.
    mask_unknown_names(item, UNTYPED)
    mark_peoples(item)
    return _pieces(item)


def read_masc(path: Path) -> list[list[Tagged]]:
    """Documents as lists of texts."""
    nlp = spacy.blank("en")
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        records = json.load(handle)
    return [_convert(nlp, record) for record in records if record["doc"] not in _LEFT_OUT]
