"""Names, phrases, numbers and times as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.evaluate.times import normalise_time
from claimx.evaluate.words import (
    has_proper_head,
    head_word,
    normalise_name,
    numbers_agree,
    numbers_in,
    phrases_agree,
)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("The U.S.", "US"),
        ("China’s", "china"),
        ("the Workers’ Party", "Workers' Party"),
        ("D’Arcy", "D'Arcy"),
        ("Jana Nováková", "jana  novakova"),
        ("diplo\u00admat", "diplomat"),
        ("Al-Shabaab,", "al Shabaab"),
        ("a\u00a0student", "A student"),
    ],
)
def test_spellings_of_one_name(name: str, other: str) -> None:
    assert normalise_name(name) == normalise_name(other) != ""


def test_names_that_differ() -> None:
    assert normalise_name("Ri Hak-bom") != normalise_name("Ri Sung-chan")
    assert normalise_name("The") == ""


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("vice minister of defence", "minister"),
        ("the former head, who left in May", "head"),
        ("second-in-charge", "second in charge"),
        ("being a spy for the United States", "spy"),
        ("within two miles", "mile"),
        ("murders", "murder"),
        ("charge d'affaires", "daffaire"),
        ("", ""),
    ],
)
def test_head_of_a_phrase(phrase: str, head: str) -> None:
    assert head_word(phrase) == head


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Deputy Governor", "governor of the region", True),  # heads
        ("drug smuggling", "smuggling drugs into Bali", True),  # both content words
        ("six years in prison", "prison", True),  # half of one
        ("second-in-charge", "second in charge", True),
        ("the murder of his wife", "fraud", False),
        ("", "of the", False),
    ],
)
def test_phrases(one: str, other: str, agree: bool) -> None:
    assert phrases_agree(one, other) is agree
    assert phrases_agree(other, one) is agree


@pytest.mark.parametrize(
    ("phrase", "values"),
    [
        ("five", (5,)),
        ("10,000", (10_000,)),
        ("between 36 and 40", (36, 40)),
        ("36-40", (36, 40)),
        ("one million rubles", (1e6,)),
        ("$5.3bn", (5.3e9,)),
        ("two hundred and five", (205,)),
        ("one hundred thousand five", (100_005,)),
        ("a dozen", (12,)),
        ("half a million", (5e5,)),
        ("at least twenty-five", (25,)),
        ("41-year-old", (41,)),
        ("dozens", ()),
        ("the third", ()),
        ("two dozen and three", (27,)),
    ],
)
def test_values_of_numbers(phrase: str, values: tuple[float, ...]) -> None:
    assert numbers_in(phrase) == values


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("five", "5", True),
        ("about 10,000", "ten thousand", True),
        ("444 days", "444", True),
        ("five people", "six people", False),  # the value decides, not the words
        ("dozens", "dozens of them", True),
        ("dozens", "12", False),
    ],
)
def test_numbers(one: str, other: str, agree: bool) -> None:
    assert numbers_agree(one, other) is agree


@given(st.text())
def test_any_text_can_be_compared(text: str) -> None:
    normalise_name(text)
    assert phrases_agree(text, text) is bool(head_word(text))
    if head_word(text):
        assert numbers_agree(text, text)


@pytest.mark.parametrize(
    ("value", "normal"),
    [
        (None, None),
        ("", None),
        ("2019-02", "2019-02"),
        ("2019-07/", "2019-07/.."),
        ("2019-07/open", "2019-07/.."),
        ("/2013", "../2013"),
        ("2019/2019", "2019"),
        ("2016 / 2019", "2016/2019"),
        ("2019-02-03T06:00:00", "2019-02-03T06:00"),
        ("1990~", "1990~"),
    ],
)
def test_times(value: str | None, normal: str | None) -> None:
    assert normalise_time(value) == normal


@pytest.mark.parametrize(
    ("phrase", "proper"),
    [
        ("Han", True), ("the Bank of England", True), ("Vice Minister Han", True),
        ("al-Shabaab", True), ("iPhone", True), ("Flight 302", True), ("two Canadians", True),
        ("the mayor of Brno", False), ("a US operation", False), ("12", False),
        ("police", False), ("mayor Jana Novak, a lawyer", True),
    ],
)  # fmt: skip
def test_a_name_has_a_capital_in_its_head(phrase: str, proper: bool) -> None:
    assert has_proper_head(phrase) is proper
