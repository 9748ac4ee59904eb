"""Money, percentages, bare numbers and measures by their grammar."""

from __future__ import annotations

from functools import cache

from claimx.lexicon.load import table, words
from claimx.schema.mention import EntityType
from claimx.syntax import labels
from claimx.syntax.tree import Tree

#: Functions of a number that stands for those who do something or have it done to them.
_COUNTED = frozenset({"obj", "nsubj", "nsubj:pass", "conj"})


@cache
def currencies() -> frozenset[str]:
    """Words and signs for money, lower case."""
    return frozenset(row["word"] for row in table("currencies"))


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(row["word"] for row in table("times_numbers") if row["kind"] == "ordinal")


def number_type(tree: Tree, i: int) -> EntityType | None:
    """The type of a phrase whose head `i` is a number, or is counted by one; else None.

    A bare number that can only count people ("killed 20") is a GROUP, one of them a PERSON.
    """
    tokens = tree.tokens
    word = tokens.lower[i]
    if tokens.upos[i] == "ADJ" and word in _ordinals():
        return EntityType.ORDINAL
    if tokens.upos[i] == "NUM":
        if _counts_people(tree, i):
            return EntityType.PERSON if word in ("one", "1") else EntityType.GROUP
        return EntityType.CARDINAL
    if word in ("%", "percent", "percentage") or (word == "cent" and tokens.lower[i - 1] == "per"):
        return EntityType.PERCENT
    if tree.child(i, labels.NUMERAL) is None:
        return None
    if word in currencies():
        return EntityType.MONEY
    return EntityType.QUANTITY if tokens.lemmas[i] in words("units") else None


def _counts_people(tree: Tree, i: int) -> bool:
    """True if the verb is of those whose object or subject is people ("two were arrested", "two
    arrested in Prague"), or if they are dead, missing …"""
    lemmas, label = tree.tokens.lemmas, tree.labels[i]
    verbs = words("people_counted_verbs")
    governor = tree.heads[tree.heads[i]] if label == labels.CONJUNCT else tree.heads[i]
    if label in _COUNTED and lemmas[governor] in verbs:
        return True
    after = tree.tokens.lower[i + 1 : i + 2]
    if after and after[0] in words("casualty_states"):
        return True
    return any(tree.labels[c] == "acl" and lemmas[c] in verbs for c in tree.children[i] if c > i)
