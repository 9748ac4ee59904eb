"""Each cause, by a run that was spoiled for it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rich.console import Console

from claimx.evaluate.report import ErrorLine, as_json, errors, tables
from claimx.evaluate.run import Report
from claimx.evaluate.why import MISSES, SPURIOUS, Cause

HOME = "somewhere/articles/lindow.txt"
ARREST = "Brod, 34, was arrested by two officers"
UNNAMED_ARREST = "was arrested by two officers"


def the(report: Report, kind: str) -> ErrorLine:
    """The only error of that kind."""
    [line] = [line for line in errors(report) if line.kind == kind]
    return line


def values(line: ErrorLine) -> list[tuple[str, str | None, str | None]]:
    return [(d.name, d.gold, d.run) for d in line.differences]


def entity(desk: Any, name: str, *mentions: tuple[str, str]) -> dict[str, Any]:
    """A line of entities.jsonl; a mention is (words, kind), at the first place of the words."""
    spans = [desk.span(words) | {"kind": kind} for words, kind in mentions]
    return {"id": f"e-{name}", "article": HOME, "name": name, "type": "PERSON", "aliases": [],
            "mentions": spans}  # fmt: skip


def open_claim(desk: Any, predicate: str, evidence: str) -> dict[str, Any]:
    """An open claim, without roles."""
    return desk.claim("aged") | {
        "id": "open", "relation": None, "roles": [],
        "predicate": desk.span(predicate) | {"lemma": predicate},
        "evidence": desk.span(evidence) | {"section": "body"},
    }  # fmt: skip


def add_gold(desk: Any, claim: str) -> None:
    text = desk.gold_path.read_text(encoding="utf-8")
    status = "  polarity: affirmed\n  certainty: possible\n  realis: actual\n"
    desk.gold_path.write_text(text + claim + status, encoding="utf-8")


def test_a_filler_that_is_no_mention(desk: Any) -> None:
    desk.claims.remove(desk.claim("met"))
    desk.claims.append(open_claim(desk, "met", "Vesely met Prime Minister Ota Hlavac"))
    line = the(desk.evaluate(), "miss")
    assert line.cause is Cause.NO_TRIGGER  # without entities.jsonl, mentions are not known
    desk.write([entity(desk, "Marta Vesely", ("Vesely met", "name"))])
    line = the(desk.evaluate(), "miss")
    assert line.cause is Cause.NO_MENTION
    assert values(line) == [("party_b", "Ota Hlavac", None)]
    desk.write([entity(desk, "Vesely", ("Vesely met", "name"), ("Hlavac", "name"))])
    assert the(desk.evaluate(), "miss").cause is Cause.NO_TRIGGER


def test_a_filler_that_the_evidence_does_not_name_is_looked_for_in_its_sentence(desk: Any) -> None:
    desk.edit_gold(f'evidence: "{ARREST}"', f'evidence: "{UNNAMED_ARREST}"')
    desk.claims.remove(desk.claim("detained"))
    desk.write([entity(desk, "officers", ("two officers", "nominal"))])
    assert the(desk.evaluate(), "miss").cause is Cause.NO_MENTION
    # "her" names nobody, in its sentence either: no telling whether it is a mention
    desk.claims.append(desk.claim("attacked") | {"relation": "detained"})
    desk.claims.pop(1)
    causes = {line.relation: line.cause for line in errors(desk.evaluate()) if line.kind == "miss"}
    assert causes == {"detained": Cause.NO_MENTION, "attacked": Cause.UNTOLD}


def test_a_pronoun_of_another_entity_is_lost_in_coreference(desk: Any) -> None:
    target = desk.claim("attacked", 1)["roles"][0]
    target.update(desk.span("her"), entity="e-Police", name="Police")
    desk.write([entity(desk, "Police", ("her", "pronoun"))])
    report = desk.evaluate()
    line = the(report, "miss")
    assert line.cause is Cause.LOST_IN_COREFERENCE
    assert values(line) == [("target", "Marta Vesely", "her (Police)")]
    assert line.other is not None
    assert line.other.startswith("attacked(target=Police")
    assert the(report, "spurious").cause is Cause.ROLE_DIFFERS


def test_words_that_are_gold_s_by_another_entity_are_lost_in_coreference(desk: Any) -> None:
    desk.edit_gold(f'evidence: "{ARREST}"', f'evidence: "{UNNAMED_ARREST}"')
    desk.claim("detained")["roles"][0].update(desk.span("Brod, 34"), entity="e-x", name="x")
    people = [entity(desk, name, ("Brod, 34", "name")) for name in ("x", "Karl Brod")]
    desk.write(people[:1])
    assert the(desk.evaluate(), "miss").cause is Cause.ROLE_FAILED
    desk.write(people)
    assert the(desk.evaluate(), "miss").cause is Cause.LOST_IN_COREFERENCE


@pytest.mark.parametrize(
    ("evidence", "cause"),
    [(ARREST, Cause.ROLE_FAILED), (UNNAMED_ARREST, Cause.LOST_IN_COREFERENCE)],
)
def test_a_description_is_lost_only_where_gold_s_evidence_does_not_name_the_filler(
    desk: Any, evidence: str, cause: Cause
) -> None:
    desk.edit_gold(f'evidence: "{ARREST}"', f'evidence: "{evidence}"')
    desk.claim("detained")["roles"][0].update(desk.span("two officers"), name="two officers")
    brod = entity(desk, "Brod", ("Brod, 34", "name"))
    desk.write([brod, entity(desk, "two officers", ("two officers", "nominal"))])
    assert the(desk.evaluate(), "miss").cause is cause


def test_a_core_role_that_is_missing_or_differs(desk: Any) -> None:
    desk.claims.append(open_claim(desk, "met", "Vesely met Prime Minister Ota Hlavac"))
    party = desk.claim("met")["roles"].pop()
    report = desk.evaluate()
    miss, spurious = the(report, "miss"), the(report, "spurious")
    assert (miss.cause, spurious.cause) == (Cause.ROLE_FAILED, Cause.ROLE_DIFFERS)
    assert values(miss) == values(spurious) == [("party_b", "Ota Hlavac", None)]
    assert miss.other == spurious.claim
    assert spurious.other == miss.claim
    assert miss.why == "role-failed: party_b “Ota Hlavac” ≠ –"
    desk.claim("met")["roles"].append(party | desk.span("Police") | {"name": "Police"})
    assert values(the(desk.evaluate(), "miss")) == [("party_b", "Ota Hlavac", "Police")]


def test_a_second_filler_of_a_claim_that_is_right(desk: Any) -> None:
    add_gold(desk, f'- relation: detained\n  evidence: "{ARREST}"\n  roles: {{person: officers}}\n')
    line = the(desk.evaluate(), "miss")
    assert line.cause is Cause.ROLE_FAILED
    assert values(line) == [("person", "two officers", "Karl Brod")]


def test_the_run_says_once_what_gold_says_twice(desk: Any) -> None:
    add_gold(desk, f'- relation: detained\n  evidence: "{ARREST}"\n  roles: {{person: brod}}\n')
    line = the(desk.evaluate(), "miss")
    assert line.cause is Cause.SAID_ONCE
    assert line.other is not None
    assert line.other.startswith("detained(person=Karl Brod")


@pytest.mark.parametrize("relations", [None, ["detained"]])
def test_a_relation_taken_for_another(desk: Any, relations: list[str] | None) -> None:
    claim = desk.claim("detained")
    claim["relation"] = "attacked"
    claim["roles"][0]["role"] = "target"
    lines = errors(desk.evaluate(relations=relations))
    assert {(line.kind, line.relation) for line in lines} == {
        ("miss", "detained"), *([("spurious", "attacked")] if relations is None else []),
    }  # fmt: skip
    for line in lines:
        assert line.cause is Cause.OTHER_RELATION
        assert line.other is not None
    assert lines[0].other is not None
    assert lines[0].other.startswith("attacked(target=Karl Brod")


def test_a_claim_that_is_right_is_not_taken_for_another(desk: Any) -> None:
    desk.claims.remove(desk.claim("detained"))  # of Brod, who is `aged` in the same words
    assert the(desk.evaluate(), "miss").cause is Cause.UNTOLD


def test_a_clause_without_a_claim_is_told_by_an_open_claim(desk: Any) -> None:
    desk.claims.remove(desk.claim("met"))
    assert the(desk.evaluate(), "miss").cause is Cause.UNTOLD
    desk.claims.append(open_claim(desk, "marched", "reportedly marched"))
    assert the(desk.evaluate(), "miss").cause is Cause.NO_CLAUSE
    desk.claims.append(open_claim(desk, "met", "Vesely met"))
    line = the(desk.evaluate(), "miss")
    assert (line.cause, line.other) == (Cause.NO_TRIGGER, 'open:met() :: "Vesely met"')


def test_a_clause_is_told_by_a_typed_claim_where_no_open_one_is(desk: Any) -> None:
    desk.claims.remove(desk.claim("aged"))
    desk.claim("detained")["predicate"] = desk.span("34") | {"lemma": "34"}
    line = the(desk.evaluate(), "miss")
    assert line.cause is Cause.NO_TRIGGER
    assert line.other is not None
    assert line.other.startswith("detained(")


def test_nothing_is_told_of_an_article_that_the_run_has_not(desk: Any) -> None:
    other = open_claim(desk, "met", "Vesely met") | {"article": "articles/other.txt"}
    desk.claims[:] = [other]
    desk.write([entity(desk, "Vesely") | {"article": "articles/other.txt"}])
    assert {line.cause for line in errors(desk.evaluate())} == {Cause.UNTOLD}


def test_an_article_with_entities_and_no_claims_is_in_the_run(desk: Any) -> None:
    desk.claims.clear()
    desk.write([entity(desk, "Ota Hlavac", ("Hlavac", "name"))])
    causes = {line.relation: line.cause for line in errors(desk.evaluate())}
    assert causes["aged"] is Cause.NO_MENTION


def test_spurious_claims(desk: Any) -> None:
    again = desk.claim("aged") | {"id": "twin", "evidence": desk.claim("met")["evidence"]}
    stray = desk.claim("aged") | {"id": "stray", "roles": desk.claim("met")["roles"]}
    desk.claims += [again, stray]
    causes = {line.where: line.cause for line in errors(desk.evaluate())}
    assert causes == {"twin": Cause.TWICE, "stray": Cause.NOT_IN_GOLD}


def test_fields_that_differ_with_both_values(desk: Any) -> None:
    claim = desk.claim("attacked")
    claim["time"]["value"] = "2021-05"
    claim["place"] = None
    claim["roles"][1].update(desk.span("rally"))
    claim["roles"].append(desk.span("Police") | {"role": "agent"})
    claim["attribution"] = [{"id": "a", "source": None, "cue": desk.span("said")}]
    claim["certainty"] = "possible"
    claim["evidence"] = desk.span("Police said") | {"section": "body"}
    claim["also"] = []
    report = desk.evaluate()
    line = the(report, "differs")
    assert line.cause is Cause.FIELD_DIFFERS
    assert [(d.field, *value) for d, value in zip(line.differences, values(line), strict=True)] == [
        ("roles", "means", "shot", "rally"),
        ("roles", "agent", None, "Police"),
        ("time", "time", "2021-05-16", "2021-05"),
        ("place", "place", "the\ntown hall", None),
        ("attribution", "attribution", None, "unnamed"),
        ("certainty", "certainty", "certain", "possible"),
        ("evidence", "evidence", report.articles["lindow"].source.gold.claims[0].evidence,
         "Police said"),
    ]  # fmt: skip


def test_every_cause_is_of_one_kind_or_two_and_has_a_meaning() -> None:
    assert {*MISSES, *SPURIOUS, Cause.FIELD_DIFFERS} == set(Cause)
    assert all(cause.means for cause in Cause)


def test_the_causes_are_counted_in_a_table_and_in_json(desk: Any) -> None:
    desk.claim("met")["roles"].pop()
    desk.claims.remove(desk.claim("aged"))
    desk.claim("killed")["polarity"] = "affirmed"
    report = desk.evaluate()
    data = json.loads(json.dumps(as_json(report, errors(report))))
    assert data["causes"] == {
        "missed": {"aged": {"untold": 1}, "met": {"role-failed": 1}},
        "spurious": {"met": {"role-differs": 1}},
    }
    assert {(line["kind"], line["cause"]) for line in data["errors"]} == {
        ("miss", "untold"), ("miss", "role-failed"), ("spurious", "role-differs"),
        ("differs", "field-differs"),
    }  # fmt: skip
    assert data["errors"][0]["differences"] == []
    assert "errors" not in as_json(report)
    console = Console(width=160, record=True, file=(desk.folder / "out").open("w"))
    for table in tables(report):
        console.print(table)
    console.file.close()
    text = " ".join(console.export_text().split())
    assert "Why gold claims are missed" in text
    assert f"untold: {Cause.UNTOLD.means}" in text
    assert "twice" not in text  # no column for what does not occur
