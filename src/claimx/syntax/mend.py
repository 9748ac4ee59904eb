"""Trees that cannot be so, set right.

A statistical parser gives heads and labels one by one, and now and then they contradict each other.
Where Universal Dependencies leaves one reading only, it is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimx.syntax import labels

#: Parts of speech that take a copula, and no auxiliary "be" of their own.
_PREDICATIVE = frozenset({"ADJ", "NOUN", "PROPN", "PRON", "NUM"})


def mended(
    heads: Sequence[int], arcs: Sequence[str], upos: Sequence[str], lemmas: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels of the arcs, mended; all columns have one entry a token.

    * A noun with a preposition is no object ("accused of treason"), and no clause where it has
      nothing of one ("in protest").
    * An indirect object without a direct one beside it is the direct one
      ("sentenced the minister to six years").
    * "be" as an auxiliary of what is no verb is the copula ("nine are missing").
    * A name is no part of the common noun before it but what that describes
      ("administrator Jim Black").
    """
    tree, found = list(heads), list(arcs)
    under: dict[int, set[str]] = {}
    for i, arc in enumerate(arcs):
        under.setdefault(heads[i], set()).add(arc)
    for i, arc in enumerate(arcs):
        if labels.CASE in under.get(i, ()) and upos[i] in labels.NOUNS:
            bare = not under[i] & (labels.ANY_SUBJECT | {labels.COPULA, labels.MARK})
            if arc == labels.OBJECT or (arc == "advcl" and bare):
                found[i] = "obl"
    with_object = {tree[i] for i, arc in enumerate(found) if arc in (labels.OBJECT, labels.CONTENT)}
    for i, arc in enumerate(found):
        siblings = under[tree[i]]
        if arc == labels.INDIRECT and tree[i] not in with_object:
            found[i] = labels.OBJECT
        elif arc in labels.AUXILIARIES and lemmas[i] == "be" and upos[tree[i]] in _PREDICATIVE:
            found[i] = arc if labels.COPULA in siblings else labels.COPULA
    for i in range(1, len(tree)):
        if found[i] == "flat" and tree[i] == i - 1 and (upos[i - 1], upos[i]) == ("NOUN", "PROPN"):
            _turn(tree, found, i - 1, i)
    return tree, found


def _turn(heads: list[int], arcs: list[str], title: int, name: int) -> None:
    """Makes the name the head of its title; what follows the name goes with the name."""
    for child in range(name + 1, len(heads)):
        if heads[child] == title:
            heads[child] = name
    heads[name] = name if heads[title] == title else heads[title]
    arcs[name], heads[title], arcs[title] = arcs[title], name, "nmod:desc"
