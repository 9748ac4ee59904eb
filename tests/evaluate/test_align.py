"""The pairing is optimal, and it prefers the pairs that agree in more."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimx.evaluate.agree import compare, is_same
from claimx.evaluate.align import align
from claimx.evaluate.score import bootstrap_f1
from claimx.evaluate.statement import Statement, Term
from claimx.schema.facts import Certainty, Polarity, Realis
from claimx.schema.inventory import RelationSpec, RoleInfo
from claimx.schema.span import Span

KILLED = RelationSpec(
    "killed",
    {"victim": RoleInfo("ENT", True), "agent": RoleInfo("ENT", False)},
)
MET = RelationSpec(
    "met",
    {"party_a": RoleInfo("ENT", True), "party_b": RoleInfo("ENT", True)},
    symmetric=True,
)
INVENTORY = {"killed": KILLED, "met": MET}


def claim(index: int, *names: str, start: int = 0, **changes: object) -> Statement:
    """A `killed` whose victim has `names`; evidence is ten characters from `start` on."""
    made = Statement(
        index=index,
        relation="killed",
        roles={"victim": Term(names[0], frozenset(names))},
        time=None,
        place=None,
        sources=(),
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.CERTAIN,
        realis=Realis.ACTUAL,
        evidence=(Span(start, start + 10, "x" * 10),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_pairs_are_as_many_as_can_be_where_greedy_fails() -> None:
    # Taking the best pair first (0 with 0: time and evidence agree) leaves 1 without a partner.
    gold = [claim(0, "ann", "bob", time="2019"), claim(1, "ann", start=500)]
    predicted = [claim(0, "ann", time="2019"), claim(1, "bob", start=900)]
    result = align(gold, predicted, INVENTORY)
    assert [(p.gold.index, p.predicted.index) for p in result.pairs] == [(0, 1), (1, 0)]
    assert result.missed == result.spurious == ()


def test_of_two_that_are_the_same_the_one_with_more_right_fields_is_taken() -> None:
    gold = [claim(0, "ann", time="2019")]
    predicted = [claim(0, "ann"), claim(1, "ann", time="2019"), claim(2, "ann", time="2020")]
    result = align(gold, predicted, INVENTORY)
    assert [pair.predicted.index for pair in result.pairs] == [1]
    assert [spurious.index for spurious in result.spurious] == [0, 2]


def test_then_the_one_whose_evidence_overlaps_more() -> None:
    predicted = [claim(0, "ann", start=4), claim(1, "ann", start=1), claim(2, "ann", start=3)]
    result = align([claim(0, "ann")], predicted, INVENTORY)
    assert [pair.predicted.index for pair in result.pairs] == [1]


def test_a_mention_that_overlaps_is_the_same_entity() -> None:
    gold = claim(0, "ann", roles={"victim": Term("ann", frozenset({"ann"}), (Span(3, 6, "Ann"),))})
    for start, same in ((0, False), (5, True), (6, False)):
        term = Term("her", frozenset({"her"}), (Span(start, start + 3, "her"),))
        assert is_same(gold, claim(0, "her", roles={"victim": term}), KILLED) is same


def test_a_prediction_without_a_core_role_is_not_the_same() -> None:
    assert not is_same(claim(0, "ann"), claim(0, "ann", roles={}), KILLED)


def test_both_parties_of_a_symmetric_relation_must_agree() -> None:
    def met(one: str, other: str) -> Statement:
        roles = {
            role: Term(x, frozenset({x})) for role, x in zip(MET.roles, (one, other), strict=True)
        }
        return claim(0, "x", relation="met", roles=roles)

    assert is_same(met("ann", "bob"), met("bob", "ann"), MET)
    assert not is_same(met("ann", "bob"), met("bob", "bob"), MET)


def test_a_role_too_many_is_wrong_and_counted() -> None:
    ann = Term("ann", frozenset({"ann"}))
    fields = compare(claim(0, "ann"), claim(0, "ann", roles={"victim": ann, "agent": ann}), KILLED)
    assert not fields.right[0]
    assert (fields.roles_gold, fields.roles_predicted, fields.roles_right) == (0, 1, 0)


_NAMES = st.lists(st.sampled_from("abcd"), min_size=1, max_size=2)
_SIDE = st.lists(st.tuples(_NAMES, st.sampled_from([None, "2019", "2020"])), max_size=4)


@given(_SIDE, _SIDE)
def test_no_other_pairing_is_better(
    ours: list[tuple[list[str], str | None]], theirs: list[tuple[list[str], str | None]]
) -> None:
    gold = [claim(i, *names, time=time) for i, (names, time) in enumerate(ours)]
    predicted = [claim(i, *names, time=time) for i, (names, time) in enumerate(theirs)]

    def value(chosen: list[tuple[Statement, Statement]]) -> tuple[int, int]:
        same = [(a, b) for a, b in chosen if is_same(a, b, KILLED)]
        return len(same), sum(sum(compare(a, b, KILLED).right) for a, b in same)

    padded = [*predicted, *[None] * len(gold)]
    best = max(
        value([(a, b) for a, b in zip(gold, order, strict=False) if b is not None])
        for order in permutations(padded, len(gold))
    )
    result = align(gold, predicted, INVENTORY)
    assert value([(pair.gold, pair.predicted) for pair in result.pairs]) == best
    assert len(result.pairs) + len(result.missed) == len(gold)
    assert len(result.pairs) + len(result.spurious) == len(predicted)


def test_the_interval_is_reproducible_and_holds_the_figure() -> None:
    generator = np.random.default_rng(7)
    right = generator.integers(0, 10, size=40)
    rows = [(10, 10, int(n)) for n in right]
    low, high = bootstrap_f1(rows)
    assert (low, high) == bootstrap_f1(rows)
    assert 0 < low < float(right.mean()) / 10 < high < 1
    # A quarter of the articles: the interval is about twice as wide.
    few = bootstrap_f1(rows[:10])
    assert few[1] - few[0] > 1.3 * (high - low)
    assert bootstrap_f1([]) == (0.0, 0.0)
    assert bootstrap_f1([(0, 0, 0)]) == (0.0, 0.0)
