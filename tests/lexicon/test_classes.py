"""The word classes: each loads, is clean, is as large as news needs, and knows the common words."""

from __future__ import annotations

from importlib.resources import files

import pytest

from claimx.errors import DataError
from claimx.lexicon.load import words

CLASSES = files("claimx.lexicon").joinpath("data", "classes")
NAMES = sorted(entry.name.removesuffix(".txt") for entry in CLASSES.iterdir())

# Floors a little under the sizes at writing: a file cut short fails, an edited row does not.
MINIMUM = {
    "posts": 2000, "persons": 3000, "groups": 350, "organizations": 1500, "companies": 350,
    "parties": 80, "courts": 130, "schools": 100, "media": 400, "gpes": 120, "locations": 300,
    "facilities": 700, "events": 800, "works": 220, "laws": 130, "products": 300, "weapons": 200,
    "animals": 300, "awards": 150, "offences": 550, "penalties": 140, "documents": 230,
    "illnesses": 330, "languages": 180, "kinship": 230, "titles": 2000, "male_words": 170,
    "female_words": 170, "units": 250, "number_words": 70, "continents": 30, "peoples": 180,
    "facilities_known": 60, "people_counted_verbs": 50, "place_parts": 20, "casualty_states": 10,
    "locations_known": 400, "lower_case_ambiguous": 180,
}  # fmt: skip


def entries(name: str) -> list[str]:
    """The lines of a class file without comments and blanks."""
    lines = CLASSES.joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("name", NAMES)
def test_class_is_clean(name: str) -> None:
    found = [entry.partition("#")[0].strip() for entry in entries(name)]
    assert found == [entry.lower() for entry in found], "lower case only"
    assert all(" ".join(entry.split()) == entry for entry in found), "single blanks"
    assert not any("," in entry or "\t" in entry for entry in found), "one entry a line"
    assert len(found) == len(set(found)), sorted({x for x in found if found.count(x) > 1})


@pytest.mark.parametrize("name", NAMES)
def test_includes_resolve(name: str) -> None:
    for entry in entries(name):
        if entry.startswith("@"):
            assert words(entry[1:]) <= words(name)


@pytest.mark.parametrize(("name", "least"), MINIMUM.items())
def test_class_is_large_enough(name: str, least: int) -> None:
    assert len(words(name)) >= least


EXAMPLES = {
    "posts": "president,vice minister,second-in-charge,goalkeeper,chief of staff,mayor,surgeon",
    "persons": "mayor,daughter,gunman,defector,hostage,neighbour,neighbor,winner,student,boy",
    "groups": "people,police,crew,troops,militants,family,authorities",
    "organizations": "ministry,court,newspaper,university,gang,union,parliament,bank,party",
    "gpes": "country,city,village,republic,district",
    "locations": "river,border,mountain,coast,north",
    "facilities": "airport,embassy,prison,ship,mosque,academy,bridge",
    "events": "earthquake,election,war,ceremony,bombing,flooding,summit,shooting",
    "works": "book,film,album,song,painting",
    "laws": "treaty,constitution,decree,bill",
    "weapons": "knife,acid,missile,bomb,novichok",
    "offences": "murder,treason,bribery,spying,money laundering,perjury",
    "penalties": "fine,life imprisonment,death,prison",
    "illnesses": "covid-19,stroke,cancer,pneumonia",
    "awards": "nobel peace prize,gold medal,oscar,world cup",
    "kinship": "ex-wife,mother-in-law,half-brother,fiancée,stepson,nephew",
    "titles": "mr.,dr.,lt. gen.,sheikh,president",
    "male_words": "father,king,spokesman,mr.",
    "female_words": "mother,actress,businesswoman,mrs.",
}


@pytest.mark.parametrize(("name", "expected"), EXAMPLES.items())
def test_class_has_the_common_words(name: str, expected: str) -> None:
    assert set(expected.split(",")) <= words(name)


@pytest.mark.parametrize(
    ("name", "foreign"),
    [
        ("posts", "founder,friend,city,victim"),  # a relation or a state, no post
        ("persons", "city,ministry,earthquake,body,figure,other"),
        ("organizations", "body,knife,river"),
        ("kinship", "president,friend"),
        ("events", "city,class,round"),
    ],
)
def test_class_leaves_out(name: str, foreign: str) -> None:
    assert not set(foreign.split(",")) & words(name)


def test_male_and_female_words_do_not_meet() -> None:
    assert not words("male_words") & words("female_words")


def test_an_unknown_class_is_told() -> None:
    with pytest.raises(DataError, match="no_such_class"):
        words("no_such_class")
