"""Values and units of amounts."""

from __future__ import annotations

import pytest

from claimx.meaning.quantities import number_in, quantity
from claimx.schema.article import Section
from claimx.schema.mention import EntityType
from claimx.schema.span import Extent
from claimx.schema.tokens import Sentence, Tokens

_SIGNS = {"$": "SYM", "€": "SYM", "%": "SYM", "-": "PUNCT"}


def amount(text: str, type_: str, head: int = -1) -> tuple[str | None, str | None]:
    """The value and unit of blank-separated words; `head` is the index of the head."""
    words = text.split()
    starts = [sum(len(w) + 1 for w in words[:k]) for k in range(len(words))]
    tokens = Tokens(
        words=words, lower=[w.lower() for w in words],
        lemmas=[w.lower().removesuffix("s") for w in words],
        upos=[_SIGNS.get(w, "NOUN") for w in words], tags=["NN"] * len(words), starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        sentence_of=[0] * len(words), sentences=[Sentence(0, len(words), Section.BODY, 0)],
    )  # fmt: skip
    return quantity(tokens, Extent(0, len(words)), head % len(words), EntityType(type_))


@pytest.mark.parametrize(
    ("text", "type_", "head", "expected"),
    [
        ("$ 20 million", "MONEY", 0, ("20000000", "dollar")),
        ("about US$ 4.2 billion", "MONEY", 1, ("4200000000", "USD")),
        ("1,250 euros", "MONEY", -1, ("1250", "EUR")),
        ("€ 3bn", "MONEY", 0, ("3000000000", "EUR")),
        ("at least 12.5 %", "PERCENT", -1, ("12.5", "%")),
        ("forty percent", "PERCENT", -1, ("40", "%")),
        ("six kilometers", "QUANTITY", -1, ("6", "kilometer")),
        ("two hundred and five", "CARDINAL", -1, ("205", None)),
        ("one million two hundred thousand", "CARDINAL", -1, ("1200000", None)),
        ("thirty-six", "CARDINAL", -1, ("36", None)),
        ("the third", "ORDINAL", -1, ("3", None)),
        ("0.50", "CARDINAL", -1, ("0.5", None)),
    ],
)  # fmt: skip
def test_value_and_unit(text, type_, head, expected):
    assert amount(text, type_, head) == expected


@pytest.mark.parametrize(
    "text", ["dozens", "between 36 and 40", "two or three", "a third", "2:05:46", "10-12"]
)
def test_what_settles_no_value_has_none(text):
    assert amount(text, "CARDINAL") == (None, None)


@pytest.mark.parametrize(
    ("said", "value"),
    [("at least nine", 9), ("1,200", 1200), ("dozens", None), ("two of 30", None)],
)
def test_the_one_number_among_words(said, value):
    assert number_in(said.split()) == value
