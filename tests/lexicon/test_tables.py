"""The tables of places, names and bodies: columns, cells, and agreement between tables."""

from __future__ import annotations

from collections import defaultdict

import pytest

from claimx.lexicon.load import table

COLUMNS = {
    "countries": ("name", "aliases", "demonyms", "capital", "iso2", "continent"),
    "regions": ("name", "aliases", "demonyms", "country", "type"),
    "cities": ("name", "country", "region"),
    "given_names": ("name", "gender"),
    "organizations_known": ("name", "aliases", "type"),
}
# Cells that may be empty: nothing is known, or there is nothing.
MAY_BE_EMPTY = {"aliases", "demonyms", "capital", "iso2", "region"}
MINIMUM = {
    "countries": 240, "regions": 400, "cities": 700, "given_names": 2000, "organizations_known": 200
}  # fmt: skip
CONTINENTS = {"Africa", "Asia", "Europe", "North America", "South America", "Oceania"}
# Demonyms of more than one row: none at present; add one here with its reason.
SHARED_DEMONYMS: set[str] = set()


def cells(cell: str) -> list[str]:
    return [entry for entry in cell.split("|") if entry]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_complete(name: str) -> None:
    rows = table(name)
    assert len(rows) >= MINIMUM[name]
    for row in rows:
        assert tuple(row) == COLUMNS[name]
        assert all(row[column] for column in COLUMNS[name] if column not in MAY_BE_EMPTY), row
        lists = [cells(row[c]) for c in ("aliases", "demonyms") if c in row]
        assert all(len(entries) == len(set(entries)) for entries in lists), row
        assert not any(entry != entry.strip() for entries in lists for entry in entries), row


@pytest.mark.parametrize("name", ["countries", "regions", "given_names", "organizations_known"])
def test_names_are_unique(name: str) -> None:
    names = [row["name"] for row in table(name)]
    assert len(names) == len(set(names))


def test_cities_are_unique_within_a_country() -> None:
    rows = [(row["name"], row["country"], row["region"]) for row in table("cities")]
    assert len(rows) == len(set(rows))


def test_countries_and_regions_named_elsewhere_exist() -> None:
    countries = {row["name"] for row in table("countries")}
    regions = {(row["name"], row["country"]) for row in table("regions")}
    assert {row["country"] for row in table("regions")} <= countries
    assert {row["country"] for row in table("cities")} <= countries
    in_regions = {(row["region"], row["country"]) for row in table("cities") if row["region"]}
    assert in_regions <= regions


def test_codes_and_closed_sets() -> None:
    codes = [row["iso2"] for row in table("countries") if row["iso2"]]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 2 and code.isupper() for code in codes)
    assert {row["continent"] for row in table("countries")} == CONTINENTS
    assert {row["type"] for row in table("regions")} == {"GPE", "LOC"}
    assert {row["gender"] for row in table("given_names")} == {"m", "f", "u"}


def test_no_alias_is_of_two_countries() -> None:
    owners = defaultdict(set)
    for row in table("countries"):
        for name in (row["name"], *cells(row["aliases"])):
            owners[name.casefold()].add(row["name"])
    assert not {name: of for name, of in owners.items() if len(of) > 1}


def test_no_demonym_is_of_two_places() -> None:
    owners = defaultdict(set)
    for row in (*table("countries"), *table("regions")):
        for word in cells(row["demonyms"]):
            owners[word.casefold()].add(row["name"])
    assert {word for word, of in owners.items() if len(of) > 1} == SHARED_DEMONYMS


def test_no_alias_is_of_two_bodies() -> None:
    owners = defaultdict(set)
    for row in table("organizations_known"):
        for name in (row["name"], *cells(row["aliases"])):
            owners[name].add(row["name"])
    shared = {name for name, of in owners.items() if len(of) > 1}
    assert not shared
