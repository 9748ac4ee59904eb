"""The tree: children, conjuncts, stretches of tokens."""

from __future__ import annotations

import pytest

from claimx.schema.span import Extent
from claimx.syntax.tree import trim


def test_bounds_take_in_all_descendants(build_ud):
    tree = build_ud.tree("The arrest of Han by police shocked Cuba.")
    arrest = tree.tokens.words.index("arrest")
    assert tree.tokens.text(tree.subtree(arrest)) == "The arrest of Han by police"


def test_every_token_stands_in_its_governors_bounds(build, sentence):
    tree = build.tree(sentence)
    for i, head in enumerate(tree.heads):
        assert tree.subtree(head).covers(tree.subtree(i))
        assert head == i or i in tree.children[head]


def test_each_sentence_has_one_root(build, sentence):
    tree = build.tree(sentence)
    assert [tree.labels[i] for i, head in enumerate(tree.heads) if head == i] == ["root"]
    assert tree.labels.count("root") == 1


def test_sentences_of_one_block_keep_apart(build):
    tree = build.tree("Brown resigned.", "She left on Monday.")
    assert [(s.start, s.end) for s in tree.tokens.sentences] == [(0, 3), (3, 8)]
    assert list(tree.tokens.sentence_of) == [0] * 3 + [1] * 5
    assert [i for i, head in enumerate(tree.heads) if head == i] == [1, 4]


def test_conjuncts_are_given_in_order(build_ud):
    tree = build_ud.tree("Cuba and Spain signed the pact.")
    assert tree.conjuncts(0) == (0, 2)
    assert tree.conjuncts(2) == (2,)


def test_child_is_the_first_with_the_label(build_ud):
    tree = build_ud.tree("Police arrested Han in Prague on Monday.")
    assert tree.child(1, "obl") == 4
    assert tree.child(1, "iobj") is None


@pytest.mark.parametrize(
    ("outside", "gaps", "text"),
    [
        (frozenset(), False, "Police arrested Han in Prague on Monday."),
        (frozenset({"punct", "obl"}), False, "Police arrested Han"),
        (frozenset({"nsubj", "obj", "punct"}), False, "arrested"),
        (frozenset({"obj", "punct"}), True, "Police arrested Han in Prague on Monday"),
    ],
)
def test_subtree_without_stops_at_what_is_left_out(build_ud, outside, gaps, text):
    """On each side the first left-out child ends the stretch; with `gaps` it is stepped over."""
    tree = build_ud.tree("Police arrested Han in Prague on Monday.")
    assert tree.tokens.text(tree.subtree_without(1, outside, gaps=gaps)) == text


def test_trim_takes_punctuation_off_the_edges(build_ud):
    tree = build_ud.tree("Jana Novak, the 41-year-old mayor of Prague, met Han.")
    comma = tree.tokens.words.index(",")
    assert tree.tokens.text(trim(tree.tokens, Extent(comma, len(tree.tokens)))) == (
        "the 41-year-old mayor of Prague, met Han"
    )


def test_trim_leaves_what_is_only_punctuation(build_ud):
    tree = build_ud.tree("Brown resigned.")
    assert trim(tree.tokens, Extent(2, 3)) == Extent(2, 3)
