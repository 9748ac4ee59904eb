"""Named mentions of GUM: entity mentions whose head is a proper noun.

``Entity=`` in MISC opens mentions as ``(id-etype-infstat-salience-centering-minspan-link-identity``
and closes them as ``id)``; https://gucorpling.org/gum/ describes the scheme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from training.conllu import Sentence, Token, read_conllu
from training.gazetteer import is_people, known_label, place_label, thing_label
from training.ner_text import MISSING, Tagged, mark_peoples, put, trim_article, trim_person

_PIECE = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")
# Relations that keep a word inside the name of its head.
_NAME_DEPS = frozenset(
    ["flat", "compound", "nmod", "amod", "case", "punct", "nummod", "goeswith", "fixed"]
)
_TYPES = {"person": "PERSON", "organization": "ORG", "place": "GPE", "event": "EVENT"}


@dataclass
class Mention:
    """Tokens ``start`` to ``end`` (0-based, end excluded) of one sentence."""

    start: int
    end: int
    etype: str


def mentions(tokens: list[Token]) -> list[Mention]:
    """All mentions closed inside the sentence, longest first."""
    open_: dict[str, list[tuple[int, str]]] = {}
    found: list[Mention] = []
    for i, token in enumerate(tokens):
        for single, opened, closed in _PIECE.findall(token.misc.get("Entity", "")):
            if single or opened:
                name, etype = (single or opened).split("-")[:2]
                if single:
                    found.append(Mention(i, i + 1, etype))
                else:
                    open_.setdefault(name, []).append((i, etype))
            elif open_.get(closed):
                start, etype = open_[closed].pop()
                found.append(Mention(start, i + 1, etype))
    return sorted(found, key=lambda m: (m.start - m.end, m.start))


def _head(tokens: list[Token], mention: Mention) -> int:
    """Index of the word whose own head is outside the mention."""
    for i in range(mention.start, mention.end):
        if not mention.start <= tokens[i].head - 1 < mention.end:
            return i
    return mention.start


def _in_name(token: Token, person: bool) -> bool:
    """Whether a dependant belongs to the name by its relation and form."""
    relation = token.dep.split(":")[0]
    if token.dep.startswith("nmod:poss") or relation not in _NAME_DEPS:
        return False
    if person and relation in ("nmod", "case"):
        return False  # "Frederick Fung of ADPL"
    if relation == "punct":
        return token.form in ("-", "–", "'", "&", ".")
    if relation == "case":
        return token.form in ("of", "for", "and", "de", "&")
    return token.form[:1].isupper() or token.form.isdigit()


def name_range(tokens: list[Token], mention: Mention) -> tuple[int, int]:
    """The proper name inside a mention: the unbroken stretch about its head."""
    head = _head(tokens, mention)
    members = {head}
    person = mention.etype == "person"
    for _ in range(4):  # names nest a few levels deep: head, nmod, its compound, its case
        for i in range(mention.start, mention.end):
            if tokens[i].head - 1 in members and _in_name(tokens[i], person):
                members.add(i)
            inner = tokens[i].dep in ("conj", "cc") and tokens[i].form in ("and", "&")
            if inner and i - 1 in members and i + 1 in members:
                members.add(i)
            # "the" inside a name ("Department of the Treasury")
            if tokens[i].form == "the" and i - 1 in members and tokens[i - 1].dep == "case":
                members.add(i)
    start = end = head
    while start - 1 in members:
        start -= 1
    while end + 1 in members:
        end += 1
    while start < head and not (tokens[start].form[:1].isupper() or tokens[start].form.isdigit()):
        start += 1
    while end > head and tokens[end].upos in ("ADP", "DET", "PUNCT", "CCONJ"):
        end -= 1
    return start, end + 1


def _label(etype: str, name: str, head: Token) -> str:
    if is_people(name):
        return "NORP"
    if etype == "person" and head.xpos == "NNPS":
        return MISSING  # "Native Americans", "Members of the House"
    if etype == "place":
        return place_label(name)
    # Objects and abstracts with names are products, works and more: GUM does not say which.
    label = _TYPES.get(etype) or thing_label(name) or "OTHER"
    return known_label(name, label)


def convert_sentence(sentence: Sentence) -> Tagged:
    """One sentence with its outermost names tagged."""
    tokens = sentence.tokens
    words = [token.form for token in tokens]
    tags = ["O"] * len(words)
    taken = [False] * len(words)
    for mention in mentions(tokens):
        head = tokens[_head(tokens, mention)]
        if head.upos != "PROPN" or mention.etype in ("time", "quantity"):
            continue
        trim = trim_person if mention.etype == "person" else trim_article
        start, end = trim(words, *name_range(tokens, mention))
        if start >= end or any(taken[start:end]) or not words[start][:1].strip("@#"):
            continue
        put(tags, start, end, _label(mention.etype, " ".join(words[start:end]), head))
        taken[start:end] = [True] * (end - start)
    item = Tagged(words, [token.space_after for token in tokens], tags)
    item.spaces[-1] = True
    mark_peoples(item)
    return item


def read_gum(path: Path) -> list[Tagged]:
    """Sentences in order."""
    return [convert_sentence(sentence) for sentence in read_conllu(path)]
