"""Names and entities in sentences of news, read by the bundled language model.

What is asserted is which names are found, their types, and which of them are one: what a reader
would mark by hand.
"""

from __future__ import annotations

import pytest

import claimx

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def entities():
    """Text → the records of its entities."""
    extractor = claimx.load()

    def of(text: str):
        return extractor.extract(text, name="test").entities

    return of


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The Bank of England raised its rate on Thursday.", "Bank of England", "ORG"),
        ("The Ministry of Foreign Affairs denied it.", "Ministry of Foreign Affairs", "ORG"),
        ("She left the University of Colorado at Boulder.",
         "University of Colorado at Boulder", "ORG"),
        ("Black Lives Matter marched on Sunday.", "Black Lives Matter", "ORG"),
        ("Members of the Proud Boys were arrested.", "Proud Boys", "ORG"),
        ("The House of Representatives passed the bill.", "House of Representatives", "ORG"),
        ("The Supreme Court of the Philippines ruled against him.",
         "Supreme Court of the Philippines", "ORG"),
        ("The Titanic sank within three hours.", "Titanic", "FAC"),
        ("HMS Victory is moored in Portsmouth.", "HMS Victory", "FAC"),
        ("Hurricane Maria hit the island.", "Hurricane Maria", "EVENT"),
        ("The Treaty of Versailles was signed in 1919.", "Treaty of Versailles", "LAW"),
        ("They landed at Oslo Airport on Friday.", "Oslo Airport", "FAC"),
        ("The International Court of Justice ruled on Monday.",
         "International Court of Justice", "ORG"),
        ("The Department of Corrections and Rehabilitation closed it.",
         "Department of Corrections and Rehabilitation", "ORG"),
        ("An Al-Qaeda cell was behind the attack.", "Al-Qaeda", "ORG"),
        ("Kim Jong-un's half-brother Kim Jong-nam was killed.", "Kim Jong-nam", "PERSON"),
        ("Counselor Ri Il-gyu, 52, defected to South Korea.", "Ri Il-gyu", "PERSON"),
        ("Moon Jae-in visited Brno.", "Moon Jae-in", "PERSON"),
        ("Ursula von der Leyen met the envoys.", "Ursula von der Leyen", "PERSON"),
        ("Conan O'Brien met the envoys.", "Conan O'Brien", "PERSON"),
        ("Xi Jinping met the envoys.", "Xi Jinping", "PERSON"),
        ("Fighting went on in northern Syria.", "northern Syria", "LOC"),
        ("Some of them were flown to nearby Porto.", "Porto", "GPE"),
        ("Republicans opposed the bill.", "Republicans", "NORP"),
        ("The French ambassador left.", "French", "GPE"),
        ("Hundreds of soldiers fled.", "Hundreds of soldiers", "GROUP"),
        ("The bomb killed 20 and injured 36.", "36", "GROUP"),
        ("The blast left two dead and five missing.", "two dead", "GROUP"),
        ("Several countries protested.", "Several countries", "GROUP"),
        ("The hospital was evacuated.", "The hospital", "FAC"),
    ],
)  # fmt: skip
def test_names_and_types(entities, text, name, type_):
    types = {entity.name: entity.type for entity in entities(text)}
    assert types.get(name) == type_


@pytest.mark.parametrize(
    ("text", "alias", "title"),
    [
        ("Senator Ana Ruiz of Nevada left.", "Senator Ana Ruiz of Nevada", "Senator"),
        ("French President Luc Moreau left.", "French President Luc Moreau", "French President"),
        ("The fire began in Dayton, Ohio.", "Dayton, Ohio", None),
        ("The World Meteorological Organization (WMO) warned of it.", "WMO", None),
    ],
)
def test_what_stands_around_a_name_is_an_alias(entities, text, alias, title):
    (found,) = [entity for entity in entities(text) if alias in entity.aliases]
    assert found.titles == (() if title is None else (title,))


ONE = [
    ("The Iraqi Parliament passed the law. The Parliament of Iraq then rose.",
     {"Iraqi Parliament", "Parliament of Iraq"}),
    ("Hurricane Dorian hit the coast. Dorian then turned north.", {"Hurricane Dorian", "Dorian"}),
    ("The Kurdistan Workers' Party (PKK) denied it. The PKK blamed others.", {"PKK"}),
    ("Canada protested. Canadian officials left.", {"Canada", "Canadian"}),
    ("Pyongyang denied the claim. North Korean envoys left.", {"Pyongyang", "North Korean"}),
    ("Jana Nováková resigned. Novakova had led the party.", {"Jana Nováková", "Novakova"}),
    ("Sudesh Amman was shot. Amman had left prison.", {"Sudesh Amman", "Amman"}),
    ("Richard K. Guy has died. Richard Kenneth Guy was a mathematician.",
     {"Richard K. Guy", "Richard Kenneth Guy"}),
    ("Osama bin Laden was shot. Usama bin Ladin had hidden there.",
     {"Osama bin Laden", "Usama bin Ladin"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), ONE)
def test_one_entity(entities, text, names):
    held = [{entity.name, *entity.aliases} for entity in entities(text)]
    assert any(names <= strings for strings in held), held


TWO = [
    ("The US Supreme Court agreed. The Wisconsin Supreme Court had ruled for him.",
     "US Supreme Court", "Wisconsin Supreme Court"),
    ("Anna Berg met Peter Berg. They spoke for an hour.", "Anna Berg", "Peter Berg"),
    ("The Scottish government objected. Britain did not answer.", "Scottish government", "Britain"),
    ("The House Oversight Committee met. The House Judiciary Committee did not.",
     "House Oversight Committee", "House Judiciary Committee"),
    ("Ri Chol-min, a minister, was shot. Another Ri, Ri Yong-ho, was arrested in May.",
     "Ri Chol-min", "Ri"),
    ("Sudesh Amman was shot. His father lives in Amman.", "Sudesh Amman", "Amman"),
    ("Ships lay in Jakarta Bay. Jakarta was flooded.", "Jakarta Bay", "Jakarta"),
    ("North Korean envoys left Pyongyang. Pyongyang lies on a river.", "North Korean", "Pyongyang"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other"), TWO)
def test_two_entities(entities, text, one, other):
    held = [{entity.name, *entity.aliases} for entity in entities(text)]
    assert not any({one, other} <= strings for strings in held), held


def test_a_sum_of_money_has_a_value(entities):
    (money,) = [e for e in entities("The firm paid about €4.2 billion.") if e.type == "MONEY"]
    assert (money.value, money.unit) == ("4200000000", "EUR")


def test_what_stands_first_in_a_quotation_names_no_body(entities):
    found = entities('"Former vice minister Paul Adler was shot," Brown said.')
    assert not any(entity.name == "Former" for entity in found)
