"""Sentences of news read by the bundled language model: the whole way from text to clauses.

What is asserted is what a reader cannot do without (who did it, to whom, what hangs on what), never
the shape of the tree.
"""

from __future__ import annotations

import pytest

from claimx import pipeline
from claimx.schema.article import Block, CleanText, Section
from claimx.syntax.parse import parse_stream
from claimx.syntax.read import read_tree
from claimx.text.read import from_text

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read():
    """Text of one paragraph → its reading."""
    nlp = pipeline.load().nlp

    def of(text: str):
        places = range(len(text))
        block = Block(0, len(text), Section.BODY)
        clean = CleanText(text, tuple(places), tuple(i + 1 for i in places))
        (tree,) = parse_stream(nlp, [([block], [clean])])
        article = from_text(text, name="test", when=None, markdown=False)
        return read_tree(article, [block], [], tree)

    return of


def roles(reading, lemma: str, kind: str) -> dict[str, str]:
    """Role → words (names: the name) of the only clause with that lemma and kind."""
    (clause,) = [c for c in reading.clauses if c.lemma == lemma and c.kind.value == kind]
    found = {}
    for argument in clause.arguments:
        at = reading.mention_at.get(argument.head)
        extent = argument.extent if at is None else reading.mentions[at].extent
        found.setdefault(argument.role, reading.tokens.text(extent))
    return found


@pytest.mark.parametrize(
    ("text", "lemma", "kind", "expected"),
    [
        (
            "Police in Nairobi arrested three men on Friday after a bomb exploded near a market.",
            "arrest", "verb", {"subject": "Police", "object": "three men", "on": "Friday"},
        ),
        (
            "The former treasurer was sentenced to six years in prison by a court in Warsaw.",
            "sentence", "verb", {"subject": "a court", "object": "The former treasurer"},
        ),
        (
            "The president appointed Maria Silva as finance minister last week.",
            "appoint", "verb", {"subject": "The president", "object": "Maria Silva"},
        ),
        (
            "The rebels, who seized the airport in March, released two hostages.",
            "seize", "verb", {"subject": "The rebels", "object": "the airport", "in": "March"},
        ),
        (
            "Officials said that the minister had resigned because of his health.",
            "resign", "verb", {"subject": "the minister", "because of": "his health"},
        ),
        (
            "The general was forced to leave the country in 2014.",
            "leave", "verb", {"subject": "The general", "object": "the country"},
        ),
        pytest.param(
            "Four people were killed and eleven were injured in the attack.",
            "injure", "verb", {"object": "eleven", "in": "the attack"},
            marks=pytest.mark.xfail(strict=True, reason="the tagger takes it for an adjective"),
        ),
        (
            "Anna Larsen is the director of the museum.",
            "director", "copula", {"subject": "Anna Larsen", "of": "the museum"},
        ),
        (
            "Peter Brown, the mayor of Leeds, welcomed the decision.",
            "mayor", "apposition", {"subject": "Peter Brown", "of": "Leeds"},
        ),
        (
            "The assassination of the prime minister by a soldier shocked the country.",
            "assassination", "noun", {"of": "the prime minister", "by": "a soldier"},
        ),
        (
            "The company was founded in Osaka by two brothers.",
            "found", "verb", {"subject": "two brothers", "object": "The company", "in": "Osaka"},
        ),
        (
            "Hundreds of workers who lost their jobs marched through the capital on Tuesday.",
            "lose", "verb", {"object": "their jobs"},
        ),
    ],
)  # fmt: skip
def test_who_did_what(read, text, lemma, kind, expected):
    found = roles(read(text), lemma, kind)
    assert {role: found.get(role) for role in expected} == expected


def test_negation_reaches_the_clause(read):
    reading = read("The government did not sign the treaty.")
    (clause,) = [c for c in reading.clauses if c.lemma == "sign"]
    assert [reading.tokens.words[i] for i in clause.negations] == ["not"]


def test_reported_speech_hangs_on_its_report(read):
    reading = read("Investigators said that the driver had fled the scene.")
    (fled,) = [c for c in reading.clauses if c.lemma == "flee"]
    assert fled.link.value == "content"
    assert fled.parent is not None
    assert reading.clauses[fled.parent].lemma == "say"


def test_a_pronoun_finds_its_name(read):
    reading = read("Maria Silva won the election. She will take office in May.")
    (entity,) = [e for e in reading.entities if e.name == "Maria Silva"]
    texts = [reading.tokens.text(reading.mentions[m].extent) for m in entity.mentions]
    assert texts == ["Maria Silva", "She"]


def test_every_extent_is_text_of_the_article(read):
    """The law: raw[start:end] is the words."""
    text = "Two people, among them a nurse, died in Tyler, Texas, on Monday, police said."
    reading = read(text)
    for extent in (m.extent for m in reading.mentions):
        span = reading.span(extent)
        assert text[span.start : span.end] == span.text


def test_a_description_before_a_name_is_its_title(read):
    reading = read("Police arrested the economist Maria Silva on Friday.")
    (mention,) = [m for m in reading.mentions if reading.tokens.text(m.extent) == "Maria Silva"]
    assert reading.tokens.text(mention.titles) == "economist"
    assert reading.tokens.text(mention.phrase) == "economist Maria Silva"
