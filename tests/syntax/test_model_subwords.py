"""Words to subwords and spellings."""

from __future__ import annotations

import pytest

from claimx.syntax.model.subwords import LONGEST_WORD, SHAPES, Vocabulary, shape

ENTRIES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "un", "##afford", "##able", "nov", "##ak",
           "'", "s", "-", "a", "##a", "k", "unaf", "€", "5"]  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary(ENTRIES)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("unaffordable", ["[UNK]"]),  # greedy: "unaf" is taken, and nothing covers the rest
        ("unable", ["un", "##able"]),
        ("Unable", ["un", "##able"]),
        ("Novák", ["nov", "##ak"]),
        ("'s", ["'", "s"]),
        ("A-k", ["a", "-", "k"]),
        ("€5", ["[UNK]"]),  # a currency sign outside ASCII is no punctuation
        ("xyz", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_longest_entries_from_left_to_right(vocabulary, word, expected):
    assert [ENTRIES[number] for number in vocabulary.encode(word)] == expected


def test_a_word_has_at_least_one_and_at_most_so_many_subwords(vocabulary):
    assert len(vocabulary.encode("a-" * 100)) == LONGEST_WORD


@pytest.mark.parametrize(
    ("first", "second"),
    [("bush", "Bush"), ("Bush", "BUSH"), ("A", "AA"), ("DeGaulle", "Degaulle"), ("1990", "1990s"),
     (",", "a"), ("who", "WHO")],
)  # fmt: skip
def test_spellings_are_told_apart(first, second):
    assert shape(first, True) != shape(second, True)


@pytest.mark.parametrize("word", ["a", "A", "Ab", "AB", "aB", "1", "a1", "-", "北京"])
def test_shapes_are_numbers_above_that_of_the_marks(word):
    without, with_space = shape(word, False), shape(word, True)
    assert 0 < without < SHAPES
    assert 0 < with_space < SHAPES
    assert without != with_space
