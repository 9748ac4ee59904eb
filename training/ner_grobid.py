"""The grobid-ner corpus: Wikipedia sentences with 24 entity types as inline XML."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import spacy
from spacy.language import Language

from training.gazetteer import is_people, place_label
from training.ner_text import MISSING, Tagged, mark_peoples, put, trim_article, trim_person

_TYPES = {
    "PERSON": "PERSON",
    "ORGANISATION": "ORG",
    "INSTITUTION": "ORG",
    "BUSINESS": "ORG",
    "SPORT_TEAM": "ORG",
    "MEDIA": "ORG",
    "INSTALLATION": "FAC",
    "LEGAL": "LAW",
    "NATIONAL": "NORP",
    "CREATION": "WORK",
    "EVENT": "EVENT",
    "ARTIFACT": "PRODUCT",
    "MEASURE": "O",
    "PERIOD": "O",
    "TITLE": "O",
    "PERSON_TYPE": "NORP",
}
_SEPARATORS = frozenset(["(", ")", "[", "]", ",", ";", "and"])


def _segments(sentence: ET.Element) -> list[tuple[str, str]]:
    """(text, entity type or "") in order; spacing faults of the source are mended."""
    parts = [(sentence.text or "", "")]
    for child in sentence:
        parts.append(("".join(child.itertext()), child.get("type", "UNKNOWN")))
        parts.append((child.tail or "", ""))
    out: list[tuple[str, str]] = []
    for text, kind in parts:
        text = re.sub(r"\s+", " ", text)
        text = re.sub(r"(?<=\w) ?' s\b", "'s", text)
        text = re.sub(r"^ ' s\b", "'s", text) if not kind else text
        text = re.sub(r"(?<=\d)\. (?=\d)", ".", text)
        text = re.sub(r"(?<=[a-z]) - (?=[a-z])", "-", text)
        text = re.sub(r" (?=[.,;:)])", "", text)
        # Some entities touch the next one or the next word: put the lost space back.
        if out and text and text[0].isalnum() and out[-1][0][-1:].isalnum():
            text = " " + text
        if kind and text.startswith(" "):
            out.append((" ", ""))
            text = text[1:]
        if text:
            out.append((text, kind))
    return out


def _parts(words: list[str], start: int, end: int, kind: str) -> list[tuple[int, int]]:
    """A range cut at brackets (and, for places, at commas and "and")."""
    cut_at = _SEPARATORS if kind == "LOCATION" else frozenset(["(", ")", "[", "]"])
    ranges, begin = [], start
    for i in range(start, end + 1):
        if i == end or words[i] in cut_at:
            if begin < i:
                ranges.append((begin, i))
            begin = i + 1
    return ranges


def _label(kind: str, name: str) -> str:
    """The label of one name; "-" where the corpus type maps to none."""
    if kind == "LOCATION":
        return place_label(name) if name[:1].isupper() else MISSING
    label = _TYPES.get(kind, "OTHER")
    if label == "NORP":
        if is_people(name):
            return "NORP"
        return MISSING if any(c.isupper() for c in name) else "O"
    if label in ("O", MISSING):
        return label
    has_case = any(word[:1].isupper() for word in name.split())
    return label if has_case and not name[:1].islower() else MISSING


def _convert(nlp: Language, sentence: ET.Element) -> Tagged | None:
    segments = _segments(sentence)
    text = "".join(part for part, _ in segments)
    lead = len(text) - len(text.lstrip())
    doc = nlp.make_doc(text.strip())
    if len(doc) < 2:
        return None
    words = [token.text for token in doc]
    tags = ["O"] * len(words)
    at = -lead
    for part, kind in segments:
        if kind:
            span = doc.char_span(at, at + len(part.rstrip()), alignment_mode="expand")
            for start, end in _parts(words, span.start, span.end, kind) if span else []:
                trim = trim_person if kind == "PERSON" else trim_article
                start, end = trim(words, start, end)
                if start < end:
                    put(tags, start, end, _label(kind, " ".join(words[start:end])))
        at += len(part)
    item = Tagged(words, [bool(token.whitespace_) for token in doc], tags)
    mark_peoples(item)
    return item


def read_grobid(path: Path) -> list[Tagged]:
    """All sentences, in the order of the files."""
    nlp = spacy.blank("en")
    out: list[Tagged] = []
    with zipfile.ZipFile(path) as archive:
        for name in sorted(n for n in archive.namelist() if n.endswith(".xml")):
            root = ET.fromstring(archive.read(name))
            for sentence in root.iter("sentence"):
                item = _convert(nlp, sentence)
                if item:
                    out.append(item)
    return out
