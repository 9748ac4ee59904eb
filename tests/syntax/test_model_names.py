"""Scores of tags to names."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from claimx.syntax.model.names import Tags

VALUES = ["O", *(f"{part}-{kind}" for kind in ("PERSON", "ORG") for part in "BIES")]


@pytest.fixture(scope="module")
def tags():
    return Tags(VALUES)


def scores_of(*row: str):
    """Scores in which these tags are best by far."""
    table = np.zeros((len(row), len(VALUES)))
    for i, tag in enumerate(row):
        table[i, VALUES.index(tag)] = 9.0
    return table


def legal(row) -> bool:
    """By definition: a name is S, or B I* E of one type."""
    open_kind = None
    for tag in row:
        part, _, kind = tag.partition("-")
        if (part in "IE") != (open_kind is not None) or (part in "IE" and kind != open_kind):
            return False
        open_kind = kind if part in "BI" else None
    return open_kind is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("B-PERSON", "E-PERSON", "O", "S-ORG"), [(0, 2, "PERSON"), (3, 4, "ORG")]),
        (("B-ORG", "I-ORG", "E-ORG"), [(0, 3, "ORG")]),
        (("S-ORG", "S-ORG"), [(0, 1, "ORG"), (1, 2, "ORG")]),
        (("O", "O"), []),
        ((), []),
    ],
)
def test_legal_tags_are_taken_as_they_are(tags, row, expected):
    assert tags.names(scores_of(*row)) == expected


def test_what_is_cut_off_is_mended(tags):
    assert tags.names(scores_of("O", "B-ORG", "I-ORG", "O")) == [(1, 3, "ORG")]


def test_one_type_wins_in_a_name(tags):
    scores = scores_of("B-ORG", "I-PERSON", "E-ORG")
    assert tags.names(scores) == [(0, 3, "ORG")]


def test_no_name_goes_on_into_another_paragraph(tags):
    scores = scores_of("B-ORG", "I-ORG", "E-ORG", "O")
    opens = np.array([True, False, True, False])
    found = tags.names(scores, opens)
    assert found[0] == (0, 2, "ORG")
    assert all(end <= 2 or start >= 2 for start, end, _ in found)


@given(st.integers(1, 4).flatmap(
    lambda n: arrays(np.float32, (n, 5), elements=st.floats(-4, 4, width=32))
))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_the_best_legal_sequence_where_no_word_is_surely_outside(scores):
    """Against all sequences. Four inner tags beat O everywhere, so nothing is fixed beforehand."""
    values = ["O", "B-ORG", "I-ORG", "E-ORG", "S-ORG"]
    scores = scores.copy()
    scores[:, 0] = -50.0
    rows = [r for r in itertools.product(values, repeat=len(scores)) if legal(r)]

    def worth(row) -> float:
        return float(sum(scores[i, values.index(tag)] for i, tag in enumerate(row)))

    found = Tags(values).names(scores)
    row = ["O"] * len(scores)
    for start, end, kind in found:
        row[start:end] = [f"I-{kind}"] * (end - start)
        row[start], row[end - 1] = f"B-{kind}", f"E-{kind}"
        if end - start == 1:
            row[start] = f"S-{kind}"
    assert worth(row) == pytest.approx(max(map(worth, rows)), abs=1e-4)
