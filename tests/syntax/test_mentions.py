"""Noun phrases with extent, kind, type, number, gender and titles."""

from __future__ import annotations

import pytest

from claimx.schema.mention import EntityType, MentionKind

OF_NAME = "The Bank of England raised its rate."


def find(build, text, words):
    """The one mention of those words."""
    reading = build.reading(text)
    (found,) = [m for m in reading.mentions if reading.tokens.text(m.extent) == words]
    return reading, found


@pytest.mark.parametrize(
    ("text", "words", "kind", "type_"),
    [
        ("Jana Novak met Peter Brown in Prague.", "Jana Novak", "name", "PERSON"),
        ("Jana Novak met Peter Brown in Prague.", "Prague", "name", "GPE"),
        ("The WHO closed its office.", "WHO", "name", "ORG"),
        ("Canadians protested.", "Canadians", "name", "NORP"),
        ("The company fired Novak.", "The company", "nominal", "ORG"),
        ("Rebels attacked the town.", "Rebels", "nominal", "GROUP"),
        ("They killed two soldiers.", "two soldiers", "nominal", "GROUP"),
        ("The minister left.", "The minister", "nominal", "PERSON"),
        ("The wounded left.", "The wounded", "nominal", "GROUP"),
        ("The murder of his wife by rebels was never solved.", "his wife", "nominal", "PERSON"),
        ("Brown denied it.", "it", "pronoun", "OTHER"),
        ("He left.", "He", "pronoun", "PERSON"),
        ("Three ships sank.", "Three ships", "nominal", "FAC"),
        ("Police arrested 12 people and released two.", "two", "nominal", "GROUP"),
        ("Police carried out the attack.", "the attack", "nominal", "EVENT"),
        ("Two were killed with a nerve agent.", "a nerve agent", "nominal", "PRODUCT"),
        ("A car maker fired two agents.", "A car maker", "nominal", "ORG"),
        ("Han came home in May.", "home", "nominal", "LOC"),
        ("Bus falls into ravine, nine hurt", "nine", "nominal", "GROUP"),
    ],
)
def test_kind_and_type(build, text, words, kind, type_):
    """By the model's names, the gazetteer's places and the lexicon's classes of nouns."""
    _, mention = find(build, text, words)
    assert (mention.kind, mention.type) == (MentionKind(kind), EntityType(type_))


@pytest.mark.parametrize(
    ("text", "words", "number", "gender"),
    [
        ("Jana Novak met Peter Brown in Prague.", "Jana Novak", "sing", "f"),
        ("Jana Novak met Peter Brown in Prague.", "Peter Brown", "sing", "m"),
        ("Brown resigned.", "Brown", "sing", ""),
        ("Mr. Brown hurt him.", "Brown", "sing", "m"),
        ("Mrs. Brown left.", "Brown", "sing", "f"),
        ("Novak saw her mother.", "her mother", "sing", "f"),
        ("The minister left.", "The minister", "sing", ""),
        ("The company fired Novak.", "The company", "sing", "n"),
        ("They killed two soldiers.", "They", "plur", ""),
        ("They killed two soldiers.", "two soldiers", "plur", ""),
        ("Police made an arrest in Prague.", "Police", "plur", ""),
        ("She left on Monday.", "She", "sing", "f"),
    ],
)
def test_number_and_gender(build, text, words, number, gender):
    """By given name, title, lexicon and pronoun; unknown is empty."""
    _, mention = find(build, text, words)
    assert (mention.number, mention.gender) == (number, gender)


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("Vice Minister Han resigned.", "Han", "Vice Minister"),
        ("Prime Minister Jana Novak resigned.", "Jana Novak", "Prime Minister"),
        ("Mr. Brown hurt him.", "Brown", "Mr."),
        ("Canadian engineer Novak left.", "Novak", "engineer"),
    ],
)
def test_titles_are_split_off_the_name(build, text, name, titles):
    reading, mention = find(build, text, name)
    assert mention.titles is not None
    assert reading.tokens.text(mention.titles).endswith(titles)
    assert mention.titles.end == mention.extent.start


@pytest.mark.parametrize(
    ("text", "words", "full"),
    [
        ("The bomb planted by rebels exploded.", "The bomb", "The bomb planted by rebels"),
        ("The man who shot Han fled.", "The man", "The man who shot Han"),
        ("Han's wife left him.", "Han's wife", "Han's wife"),
        (
            "Jana Novak, the 41-year-old mayor of Prague, met Han.",
            "Jana Novak",
            "Jana Novak, the 41-year-old mayor of Prague",
        ),
        (
            "The arrest of Han by police shocked Cuba.",
            "The arrest of Han",
            "The arrest of Han by police",
        ),
    ],
)
def test_clauses_and_appositions_are_left_to_the_full_extent(build, text, words, full):
    reading, mention = find(build, text, words)
    assert reading.tokens.text(mention.full) == full


def test_a_predicate_noun_is_not_its_whole_clause(build):
    """The full phrase of "Han is the head" is "the head": `_binds` looks for pronouns in it."""
    reading, mention = find(build, "Han is the head of the agency.", "the head of the agency")
    assert reading.tokens.text(mention.full) == "the head of the agency"


def test_the_organization_is_named_without_its_article(build):
    reading, mention = find(
        build, "The World Health Organization warned Cuba.", "World Health Organization"
    )
    assert mention.type is EntityType.ORG
    assert reading.tokens.words[mention.extent.start] == "World"


def test_an_expletive_is_no_mention(build):
    reading = build.reading("There were 20 victims.")
    assert [reading.tokens.text(m.extent) for m in reading.mentions] == ["20 victims"]


def test_mentions_are_in_order_one_a_head(build, sentence):
    reading = build.reading(sentence)
    heads = [m.head for m in reading.mentions]
    assert heads == sorted(set(heads))
    assert [m.index for m in reading.mentions] == list(range(len(heads)))
    assert reading.mention_at == {m.head: m.index for m in reading.mentions}
    assert all(m.sentence == 0 for m in reading.mentions)


def test_the_full_extent_covers_the_one_given_out(build, sentence):
    reading = build.reading(sentence)
    assert all(m.full.covers(m.extent) for m in reading.mentions)


@pytest.mark.parametrize("text", ["The Cuban government protested.", "The Canadian engineer left."])
def test_a_demonym_has_no_article(build, text):
    reading = build.reading(text)
    assert text.split()[1] in [reading.tokens.text(m.extent) for m in reading.mentions]


def test_a_sum_of_money_is_a_mention(build):
    _, mention = find(build, "Han paid $20 million to rebels.", "$20 million")
    assert mention.type is EntityType.MONEY


def test_a_weekday_is_a_date(build):
    _, mention = find(build, "She left on Monday.", "Monday")
    assert mention.type is EntityType.DATE


def test_a_name_with_an_of_phrase_is_one_mention(build):
    find(build, OF_NAME, "Bank of England")
