"""ClearNLP trees turned into Universal Dependencies."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.schema.mention import MentionKind
from claimx.syntax.clearnlp import is_clearnlp, to_ud

#: Where the two schemes say different things of a sentence, and rightly.
UNLIKE = {
    "Two arrested in Prague": "ClearNLP makes the number the root, UD the participle",
    "At least 20 people died.": "UD has a prepositional phrase in the number, ClearNLP adverbs",
}

#: Label pairs that are one to the rules above (`labels.py` holds them together).
_ALIKE = {"obl:agent": "obl", "nmod:desc": "compound"}


def arcs(tree) -> list[tuple[str, str, str]]:
    """(word, label, governor) of every token but punctuation."""
    words = tree.tokens.words
    return [
        (word, _ALIKE.get(tree.labels[i], tree.labels[i]), words[tree.heads[i]])
        for i, word in enumerate(words) if tree.labels[i] != "punct"
    ]  # fmt: skip


def test_both_schemes_give_the_same_clauses(both, lines, sentence):
    """The law of the converter: no rule above it knows which scheme the tree came in."""
    ud, clearnlp = (lines(builder.reading(sentence)) for builder in both)
    if sentence in UNLIKE:
        assert ud != clearnlp, "no longer unlike: take it off the list"
    else:
        assert clearnlp == ud


def test_both_schemes_give_the_same_mentions(both, sentence):
    """Names to the letter, of descriptions the head word (the two schemes hang the
    hyphens of "41-year-old" on different words); sorted, since UD heads a name by its first word
    and ClearNLP by its last."""

    def mentions(builder):
        tokens = (reading := builder.reading(sentence)).tokens
        return sorted(
            (tokens.text(m.extent) if m.kind is MentionKind.NAME else tokens.words[m.head],
             m.kind, m.type, m.number, m.gender)
            for m in reading.mentions
        )  # fmt: skip

    ud, clearnlp = both
    assert mentions(clearnlp) == mentions(ud)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Han in Prague on Monday.",
        "Han was arrested by police in Prague.",
        "Han was not ill.",
        "Han was in Paris on Monday.",
        "Han jumped out of the window before fleeing.",
        "Han stepped down because of illness.",
        "There were 20 victims.",
        "The court wants Han to leave.",
        "The court found Han guilty of murder.",
        "Han paid $20 million to rebels.",
        "Rebels gave money to Han.",
        "Rebels gave Han money.",
        "Han is accused of being a spy.",
        "The arrest of Han by police shocked Cuba.",
        "The house in which Han lived burned.",
        "Han is said to have been executed.",
    ],
)
def test_trees_become_those_of_ud(both, text):
    ud, clearnlp = (arcs(builder.tree(text)) for builder in both)
    assert clearnlp == ud


def test_coordinated_prepositional_phrases_are_coordinated_nouns(both):
    _, clearnlp = both
    tree = clearnlp.tree("Rebels attacked in Cuba and in Spain.")
    found = {word: (label, head) for word, label, head in arcs(tree) if word != "in"}
    assert found["Cuba"] == ("obl", "attacked")
    assert found["Spain"] == ("conj", "Cuba")


def test_a_prenominal_nmod_is_a_compound():
    heads, labels = to_ud([1, 1], ["nmod", "ROOT"], ["NOUN", "NOUN"], ["NN", "NN"])
    assert (heads, labels) == ([1, 1], ["compound", "root"])


def test_a_preposition_without_object_is_a_particle_after_a_verb():
    _, labels = to_ud([0, 0], ["ROOT", "prep"], ["VERB", "ADP"], ["VBD", "IN"])
    assert labels == ["root", "compound:prt"]


def test_a_negative_determiner_stays_a_determiner():
    _, labels = to_ud([1, 1], ["neg", "ROOT"], ["DET", "NOUN"], ["DT", "NN"])
    assert labels == ["det", "root"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [(("nsubj", "dobj", "pobj"), True), (("nsubj", "obj", "obl"), False), ((), False)],
)
def test_the_scheme_is_told_by_the_parsers_labels(labels, expected):
    assert is_clearnlp(labels) is expected


LABELS = ["prep", "pobj", "pcomp", "agent", "dative", "conj", "attr", "acomp", "ccomp", "nsubj",
          "dobj", "aux", "quantmod", "expl", "advmod", "nmod", "appos", "neg", "amod"]  # fmt: skip
UPOS = ["VERB", "AUX", "ADP", "NOUN", "ADJ", "SYM", "NUM", "SCONJ"]
TAGS = ["VB", "VBG", "VBN", "VBD", "IN", "NN", "$", "EX", "TO", "DT"]


@st.composite
def trees(draw):
    """Any tree of up to 14 tokens with any labels: a parser errs in every way."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    heads[order[0]] = order[0]
    for k in range(1, size):
        heads[order[k]] = order[draw(st.integers(0, k - 1))]
    labels = [draw(st.sampled_from(LABELS)) for _ in range(size)]
    labels[order[0]] = "ROOT"
    upos = [draw(st.sampled_from(UPOS)) for _ in range(size)]
    tags = [draw(st.sampled_from(TAGS)) for _ in range(size)]
    return heads, labels, upos, tags


@given(trees())
def test_any_tree_stays_a_tree(tree):
    """One root, and every token reaches it."""
    heads, labels = to_ud(*tree)
    roots = [i for i, head in enumerate(heads) if head == i]
    assert len(roots) == 1
    assert labels[roots[0]] == "root"
    for i in range(len(heads)):
        steps = 0
        while heads[i] != i:
            i, steps = heads[i], steps + 1
            assert steps <= len(heads)


def test_ud_labels_are_left_alone():
    """Converting twice changes nothing: no label of UD is a label that a rule takes up."""
    given_ = ([1, 1, 1, 4, 1], ["nsubj:pass", "root", "obl:agent", "case", "obl"],
              ["NOUN", "VERB", "NOUN", "ADP", "NOUN"], ["NN", "VBN", "NN", "IN", "NN"])  # fmt: skip
    assert to_ud(*given_) == (given_[0], given_[1])


def test_time_is_linear_in_the_length():
    """A run-on of copulas, each under the one before: 30,000 tokens in a second, not in minutes."""
    many = 10_000
    heads = [h for k in range(many) for h in (3 * k + 1, max(3 * k - 2, 1), 3 * k + 1)]
    labels = ["nsubj", "conj", "attr"] * many
    labels[1] = "ROOT"
    started = time.perf_counter()
    to_ud(heads, labels, ["NOUN", "AUX", "NOUN"] * many, ["NN", "VBZ", "NN"] * many)
    assert time.perf_counter() - started < 5
