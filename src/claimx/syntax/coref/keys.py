"""The forms under which a name is remembered and looked up."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from claimx.lexicon import places
from claimx.lexicon.bodies import known_body
from claimx.lexicon.load import table, words
from claimx.schema.mention import EntityType, Mention
from claimx.syntax import labels
from claimx.syntax.coref.draft import PLACES
from claimx.syntax.tree import Tree

Key = tuple[str, ...]

#: Words that do not tell one name from another.
_CORPORATE = frozenset({"inc", "inc.", "ltd", "ltd.", "plc", "corp", "corp.", "co", "co.", "the",
                        "gmbh", "sa", "ag", "llc", "'s", "’s", "a", "an", "-", "–",
                        ","})  # fmt: skip
#: Words between the parts of a name; a name's head stands before the first.
SMALL = frozenset({"of", "and", "for", "on", "in", "at", "to", "de", "del", "di", "du", "la", "&"})
#: Letters that Unicode does not take apart into a letter and a mark.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
#: Marks a key that is the set of a body's words, with its head first.
BODY = "§"


def key_of(tree: Tree, mention: Mention) -> Key:
    """The words of a name, lower case, without accents and without "the", "Inc." and the like."""
    return _key(tuple(tree.tokens.lower[mention.extent.start : mention.extent.end]))


@lru_cache(maxsize=65536)
def _key(lower: Key) -> Key:
    found = tuple(plain(w.replace(".", "") or w) for w in lower if w not in _CORPORATE)
    return found or lower


def plain(word: str) -> str:
    """The word without accents."""
    if word.isascii():
        return word
    marked = unicodedata.normalize("NFD", word.translate(_PLAIN))
    return "".join(char for char in marked if not unicodedata.combining(char))


def keys_of(tree: Tree, mention: Mention) -> dict[Key, str]:
    """All keys under which a name is remembered, and what an entity that has one is joined by: its
    words, its country, its full name where it is
    a well-known body, its words in any order where it is a body ("Iraqi parliament", "Parliament of
    Iraq"), the singular of members ("Houthis"). A capital that means its government has its
    country alone."""
    country = country_of(tree, mention)
    if country is not None and _means_government(tree, mention):
        return {(country.lower(),): "country"}
    own = key_of(tree, mention)
    found = {own: "name"}
    if country is not None:
        found.setdefault((country.lower(),), "country")
    if mention.type is not EntityType.PERSON:
        text = tree.tokens.text(mention.extent)
        known = known_body(text)
        if known is not None:
            found.setdefault(_key(tuple(known.lower().split())), "known-name")
        if mention.type not in PLACES and len(own) > 1:
            first, end = mention.extent.start, mention.extent.end
            found.setdefault(body_key(tuple(tree.tokens.words[first:end])), "name")
        members = mention.type in (EntityType.NORP, EntityType.ORG) and len(own) == 1
        if members and own[0].endswith("s") and tree.tokens.tags[mention.head] == "NNPS" and (
            not places.is_demonym(text)
        ):  # fmt: skip
            found.setdefault((own[0][:-1],), "members")
    return found


@lru_cache(maxsize=65536)
def body_key(name: tuple[str, ...]) -> Key:
    """The head of a body's name and its other content words, sorted; countries and demonyms by the
    name of the country or region."""
    parts: list[str] = []
    head, k = "", 0
    while k < len(name):
        for size in (2, 1):
            text = " ".join(name[k : k + size])
            country = places.country_of(text) or places.place_of_demonym(text)
            if country is not None and k + size <= len(name):
                parts.append(country.lower())
                k += size
                break
        else:
            word = plain(name[k].lower().strip("."))
            if word in SMALL:
                head = head or (parts[-1] if parts else "")
            elif word not in _CORPORATE:
                parts.append(word)
            k += 1
    head = head or (parts[-1] if parts else "")
    if head in parts:
        parts.remove(head)
    return (BODY, head, *sorted(parts))


@lru_cache(maxsize=65536)
def initials(name: Key) -> tuple[str, ...]:
    """The acronyms of a name: without the initials of its small words, and with them."""
    return ("".join(w[0] for w in name if w not in SMALL), "".join(w[0] for w in name))


def country_of(tree: Tree, mention: Mention) -> str | None:
    """The country of a place name, the country or region of a demonym before a noun ("Scottish";
    not of "Canadians"), and the country of a capital that means its government."""
    text = tree.tokens.text(mention.extent)
    if mention.type in PLACES:
        found = places.country_of(text)
        if found is None and _means_government(tree, mention):
            return places.capital_country(text)
        return found
    if mention.type is EntityType.NORP and mention.extent == mention.full:
        return places.place_of_demonym(text)
    return None


def _means_government(tree: Tree, mention: Mention) -> bool:
    """True for the capital of a country that says or does what only a state does: "Pyongyang
    denied", "Moscow recalled its envoy"."""
    if tree.labels[mention.head] not in labels.ANY_SUBJECT:
        return False
    if tree.tokens.lemmas[tree.heads[mention.head]] not in _state_verbs():
        return False
    return places.capital_country(tree.tokens.text(mention.extent)) is not None


@lru_cache(maxsize=1)
def _state_verbs() -> frozenset[str]:
    reporting = {row["lemma"] for row in table("reporting_verbs")}
    return frozenset(reporting) | words("state_acts")


