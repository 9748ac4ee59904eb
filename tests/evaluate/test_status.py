"""Statuses and participants over a faultless run that is then spoiled."""

from __future__ import annotations

from typing import Any

from claimx.evaluate.report import as_json, tables
from claimx.evaluate.run import Report
from claimx.evaluate.status import status_confusions, status_counts


def counts(report: Report) -> dict[tuple[str, str], tuple[int, int, int]]:
    """(field, value) → (gold, found, right)."""
    confusions = status_confusions(a.alignment for a in report.articles.values())
    found = status_counts(confusions)
    return {key: (c.gold, c.predicted, c.right) for key, c in found.items()}


def test_a_faultless_run_has_every_value_right(desk: Any) -> None:
    found = counts(desk.evaluate())
    assert all(gold == run == right for gold, run, right in found.values())
    assert found["polarity", "negated"] == (1, 1, 1)


def test_a_value_taken_for_another_counts_against_both(desk: Any) -> None:
    before = counts(desk.evaluate())
    desk.claim("attacked")["certainty"] = "possible"
    after = counts(desk.evaluate())
    gold, run, right = before["certainty", "certain"]
    assert after["certainty", "certain"] == (gold, run - 1, right - 1)
    assert after["certainty", "possible"] == (0, 1, 0)


def test_a_wrong_source_is_found_but_not_right(desk: Any) -> None:
    before = counts(desk.evaluate())["attribution", "attributed"]
    claim = desk.claim("killed")["attribution"][0]
    claim["source"] = desk.span("Police")
    gold, run, right = counts(desk.evaluate())["attribution", "attributed"]
    assert (gold, run, right) == (before[0], before[1], before[2] - 1)


def test_a_missing_source_is_the_author(desk: Any) -> None:
    before = counts(desk.evaluate())
    desk.claim("killed")["attribution"] = []
    after = counts(desk.evaluate())
    assert after["attribution", "author"][1] == before["attribution", "author"][1] + 1
    assert after["attribution", "attributed"][2] == before["attribution", "attributed"][2] - 1


def test_a_wrong_participant_is_judged_though_the_claim_is_missed(desk: Any) -> None:
    right, judged = desk.evaluate().participants["all"]
    assert right == judged > 0
    killed = desk.claim("killed")["roles"]
    killed[0]["role"], killed[1]["role"] = killed[1]["role"], killed[0]["role"]
    report = desk.evaluate()
    assert report.participants["all"] == (right - 2, judged)
    assert as_json(report)["participants"]["all"] == {"right": right - 2, "judged": judged}


def test_the_tables_have_both(desk: Any) -> None:
    desk.claim("attacked")["realis"] = "future"
    desk.write(entities=[])
    titles = [str(table.title) for table in tables(desk.evaluate())]
    assert "Status and sources of these claims" in titles
