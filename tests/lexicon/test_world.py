"""The gazetteer is complete: against the territories of CLDR (babel) and of countryinfo."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from countryinfo import all_countries

from claimx.lexicon import places
from claimx.lexicon.load import table

#: Codes of CLDR that are no country or territory with a name in the news: unions and groups, parts
#: of another row, and codes for tests.
NOT_COUNTRIES = frozenset(
    {"AC", "AQ", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
TERRITORIES = {
    code: name for code, name in Locale("en").territories.items()
    if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
}  # fmt: skip


def spoken(name: str) -> str:
    """A name of CLDR as news has it: "Macao SAR China" is Macao."""
    name = re.sub(r" \(.*\)| SAR China", "", name).replace("&", "and")
    return re.sub(", Ascension and Tristan da Cunha", "", name)


def test_every_territory_has_a_row() -> None:
    assert set(TERRITORIES) - {row["iso2"] for row in table("countries")} == set()


@pytest.mark.parametrize("code", sorted(TERRITORIES))
def test_its_name_leads_to_that_row(code: str) -> None:
    iso2 = {row["name"]: row["iso2"] for row in table("countries")}
    country = places.country_of(spoken(TERRITORIES[code]))
    assert country is not None
    assert iso2[country] == code


def test_nearly_all_demonyms_and_capitals_of_countryinfo_are_known() -> None:
    """Not all: some of its rows are of the past, misspelled or made from the country's name."""
    known = [c for c in all_countries() if places.country_of(c.name()) is not None]
    demonyms = [c.demonym() for c in known if isinstance(c.info().get("demonym"), str)]
    capitals = [c.capital() for c in known if isinstance(c.info().get("capital"), str)]
    found = [word for word in demonyms if word and places.is_demonym(word)]
    seats = [name for name in capitals if name and places.capital_country(name) is not None]
    assert len(known) >= 235
    assert len(found) >= 0.92 * len(demonyms)
    assert len(seats) >= 0.92 * len(capitals)


@pytest.mark.parametrize(
    ("capital", "country"),
    [("Pyongyang", "North Korea"), ("Paris", "France"), ("Sydney", None), ("Lagos", None)],
)
def test_capitals(capital: str, country: str | None) -> None:
    assert places.capital_country(capital) == country
