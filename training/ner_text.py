"""The common form of named-entity data: tokens, spaces and one tag a token."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from training.gazetteer import CALENDAR, PEOPLE_STARTS, TITLES, is_people

LABELS = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK", "LAW", "PRODUCT", "OTHER",
)  # fmt: skip
MISSING = "-"
#: Of no type that the corpus has: another kind of name, or none.
UNTYPED = "~"
_UNSURE = ("O", MISSING, UNTYPED)
_CLOSING = re.compile(r"^([.,;:?!%)\]}]|'s|n't|'re|'ve|'ll|'d|'m|’s|\.\.\.)$", re.IGNORECASE)
_CLOSING_MARKS = frozenset([",", ".", ";", ":", '"', "''", "'s", "-", "(", "?", "!"])
_OPENING = frozenset(["(", "[", "{", "$", "£", "€", "#", "``", "“", "‘"])


@dataclass
class Tagged:
    """Words with "O", "B-X", "I-X" or "-" (unknown) each."""

    words: list[str]
    spaces: list[bool]
    tags: list[str]

    def __post_init__(self) -> None:
        if not len(self.words) == len(self.spaces) == len(self.tags):
            raise ValueError("words, spaces and tags differ in length")


def spaces_for(words: list[str]) -> list[bool]:
    """Where a typesetter would put spaces after the words of a tokenised sentence."""
    spaces = [True] * len(words)
    quote_open = False
    for i, word in enumerate(words):
        if word in _OPENING:
            spaces[i] = False
        closes = bool(_CLOSING.match(word)) or word in ("''", "”")
        if word == '"':
            closes, quote_open = quote_open, not quote_open
            if quote_open:
                spaces[i] = False
        if word == "'" and i and words[i - 1].endswith("s"):
            closes = True
        if closes and i:
            spaces[i - 1] = False
    return spaces


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, label) of the entities in BIO tags."""
    found: list[tuple[int, int, str]] = []
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            found.append((start, i, tags[start][2:]))
            start = -1
        if tag.startswith("B-") or (tag.startswith("I-") and start < 0):
            start = i
    return found


def put(tags: list[str], start: int, end: int, label: str) -> None:
    """Write one entity into BIO tags; the labels "O" and "-" fill the range."""
    for i in range(start, end):
        if label in _UNSURE:
            tags[i] = label
        else:
            tags[i] = ("B-" if i == start else "I-") + label


def trim_person(words: list[str], start: int, end: int) -> tuple[int, int]:
    """The range after its last title ("U.S. President [George Bush]") and without an article.

    Empty where nothing but titles was there.
    """
    for i in range(end - 2, start - 1, -1):
        if words[i] in TITLES:
            start = i + 1
            break
    while start < end and (words[start] in TITLES or words[start].lower() in ("the", "of", ",")):
        start += 1
    return start, trim_end(words, start, end)


def trim_end(words: list[str], start: int, end: int) -> int:
    """The end of a range less closing punctuation."""
    while start < end and words[end - 1] in _CLOSING_MARKS:
        end -= 1
    return end


def trim_article(words: list[str], start: int, end: int) -> tuple[int, int]:
    """The range less a leading article and closing punctuation."""
    while start < end and words[start].lower() in ("the", "a", "an"):
        start += 1
    return start, trim_end(words, start, end)


def mark_peoples(item: Tagged) -> None:
    """Tag peoples as NORP where the corpus has no such type and left them out."""
    for i, word in enumerate(item.words):
        after = item.tags[i + 1] if i + 1 < len(item.tags) else "O"
        if item.tags[i] in _UNSURE and is_people(word):
            # Before an unknown capitalised word it may begin a longer name ("French Open").
            item.tags[i] = after if after in (MISSING, UNTYPED) else "B-NORP"
            before = item.words[i - 1] if i else ""
            named = item.tags[i] in _UNSURE or item.tags[i - 1] not in _UNSURE
            if before in PEOPLE_STARTS and not named:
                item.tags[i - 1 : i + 1] = ["B-NORP", "I-NORP"]


def mask_unknown_names(item: Tagged, mark: str = MISSING) -> None:
    """Put `mark` on capitalised words inside a sentence, for corpora with few types."""
    for i, word in enumerate(item.words):
        first = i == 0 or item.words[i - 1] in (".", "?", "!", '"', "“", "``", "\n\n", ":")
        plain = not word[:1].isupper() or word.lower() in STOP_WORDS
        plain = plain or word in TITLES or word in CALENDAR
        if item.tags[i] == "O" and not first and not plain:
            item.tags[i] = mark


def to_doc(vocab: Vocab, item: Tagged) -> Doc:
    """A spaCy document with entities and with unknown tokens marked as such."""
    doc = Doc(vocab, words=item.words, spaces=item.spaces)
    ents = [Span(doc, s, e, label=label) for s, e, label in spans(item.tags)]
    unknown = [Span(doc, i, i + 1) for i, tag in enumerate(item.tags) if tag in (MISSING, UNTYPED)]
    doc.set_ents(ents, missing=unknown, default="outside")
    return doc
