"""Gold records, and where their words stand in the text."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.schema.gold import GoldTime, iso_text, occurrences, whole_occurrences
from claimx.schema.inventory import RoleInfo, make_inventory
from claimx.schema.pack import Relation, RoleSpec


@pytest.mark.parametrize(
    ("given_value", "text"),
    [
        (2019, "2019"),
        (date(2019, 2, 3), "2019-02-03"),
        (datetime(2019, 2, 3, 6, 0), "2019-02-03T06:00"),
        (datetime(2019, 2, 3, 6, 0, 7), "2019-02-03T06:00:07"),
        ("1990~", "1990~"),
        (None, None),
    ],
)
def test_time_values_become_iso_text(given_value: object, text: str | None) -> None:
    assert iso_text(given_value) == text
    assert GoldTime.model_validate({"text": "then", "value": given_value}).value == text


@given(st.text(alphabet="aáb “”\n\u00ad\U0001f600", max_size=30), st.text("aáb ", min_size=1))
def test_every_occurrence_holds_its_words(raw: str, words: str) -> None:
    found = list(occurrences(raw, words))
    assert all(raw[span.start : span.end] == span.text == words for span in found)
    assert bool(found) == (words in raw)
    assert set(whole_occurrences(raw, words)) <= set(found)


def test_a_name_inside_a_word_is_no_whole_occurrence() -> None:
    assert [span.start for span in whole_occurrences("Brian Ri's (Ri) Rio", "Ri")] == [6, 12]


def test_the_inventory_keeps_roles_in_order() -> None:
    pack = Relation(
        means="",
        symmetric=True,
        roles={"party_a": RoleSpec(filler="ENT", core=True), "topic": RoleSpec(filler="STR")},
    )
    spec = make_inventory({"met": pack})["met"]
    assert spec.core() == ("party_a",)
    assert spec.roles["topic"] == RoleInfo("STR", False)
    assert spec.symmetric
