"""Reports on hand-built readings: one construction a test, its sentence in the docstring."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from claimx.lexicon.load import table
from claimx.meaning.attribution import chain, find_reports
from claimx.meaning.attribution.find import is_in_itself
from claimx.schema.facts import Report
from claimx.schema.reading import Reading
from claimx.schema.span import Extent


def shown(reading: Reading, report: Report) -> str:
    """A report as ``source [cue] content; content``."""
    source = "-"
    if report.source is not None:
        source = reading.tokens.text(reading.mentions[report.source].extent)
    content = "; ".join(reading.tokens.text(extent) for extent in report.content)
    return f"{source} [{reading.tokens.text(report.cue)}] {content}"


def all_shown(reading: Reading) -> list[str]:
    return [shown(reading, report) for report in find_reports(reading)]


def test_content_clause(build: ModuleType) -> None:
    """Police said Han died in prison."""
    r = build.reading(
        "Police said/VBD=say Han died/VBD=die in prison .",
        build.clause("said", subject="Police"),
        build.clause("died", subject="Han", link="content", parent="said", **{"in": "prison"}),
        types={"Police": "ORG"},
    )
    assert all_shown(r) == ["Police [said] Han died in prison"]
    assert chain(r, find_reports(r)) == [(), (0,)]


def test_parenthesis(build: ModuleType) -> None:
    """Han died in prison, police said."""
    r = build.reading(
        "Han died/VBD=die in prison , Police said/VBD=say .",
        build.clause("died", subject="Han", **{"in": "prison"}),
        build.clause("said", subject="Police", link="parenthetical", parent="died"),
    )
    assert all_shown(r) == ["Police [said] Han died in prison"]
    assert chain(r, find_reports(r)) == [(0,), ()]


def test_as_clause(build: ModuleType) -> None:
    """Han died, as Smith put it / as police reported."""
    r = build.reading(
        "Han died/VBD=die , as Police reported/VBD=report .",
        build.clause("died", subject="Han"),
        build.clause("reported", subject="Police", link="adverbial", parent="died", marker="as"),
    )
    assert chain(r, find_reports(r)) == [(0,), ()]


def test_according_to(build: ModuleType) -> None:
    """Han died, according to Reuters."""
    r = build.reading(
        "Han died/VBD=die , according to Reuters .",
        build.clause("died", subject="Han", according_to="Reuters"),
        types={"Reuters": "ORG"},
    )
    assert all_shown(r) == ["Reuters [according to] Han died"]


def test_according_to_plan_is_no_source(build: ModuleType) -> None:
    """The launch went according to plan."""
    r = build.reading(
        "The launch went/VBD=go according to plan .",
        build.clause("went", subject="The launch", according_to="plan"),
    )
    assert find_reports(r) == ()


def test_nested_reports(build: ModuleType) -> None:
    """NBC reported that police said Han died."""
    r = build.reading(
        "NBC reported/VBD=report that Police said/VBD=say Han died/VBD=die .",
        build.clause("reported", subject="NBC"),
        build.clause("said", subject="Police", link="content", parent="reported", marker="that"),
        build.clause("died", subject="Han", link="content", parent="said"),
    )
    reports = find_reports(r)
    assert [report.parent for report in reports] == [None, 0]
    assert chain(r, reports)[2] == (0, 1)


def test_own_belief_is_no_further_link(build: ModuleType) -> None:
    """Han said "I think Lee died"."""
    r = build.reading(
        "Han said/VBD=say I think/VBP Lee died/VBD=die .",
        build.clause("said", subject="Han"),
        build.clause("think", subject="I", link="content", parent="said"),
        build.clause("died", subject="Lee", link="content", parent="think"),
    )
    assert chain(r, find_reports(r))[2] == (0,)


def test_accused_of(build: ModuleType) -> None:
    """Police accused Han of killing Lee."""
    r = build.reading(
        "Police accused/VBD=accuse Han of killing/VBG=kill Lee .",
        build.clause("accused", subject="Police", object="Han", of="killing"),
        build.clause("killing", object="Lee", link="adverbial", parent="accused", marker="of"),
    )
    (report,) = find_reports(r)
    assert (report.certainty, report.negated) == ("alleged", False)
    assert report.clauses == (1,)


def test_agentless_accusation_is_no_report(build: ModuleType) -> None:
    """Han was accused of killing Lee."""
    r = build.reading(
        "Han was accused/VBN=accuse of killing/VBG=kill Lee .",
        build.clause("accused", object="Han", of="killing", voice="passive", aux="was"),
        build.clause("killing", object="Lee", link="adverbial", parent="accused", marker="of"),
    )
    assert find_reports(r) == ()


def test_unnamed_report(build: ModuleType) -> None:
    """It was reported that Han died."""
    r = build.reading(
        "It was reported/VBN=report that Han died/VBD=die .",
        build.clause("reported", voice="passive", aux="was"),
        build.clause("died", subject="Han", link="content", parent="reported", marker="that"),
    )
    assert all_shown(r) == ["- [reported] Han died"]


def test_object_noun_phrase(build: ModuleType) -> None:
    """Han denied the murder; Han announced a withdrawal."""
    r = build.reading(
        "Han denied/VBD=deny the murder .",
        build.clause("denied", subject="Han", object="the murder"),
        build.clause("murder", link="nominal", parent="denied", determiner="the"),
    )
    (report,) = find_reports(r)
    assert report.negated
    assert report.clauses == (1,)


def test_a_thing_claims_nothing(build: ModuleType) -> None:
    """The storm claimed a life."""
    r = build.reading(
        "The storm claimed/VBD=claim a life .",
        build.clause("claimed", subject="The storm", object="a life"),
        build.clause("life", link="nominal", parent="claimed", determiner="a"),
    )
    assert find_reports(r) == ()


def test_document_gives_way_to_author(build: ModuleType) -> None:
    """A report by NBC said Han died."""
    r = build.reading(
        "A report by NBC said/VBD=say Han died/VBD=die .",
        build.clause("said", subject="A *report by NBC"),
        build.clause("report", by="NBC", link="nominal", parent="said"),
        build.clause("died", subject="Han", link="content", parent="said"),
        types={"NBC": "ORG"},
    )
    assert all_shown(r) == ["NBC [said] Han died"]


def test_noun_with_content(build: ModuleType) -> None:
    """Han's claim that Lee died was false."""
    r = build.reading(
        "Han claim that Lee died/VBD=die spread/VBD .",
        build.clause("spread", subject="Han *claim"),
        build.clause("claim", poss="Han", link="nominal", parent="spread"),
        build.clause("died", subject="Lee", link="noun_content", parent="claim", marker="that"),
    )
    assert all_shown(r) == ["Han [claim] Lee died"]


@pytest.mark.parametrize("verb", ["said/VBD=say", "smiled/VBD=smile", "glared/VBD=glare"])
def test_quotation_before_speaker(build: ModuleType, verb: str) -> None:
    """ "Lee died," Han said / smiled / glared (which no lexicon knows)."""
    word = verb.partition("/")[0]
    r = build.reading(
        f"“ Lee died/VBD=die , ” Han {verb} .",
        build.clause("died", subject="Lee"),
        build.clause(word, subject="Han"),
    )
    assert all_shown(r) == [f"Han [{word}] Lee died"]
    assert find_reports(r)[0].kind == "direct"


def test_inverted_speaker_taken_for_object(build: ModuleType) -> None:
    """ "Lee died," said Han — parsed with Han as the object."""
    r = build.reading(
        "“ Lee died/VBD=die , ” said/VBD=say Han .",
        build.clause("died", subject="Lee"),
        build.clause("said", object="Han"),
    )
    assert all_shown(r) == ["Han [said] Lee died"]


def test_quotation_after_colon_and_running_on(build: ModuleType) -> None:
    """Han said: "Lee died." "Kim lived." — the second has no speaker of its own."""
    r = build.reading(
        "Han said/VBD=say : “ Lee died/VBD=die . ” ‖ “ Kim lived/VBD=live . ”",
        build.clause("said", subject="Han"),
        build.clause("died", subject="Lee", link="content", parent="said"),
        build.clause("lived", subject="Kim"),
    )
    assert chain(r, find_reports(r)) == [(), (0,), (0,)]


def test_quotation_without_speaker(build: ModuleType) -> None:
    """ "Lee died." with nobody near: somebody's words, nobody named."""
    r = build.reading("“ Lee died/VBD=die . ”", build.clause("died", subject="Lee"))
    (report,) = find_reports(r)
    assert report.source is None
    assert chain(r, (report,)) == [(0,)]


def test_scare_quotes_are_no_report(build: ModuleType) -> None:
    """The " rogue " agent left."""
    r = build.reading(
        "The “ rogue/JJ ” agent left/VBD=leave .",
        build.clause("left", subject="agent"),
    )
    assert find_reports(r) == ()


def test_description_of_the_source_is_the_authors(build: ModuleType) -> None:
    """Lee died, said Han, the mayor: "the mayor" is not inside what Han said."""
    r = build.reading(
        "Lee died/VBD=die , said/VBD=say Han , the mayor .",
        build.clause("died", subject="Lee"),
        build.clause("said", subject="*Han , the mayor", link="parenthetical", parent="died"),
        build.clause("mayor", kind="apposition", subject="Han", link="nominal", parent="said"),
    )
    assert chain(r, find_reports(r)) == [(0,), (), ()]


def test_open_verb_with_content(build: ModuleType) -> None:
    """Han trumpeted that Lee died: a verb no lexicon knows, used as a reporting verb is."""
    r = build.reading(
        "Han trumpeted/VBD=trumpet that Lee died/VBD=die .",
        build.clause("trumpeted", subject="Han"),
        build.clause("died", subject="Lee", link="content", parent="trumpeted", marker="that"),
    )
    (report,) = find_reports(r)
    assert report.rule == "attribution/open-content"


def test_co_sources(build: ModuleType) -> None:
    """Reuters said Han died, where the subject has a second member, NBC."""
    r = build.reading(
        "Reuters and NBC said/VBD=say Han died/VBD=die .",
        build.clause("said", subject="*Reuters and NBC", of="NBC"),
        build.clause("died", subject="Han", link="content", parent="said"),
        types={"Reuters": "ORG", "NBC": "ORG"},
    )
    subject = r.clauses[0].arguments[0]
    members = replace(subject, members=(subject.head, subject.head + 2))
    clauses = (replace(r.clauses[0], arguments=(members, *r.clauses[0].arguments[1:])),)
    r = replace(r, clauses=(*clauses, *r.clauses[1:]))
    (report,) = find_reports(r)
    assert [r.tokens.words[r.mentions[m].head] for m in report.co_sources] == ["NBC"]


def test_what_is_taken_for_granted_is_the_authors(build: ModuleType) -> None:
    """Han said the pact hurt trade: that there is a pact is not what he says; a pact would be."""
    for determiner, expected in (("the", ()), ("a", (0,))):
        r = build.reading(
            f"Han said/VBD=say {determiner} pact hurt/VBD=hurt trade .",
            build.clause("said", subject="Han"),
            build.clause("pact", link="nominal", parent="hurt", determiner=determiner),
            build.clause("hurt", subject=f"{determiner} *pact", object="trade", link="content",
                         parent="said"),
        )  # fmt: skip
        assert chain(r, find_reports(r)) == [(), expected, (0,)]


def test_nobody_inside_somebody_is_no_further_link(build: ModuleType) -> None:
    """Han denied claims that Lee died: one link, Han's denial."""
    r = build.reading(
        "Han denied/VBD=deny claims/NNS=claim that Lee died/VBD=die .",
        build.clause("denied", subject="Han", object="claims"),
        build.clause("claims", link="nominal", parent="denied"),
        build.clause("died", subject="Lee", link="noun_content", parent="claims", marker="that"),
    )
    (report,) = find_reports(r)
    assert (shown(r, report), report.negated) == ("Han [denied] Lee died", True)
    assert chain(r, (report,))[2] == (0,)


def test_lexicon_is_well_formed() -> None:
    """Every row has known kinds and values, and no verb stands twice."""
    rows = table("reporting_verbs")
    assert len({row["lemma"] for row in rows}) == len(rows) >= 300
    kinds = {"say", "write", "show", "think", "hope", "demand", "deny", "accuse"}
    for row in (*rows, *table("reporting_nouns")):
        assert row["kind"] in kinds, row
        assert row["certainty"] in {"", "probable", "possible", "alleged"}, row
        assert row["realis"] in {"", "future", "hypothetical"}, row
        assert row["polarity"] in {"", "negated"}, row
        assert row["frames"], row


def test_an_age_between_commas_is_the_authors(build: ModuleType) -> None:
    """Police said Han, 34, died."""
    r = build.reading(
        "Police said/VBD=say Han , 34/CD , died/VBD=die .",
        build.clause("said", subject="Police"),
        build.clause("34", kind="modifier", subject="Han", link="nominal", parent="died"),
        build.clause("died", subject="Han", link="content", parent="said"),
        types={"Police": "ORG"},
    )
    by_head = {c.head: c.index for c in r.clauses}
    chains = chain(r, find_reports(r))
    assert chains[by_head[4]] == ()
    assert chains[by_head[6]] == (0,)


def test_every_sentence_of_a_quotation_is_said(build: ModuleType) -> None:
    """Smith said, “Han died. Li resigned.”"""
    r = build.reading(
        "Smith said/VBD=say , “ Han died/VBD=die . | Li resigned/VBD=resign . ”",
        build.clause("said", subject="Smith"),
        build.clause("died", subject="Han", link="content", parent="said"),
        build.clause("resigned", subject="Li"),
    )
    assert chain(r, find_reports(r)) == [(), (0,), (0,)]


def test_who_quotes_stands_outside_whom_he_quotes(build: ModuleType) -> None:
    """Radio quoted Smith as saying that Han died."""
    r = build.reading(
        "Radio quoted/VBD=quote Smith as saying/VBG=say that Han died/VBD=die .",
        build.clause("quoted", subject="Radio", object="Smith"),
        build.clause("saying", form="participle", link="adverbial", parent="quoted", marker="as"),
        build.clause("died", subject="Han", link="content", parent="saying", marker="that"),
        types={"Radio": "ORG"},
    )
    reports = find_reports(r)
    named = [r.tokens.text(r.mentions[reports[k].source or 0].extent) for k in chain(r, reports)[2]]
    assert named == ["Radio", "Smith"]


def test_quoted_by(build: ModuleType) -> None:
    """Police, quoted by Radio, said Han died."""
    r = build.reading(
        "Police , quoted/VBN=quote by Radio , said/VBD=say Han died/VBD=die .",
        build.clause("Police", kind="noun", link="nominal", form="nominal", parent="said"),
        build.clause("quoted", form="participle", voice="passive", subject="Radio",
                     object="Police", link="relative", parent="Police"),
        build.clause("said", subject="Police"),
        build.clause("died", subject="Han", link="content", parent="said"),
        types={"Police": "ORG", "Radio": "ORG"},
    )  # fmt: skip
    reports = find_reports(r)
    named = [r.tokens.text(r.mentions[reports[k].source or 0].extent) for k in chain(r, reports)[3]]
    assert named == ["Radio", "Police"]


def test_what_came_of_it_is_said(build: ModuleType) -> None:
    """Police said Han left the festival, killing Li."""
    r = build.reading(
        "Police said/VBD=say Han left/VBD=leave the festival/NN , killing/VBG=kill Li .",
        build.clause("said", subject="Police"),
        build.clause("left", subject="Han", object="festival", link="content", parent="said"),
        build.clause("festival", kind="noun", form="nominal", link="nominal", parent="left"),
        build.clause("killing", form="participle", link="relative", parent="festival", object="Li"),
        types={"Police": "ORG"},
    )
    by_head = {c.head: c.index for c in r.clauses}
    assert chain(r, find_reports(r))[by_head[7]] == (0,)


def test_a_report_in_itself() -> None:
    """By way of others too; one that stands in such a ring is not in itself."""
    parents = (1, 0, 1, None)
    reports = [
        Report(k, None, Extent(k, k + 1), (), (), "indirect", "rule", parent=parent)
        for k, parent in enumerate(parents)
    ]
    assert [is_in_itself(reports, report) for report in reports] == [True, True, False, False]


@pytest.mark.parametrize(("words", "found"), [("early reports", True), ("reports of Oslo", False)])
def test_hearsay(build: ModuleType, words: str, found: bool) -> None:
    """By early reports, Han died / By reports of Oslo, Han died."""
    adjective = words.replace("early", "early/JJ").replace("reports", "reports/NNS")
    r = build.reading(
        f"By {adjective} , Han died/VBD=die .", build.clause("died", subject="Han", by=words)
    )
    assert all_shown(r) == ([f"{words} [By] Han died"] if found else [])


def test_according_to_ends_at_but(build: ModuleType) -> None:
    """Han died, according to Police, but Smith left."""
    r = build.reading(
        "Han died/VBD=die , according to Police , but/CC Smith left/VBD=leave .",
        build.clause("died", subject="Han", **{"according to": "Police"}),
        build.clause("left", subject="Smith", link="conjunct", parent="died", marker="but"),
        types={"Police": "ORG"},
    )
    assert chain(r, find_reports(r)) == [(0,), ()]


def test_according_to_behind_and_speaks_of_what_follows(build: ModuleType) -> None:
    """Smith left and, according to Police, died."""
    r = build.reading(
        "Smith left/VBD=leave and/CC , according to Police , died/VBD=die .",
        build.clause("left", subject="Smith", **{"according to": "Police"}),
        build.clause("died", shared__subject="Smith", link="conjunct", parent="left"),
        types={"Police": "ORG"},
    )
    assert chain(r, find_reports(r)) == [(), (0,)]


def test_who_behind_a_source_is_the_source(build: ModuleType) -> None:
    """Han died, according to Police, who said Smith left: whatever hangs on what."""
    r = build.reading(
        "Han died/VBD=die , according to Police , who/WP said/VBD=say Smith left/VBD=leave .",
        build.clause("died", subject="Han", **{"according to": "Police"}),
        build.clause("said", subject="who", link="content", parent="died"),
        build.clause("left", subject="Smith", link="content", parent="said"),
        types={"Police": "ORG"},
    )
    assert {r.mentions[one.source or 0].head for one in find_reports(r)} == {5}


def test_relative_according_to_names_nobody(build: ModuleType) -> None:
    """Han signed a pact, according to which Oslo pays."""
    r = build.reading(
        "Han signed/VBD=sign a pact , according to which Oslo pays/VBZ=pay .",
        build.clause("signed", subject="Han", object="a pact"),
        build.clause("pays", subject="Oslo", link="relative", parent="signed"),
        types={"Oslo": "GPE"},
    )
    assert all_shown(r) == []


@pytest.mark.parametrize(
    ("text", "specs", "expected"),
    [
        ("Police counted/VBD=count three/CD guests .",
         {"head": "counted", "subject": "Police", "object": "*three guests"},
         "Police [counted] three guests"),
        ("Police put/VBD=put the toll at 12/CD .",
         {"head": "put", "subject": "Police", "object": "the toll", "at": "12"},
         "Police [put] the toll; 12"),
        ("Police identified/VBD=identify the driver as Han .",
         {"head": "identified", "subject": "Police", "object": "the driver", "as": "Han"},
         "Police [identified] the driver; Han"),
    ],
)  # fmt: skip
def test_who_counts_and_calls(
    build: ModuleType, text: str, specs: dict[str, str], expected: str
) -> None:
    """How many there are, or who somebody is, is what they say who tell it."""
    specs = dict(specs)
    head = specs.pop("head")
    types = {"Police": "ORG", "guests": "GROUP", "driver": "PERSON"}
    r = build.reading(text, build.clause(head, **specs), types=types)
    assert all_shown(r) == [expected]


def test_a_relative_clause_is_not_what_is_said(build: ModuleType) -> None:
    """Police, which left Oslo, said Han died: the parser took both for content."""
    r = build.reading(
        "Police , which/WDT left/VBD=leave Oslo , said/VBD=say Han died/VBD=die .",
        build.clause("left", subject="which", object="Oslo", link="content", parent="said"),
        build.clause("said", subject="Police"),
        build.clause("died", subject="Han", link="content", parent="said"),
        types={"Police": "ORG"},
    )
    assert all_shown(r) == ["Police [said] Han died"]


def test_who_cites_in_a_relative_clause(build: ModuleType) -> None:
    """Han died, according to Radio, which cited Police."""
    r = build.reading(
        "Han died/VBD=die , according to Radio , which/WDT cited/VBD=cite Police .",
        build.clause("died", subject="Han", according_to="Radio"),
        build.clause("Radio", kind="noun", form="nominal", link="nominal", parent="died"),
        build.clause("cited", relative__subject="Radio", object="Police", link="relative",
                     parent="Radio"),
        types={"Police": "ORG", "Radio": "ORG"},
    )  # fmt: skip
    reports = find_reports(r)
    named = [r.tokens.text(r.mentions[reports[k].source or 0].extent) for k in chain(r, reports)[0]]
    assert named == ["Radio", "Police"]
