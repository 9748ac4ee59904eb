"""Which mentions are one entity, and by which rule."""

from __future__ import annotations

import pytest

from claimx.schema.mention import Mention
from claimx.syntax.coref import ranking
from claimx.syntax.coref.features import way
from claimx.syntax.coref.scene import Scene
from claimx.syntax.mentions import find_mentions

MEETING = "Jana Novak met Peter Brown in Prague."
WIFE = "Maria Brown, his wife, left."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((MEETING, "She left on Monday."), {"Jana Novak": ["Jana Novak", "She"]}),
        ((MEETING, "He left."), {"Peter Brown": ["Peter Brown", "He"]}),
        ((MEETING, "Brown resigned."), {"Peter Brown": ["Peter Brown", "Brown"]}),
        (
            (MEETING, "Novak said that he had lied."),
            {"Jana Novak": ["Jana Novak", "Novak"], "Peter Brown": ["Peter Brown", "he"]},
        ),
        (
            ("Police arrested Han in Prague on Monday.", "After he fled, police arrested Han."),
            {"Han": ["Han", "he", "Han"]},
        ),
        (("Han hurt himself.",), {"Han": ["Han", "himself"]}),
        (("Novak saw her mother.",), {"Novak": ["Novak", "her"]}),
        (("Rebels attacked the town.", "They killed two soldiers."),
         {"Rebels": ["Rebels", "They"]}),
    ],
)  # fmt: skip
def test_pronouns_and_surnames(entities, texts, expected):
    """Pronouns by gender and number, surnames by the end of a fuller name."""
    assert entities(*texts) == expected


def test_two_bearers_of_one_surname_keep_apart(entities):
    found = entities(MEETING, WIFE)
    assert found["Peter Brown"] == ["Peter Brown", "his"]
    assert found["Maria Brown"] == ["Maria Brown", "his wife"]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [("Mr. Brown hurt him.", "Peter Brown"), ("Mrs. Brown left.", "Maria Brown")],
)
def test_a_title_tells_which_bearer_of_a_surname_is_meant(entities, text, bearer):
    assert "Brown" in entities(MEETING, WIFE, text)[bearer]


def test_without_a_title_no_relative_is_meant(entities):
    assert entities(MEETING, WIFE, "Brown resigned.")["Peter Brown"][-1] == "Brown"


def test_an_acronym_joins_the_name_it_stands_for(entities):
    found = entities("The World Health Organization warned Cuba.", "The WHO closed its office.")
    assert found == {"World Health Organization": ["World Health Organization", "WHO", "its"]}


def test_a_demonym_joins_its_country(build):
    reading = build.reading(
        "The World Health Organization warned Cuba.", "The Cuban government protested."
    )
    (cuba,) = [entity for entity in reading.entities if entity.name == "Cuba"]
    assert cuba.reasons == ("name", "country")


def test_people_are_not_their_country(build):
    """"Canadians" are not Canada, nor one with "Canadian" before a noun."""
    reading = build.reading("Canadians protested.", "The World Health Organization warned Cuba.")
    assert all(len(entity.mentions) == 1 for entity in reading.entities)


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Han, a former minister, resigned.", "Han", ["Han", "a former minister"]),
        (
            "A former minister, Jana Novak, resigned.",
            "Jana Novak",
            ["A former minister", "Jana Novak"],
        ),
        ("Novak, a teacher, is a mother.", "Novak", ["Novak", "a teacher", "a mother"]),
        ("Han lived in Prague, the capital.", "Prague", ["Prague", "the capital"]),
        ("Han is the head of the agency.", "Han", ["Han", "the head of the agency"]),
    ],
)
def test_descriptions_in_apposition_and_predication(entities, text, name, mentions):
    assert entities(text)[name] == mentions


def test_where_somebody_is_does_not_say_who(entities):
    assert entities("The student was in the camp.") == {}


def test_what_a_person_is_tells_the_gender(entities):
    """A surname alone has none; "is a mother" gives it."""
    assert entities("Novak, a teacher, is a mother.", "She left on Monday.")["Novak"][-1] == "She"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("Prime Minister Jana Novak resigned.", "The minister left."),
            {"Jana Novak": ["Jana Novak", "The minister"]},
        ),
        (("Prime Minister Jana Novak resigned.", "A minister resigned."), {}),
        (
            ("The World Health Organization warned Cuba.", "The minister left."),
            {},
        ),
    ],
)
def test_definite_descriptions_look_back_and_indefinite_ones_do_not(entities, texts, expected):
    assert entities(*texts) == expected


@pytest.mark.parametrize(
    ("texts", "head", "reason"),
    [
        ((MEETING, "Brown resigned."), "Brown", "surname"),
        ((MEETING, "He left."), "He", "pronoun:he"),
        (("Han, a former minister, resigned.",), "minister", "apposition"),
        (("The World Health Organization warned Cuba.", "The WHO closed its office."),
         "WHO", "known-name"),
    ],
)  # fmt: skip
def test_every_join_names_its_rule(build, texts, head, reason):
    reading = build.reading(*texts)
    reasons = {
        reading.tokens.words[reading.mentions[m].head]: why
        for entity in reading.entities if len(entity.mentions) > 1
        for m, why in zip(entity.mentions, entity.reasons, strict=True)
    }  # fmt: skip
    assert reasons[head] == reason


def test_every_mention_has_one_entity(build, sentence):
    reading = build.reading(sentence)
    assert sorted(m for entity in reading.entities for m in entity.mentions) == list(
        range(len(reading.mentions))
    )
    for k, entity in enumerate(reading.entities):
        assert entity.id == f"e{k + 1}"
        assert entity.name not in entity.aliases
        assert all(reading.entity_of[m] == k for m in entity.mentions)
        assert len(entity.reasons) == len(entity.mentions)


def test_a_plain_pronoun_is_not_its_clauses_subject(entities):
    assert "Peter Brown" not in entities("Novak saw her mother.", "Mr. Brown hurt him.")


def test_a_plain_pronoun_is_not_its_clauses_subject_by_another_mention(entities):
    assert entities(MEETING, "Mr. Brown hurt him.")["Peter Brown"] == ["Peter Brown", "Brown"]


@pytest.mark.parametrize(
    ("head", "function"), [("Novak", "subj"), ("Brown", "obj"), ("Prague", "obl")]
)
def test_the_function_of_a_mention(build, head, function):
    tree = build.tree(MEETING)
    mentions = find_mentions(tree)
    (mention,) = [m for m in mentions if tree.tokens.words[m.extent.end - 1] == head]
    assert Scene(tree, mentions).place(mention.head)[1] == function


def mention_of(build, text: str, word: str) -> tuple[Scene, Mention]:
    tree = build.tree(text)
    scene = Scene(tree, find_mentions(tree))
    (mention,) = [m for m in scene.mentions if tree.tokens.words[m.extent.end - 1] == word]
    return scene, mention


@pytest.mark.parametrize(
    ("text", "pronoun", "other", "expected"),
    [
        ("Novak said that he had lied.", "he", "Novak", "down0ccomp"),
        ("After he fled, police arrested Han.", "he", "police", "down0advcl"),
        ("Mr. Brown hurt him.", "him", "Brown", "same"),
        ("They killed two soldiers.", "They", "soldiers", "same"),
    ],
)
def test_the_way_from_a_candidate_s_clause_to_the_pronoun_s(
    build, text, pronoun, other, expected
):
    scene, mention = mention_of(build, text, pronoun)
    _, candidate = mention_of(build, text, other)
    assert way(scene, mention, scene.place(candidate.head)[2]) == expected


def choose(monkeypatch, build, weights: dict[str, float]) -> str:
    """Whom "He" means after MEETING if these are all the weights there are."""
    monkeypatch.setattr(ranking, "weights", lambda: weights)
    reading = build.reading(MEETING, "He left.")
    (he,) = [m for m in reading.mentions if reading.tokens.words[m.head] == "He"]
    return reading.entities[reading.entity_of[he.index]].name


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, "He"),  # no candidate scores higher than none
        ({"none|h": -1.0}, "Peter Brown"),
        ({"h given name": 0.5}, "Peter Brown"),
        ({"h given name": 0.5, "none|h|s": 0.6}, "He"),
        ({"h given name": 0.5, "none|h|s": 0.4999999}, "He"),  # equal to six decimals: none
    ],
)
def test_the_highest_score_wins_and_none_wins_a_tie(monkeypatch, build, weights, expected):
    assert choose(monkeypatch, build, weights) == expected


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [("The man who shot Han fled.", "The man"),
     ("The president of Cuba, who was elected in May, resigned.", "The president of Cuba")],
)  # fmt: skip
def test_a_relative_pronoun_is_what_its_clause_modifies(build, text, antecedent):
    reading = build.reading(text)
    (who,) = [m for m in reading.mentions if reading.tokens.lower[m.head] == "who"]
    entity = reading.entities[reading.entity_of[who.index]]
    assert (entity.name, entity.reasons[-1]) == (antecedent, "relative")
