"""Which words of a phrase are given out."""

from __future__ import annotations

from types import ModuleType

import pytest

from claimx.meaning.relations.phrases import cut, phrase
from claimx.schema.facts import Filling
from claimx.schema.span import Extent


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("the Data Act ( DA )", "Data Act ( DA )"),
        ("the Data Act )", "Data Act"),
        ("its coast ,", "coast"),
    ],
)
def test_a_phrase_ends_in_a_bracket_only_if_it_opens_one(
    build: ModuleType, text: str, given: str
) -> None:
    tokens = build.reading(text).tokens
    found = phrase(tokens, Extent(0, len(tokens)))
    assert " ".join(tokens.words[found.start : found.end]) == given


def test_a_phrase_ends_at_a_contrast(build: ModuleType) -> None:
    tokens = build.reading("convicted of murder but/CC of/IN manslaughter").tokens
    (filling,) = cut(tokens, [Filling("offence", 2, Extent(2, 6), "of")])
    assert filling.extent == Extent(2, 3)
