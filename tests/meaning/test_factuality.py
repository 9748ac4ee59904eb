"""Statuses on hand-built readings."""

from __future__ import annotations

from types import ModuleType

import pytest

from claimx.lexicon.load import table
from claimx.meaning.attribution import find_reports
from claimx.meaning.factuality import judge
from claimx.schema.article import Section
from claimx.schema.reading import Reading


def status(reading: Reading, lemma: str) -> str:
    """The status of the clause with that lemma, what is not plain of it."""
    statuses = judge(reading, find_reports(reading))
    index = next(c.index for c in reading.clauses if c.lemma == lemma)
    found = statuses[index]
    values = (found.polarity.value, found.certainty.value, found.realis.value)
    return " ".join(v for v in values if v not in ("affirmed", "certain", "actual")) or "plain"


@pytest.mark.parametrize(
    ("words", "options", "expected"),
    [
        ("Han died/VBD=die .", {}, "plain"),
        ("Han did/VBD not die/VB .", {"aux": "did", "neg": "not"}, "negated"),
        ("Han may die/VB .", {"aux": "may"}, "possible future"),
        ("Han may have died/VBN=die .", {"aux": "may have"}, "possible"),
        ("Han could not die/VB .", {"aux": "could", "neg": "not"}, "negated"),
        ("Han will die/VB .", {"aux": "will", "tense": "future"}, "future"),
        ("Han should die/VB .", {"aux": "should"}, "hypothetical"),
        ("Han would have died/VBN=die .", {"aux": "would have"}, "hypothetical"),
        ("Han reportedly/RB died/VBD=die .", {"adverbs": "reportedly"}, "alleged"),
        ("Han died/VBD=die , reportedly/RB in prison .", {"adverbs": "reportedly"}, "plain"),
        ("Han probably/RB died/VBD=die .", {"adverbs": "probably"}, "probable"),
        ("Han is to die/VB .", {"form": "infinitive", "marker": "to"}, "future"),
        ("Han died/VBD=die ?", {"question": "yes"}, "hypothetical"),
        ("Die/VB=die , Han .", {"form": "imperative"}, "hypothetical"),
        ("Han not/RB only/RB died/VBD=die .", {"neg": "not"}, "plain"),
    ],
)
def test_own_words(
    build: ModuleType, words: str, options: dict[str, str], expected: str
) -> None:
    """A clause by itself: negation, modals, adverbs, mood."""
    head = next(w for w in words.split() if "die" in w.lower()).partition("/")[0]
    r = build.reading(words, build.clause(head, lemma="die", subject="Han", **options))
    assert status(r, "die") == expected


@pytest.mark.parametrize(
    ("place", "tense", "expected"),
    [("film/NN", "present", "hypothetical"), ("film/NN", "past", "plain"),
     ("park/NN", "present", "plain")],
)  # fmt: skip
def test_what_a_story_tells_did_not_happen(
    build: ModuleType, place: str, tense: str, expected: str
) -> None:
    words = f"in a {place} Han dies/VBZ=die ."
    r = build.reading(words, build.clause("dies", subject="Han", tense=tense, **{
        "in": f"a {place.partition('/')[0]}"}))  # fmt: skip
    assert status(r, "die") == expected


def test_headline_infinitive(build: ModuleType) -> None:
    """Firm to cut jobs."""
    r = build.reading(
        "Firm to cut/VB jobs", build.clause("cut", subject="Firm", object="jobs", marker="to"),
        section=Section.HEADLINE,
    )  # fmt: skip
    assert status(r, "cut") == "future"


@pytest.mark.parametrize(
    ("verb", "negation", "expected"),
    [
        ("managed/VBD=manage", "", "plain"),
        ("managed/VBD=manage", "not", "negated"),
        ("failed/VBD=fail", "", "negated"),
        ("failed/VBD=fail", "not", "plain"),
        ("refused/VBD=refuse", "", "negated"),
        ("tried/VBD=try", "", "hypothetical"),
        ("plans/VBZ=plan", "", "future"),
        ("wants/VBZ=want", "", "hypothetical"),
        ("agreed/VBD=agree", "", "future"),
        ("forced/VBD=force", "", "plain"),
        ("convince/VB", "not", "negated"),
        ("seemed/VBD=seem", "", "probable"),
        ("expects/VBZ=expect", "", "probable future"),
        ("flibbed/VBD=flib", "", "hypothetical"),
    ],
)
def test_infinitive_complements(
    build: ModuleType, verb: str, negation: str, expected: str
) -> None:
    """Han VERB to win; with "not" before it."""
    head = verb.partition("/")[0]
    extra = {"neg": "not"} if negation else {}
    r = build.reading(
        f"Han {negation} {verb} to win/VB .",
        build.clause(head, subject="Han", **extra),
        build.clause("win", link="open", parent=head, marker="to"),
    )
    assert status(r, "win") == expected


def test_content_starts_anew(build: ModuleType) -> None:
    """Han may say that Lee died — Lee's death is as sure as Han makes it, but still to be said."""
    r = build.reading(
        "Han reportedly/RB said/VBD=say that Lee died/VBD=die .",
        build.clause("said", subject="Han", adverbs="reportedly"),
        build.clause("died", subject="Lee", link="content", parent="said", marker="that"),
    )
    assert status(r, "die") == "alleged"


@pytest.mark.parametrize(
    ("verb", "negation", "expected"),
    [
        ("said/VBD=say", "", "plain"),
        ("believes/VBZ=believe", "", "probable"),
        ("believe/VB", "not", "negated probable"),
        ("denied/VBD=deny", "", "negated"),
        ("alleged/VBD=allege", "", "alleged"),
        ("hoped/VBD=hope", "", "hypothetical"),
        ("demanded/VBD=demand", "", "hypothetical"),
        ("say/VB", "not", "hypothetical"),
        ("know/VB", "not", "plain"),
    ],
)
def test_content_clauses(build: ModuleType, verb: str, negation: str, expected: str) -> None:
    """Han VERB that Lee died."""
    head = verb.partition("/")[0]
    extra = {"neg": "not"} if negation else {}
    r = build.reading(
        f"Han {negation} {verb} that Lee died/VBD=die .",
        build.clause(head, subject="Han", **extra),
        build.clause("died", subject="Lee", link="content", parent=head, marker="that"),
    )
    assert status(r, "die") == expected


def test_would_in_a_past_report(build: ModuleType) -> None:
    """Han said Lee would resign."""
    r = build.reading(
        "Han said/VBD=say Lee would resign/VB .",
        build.clause("said", subject="Han"),
        build.clause("resign", subject="Lee", link="content", parent="said", aux="would"),
    )
    assert status(r, "resign") == "future"


def test_conditional(build: ModuleType) -> None:
    """If Lee wins, Han would resign."""
    r = build.reading(
        "If Lee wins/VBZ=win , Han would resign/VB .",
        build.clause("resign", subject="Han", aux="would"),
        build.clause("wins", subject="Lee", link="adverbial", parent="resign", marker="if"),
    )
    assert status(r, "win") == "hypothetical"
    assert status(r, "resign") == "hypothetical"


def test_without(build: ModuleType) -> None:
    """Han left without paying."""
    r = build.reading(
        "Han left/VBD=leave without paying/VBG=pay .",
        build.clause("left", subject="Han"),
        build.clause("paying", link="adverbial", parent="left", marker="without"),
    )
    assert status(r, "pay") == "negated"


def test_purpose(build: ModuleType) -> None:
    """Han left to meet Lee."""
    r = build.reading(
        "Han left/VBD=leave to meet/VB Lee .",
        build.clause("left", subject="Han"),
        build.clause("meet", object="Lee", link="purpose", parent="left", marker="to"),
    )
    assert status(r, "meet") == "hypothetical"


def test_prevented_from(build: ModuleType) -> None:
    """Police prevented Han from leaving."""
    r = build.reading(
        "Police prevented/VBD=prevent Han from leaving/VBG=leave .",
        build.clause("prevented", subject="Police", object="Han"),
        build.clause("leaving", link="adverbial", parent="prevented", marker="from"),
    )
    assert status(r, "leave") == "negated"


def test_coordination_shares_the_modal(build: ModuleType) -> None:
    """Han may resign and leave; Han may resign and Lee left."""
    r = build.reading(
        "Han may resign/VB and leave/VB .",
        build.clause("resign", subject="Han", aux="may"),
        build.clause("leave", shared__subject="Han", link="conjunct", parent="resign"),
    )
    assert status(r, "leave") == "possible future"
    r = build.reading(
        "Han may resign/VB and Lee left/VBD=leave .",
        build.clause("resign", subject="Han", aux="may"),
        build.clause("left", subject="Lee", link="conjunct", parent="resign"),
    )
    assert status(r, "leave") == "plain"


@pytest.mark.parametrize(
    ("adjective", "expected"),
    [("alleged", "alleged"), ("planned", "future"), ("proposed", "hypothetical"),
     ("failed", "negated"), ("big", "plain")],
)  # fmt: skip
def test_adjectives(build: ModuleType, adjective: str, expected: str) -> None:
    """An alleged / planned / proposed / failed attack."""
    r = build.reading(
        f"An {adjective}/JJ attack shocked/VBD=shock Han .",
        build.clause("shocked", subject=f"An {adjective} attack", object="Han"),
        build.clause("attack", link="nominal", parent="shocked", determiner="an"),
    )
    assert status(r, "attack") == expected


def test_objects_brought_about(build: ModuleType) -> None:
    """Han will sign a treaty / cancelled the treaty / produced no treaty."""
    r = build.reading(
        "Han cancelled/VBD=cancel the summit .",
        build.clause("cancelled", subject="Han", object="the summit"),
        build.clause("summit", link="nominal", parent="cancelled", determiner="the"),
    )
    assert status(r, "summit") == "negated"
    r = build.reading(
        "Han produced/VBD=produce no treaty .",
        build.clause("produced", subject="Han", object="no treaty", neg="no"),
        build.clause("treaty", link="nominal", parent="produced", determiner="no"),
    )
    assert status(r, "treaty") == "negated"


def test_relative_clause_stands_by_itself(build: ModuleType) -> None:
    """Han will meet Lee, who died."""
    r = build.reading(
        "Han will meet/VB Lee who/WP died/VBD=die .",
        build.clause("meet", subject="Han", object="Lee", aux="will", tense="future"),
        build.clause("died", link="relative", parent="meet", relative__subject="Lee"),
    )
    assert status(r, "die") == "plain"


def test_accused_without_report(build: ModuleType) -> None:
    """Han was accused of killing Lee: nobody is named, the killing is alleged all the same."""
    r = build.reading(
        "Han was accused/VBN=accuse of killing/VBG=kill Lee .",
        build.clause("accused", object="Han", of="killing", voice="passive", aux="was"),
        build.clause("killing", object="Lee", link="adverbial", parent="accused", marker="of"),
    )
    assert status(r, "kill") == "alleged"


def test_double_negation(build: ModuleType) -> None:
    """Han denied that Lee failed to win."""
    r = build.reading(
        "Han denied/VBD=deny that Lee failed/VBD=fail to win/VB .",
        build.clause("denied", subject="Han"),
        build.clause("failed", subject="Lee", link="content", parent="denied", marker="that"),
        build.clause("win", link="open", parent="failed", marker="to"),
    )
    assert status(r, "win") == "plain"


def test_signatures_are_well_formed() -> None:
    """Known values in every cell; one row a lemma, part of speech and frame."""
    values = {"actual", "negated", "affirmed", "kept", "future", "hypothetical", "probable",
              "possible", "alleged"}  # fmt: skip
    keys = set()
    for row in table("signatures"):
        key = (row["lemma"], row["pos"], row["frame"])
        assert key not in keys, key
        keys.add(key)
        assert set(row["affirmed"].split("+")) <= values, row
        assert set(row["negated"].split("+")) <= values, row
        assert row["pos"] in ("verb", "noun", "adjective")


def test_how_a_contest_ended(build: ModuleType) -> None:
    """An infinitive of outcome after a verb of contest tells what happened, else what for."""
    for verb, expected in (("beat/VBD=beat", "plain"), ("met/VBD=meet", "hypothetical")):
        r = build.reading(
            f"Han {verb} Lee to win/VB the seat .",
            build.clause(verb.split("/")[0], subject="Han", object="Lee", tense="past"),
            build.clause("win", link="purpose", parent=verb.split("/")[0], marker="to"),
        )
        assert status(r, "win") == expected, verb


def test_would_of_habit(build: ModuleType) -> None:
    """They would often kill livestock."""
    r = build.reading(
        "They would often/RB kill/VB livestock .",
        build.clause("kill", subject="They", object="livestock", aux="would", adverbs="often"),
    )
    assert status(r, "kill") == "plain"


def test_a_quoted_question_is_not_the_asking(build: ModuleType) -> None:
    """Han said, "Why me?" He said so."""
    r = build.reading(
        'Han said/VBD=say , " Why/WRB Smith ? "',
        build.clause("said", subject="Han", question="yes"),
    )
    assert status(r, "say") == "plain"


def test_due_to_come_whatever_it_was_taken_for(build: ModuleType) -> None:
    """Han was due to retire (taken for an adjective)."""
    r = build.reading(
        "Han was/VBD=be due/JJ to/TO retire/JJ .",
        build.clause("retire", lemma="retire", subject="Han", kind="copula"),
    )
    assert status(r, "retire") == "future"


@pytest.mark.parametrize(
    ("where", "expected"), [("in the race", "plain"), ("a race", "hypothetical")]
)
def test_a_setting_is_not_hoped_for(build: ModuleType, where: str, expected: str) -> None:
    """Han hopes to run in the race / to run a race."""
    role = "in" if where.startswith("in") else "object"
    phrase = where.removeprefix("in ")
    r = build.reading(
        f"Han hopes/VBZ=hope to/TO run/VB {where}/NN .",
        build.clause("hopes", subject="Han"),
        build.clause("run", link="open", parent="hopes", marker="to", **{role: phrase}),
        build.clause("race", kind="noun", link="nominal", parent="run", span=phrase,
                     determiner=phrase.split()[0]),
    )  # fmt: skip
    assert status(r, "race") == expected


def test_the_first_to_do_it_did_it(build: ModuleType) -> None:
    """Han became the first Swede to win; Han became a candidate to win."""
    for noun, expected in (("the first Swede", "plain"), ("a candidate", "hypothetical")):
        r = build.reading(
            f"Han became/VBD=become {noun} to win/VB .",
            build.clause("became", subject="Han", complement=noun),
            build.clause("win", link="noun_content", parent="became", marker="to"),
        )
        assert status(r, "win") == expected, noun


def test_reported_killed(build: ModuleType) -> None:
    """Han was reported killed; Han was yesterday reported to have killed Lee."""
    r = build.reading(
        "Han was reported/VBN=report killed/VBN=kill .",
        build.clause("reported", object="Han", voice="passive", aux="was"),
        build.clause("killed", control__object="Han", form="participle", voice="passive",
                     link="open", parent="reported"),
    )  # fmt: skip
    assert status(r, "kill") == "alleged"
    r = build.reading(
        "Han was reported/VBN=report to have killed/VBN=kill Lee .",
        build.clause("reported", object="Han", voice="passive", aux="was"),
        build.clause("killed", object="Lee", form="infinitive", marker="to", aux="have",
                     link="purpose", parent="reported"),
    )  # fmt: skip
    assert status(r, "kill") == "alleged"


def test_behind_a_semicolon_another_sentence_begins(build: ModuleType) -> None:
    """Han reportedly died; Lee left."""
    r = build.reading(
        "Han reportedly/RB died/VBD=die ; Lee left/VBD=leave .",
        build.clause("died", subject="Han", adverbs="reportedly"),
        build.clause("left", subject="Lee", link="adverbial", parent="died"),
    )
    assert status(r, "leave") == "plain"


def test_an_adjective_reaches_no_name_behind_a_comma(build: ModuleType) -> None:
    """Alleged killers, cleric Han too, left: he is a cleric."""
    r = build.reading(
        "Alleged/JJ killers/NNS , cleric Han too left/VBD=leave .",
        build.clause("left", subject="Alleged killers"),
        build.clause("cleric", kind="title", form="nominal", link="nominal", parent="left",
                     title__subject="Han"),
    )  # fmt: skip
    assert status(r, "cleric") == "plain"
