"""A diff for human eyes (rich tables, a line a change) and for machines. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, get_args

from rich.table import Table
from rich.text import Text

from claimx.evaluate.diff import Diff, GoldGain, count_kinds, count_verdicts
from claimx.evaluate.fates import Fate, Kind, Verdict
from claimx.evaluate.score import Gain
from claimx.schema.render import FILLER_WIDTH, render, render_fields, shorten

KINDS: tuple[Kind, ...] = get_args(Kind)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
SIGNS: Mapping[Kind, str] = {"changed": "~", "vanished": "-", "appeared": "+"}


def tables(diff: Diff) -> list[Table]:
    """How many claims changed, what was left out, the figures against gold, and the rules."""
    found = [summary_table(diff)]
    if diff.skipped:
        found.append(skipped_table(diff))
    if diff.gold is not None:
        found.append(gold_table(diff.gold))
    if diff.changes():
        found.append(rule_table(diff))
    return found


def summary_table(diff: Diff) -> Table:
    """How many claims have which fate; open ones only if one of them changed."""
    table = _table("Claims of two runs", "claims", "run A", "run B", *KINDS)
    table.caption = f"{len(diff.articles)} articles compared"
    for name, typed in (("typed", True), ("open", False)):
        counts = diff.counts(typed=typed)
        total = counts.total()
        if typed or total > counts["unchanged"]:
            sides = (total - counts["appeared"], total - counts["vanished"])
            table.add_row(name, *map(str, (*sides, *(counts[kind] for kind in KINDS))))
    return table


def skipped_table(diff: Diff) -> Table:
    """The articles that are not compared, and why."""
    table = _table("Articles not compared", "article", "claims of A", "of B", "why")
    for row in diff.skipped:
        table.add_row(Text(row.article), str(row.before), str(row.after), row.reason)
    return table


def gold_table(gold: GoldGain) -> Table:
    """Both runs against gold, the difference of F1 and its interval."""
    table = _table(
        f"Against the gold of {len(gold.articles)} of these articles",
        "claims", "gold", "found A", "B", "right A", "B", "F1 A", "B", "difference", "95 %",
    )  # fmt: skip
    for name, gain in (("same", gold.same), ("all fields", gold.exact)):
        old, new = gain.before, gain.after
        numbers = (old.gold, old.predicted, new.predicted, old.right, new.right)
        shares = (f"{100 * old.f1:.1f}", f"{100 * new.f1:.1f}", f"{100 * gain.difference:+.1f}")
        interval = " to ".join(f"{100 * end:+.1f}" for end in gain.interval)
        table.add_row(name, *map(str, numbers), *shares, interval)
    return table


def rule_table(diff: Diff) -> Table:
    """How many changes each rule is responsible for, and, with gold, of what kind they are."""
    judged = VERDICTS if diff.gold else ()
    table = _table("Changes by rule", "rule", "claims", *SIGNS, *judged)
    table.caption = "a changed claim counts under each rule that only one of the runs has"
    for rule, fates in diff.by_rule().items():
        kinds, verdicts = count_kinds(fates), count_verdicts(fates)
        counts = [len(fates), *(kinds[kind] for kind in SIGNS), *(verdicts[v] for v in judged)]
        table.add_row(Text(rule), *map(str, counts))
    return table


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title)
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")
    return table


def line(fate: Fate) -> str:
    """A change on one line: article, ``-``, ``+`` or ``~``, the claim (as run B has it, if it has).

    After ``~`` each changed field follows, old -> new. What was judged ends in its verdict.
    """
    shown = f"{fate.claim.article} {SIGNS[fate.kind]} {render(fate.claim)}"
    marks = [f" ({verdict})" for verdict in fate.verdicts] or [""] * max(1, len(fate.fields))
    if not fate.fields:
        return shown + marks[0]
    return f"{shown} | " + "; ".join(map("".join, zip(_changes(fate), marks, strict=True)))


def _changes(fate: Fate) -> Iterator[str]:
    """Each changed field, "FIELD: OLD -> NEW"."""
    if fate.before is None or fate.after is None:
        return
    before, after = render_fields(fate.before), render_fields(fate.after)
    for field, values in fate.fields.items():
        old, new = before[field], after[field]
        if old == new:  # the notation tells no offsets, sections or anchors
            old, new = _differing(*map(dict, map(_leaves, values)))
        yield f"{field}: {old or 'none'} -> {new or 'none'}"


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    for side in (old, new):
        yield " ".join(
            f"{key}={shorten(str(side[key]), FILLER_WIDTH)}" for key in keys if key in side
        )


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each plain value inside `value`, with the path to it: "0.start"."""
    if not isinstance(value, (dict, list)):
        yield path, value
        return
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _leaves(item, f"{path}.{key}".removeprefix("."))


def as_json(diff: Diff) -> dict[str, Any]:
    """The diff as plain values; shares are from 0 to 1, not rounded.

    `before` and `after` of a change are lines of claims.jsonl. The values of `fields` are without
    ids, and their `evidence` lists the places under `also` after the first.
    """
    gold = diff.gold
    return {
        "articles": [{"before": before, "after": after} for before, after in diff.articles],
        "not_compared": [asdict(row) for row in diff.skipped],
        "typed": _all(KINDS, diff.counts(typed=True)),
        "open": _all(KINDS, diff.counts(typed=False)),
        "gold": gold and {
            "articles": list(gold.articles), "same": _gain(gold.same), "exact": _gain(gold.exact)
        },
        "rules": [
            {"rule": rule, "claims": len(fates)}
            | _all(SIGNS, count_kinds(fates))
            | _all(VERDICTS if gold else (), count_verdicts(fates))
            for rule, fates in diff.by_rule().items()
        ],
        "changes": list(map(_change, diff.changes())),
    }  # fmt: skip


def _all(names: Iterable[str], counts: Mapping[Any, int]) -> dict[str, int]:
    return {name: counts[name] for name in names}


def _gain(gain: Gain) -> dict[str, Any]:
    figures = asdict(gain)
    for name, counts in (("before", gain.before), ("after", gain.after)):
        figures[name]["f1"] = counts.f1
    return {**figures, "difference": gain.difference, "interval": list(gain.interval)}


def _change(fate: Fate) -> dict[str, Any]:
    before, after = (c and c.model_dump(mode="json") for c in (fate.before, fate.after))
    verdicts = fate.verdicts or (None,) * max(1, len(fate.fields))
    return {
        "article": fate.claim.article,
        "kind": fate.kind,
        "rules": list(fate.rules),
        "before": before,
        "after": after,
        "fields": [
            {"field": field, "old": old, "new": new, "verdict": verdict}
            for (field, (old, new)), verdict in zip(fate.fields.items(), verdicts, strict=False)
        ],
        "verdict": None if fate.fields else verdicts[0],
    }
