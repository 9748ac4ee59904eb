"""Arc scores to trees: always a tree, always one root, and the best such tree."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from claimx.syntax.model.trees import tree


def is_tree(heads) -> bool:
    """One root, and every word leads to it."""
    if list(heads).count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = int(heads[node - 1]), steps + 1
        if node:
            return False
    return True


def worth(scores, heads) -> float:
    return float(sum(scores[i, head] for i, head in enumerate(heads)))


def best_of_all(scores) -> float:
    size = len(scores)
    candidates = itertools.product(range(size + 1), repeat=size)
    return max(worth(scores, heads) for heads in candidates if is_tree(heads))


SMALL = st.integers(1, 4).flatmap(
    lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-8, 8, width=32))
)
LARGE = st.integers(5, 40).flatmap(
    lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-8, 8, width=32))
)


@given(SMALL)
@settings(max_examples=300, deadline=None)
def test_the_best_tree_is_found(scores):
    heads = tree(scores)
    assert is_tree(heads)
    assert worth(scores, heads) == pytest.approx(best_of_all(scores), abs=1e-3)


@given(LARGE)
@settings(max_examples=100, deadline=None)
def test_it_is_a_tree_at_any_length(scores):
    assert is_tree(tree(scores))


def test_arcs_may_cross():
    """1 ← 3 and 2 ← 4, as in "A hearing is scheduled on the issue"."""
    scores = np.full((4, 5), -5.0)
    for word, head in enumerate((3, 4, 0, 3)):
        scores[word, head] = 5.0
    assert tree(scores).tolist() == [3, 4, 0, 3]


def test_two_good_roots_leave_the_better_one():
    scores = np.array([[5.0, 0.0, 1.0], [4.0, 1.0, 0.0]])
    assert tree(scores).tolist() == [0, 1]


def test_one_word_is_the_root():
    assert tree(np.array([[0.0, 9.0]])).tolist() == [0]
