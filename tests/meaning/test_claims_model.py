"""Whole sentences through the bundled models: who did it, who says so, whether it is so."""

from __future__ import annotations

from datetime import date

import pytest

import claimx
from claimx import Claim
from claimx.settings import Settings

pytestmark = pytest.mark.model

PLAIN = ("affirmed", "certain", "actual")


@pytest.fixture(scope="module")
def extractor() -> claimx.Extractor:
    return claimx.load(Settings(open_claims="none"))


def shown(claim: Claim) -> str:
    """ "role=name, …; time; source > source; status", empty parts left out."""
    roles = ", ".join(f"{r.role}={r.name or r.text}" for r in claim.roles)
    sources = " > ".join(e.source.text if e.source else "?" for e in claim.attribution)
    status = (claim.polarity.value, claim.certainty.value, claim.realis.value)
    said = " ".join(value for value in status if value not in PLAIN)
    parts = (roles, str(claim.time.value) if claim.time else "", sources, said)
    return "; ".join(part for part in parts if part)


CASES = [
    ("Iran denied involvement in the killing of Peter Falk.", "killed",
     "victim=Peter Falk, agent=Iran; Iran; negated"),
    ("Paul Ryan is on trial for the murder of Ann Lee.", "killed",
     "victim=Ann Lee, agent=Paul Ryan; alleged"),
    ("Paul Ryan was jailed for the murder of Ann Lee.", "killed",
     "victim=Ann Lee, agent=Paul Ryan"),
    ("The Orient Express derailed, killing five people.", "killed",
     "victim=five people, count=five, means=derailed"),
    ("The minister was shot dead on Sunday, state television reported, quoting a spokesman.",
     "killed", "victim=The minister, means=shot; 2020-05-10; state television > a spokesman"),
    ("Reuters, citing two officials, said that the army had killed Yusuf Baran.", "killed",
     "victim=Yusuf Baran, agent=the army; Reuters > two officials"),
    ("His wife, Lorna Pelham, was cleared of fraud.", "convicted",
     "person=Lorna Pelham, offence=fraud; negated"),
    ("Reports that Daniel Okoro had been arrested were untrue, the government said.", "detained",
     "person=Daniel Okoro; the government; negated"),
    ("Neither Ilan Dorsev nor Marta Helsin has resigned.", "resigned",
     "person=Marta Helsin; negated"),
    ("As many as 300 people were killed in the quake.", "killed",
     "victim=As many as 300 people, means=quake, count=As many as 300"),
    ("The blast killed as many as 300.", "killed",
     "victim=as many as 300, means=blast, count=as many as 300"),
    ("Adam Smith was convicted of rape, sexual assault and robbery.", "convicted",
     "person=Adam Smith, offence=rape, sexual assault and robbery"),
    ("Adam Smith took a second degree, in library science, at Lund University.", "educated_at",
     "person=Adam Smith, institution=Lund University, degree=second degree, in library science"),
    ("The claim that Adam Smith was arrested lies at the heart of the case.", "detained",
     "person=Adam Smith; ?"),
    ("Adam Smith was killed no longer than a week ago.", "killed",
     "victim=Adam Smith; 2020-05-06"),
    ("Adam Smith was questioned by Ann Lee over the murder of Boris Kahn.", "killed",
     "victim=Boris Kahn"),
    ("Nordbank was founded in 1988 and employs 2,300 people.", "has_quantity",
     "subject=Nordbank, measure=people, quantity=2,300"),
    ("In March a court fined the company 2 million zlotys for fraud; PGM has appealed.",
     "sentenced",
     "person=the company, penalty=2 million zlotys, offence=fraud, court=a court; 2020-03"),
    ("The radio station RMF had reported, quoting an unnamed firefighter, that Jan Nowak was dead.",
     "died", "person=Jan Nowak; RMF > an unnamed firefighter"),
    ("Reuters, citing two officials, put the toll at 12.", "killed",
     "victim=12, count=12; Reuters > two officials"),
    ("Ivan Koval was killed with a nerve agent in the lobby of an inn in Bangkok.", "killed",
     "victim=Ivan Koval"),
    ("The ship, which was built in 1998, sank off the coast of Oman.", "happened", "event=sank"),
    ("Berg served as finance minister from 2013 until last month.", "holds_position",
     "person=Berg, position=finance minister; 2013/2020-04"),
    ("The president called elections for September.", "happened",
     "event=elections; 2020-09; future"),
    ("The attacker, identified as Lars Nilsen, was arrested.", "detained", "person=Lars Nilsen"),
    ("Wanjiru dismissed Otieno and two other ministers.", "dismissed",
     "person=Otieno, agent=Wanjiru"),
    ("Adam Reich, 44, was not charged.", "aged", "person=Adam Reich, age=44"),
    ("Ryan is no longer a suspect in the murder.", "accused",
     "accused=Ryan, offence=murder; negated"),
    ("Lena Ford lost the Booker Prize to Paul Hunt.", "awarded",
     "recipient=Lena Ford, award=Booker Prize; negated"),
    ("Kevin Marsh, he said, killed the banker.", "killed",
     "victim=the banker, agent=Kevin Marsh; he"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation", "expected"), CASES)
def test_a_claim_of_the_sentence(
    extractor: claimx.Extractor, text: str, relation: str, expected: str
) -> None:
    claims = extractor.extract(f"{text}\n", when=date(2020, 5, 13)).claims
    assert expected in [shown(claim) for claim in claims if claim.relation == relation]


@pytest.mark.parametrize(
    "text", ["Russia's killing of Ann Lee", "The murder of Ann Lee by Paul Ryan."]
)
def test_a_deed_without_a_verb_is_told(extractor: claimx.Extractor, text: str) -> None:
    assert [c.relation for c in extractor.extract(f"{text}\n").claims] == ["killed"]


def test_a_headline_has_the_time_of_the_opening_paragraph(extractor: claimx.Extractor) -> None:
    text = "Thousands march in Oslo\n\nAbout 9,000 people marched in Oslo on Saturday.\n"
    claims = extractor.extract(text, when=date(2020, 5, 13)).claims
    marched = [c for c in claims if c.relation == "protested"]
    assert {c.time.value for c in marched if c.time} == {"2020-05-09"}
    assert all(c.time for c in marched)
