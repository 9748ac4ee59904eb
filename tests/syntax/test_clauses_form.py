"""The small print of a clause: form, words of the predicate, tense, marker, paths of arguments."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("Han may not have been executed.", "execute", ("finite", "may not have been executed")),
        ("Han was forced to resign.", "resign", ("infinitive", "to resign")),
        ("The bomb planted by rebels exploded.", "plant", ("participle", "planted")),
        ("Han did not resign.", "resign", ("finite", "did not resign")),
        ("Police carried out the attack.", "carry out", ("finite", "carried out")),
        ("Han is said to have been executed.", "execute", ("infinitive", "to have been executed")),
        ("Han was not ill.", "ill", ("finite", "was not ill")),
        ("Han is accused of being a spy.", "spy", ("participle", "being a spy")),
    ],
)
def test_form_and_predicate_words(build, text, lemma, expected):
    reading = build.reading(text)
    (clause,) = [c for c in reading.clauses if c.lemma == lemma]
    assert (clause.form.value, reading.tokens.text(clause.predicate)) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "tense"),
    [
        ("If Han leaves, Novak will resign.", "resign", "future"),
        ("If Han leaves, Novak will resign.", "leave", "present"),
        ("Police said that Han had died.", "die", "past"),
        ("Han was arrested and charged with fraud.", "charge", "past"),
        ("Han is the head of the agency.", "head", "present"),
    ],
)
def test_tense(build, text, lemma, tense):
    (clause,) = [c for c in build.reading(text).clauses if c.lemma == lemma]
    assert clause.tense == tense


@pytest.mark.parametrize(
    ("text", "lemma", "marker"),
    [
        ("If Han leaves, Novak will resign.", "leave", "if"),
        ("After he fled, police arrested Han.", "flee", "after"),
        ("Police said that Han had died.", "die", "that"),
        ("Han wanted to leave.", "leave", "to"),
        ("Police arrested Han after finding weapons.", "find", "after"),
        ("The city where Han died burned.", "die", "where"),
    ],
)
def test_marker(build, text, lemma, marker):
    (clause,) = [c for c in build.reading(text).clauses if c.lemma == lemma]
    assert clause.marker == marker


def test_a_question_is_marked(build):
    assert build.reading("Did Han resign?").clauses[0].question
    assert not build.reading("Han did not resign.").clauses[0].question


@pytest.mark.parametrize(
    ("text", "lemma", "role", "path"),
    [
        ("Han was arrested and charged with fraud.", "charge", "object", "shared"),
        ("Officers arrested and charged Han.", "arrest", "object", "shared"),
        ("Police forced Han to leave.", "leave", "subject", "control"),
        ("The man who shot Han fled.", "shoot", "subject", "relative"),
        ("The man who shot Han fled.", "flee", "subject", "own"),
    ],
)
def test_arguments_say_how_they_were_found(build, text, lemma, role, path):
    (clause,) = [c for c in build.reading(text).clauses if c.lemma == lemma]
    found = clause.argument(role)
    assert found is not None
    assert found.path == path
