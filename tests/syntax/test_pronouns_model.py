"""Pronouns in sentences of news read by the bundled language model: whom each one means."""

from __future__ import annotations

import pytest

from claimx import pipeline
from claimx.schema.article import Block, CleanText, Section
from claimx.schema.mention import MentionKind
from claimx.syntax.parse import parse_stream
from claimx.syntax.read import read_tree
from claimx.text.read import from_text

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def meant():
    """Text of one paragraph → what each pronoun of the third person means (the pronoun itself if
    nothing)."""
    nlp = pipeline.load().nlp

    def of(text: str) -> list[tuple[str, str]]:
        block = Block(0, len(text), Section.BODY)
        clean = CleanText(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
        (tree,) = parse_stream(nlp, [([block], [clean])])
        reading = read_tree(from_text(text, name="test", when=None, markdown=False),
                            [block], [], tree)  # fmt: skip
        return [
            (reading.tokens.lower[m.head], reading.entities[reading.entity_of[m.index]].name)
            for m in reading.mentions if m.kind is MentionKind.PRONOUN and m.gender + m.number
        ]  # fmt: skip

    return of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # gender, by given name, title and kinship
        ("Maria Silva met Peter Brown in Lisbon. She praised him.",
         [("she", "Maria Silva"), ("him", "Peter Brown")]),
        ("Mr. Okafor and Mrs. Lindqvist spoke on Friday. He left early.", [("he", "Okafor")]),
        ("The spokeswoman criticised Peter Brown. She resigned.", [("she", "The spokeswoman")]),
        # the article first: a pronoun tells the gender of a name that the lexicon does not know
        ("Ximborg said she was ill. Peter Brown visited. She recovered.",
         [("she", "Ximborg"), ("she", "Ximborg")]),
        # subjects before objects
        ("John Miller accused Peter Brown of fraud. He said on Monday that he had proof.",
         [("he", "John Miller"), ("he", "John Miller")]),
        # another statement behind a semicolon is not what the speaker tells
        ("John Miller resigned on Monday; he said that Peter Brown had lied.",
         [("he", "John Miller")]),
        # binding: not the subject of its own verb, nor what the relative clause is about
        ("John Miller thanked Peter Brown. Miller said Brown had helped him.",
         [("him", "John Miller")]),
        ("John Miller lost to Peter Brown, who succeeded him in May.", [("him", "John Miller")]),
        # reflexives and possessives within their clause
        ("John Miller defended himself against Peter Brown.", [("himself", "John Miller")]),
        ("Maria Silva sold her house to Anna Berg.", [("her", "Maria Silva")]),
        # in somebody's words the speaker is "I"
        ('"I asked Peter Brown for his resignation," wrote John Miller.',
         [("i", "I"), ("his", "Peter Brown")]),
        ('John Miller said he would "do his best".',
         [("he", "John Miller"), ("his", "John Miller")]),
        # cataphora
        ("When she arrived in Oslo, Maria Silva was arrested.", [("she", "Maria Silva")]),
        # a shared subject
        ("John Miller denied the murder of Peter Brown but said he had been there.",
         [("he", "John Miller")]),
        # organizations and things
        ("Valdora Holdings said it would close its factory in Lodz.",
         [("it", "Valdora Holdings"), ("its", "Valdora Holdings")]),
        # groups
        ("Rebels attacked the town on Sunday. They killed two soldiers.", [("they", "Rebels")]),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(meant, text, expected):
    assert meant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Lisbon on Sunday.",
        "It was clear that the talks had failed.",
        "Peter Brown left. She resigned on Friday.",
        "Anna Berg left. They resigned on Friday.",
        "His father said that Peter Brown was ill.",
    ],
)
def test_a_pronoun_without_an_antecedent_means_none(meant, text):
    assert all(name.lower() == word for word, name in meant(text))
