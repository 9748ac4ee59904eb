"""Descriptions in sentences of news read by the bundled language model: what each takes up."""

from __future__ import annotations

import pytest

from claimx import pipeline
from claimx.schema.article import Block, CleanText, Section
from claimx.syntax.parse import parse_stream
from claimx.syntax.read import read_tree
from claimx.text.read import from_text

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def together():
    """Text of one paragraph and two of its phrases → whether the last mentions that contain them
    are one entity."""
    nlp = pipeline.load().nlp

    def of(text: str, one: str, other: str) -> bool:
        block = Block(0, len(text), Section.BODY)
        clean = CleanText(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
        (tree,) = parse_stream(nlp, [([block], [clean])])
        reading = read_tree(from_text(text, name="test", when=None, markdown=False),
                            [block], [], tree)  # fmt: skip
        spoken = {
            reading.tokens.text(extent): reading.entity_of[mention.index]
            for mention in reading.mentions for extent in (mention.full, mention.extent)
        }
        return spoken[one] == spoken[other]

    return of


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # the same noun, with fewer modifiers, in a title or in a name
        ("A cargo ship sank off Norway. Divers found the ship on Monday.",
         "A cargo ship", "the ship"),
        ("Senator Maria Silva resigned. The senator denied wrongdoing.",
         "Maria Silva", "The senator"),
        ("Brown visited the Hadley Mosque on Friday. The mosque was closed.",
         "the Hadley Mosque", "The mosque"),
        # a noun of like meaning
        ("A ferry capsized near Manila. The vessel carried 80 passengers.",
         "A ferry", "The vessel"),
        # a noun of a wider meaning
        ("Valdora Holdings lost money in May. The company fired 300 workers.",
         "Valdora Holdings", "The company"),
        ("Brown flew to Peru on Monday. The country mourned its dead.", "Peru", "The country"),
        ("Kenyan police held a Dutch woman on Friday. She had tried to leave the country.",
         "Kenyan", "the country"),
        ("Lindqvist was born in Lyon in 1961. The city honoured her.", "Lyon", "The city"),
        # the only person that fits, the age told for the first time
        ("Police arrested John Miller in Leeds. The 23-year-old man denied the charge.",
         "John Miller", "The 23-year-old man"),
        # before a name that was known
        pytest.param(
            "Peter Brown fled on Monday. A resident of Leeds, Brown had been sought for days.",
            "Brown", "A resident of Leeds",
            marks=pytest.mark.xfail(strict=True, reason="the parser takes both for subjects"),
        ),
        # what one owner has
        ("Maria Silva left with her husband. Police questioned Silva's husband on Monday.",
         "her husband", "Silva's husband"),
    ],
)  # fmt: skip
def test_what_a_description_takes_up(together, text, one, other):
    assert together(text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # modifiers that say something new
        ("The first company closed in May. The second company hired workers.",
         "The first company", "The second company"),
        ("The Polish minister resigned. The German minister stayed.",
         "The Polish minister", "The German minister"),
        # another number
        ("Two ships sank off Norway. Divers found the ship on Monday.",
         "Two ships", "the ship"),
        # another kind: a title is no thing, a city no country, a party no company
        ("City councillor Peter Brown resigned. The city mourned.", "Peter Brown", "The city"),
        ("Lindqvist was born in Lyon in 1961. The country honoured her.", "Lyon", "The country"),
        # another possessor
        ("Maria Silva left with her husband. Anna Berg phoned Berg's husband.",
         "her husband", "Berg's husband"),
        # what somebody is in is not what they are
        ("John Miller is in critical condition.", "John Miller", "critical condition"),
        # the subject of its own clause
        ("A court in Moscow ordered the closure of the organisation.",
         "A court in Moscow", "the organisation"),
        # a thing named after a person
        pytest.param("Anna Berg sang on Sunday. The Anna Berg Show began in 1968.",
                     "Anna Berg", "Anna Berg Show", marks=pytest.mark.xfail(
                         strict=True, reason="to the network the name ends before its noun")),
        # of several persons none
        ("Peter Brown met John Miller in Oslo. The man was arrested on Monday.",
         "Peter Brown", "The man"),
    ],
)  # fmt: skip
def test_what_a_description_does_not_take_up(together, text, one, other):
    assert not together(text, one, other)


def test_part_of_something_does_not_say_what_it_is(together):
    assert not together("The town is part of the county.", "The town", "part of the county")
