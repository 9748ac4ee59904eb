"""What the packs must not take for a filler, and must not say twice."""

from __future__ import annotations

from datetime import date

import pytest

import claimx

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def packs_only() -> claimx.Extractor:
    return claimx.load(claimx.Settings(learned=False))


@pytest.mark.parametrize(
    ("text", "relation", "role"),
    [
        ("Ruiz, a founder of the Lima Bank, was convicted of theft.", "convicted", "court"),
        ("The painter died in the city of Lyon.", "died", "cause"),
        ("The painter died at home in the company of his wife.", "died", "cause"),
        ("The pilot survived an attack on his plane.", "attacked", "agent"),
        ("They would kill the farmers.", "killed", "means"),
    ],
)
def test_unfilled(packs_only: claimx.Extractor, text: str, relation: str, role: str) -> None:
    result = packs_only.extract(text, name="text", when=date(2024, 5, 21))
    claims = [claim for claim in result.claims if claim.relation == relation]
    assert claims
    assert all(claim.role(role) is None for claim in claims)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Two adults were injured in a fire. The injured adults were taken away.", "injured"),
        ("The general ordered an attack on the port.", "attacked"),
        ("Police said Ana Ruiz died on Monday. The mayor said that Ruiz's death shocked him.",
         "died"),
    ],
)  # fmt: skip
def test_told_once(packs_only: claimx.Extractor, text: str, relation: str) -> None:
    result = packs_only.extract(text, name="text", when=date(2024, 5, 21))
    assert [claim.relation for claim in result.claims].count(relation) == 1
