"""The whole evaluation on files: what is faultless scores 1, and each fault shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.console import Console

from claimx.errors import DataError, UsageError
from claimx.evaluate.gold_files import check_gold_source, read_gold_dir
from claimx.evaluate.report import as_json, errors, tables
from claimx.evaluate.run import Report, evaluate, match_articles
from claimx.schema.inventory import Inventory, RelationSpec, RoleInfo

SHARED = Path(__file__).parents[3] / "shared"


def same(report: Report) -> tuple[int, int, int]:
    counts = report.score.total.same
    return counts.gold, counts.predicted, counts.right


def wrong_fields(report: Report) -> list[str]:
    return [name for name, field in report.score.fields.items() if field.right < field.total]


def test_a_faultless_run_scores_one(desk: Any) -> None:
    report = desk.evaluate()
    assert same(report) == (7, 7, 7)
    assert report.score.total.same.f1 == 1.0
    assert report.score.total.exact.f1 == 1.0
    assert report.score.interval == (1.0, 1.0)
    assert wrong_fields(report) == []
    assert report.score.evidence_iou == 1.0
    assert errors(report) == []


def test_a_removed_claim_is_a_miss(desk: Any) -> None:
    desk.claims.remove(desk.claim("met"))
    report = desk.evaluate()
    assert same(report) == (7, 6, 6)
    [line] = errors(report)
    assert (line.kind, line.relation) == ("miss", "met")
    assert line.sentence == "Vesely met Prime Minister Ota Hlavac in 2019."
    assert line.claim.startswith(
        "met(party_a=Marta Vesely|PERSON, party_b=Ota Hlavac|PERSON) @2019"
    )


def test_a_claim_made_twice_is_once_spurious(desk: Any) -> None:
    desk.claims.append(desk.claim("aged") | {"id": "twin"})
    report = desk.evaluate()
    assert same(report) == (7, 8, 7)
    [line] = errors(report)
    assert (line.kind, line.where) == ("spurious", "twin")


def test_a_moved_evidence_span_costs_the_field(desk: Any) -> None:
    desk.claim("detained")["evidence"] = desk.span("Police said") | {"section": "body"}
    report = desk.evaluate()
    assert same(report) == (7, 7, 7)
    assert wrong_fields(report) == ["evidence"]
    assert report.score.total.exact.right == 6


def test_a_span_that_does_not_hold_its_text_raises(desk: Any) -> None:
    desk.claim("aged")["roles"][0]["start"] += 1
    with pytest.raises(DataError, match=r"claim 0+2: characters .* not 'Karl Brod'.*again"):
        desk.evaluate()


def test_swapped_roles_cost_the_claim(desk: Any) -> None:
    killed = desk.claim("killed")["roles"]
    killed[0]["role"], killed[1]["role"] = killed[1]["role"], killed[0]["role"]
    assert same(desk.evaluate()) == (7, 7, 6)


def test_swapped_parties_of_a_symmetric_relation_cost_nothing(desk: Any) -> None:
    met = desk.claim("met")["roles"]
    met[0]["role"], met[1]["role"] = met[1]["role"], met[0]["role"]
    assert desk.evaluate().score.total.exact.f1 == 1.0


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("time", {"time": None}),
        ("place", {"place": None}),
        ("polarity", {"polarity": "negated"}),
        ("certainty", {"certainty": "possible"}),
        ("realis", {"realis": "future"}),
    ],
)
def test_each_field_is_scored(desk: Any, field: str, change: dict[str, Any]) -> None:
    desk.claim("attacked").update(change)
    report = desk.evaluate()
    assert same(report) == (7, 7, 7)
    assert wrong_fields(report) == [field]
    assert report.score.total.exact.right == 6


def test_another_value_in_a_field_is_as_wrong_as_none(desk: Any) -> None:
    claim = desk.claim("attacked")
    claim["time"]["value"] = "2021-05"
    claim["place"] = desk.span("capital")
    claim["roles"][1].update(desk.span("rally"))
    claim["attribution"] = [{"id": "a", "source": None, "cue": desk.span("said")}]
    report = desk.evaluate()
    assert wrong_fields(report) == ["roles", "time", "place", "attribution"]
    assert report.score.fields["place"].right == 6
    assert report.score.fields["place"].present == 2
    assert report.score.fields["place"].right_present == 1
    assert (report.score.roles.gold, report.score.roles.right) == (4, 3)


def test_a_missing_role_is_wrong(desk: Any) -> None:
    desk.claim("attacked")["roles"].pop(1)
    assert wrong_fields(desk.evaluate()) == ["roles"]


@pytest.mark.parametrize(
    ("relation", "source"),
    [("killed", None), ("killed", "Police"), ("has_quantity", "Police")],
)
def test_each_source_must_agree(desk: Any, relation: str, source: str | None) -> None:
    entry = desk.claim(relation)["attribution"][0]
    entry["source"] = desk.span(source) if source else None
    assert wrong_fields(desk.evaluate()) == ["attribution"]


def test_co_sources_are_not_scored(desk: Any) -> None:
    desk.claim("killed")["attribution"][0]["co_sources"] = [desk.span("Police")]
    assert desk.evaluate().score.total.exact.f1 == 1.0


def test_an_emptied_gold_file_raises(desk: Any) -> None:
    desk.gold_path.write_text("")
    with pytest.raises(DataError, match=r"lindow\.yaml:1: is empty"):
        desk.evaluate()


def test_gold_without_claims_makes_all_spurious(desk: Any) -> None:
    text = desk.gold_path.read_text(encoding="utf-8")
    desk.gold_path.write_text(text.partition("claims:")[0] + "claims: []\n", encoding="utf-8")
    report = desk.evaluate()
    assert same(report) == (0, 7, 0)
    assert report.score.total.same.f1 == 0.0


def test_a_duplicated_gold_claim_raises_with_its_line(desk: Any) -> None:
    text = desk.gold_path.read_text(encoding="utf-8")
    block = text[text.index("- relation: aged") : text.index("- relation: detained")]
    desk.gold_path.write_text(text + block, encoding="utf-8")
    line = len(text.splitlines()) + 1
    with pytest.raises(DataError, match=rf"lindow\.yaml:{line}: claim 8 \(aged\).*claim 3 on line"):
        desk.evaluate()


def test_an_unreadable_claim_line_raises_with_its_line(desk: Any) -> None:
    del desk.claim("attacked", 1)["polarity"]
    with pytest.raises(DataError, match=r"claims\.jsonl:2: is no Claim record: polarity"):
        desk.evaluate()
    desk.claims_path.write_text('\n{"id": ')
    with pytest.raises(DataError, match=r"claims\.jsonl:2: is no Claim record"):
        evaluate(desk.claims_path, desk.folder / "gold", inventory=desk.inventory)


def test_gold_without_claims_in_the_run_is_missed_and_named(desk: Any) -> None:
    desk.claims.clear()
    report = desk.evaluate()
    assert same(report) == (7, 0, 0)
    assert report.silent == ("lindow",)


def test_claims_on_other_articles_are_counted_and_left_out(desk: Any) -> None:
    desk.claims.append(desk.claim("aged") | {"article": "articles/other.txt"})
    report = desk.evaluate()
    assert same(report) == (7, 7, 7)
    assert (report.other_articles, report.other_claims) == (1, 1)


def test_open_claims_are_not_scored(desk: Any) -> None:
    desk.claims.append(desk.claim("aged") | {"relation": None})
    report = desk.evaluate()
    assert same(report) == (7, 7, 7)
    assert report.open_claims == 1


def test_an_article_that_may_be_two_raises(desk: Any) -> None:
    desk.claims.append(desk.claim("aged") | {"article": "elsewhere/articles/lindow.txt"})
    with pytest.raises(DataError, match=r"may be any of somewhere/.*, elsewhere/"):
        desk.evaluate()


def test_the_path_with_more_in_common_is_taken(desk: Any) -> None:
    sources = read_gold_dir(desk.folder / "gold")
    paths = ["x/lindow.txt", "x/articles/lindow.txt", "x/articles/lindow.md"]
    assert match_articles(sources, paths) == {"lindow": "x/articles/lindow.txt"}
    assert match_articles(sources, ["x\\lindow.md"]) == {"lindow": "x\\lindow.md"}
    assert match_articles(sources, ["x/linden.txt"]) == {"lindow": None}


def test_a_pronoun_counts_by_its_entity(desk: Any) -> None:
    target = desk.claim("attacked", 1)["roles"][0]
    target.update(desk.span("her"), entity="e1", name=None)
    assert same(desk.evaluate()) == (7, 7, 6)
    entity = {"id": "e1", "article": target.get("article", "somewhere/articles/lindow.txt")}
    entity |= {"name": "the mayor", "type": "PERSON", "aliases": ["Vesely"], "mentions": []}
    desk.write([entity])
    assert same(desk.evaluate()) == (7, 7, 7)


def test_a_relation_taken_for_another_is_counted(desk: Any) -> None:
    claim = desk.claim("detained")
    claim["relation"] = "attacked"
    claim["roles"][0]["role"] = "target"
    report = desk.evaluate()
    [row] = report.score.confusions
    assert (row.gold, row.predicted, row.count) == ("detained", "attacked", 1)


def test_a_changed_article_raises(desk: Any) -> None:
    with (desk.folder / "articles" / "lindow.txt").open("a") as file:
        file.write("More.\n")
    with pytest.raises(DataError, match="has another sha256"):
        desk.evaluate()


def test_articles_are_looked_for_where_the_caller_says(desk: Any) -> None:
    moved = desk.folder / "moved"
    (desk.folder / "articles").rename(moved)
    with pytest.raises(DataError, match=r"not found: .* is missing.*; give the folder"):
        desk.evaluate()
    assert desk.evaluate(articles_dir=moved).score.total.same.f1 == 1.0


def test_evidence_that_is_not_in_the_article_raises(desk: Any) -> None:
    desk.edit_gold('evidence: "Brod, 34"', 'evidence: "Brod, 35"')
    with pytest.raises(DataError, match=r"lindow\.yaml:\d+: claim 3 \(aged\): the evidence is not"):
        desk.evaluate()


def test_split_json_gives_parts(desk: Any) -> None:
    split = desk.folder / "split.json"
    split.write_text('{"tune": ["lindow"], "check": []}')
    parts = desk.evaluate().parts
    assert parts["tune"].total.same.gold == 7
    assert parts["check"].total.same.gold == 0
    split.write_text('{"tune": ["lindau"]}')
    with pytest.raises(DataError, match="no gold file is about 'lindau'"):
        desk.evaluate()
    split.write_text('["lindow"]')
    with pytest.raises(DataError, match="must be"):
        desk.evaluate()


def test_a_caller_can_restrict(desk: Any) -> None:
    report = desk.evaluate(relations=["aged", "met"], split=["lindow"])
    assert same(report) == (2, 2, 2)
    with pytest.raises(UsageError, match="unknown relation 'ages'"):
        desk.evaluate(relations=["ages"])
    with pytest.raises(UsageError, match="'lindau'"):
        desk.evaluate(split=["lindau"])


def test_the_report_is_json_and_tables(desk: Any) -> None:
    desk.claims.remove(desk.claim("met"))
    (desk.folder / "split.json").write_text('{"tune": ["lindow"]}')
    report = desk.evaluate()
    data = json.loads(json.dumps(as_json(report)))
    assert data["all"]["same"]["recall"] == pytest.approx(6 / 7)
    assert data["parts"]["tune"]["relations"]["met"]["same"]["f1"] == 0.0
    console = Console(width=120, record=True, file=(desk.folder / "out").open("w"))
    for table in tables(report):
        console.print(table)
    console.file.close()
    text = console.export_text()
    assert "92.3" in text  # F1 of 6 right of 7 and 6
    assert "tune" in text


@pytest.mark.shared
def test_shared_gold_against_itself_is_exactly_one(
    tmp_path: Path, as_faultless_run: Callable[..., list[dict[str, Any]]]
) -> None:
    if not (SHARED / "real" / "gold").is_dir():
        pytest.skip(f"{SHARED}/real/gold is not there")
    ontology = yaml.safe_load((SHARED / "spec" / "ontology.yaml").read_text(encoding="utf-8"))
    inventory: Inventory = {
        name: RelationSpec(
            name,
            {role: RoleInfo(kind, True) for role, kind in spec["core"].items()}
            | {role: RoleInfo(kind, False) for role, kind in spec.get("roles", {}).items()},
            spec.get("symmetric", False),
        )
        for pack in ontology["packs"].values()
        for name, spec in pack.items()
    }
    problems = []
    with (tmp_path / "claims.jsonl").open("w", encoding="utf-8") as file:
        for source in read_gold_dir(SHARED / "real" / "gold"):
            article = SHARED / "real" / source.gold.article
            problems += check_gold_source(source, article, inventory)
            data = article.read_bytes()
            assert hashlib.sha256(data).hexdigest() == source.gold.sha256
            raw = data.decode("utf-8-sig")
            for claim in as_faultless_run(source.gold, raw, inventory, str(article)):
                file.write(json.dumps(claim) + "\n")
    report = evaluate(tmp_path, SHARED / "real" / "gold", inventory=inventory)
    assert problems == []
    assert report.score.total.same.f1 == 1.0
    assert report.score.total.exact.f1 == 1.0
    assert report.parts.keys() == {"tune", "check"}
