"""Texts in which gender alone tells what "he" and "she" mean: silver data for pronouns.

Where a man and a woman are named and a pronoun follows, gender decides; a ranker that is not shown
the gender can learn from that where antecedents stand. The texts are windows of three sentences of
the Groningen Meaning Bank (news), of Wikinews paragraphs and of KnowledgeNet (Wikipedia) with a
male name, a female name and a pronoun. (The same thought is in Webster et al. 2018, who balanced
GAP by it the other way round: by names of one gender.)
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from claimx.lexicon import places
from training.ner_text import spaces_for

_WINDOW = 3
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
_WORD = re.compile(r"\b[A-Z][\w*]+")
_STOP = re.compile(r"(?<=[.!?][\"”])\s+(?=[A-Z\"“])|(?<=[a-z0-9)][.!?])\s+(?=[A-Z\"“])")


def silver_texts(data: Path) -> list[str]:
    """The windows, in a fixed order; no two overlap."""
    found: dict[str, None] = {}
    for sentences in (*_wikinews(data), *_knowledgenet(data), list(_gmb(data))):
        start = 0
        while start < len(sentences):
            text = " ".join(sentences[start : start + _WINDOW])
            if _of_both_genders(text):
                found[text] = None
                start += _WINDOW
            else:
                start += 1
    return list(found)


def _of_both_genders(text: str) -> bool:
    if not _PRONOUN.search(text):
        return False
    genders = {places.gender_of_given_name(word) for word in _WORD.findall(text)}
    return {"m", "f"} <= genders


def _wikinews(data: Path) -> Iterator[list[str]]:
    with gzip.open(data / "articles" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            for paragraph in json.loads(line)["text"].split("\n"):
                yield _STOP.split(paragraph.strip())


def _knowledgenet(data: Path) -> Iterator[list[str]]:
    """Runs of neighbouring sentences of a document."""
    path = data / "relations" / "knowledgenet-folds123.jsonl.gz"
    sentences: dict[tuple[str, int], tuple[int, str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            sentences[row["doc"], row["sent_start"]] = (row["sent_end"], row["sentence"])
    run: list[str] = []
    place = ("", 0)
    for (document, start), (end, sentence) in sorted(sentences.items()):
        if run and (document != place[0] or start - place[1] > 2):
            yield run
            run = []
        run.append(sentence)
        place = (document, end)
    if run:
        yield run


def _gmb(data: Path) -> Iterator[str]:
    """The sentences in the order of the file: neighbours are mostly of one article."""
    with zipfile.ZipFile(data / "ner" / "gmb.csv.zip") as archive:
        raw = archive.read("ner_dataset.csv").decode("cp1252", errors="replace")
    reader = csv.reader(io.StringIO(raw))
    next(reader)
    words: list[str] = []
    for row in reader:
        if row[0] and words:
            yield _joined(words)
            words = []
        words.append(row[1])
    if words:
        yield _joined(words)


def _joined(words: list[str]) -> str:
    spaces = spaces_for(words)
    return "".join(w + (" " if s else "") for w, s in zip(words, spaces, strict=True)).strip()
