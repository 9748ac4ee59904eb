"""KnowledgeNet: Wikipedia sentences whose subjects and objects of fifteen relations are marked.

Only names in an annotated relation are marked, so every other capitalised word is unknown. The
types follow from the relation (https://github.com/diffbot/knowledge-net).
"""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import spacy
from spacy.language import Language

from training.gazetteer import LOC_NAMES, is_people, known_label
from training.ner_text import (
    MISSING,
    Tagged,
    mark_peoples,
    mask_unknown_names,
    put,
    trim_article,
    trim_person,
)

_SLOTS = {
    "DATE_OF_BIRTH": ("PERSON", "O"),
    "DATE_OF_DEATH": ("PERSON", "O"),
    "PLACE_OF_RESIDENCE": ("PERSON", "PLACE"),
    "PLACE_OF_BIRTH": ("PERSON", "PLACE"),
    "NATIONALITY": ("PERSON", "PLACE"),
    "EMPLOYEE_OR_MEMBER_OF": ("PERSON", "ORG"),
    "EDUCATED_AT": ("PERSON", "ORG"),
    "POLITICAL_AFFILIATION": ("PERSON", "ORG"),
    "CHILD_OF": ("PERSON", "PERSON"),
    "SPOUSE": ("PERSON", "PERSON"),
    "DATE_FOUNDED": ("ORG", "O"),
    "HEADQUARTERS": ("ORG", "PLACE"),
    "SUBSIDIARY_OF": ("ORG", "ORG"),
    "FOUNDED_BY": ("ORG", "PERSON"),
    "CEO": ("ORG", "PERSON"),
}
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "his",
        "her",
        "its",
        "their",
        "him",
        "them",
        "who",
        "i",
        "we",
        "my",
        "our",
        "whom",
    ]
)

Mark = tuple[int, int, str]


def _label(slot: str, name: str) -> str:
    if slot == "O" or name.lower() in _PRONOUNS or not any(c.isupper() for c in name):
        return "O"
    if is_people(name.split()[-1]) and slot != "PERSON":
        return "NORP"
    if slot == "PLACE":
        # People are born and live in towns and states, whatever these are called ("Overland Park").
        slot = "LOC" if name in LOC_NAMES else "GPE"
    return known_label(name, slot)


def _convert(nlp: Language, text: str, marks: set[Mark]) -> Tagged:
    doc = nlp.make_doc(text)
    words = [token.text for token in doc]
    tags = ["O"] * len(words)
    # Longer names last, so that they win over names inside them.
    for begin, stop, slot in sorted(marks, key=lambda m: (m[1] - m[0], m)):
        span = doc.char_span(begin, stop, alignment_mode="expand")
        if span is None:
            continue
        trim = trim_person if slot == "PERSON" else trim_article
        start, end = trim(words, span.start, span.end)
        if start < end and slot != "O":
            label = _label(slot, " ".join(words[start:end]))
            # "I-" left behind a shorter name that is written over would begin a name of its own.
            before = tags[start].startswith("I-") or (
                end < len(tags) and tags[end].startswith("I-")
            )
            put(tags, start, end, MISSING if before else label)
    item = Tagged(words, [bool(token.whitespace_) for token in doc], tags)
    mask_unknown_names(item)
    # The first word of a sentence may open a name that no relation concerns.
    if tags[0] == "O" and len(words) > 1 and tags[1] == MISSING:
        tags[0] = MISSING
    mark_peoples(item)
    return item


def read_knowledgenet(path: Path, rng: random.Random) -> list[Tagged]:
    """Sentences with at least one name, in random order."""
    nlp = spacy.blank("en")
    marks: dict[tuple[str, int, str], set[Mark]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            here = marks.setdefault((row["doc"], row["sent_start"], row["sentence"]), set())
            for key, slot in zip(("subj", "obj"), _SLOTS[row["prop"]], strict=True):
                if None in row[key]:
                    continue
                begin, stop = (offset - row["sent_start"] for offset in row[key])
                if 0 <= begin < stop <= len(row["sentence"]):
                    here.add((begin, stop, slot))
    items = [_convert(nlp, key[2], spots) for key, spots in sorted(marks.items())]
    items = [item for item in items if any(tag.startswith("B-") for tag in item.tags)]
    rng.shuffle(items)
    return items
