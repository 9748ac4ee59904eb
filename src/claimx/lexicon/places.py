"""Which name is a place, of which country, and which word names a people; genders of given names.

All lookups read the tables of `data/tables` when first asked and take one name without its
context, as written in the text; a leading "the" does not matter. How case counts:

* Abbreviations (all capitals, or ending in a full stop: US, U.S., CAR, IN, Tex.) match only as
  written in the table, since "us", "car" and "in" are words.
* Every other name matches in any case ("FRANCE", "france"), but not in lower case where that is
  another word: `classes/lower_case_ambiguous.txt` (turkey, china, chad, polish, nice).
* A given name must begin with a capital ("Will", "Grace"; not "will").

Some names are of a place and of a person (Jordan, Chad, Georgia, Victoria, Sydney, Paris): both
lookups answer, and the caller decides by what stands around the name (a title, a surname, "in").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, TypeVar

from claimx.lexicon.load import table, words

PlaceType = Literal["GPE", "LOC"]
Gender = Literal["m", "f", "u", ""]

T = TypeVar("T")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'"})
#: Answers kept of each lookup; news has fewer names than that in a long run's working set.
_MEMORY = 65536
_GENDERS: dict[str, Gender] = {"m": "m", "f": "f", "u": "u"}


@lru_cache(maxsize=_MEMORY)
def country_of(name: str) -> str | None:
    """The country that `name` is a name or alias of, by its common English name."""
    return _find(_countries(), name)


@lru_cache(maxsize=_MEMORY)
def country_of_demonym(word: str) -> str | None:
    """The country of an adjective or noun for its people: "Canadians" -> "Canada".

    A part of a country leads to the country: "Scottish" -> "United Kingdom".
    """
    place = place_of_demonym(word)
    return place if place is None or place in _country_names() else region_country(place)


@lru_cache(maxsize=_MEMORY)
def place_of_demonym(word: str) -> str | None:
    """The country or region that `word` is the adjective or noun of: "Scottish" -> "Scotland"."""
    return _find(_demonyms(), word)


@lru_cache(maxsize=_MEMORY)
def is_demonym(word: str) -> bool:
    """Whether `word` names a people: of a country, a region, a continent, a city, or stateless."""
    return place_of_demonym(word) is not None or _in_class("peoples", word)


@lru_cache(maxsize=_MEMORY)
def place_type(name: str) -> PlaceType | None:
    """GPE for what has a government (country, region, city), LOC for continents, seas, landscapes.

    A name of both kinds is a GPE ("Georgia", "Lima").
    """
    if country_of(name) or _find(_cities(), name):
        return "GPE"
    region = _find(_regions(), name)
    if region is not None:
        return "GPE" if region[1] == "GPE" else "LOC"
    natural = _in_class("continents", name) or _in_class("locations_known", name)
    return "LOC" if natural else None


@lru_cache(maxsize=_MEMORY)
def capital_country(name: str) -> str | None:
    """The country of which `name` is the capital."""
    return _find(_capitals(), name)


@lru_cache(maxsize=_MEMORY)
def region_country(name: str) -> str | None:
    """The country that the region `name` (state, province, …) is part of."""
    region = _find(_regions(), name)
    return region[0] if region else None


@lru_cache(maxsize=_MEMORY)
def city_country(name: str) -> str | None:
    """The country of the city `name`; None if several have one (Cambridge, Tripoli)."""
    found = _find(_cities(), name)
    return found[0] if found and len(found) == 1 else None


@lru_cache(maxsize=_MEMORY)
def gender_of_given_name(name: str) -> Gender:
    """Who bears the given name `name`: "m", "f", "u" (both), "" (unknown).

    A double name that is not listed goes by its first part ("Anna-Lotta" as "Anna").
    """
    if not name[:1].isupper():
        return ""
    genders = _given_names()
    for key in (name, name.partition("-")[0]):
        found = genders.get(_fold(key)) or genders.get(_plain(key))
        if found is not None:
            return found
    return ""


# Keys: an abbreviation stands for itself; any other name is folded.
def _fold(name: str) -> str:
    return name.translate(_APOSTROPHES).casefold()


def _plain(name: str) -> str:
    """The folded name without its diacritics, so that "Jose" finds "José" and the reverse."""
    marks = unicodedata.normalize("NFD", _fold(name))
    return "".join(char for char in marks if not unicodedata.combining(char))


def _is_abbreviation(name: str) -> bool:
    return name.isupper() or name.endswith(".")


def _keys(name: str) -> Iterator[str]:
    """The keys under which a name of a table is stored."""
    bare = name.partition(" (")[0]
    for form in {name, bare}:
        if _is_abbreviation(form):
            yield form
        else:
            yield _fold(form)
            yield _plain(form)


def _lookups(name: str) -> Iterator[str]:
    """The keys to try for a name of a text, in order."""
    if not name:
        return
    article, _, rest = name.partition(" ")
    for form in (name, rest) if rest and article.casefold() == "the" else (name,):
        if _is_abbreviation(form):
            yield form
        if not (form.islower() and form in words("lower_case_ambiguous")):
            yield _fold(form)
            yield _plain(form)


def _find(index: dict[str, T], name: str) -> T | None:
    return next((index[key] for key in _lookups(name) if key in index), None)


def _in_class(kind: str, name: str) -> bool:
    return any(key in words(kind) for key in _lookups(name))


def _names(*cells: str) -> Iterator[str]:
    """The non-empty entries of cells whose entries are parted by "|"."""
    return (entry.strip() for cell in cells for entry in cell.split("|") if entry.strip())


@cache
def _country_names() -> frozenset[str]:
    return frozenset(row["name"] for row in table("countries"))


@cache
def _countries() -> dict[str, str]:
    # Names go before aliases, so that the alias of one state never hides the name of another.
    index = {key: row["name"] for row in table("countries") for key in _keys(row["name"])}
    for row in table("countries"):
        for alias in _names(row["aliases"]):
            for key in _keys(alias):
                index.setdefault(key, row["name"])
    return index


@cache
def _capitals() -> dict[str, str]:
    index: dict[str, str] = {}
    for row in table("countries"):
        for capital in _names(row["capital"]):
            for key in _keys(capital):
                index.setdefault(key, row["name"])
    return index


@cache
def _demonyms() -> dict[str, str]:
    index: dict[str, str] = {}
    for row in (*table("countries"), *table("regions")):
        for word in _names(row["demonyms"]):
            for key in _keys(word):
                index.setdefault(key, row["name"])
    return index


@cache
def _regions() -> dict[str, tuple[str, str]]:
    """Key -> (country, GPE | LOC)."""
    index: dict[str, tuple[str, str]] = {}
    for row in table("regions"):
        for name in _names(row["name"], row["aliases"]):
            for key in _keys(name):
                index.setdefault(key, (row["country"], row["type"]))
    return index


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """Key -> the countries that have a city so called."""
    index: dict[str, tuple[str, ...]] = {}
    for row in table("cities"):
        for key in _keys(row["name"]):
            known = index.get(key, ())
            index[key] = known if row["country"] in known else (*known, row["country"])
    return index


@cache
def _given_names() -> dict[str, Gender]:
    index: dict[str, Gender] = {}
    for row in table("given_names"):
        index[_fold(row["name"])] = _GENDERS[row["gender"]]
    for row in table("given_names"):
        plain = _plain(row["name"])
        index.setdefault(plain, index[_fold(row["name"])])
    return index
