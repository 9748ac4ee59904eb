"""Lookups of places, demonyms and given names, one example a line."""

from __future__ import annotations

import pytest

from claimx.lexicon.load import table
from claimx.lexicon.places import (
    city_country,
    country_of,
    country_of_demonym,
    gender_of_given_name,
    is_demonym,
    place_of_demonym,
    place_type,
    region_country,
)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Canada", "Canada"),
        ("US", "United States"),
        ("U.S.", "United States"),
        ("the United States", "United States"),
        ("AMERICA", "United States"),
        ("Burma", "Myanmar"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("DPRK", "North Korea"),
        ("The Netherlands", "Netherlands"),
        ("Turkey", "Turkey"),
        ("TURKEY", "Turkey"),
        ("france", "France"),
        ("turkey", None),  # the bird
        ("china", None),  # the cups
        ("us", None),  # the pronoun
        ("Us", None),
        ("car", None),  # CAR is the Central African Republic
        ("Paris", None),
        ("", None),
        ("the", None),
    ],
)
def test_country_of(name: str, country: str | None) -> None:
    assert country_of(name) == country


@pytest.mark.parametrize(
    ("word", "country", "place"),
    [
        ("Canadian", "Canada", "Canada"),
        ("Canadians", "Canada", "Canada"),
        ("Britons", "United Kingdom", "United Kingdom"),
        ("North Korean", "North Korea", "North Korea"),
        ("Scottish", "United Kingdom", "Scotland"),
        ("Texans", "United States", "Texas"),
        ("Chechen", "Russia", "Chechnya"),
        ("Polish", "Poland", "Poland"),
        ("polish", None, None),  # of shoes
        ("Samoan", "Samoa", "Samoa"),
        ("Nigerien", "Niger", "Niger"),
        ("Nigerian", "Nigeria", "Nigeria"),
        ("European", None, None),  # a people, of no one country
        ("table", None, None),
    ],
)
def test_demonyms(word: str, country: str | None, place: str | None) -> None:
    assert country_of_demonym(word) == country
    assert place_of_demonym(word) == place


@pytest.mark.parametrize(
    ("word", "truth"),
    [("Kurds", True), ("European", True), ("Londoner", True), ("Welsh", True), ("tuesday", False)],
)
def test_is_demonym(word: str, truth: bool) -> None:
    assert is_demonym(word) is truth


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ukraine", "GPE"),
        ("Texas", "GPE"),
        ("Tex.", "GPE"),
        ("Kiev", "GPE"),
        ("Malaga", "GPE"),
        ("Málaga", "GPE"),
        ("the Bronx", "GPE"),
        ("Nice", "GPE"),
        ("nice", None),
        ("Europe", "LOC"),
        ("the Middle East", "LOC"),
        ("Mediterranean Sea", "LOC"),
        ("Siberia", "LOC"),
        ("in", None),  # IN is Indiana
        ("ME", "GPE"),
        ("me", None),
        ("Mozart", None),
    ],
)
def test_place_type(name: str, kind: str | None) -> None:
    assert place_type(name) == kind


def test_every_capital_is_a_gpe() -> None:
    capitals = {row["capital"] for row in table("countries") if row["capital"]}
    assert {name for name in capitals if place_type(name) != "GPE"} == set()


def test_every_name_of_a_country_leads_to_it() -> None:
    for row in table("countries"):
        for name in (row["name"], *(a for a in row["aliases"].split("|") if a)):
            assert country_of(name) == row["name"]


def test_every_region_has_its_country() -> None:
    for row in table("regions"):
        assert region_country(row["name"]) == row["country"]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Texas", "United States"),
        ("Georgia", "United States"),  # the country is asked for with country_of
        ("Quebec", "Canada"),
        ("the West Bank", "Palestine"),
        ("Tibet", "China"),
        ("France", None),
    ],
)
def test_region_country(name: str, country: str | None) -> None:
    assert region_country(name) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kyiv", "Ukraine"), ("Paris", "France"), ("Cambridge", None), ("Atlantis", None)],
)
def test_city_country(name: str, country: str | None) -> None:
    assert city_country(name) == country


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("John", "m"),
        ("Grace", "f"),
        ("grace", ""),  # the noun
        ("Jose", "m"),
        ("JOSÉ", "m"),
        ("Jordan", "u"),  # a country as well: the caller decides
        ("Anna-Lotta", "f"),
        ("Jong-un", "m"),
        ("Jana", "f"),
        ("Xqwz", ""),
        ("", ""),
    ],
)
def test_gender_of_given_name(name: str, gender: str) -> None:
    assert gender_of_given_name(name) == gender
