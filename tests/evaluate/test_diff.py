"""Two runs by hand: each kind of change shows, under its rule, and gold says if it is better."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from claimx.errors import DataError, UsageError
from claimx.evaluate.diff import Diff
from claimx.evaluate.diff_report import as_json, tables
from claimx.evaluate.score import bootstrap_f1, paired_f1

ARTICLE = "somewhere/articles/lindow.txt"
Json = dict[str, Any]


def kinds(found: Diff) -> list[tuple[str, str | None]]:
    return [(fate.kind, fate.claim.relation) for fate in found.changes()]


def verdicts(found: Diff) -> list[tuple[str, ...]]:
    return [fate.verdicts for fate in found.changes()]


def printed(found: Diff) -> str:
    console = Console(width=200, color_system=None)
    with console.capture() as capture:
        console.print(*tables(found), sep="\n")
    return capture.get()


def test_a_run_against_itself_is_unchanged(runs: Any) -> None:
    found = runs.diff(gold=True)
    assert found.changes() == []
    assert found.counts(typed=True) == {"unchanged": 7}
    assert found.gold is not None
    assert found.gold.same.before.f1 == found.gold.exact.after.f1 == 1.0
    assert (found.gold.same.difference, found.gold.same.interval) == (0.0, (0.0, 0.0))
    assert found.by_rule() == {}
    assert "Changes by rule" not in printed(found)


def test_the_order_of_claims_and_roles_and_ids_within_a_run_are_no_change(runs: Any) -> None:
    runs.new.reverse()
    for number, claim in enumerate(runs.new):
        claim["id"] = f"other{number}"
        claim["roles"].reverse()
        for filler in (*claim["roles"], claim["place"] or {}):
            if "entity" in filler:
                filler["entity"] += "1"
        for entry in claim["attribution"]:
            entry["id"] += "1"
            if entry["source"]:
                entry["source"]["entity"] += "1"
    assert runs.diff().counts(typed=True) == {"unchanged": 7}


def test_a_dropped_claim_vanished_and_an_added_one_appeared(runs: Any) -> None:
    runs.new.remove(runs.claim("met"))
    runs.new.remove(runs.claim("killed"))
    runs.old.remove(runs.old[2])
    found = runs.diff()
    assert kinds(found) == [("appeared", "aged"), ("vanished", "met"), ("vanished", "killed")]
    assert found.counts(typed=True) == {"unchanged": 4, "appeared": 1, "vanished": 2}
    row = next(row for row in printed(found).splitlines() if "typed" in row)
    assert row.replace("│", "").split() == ["typed", "6", "5", "4", "0", "2", "1"]


CHANGES: list[tuple[str, Json]] = [
    ("time", {"time": None}),
    ("place", {"place": None}),
    ("polarity", {"polarity": "negated"}),
    ("certainty", {"certainty": "possible"}),
    ("realis", {"realis": "future"}),
    ("evidence", {"also": []}),
]


@pytest.mark.parametrize("new_id", [False, True])
@pytest.mark.parametrize(("field", "change"), CHANGES)
def test_a_changed_field_is_named(runs: Any, field: str, change: Json, new_id: bool) -> None:
    runs.claim("attacked").update(change, **({"id": "f"} if new_id else {}))
    [fate] = runs.diff().changes()
    assert (fate.kind, list(fate.fields)) == ("changed", [field])


def test_all_changed_fields_are_named_in_order_with_old_and_new(runs: Any) -> None:
    claim = runs.claim("attacked", 1)
    claim["roles"].append(runs.desk.span("34") | {"role": "means"})
    claim["attribution"][0]["source"]["name"] = "Lindow police"
    claim["evidence"] |= runs.desk.span("attacked her")
    [fate] = runs.diff().changes()
    assert list(fate.fields) == ["roles", "attribution", "evidence"]
    old, new = fate.fields["attribution"]
    assert [old[0]["source"]["name"], new[0]["source"]["name"]] == ["Police", "Lindow police"]
    assert "id" not in old[0]
    assert fate.fields["evidence"][1][0]["text"] == "attacked her"


def test_a_claim_that_says_something_else_has_vanished(runs: Any) -> None:
    aged = runs.claim("aged")
    aged["id"] = "!"  # sorts first
    aged["roles"][1].update(runs.desk.span("10,000"))
    assert kinds(runs.diff()) == [("vanished", "aged"), ("appeared", "aged")]


def test_the_rules_responsible(runs: Any) -> None:
    for claim, rules in zip(runs.old, (["a", "s"], ["b"], ["a"], ["a", "s"]), strict=False):
        claim["rules"] = rules
    runs.new[:4] = deepcopy(runs.old[:4])
    runs.new[0] |= {"polarity": "negated", "rules": ["a", "t"]}  # s and t differ
    runs.new[1] |= {"polarity": "negated"}  # no rule differs: the first
    runs.new[2] |= {"rules": ["b"]}  # nothing else changed, so no change
    runs.new[3:4] = []
    runs.old.pop()
    runs.new[-1]["rules"] = ["b", "s"]
    found = runs.diff()
    groups = {rule: [f.claim.id[-1] for f in fates] for rule, fates in found.by_rule().items()}
    assert groups == {"b": ["1", "6"], "a": ["3"], "s": ["0"], "t": ["0"]}
    assert list(groups) == ["b", "a", "s", "t"]
    rows = [row.split() for row in printed(found).partition("Changes by rule")[2].splitlines()]
    cells = ["│", "b", "│", "2", "│", "1", "│", "0", "│", "1", "│"]  # changed, vanished, appeared
    assert cells in rows


def open_claim(runs: Any, words: str, **changes: Any) -> Json:
    predicate = runs.desk.span(words)
    base = deepcopy(runs.old[1])
    base |= {"id": words, "relation": None, "predicate": predicate | {"lemma": words}}
    return base | changes


def test_open_claims_pair_by_predicate_and_are_left_out_unless_they_change(runs: Any) -> None:
    runs.old += [open_claim(runs, "told"), open_claim(runs, "marched")]
    runs.new += [open_claim(runs, "told"), open_claim(runs, "marched", id="f", roles=[])]
    found = runs.diff(gold=True)
    [fate] = found.changes()
    assert (fate.kind, list(fate.fields), fate.verdicts) == ("changed", ["roles"], ("neither",))
    assert found.counts(typed=False) == {"unchanged": 1, "changed": 1}
    assert "│ open " in printed(found)
    runs.new[-1] = open_claim(runs, "met")
    assert verdicts(runs.diff(gold=True)) == [("neither",), ("neither",)]  # one came, one went
    runs.new[-1] = open_claim(runs, "marched")
    assert "│ open " not in printed(runs.diff())


def test_the_order_of_the_files_does_not_matter_to_what_is_paired(runs: Any) -> None:
    for number, relation in enumerate((None, None, "aged", "aged")):
        open_or_not = open_claim(runs, "told") if relation is None else deepcopy(runs.old[2])
        runs.old.append(open_or_not | {"id": f"a{number}", "realis": "future"})
        runs.new.append(open_or_not | {"id": f"b{number}", "certainty": "alleged"})
    runs.new[-1]["polarity"] = runs.new[-3]["polarity"] = "negated"
    data = as_json(runs.diff(gold=True))
    assert len(data["changes"]) == 4
    runs.new.reverse()
    assert as_json(runs.diff(gold=True)) == data
    runs.old.reverse()
    assert as_json(runs.diff(gold=True)) == data


def test_a_relation_that_no_pack_has_is_paired_by_predicate(runs: Any) -> None:
    runs.old.append(open_claim(runs, "told", relation="praised"))
    runs.new.append(open_claim(runs, "told", relation="praised", id="f", realis="future"))
    found = runs.diff(gold=True, relations=["met"])
    assert found.changes() == []
    found = runs.diff(relations=["praised"])
    assert kinds(found) == [("changed", "praised")]
    assert verdicts(runs.diff(gold=True)) == [("neither",)]


def test_losing_what_gold_has_is_worse_and_finding_it_better(runs: Any) -> None:
    runs.new.remove(runs.claim("met"))
    lost = runs.diff(gold=True)
    assert verdicts(lost) == [("worse",)]
    assert lost.gold is not None
    same = lost.gold.same
    assert (same.before.right, same.after.right, same.after.gold) == (7, 6, 7)
    assert same.difference == pytest.approx(12 / 13 - 1)
    assert same.interval == pytest.approx((12 / 13 - 1,) * 2)  # one article: each draw is it
    runs.old, runs.new = runs.new, runs.old
    assert verdicts(runs.diff(gold=True)) == [("better",)]


def test_losing_what_gold_has_not_is_better_and_making_it_worse(runs: Any) -> None:
    runs.old.append(deepcopy(runs.old[4]) | {"id": "f", "relation": "detained"})
    runs.old[-1]["roles"][0]["role"] = "person"
    assert verdicts(runs.diff(gold=True)) == [("better",)]
    runs.old, runs.new = runs.new, runs.old
    assert verdicts(runs.diff(gold=True)) == [("worse",)]


def test_each_changed_field_is_judged(runs: Any) -> None:
    runs.old[0] |= {"polarity": "negated", "realis": "future"}
    runs.new[0] |= {"place": None, "realis": "hypothetical"}
    found = runs.diff(gold=True)
    [fate] = found.changes()
    judged = dict(zip(fate.fields, fate.verdicts, strict=True))
    assert judged == {"place": "worse", "polarity": "better", "realis": "neither"}
    assert found.gold is not None
    exact = found.gold.exact
    assert (exact.before.right, exact.after.right, exact.interval) == (6, 6, (0.0, 0.0))
    runs.new[0] = deepcopy(runs.desk.claims[0])
    found = runs.diff(gold=True)
    assert found.gold is not None
    assert (found.gold.same.interval, found.gold.exact.interval[0]) == ((0.0, 0.0), 1 - 6 / 7)


def test_a_core_role_gone_wrong_is_worse(runs: Any) -> None:
    roles = runs.claim("attacked")["roles"]
    roles.pop()  # a role that is not core is missing in both runs
    runs.old[0]["roles"].pop()
    roles[0].update(runs.desk.span("Brod"), entity="brod", name="Karl Brod")
    assert verdicts(runs.diff(gold=True)) == [("worse",)]


def test_a_claim_is_judged_by_a_gold_claim_that_another_took(runs: Any) -> None:
    twin = deepcopy(runs.old[0]) | {"id": "f", "place": None, "realis": "future"}
    runs.old.append(twin)  # gold goes with the faultless one
    runs.new.append(twin | {"realis": "actual", "certainty": "alleged"})
    assert verdicts(runs.diff(gold=True)) == [("neither", "neither")]
    runs.new.remove(runs.claim("attacked"))  # and here with the twin
    assert verdicts(runs.diff(gold=True)) == [("worse",), ("worse", "better")]
    runs.old, runs.new = runs.new, runs.old
    assert verdicts(runs.diff(gold=True)) == [("better",), ("better", "worse")]


def test_articles_without_gold_are_not_judged(runs: Any) -> None:
    for claims in (runs.old, runs.new):
        claims.append(deepcopy(claims[0]) | {"article": "somewhere/articles/other.txt"})
    runs.new[-1] |= {"polarity": "negated"}
    runs.new[0] |= {"polarity": "negated"}
    found = runs.diff(gold=True)
    assert verdicts(found) == [("worse",), ()]
    assert found.gold is not None
    assert found.gold.articles == ("lindow",)
    for claims in (runs.old, runs.new):
        del claims[:-1]
    with pytest.raises(UsageError, match="no gold is about an article that both"):
        runs.diff(gold=True)


def skipped(found: Diff) -> list[tuple[str, str, int, int]]:
    return [(s.article, s.reason, s.before, s.after) for s in found.skipped]


def test_articles_whose_sums_differ_are_told_and_not_compared(runs: Any) -> None:
    runs.new.pop()
    runs.inputs("old", lindow="a" * 64)
    runs.inputs("new", lindow="b" * 64)
    found = runs.diff()
    assert (found.articles, found.fates) == ((), ())
    assert skipped(found) == [(ARTICLE, "the texts differ", 7, 6)]
    assert "the texts differ" in printed(found)
    runs.inputs("new", lindow="a" * 64)
    assert kinds(runs.diff()) == [("vanished", "killed")]


def test_without_sums_the_quoted_characters_tell(runs: Any) -> None:
    runs.inputs("old", lindow="a" * 64)
    runs.new[0]["evidence"]["start"] += 1
    assert skipped(runs.diff()) == [(ARTICLE, "the texts differ", 7, 7)]


def test_articles_of_one_run_only(runs: Any) -> None:
    runs.new.append(deepcopy(runs.new[0]) | {"article": "somewhere/articles/other.txt"})
    other = "somewhere/articles/other.txt"
    assert skipped(runs.diff()) == [(other, "only in run B", 0, 1)]
    runs.inputs("old", lindow="a" * 64, other="b" * 64)  # read, but without any claim
    assert kinds(runs.diff()) == [("appeared", "attacked")]
    runs.inputs("old", lindow="a" * 64, other=None)
    assert skipped(runs.diff()) == [(other, "could not be read in run A", 0, 1)]
    runs.new.clear()
    found = skipped(runs.diff())
    assert found == [(ARTICLE, "only in run A", 7, 0), (other, "only in run A", 0, 0)]


def test_an_article_may_lie_elsewhere(runs: Any) -> None:
    for claim in runs.new:
        claim["article"] = "C:\\moved\\lindow.txt"
    runs.new.pop()
    found = runs.diff(gold=True)
    assert found.articles == ((ARTICLE, "C:\\moved\\lindow.txt"),)
    assert verdicts(found) == [("worse",)]
    runs.new.append(deepcopy(runs.new[0]) | {"article": "second/lindow.txt"})
    assert [reason for _, reason, *_ in skipped(runs.diff())] == [
        "only in run B", "only in run B", "only in run A"
    ]  # fmt: skip


def test_only_the_relations_asked_for(runs: Any) -> None:
    del runs.new[3:]
    found = runs.diff(gold=True, relations=["met", "aged"])
    assert kinds(found) == [("vanished", "met")]
    assert found.counts(typed=True) == {"unchanged": 1, "vanished": 1}
    assert found.gold is not None
    assert found.gold.same.before.gold == 2
    with pytest.raises(UsageError, match="unknown relation 'ages'"):
        runs.diff(relations=["ages"])


def test_a_run_json_that_is_none_raises(runs: Any) -> None:
    (runs.folder("new") / "run.json").write_text('{"inputs": [{}]}')
    with pytest.raises(DataError, match=r"new.run\.json: does not name the inputs.*again"):
        runs.diff()


def test_the_interval_of_the_difference_is_paired() -> None:
    generator = np.random.default_rng(7)
    right = generator.integers(0, 10, size=40)
    before = [(10, 10, int(n)) for n in right]
    after = [(10, 10, int(n) + i % 2) for i, n in enumerate(right)]  # every other article gains
    low, high = paired_f1(before, after)
    assert (low, high) == paired_f1(before, after)
    assert 0 < low < 0.05 < high < 0.1
    wide = bootstrap_f1(before)
    assert high - low < 0.5 * (wide[1] - wide[0])  # articles are unequal, their gains are not
    assert paired_f1(after, before) == pytest.approx((-high, -low), abs=0.002)
    assert paired_f1([], []) == (0.0, 0.0)
