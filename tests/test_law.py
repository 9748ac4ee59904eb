"""The output law over our articles, over hard little texts, and over anything that can be typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimx

pytestmark = pytest.mark.model

Law = Callable[[claimx.Result], None]
TextLaw = Callable[[str], None]

HARD = {
    "no claim": "Rain.",
    "open quotation": "“We never left, he told Reuters. Police arrested Jan Novak.",
    "windows newlines": "Police said\r\nthat Jan Novak\r\nwas shot.\r\n\r\n“No,” he said.\r\n",
    "outside the first plane": "🙂 Police arrested Jan Novák 𝒾n Brno on Monday. 🙂 He was killed.",
    "soft hyphens": "Po\u00adlice ar\u00adrested Jan No\u00advak\u200b in Brno.",
    "entities of HTML": "Police&nbsp;arrested Jan Novak &amp; his son on Monday.",
    "combining marks": "Police arrested Jan Nova\u0301k, the head of Cafe\u0301 Slavia, on Monday.",
    "capitals": "POLICE ARREST JAN NOVAK IN BRNO",
    "one long word": "a" * 5000,
    "digits that are no numbers": "He was 42² on Monday.³ The ² of ¹, aged ٣٤, was shot.",
    "only marks": "\"'“”‘’—…()[]!?",
}


def test_our_articles_keep_the_law(
    extractor: claimx.Extractor, corpus: list[Path], assert_output_law: Law
) -> None:
    for path in corpus:
        result = extractor.extract_file(path)
        assert result.claims
        assert_output_law(result)


@pytest.fixture(scope="session")
def assert_text_keeps_law(extractor: claimx.Extractor, assert_output_law: Law) -> TextLaw:
    """The law for a text. Hypothesis prints its arguments, and the extractor's repr is huge."""
    return lambda text: assert_output_law(extractor.extract(text))


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_hard_texts_keep_the_law(text: str, assert_text_keeps_law: TextLaw) -> None:
    assert_text_keeps_law(text)


#: Words and marks in which claims, reports, quotations and markup may come about.
_TEXT = """
Police arrested Jan Novak said that who was killed by the mayor of Brno on Monday 2019 will not may
allegedly and his her wife 20 people I we ’s &amp; , . “ ” " ' — - ( ) ? ! : ; # > *
"""
_WORDS = st.sampled_from([*_TEXT.split(), "\n", "\n\n", "\t", "\u00ad"])


@settings(max_examples=40, deadline=None)
@given(words=st.lists(_WORDS | st.text(max_size=6), min_size=1, max_size=40))
def test_any_text_keeps_the_law(words: list[str], assert_text_keeps_law: TextLaw) -> None:
    assert_text_keeps_law(" ".join(words))
