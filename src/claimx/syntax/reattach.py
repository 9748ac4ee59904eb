"""Phrases that the parser hung on the wrong one of two verbs, given to the other.

All functions change `heads` and `arcs` in place; the columns have one entry a token.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimx.lexicon.load import words
from claimx.syntax import labels

#: What a noun is to a verb or to another noun.
OF_NOUN = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "nmod", "nmod:poss"})


def give_back(heads: list[int], arcs: list[str], lemmas: Sequence[str]) -> None:
    """Gives adverbials that stand in front of a report's comma to the content before it."""
    for told, arc in enumerate(arcs):
        verb = heads[told]
        if arc != labels.CONTENT or told > verb:
            continue
        subject = next(
            (k for k in range(verb - 1, told, -1)
             if heads[k] == verb and arcs[k] in labels.ANY_SUBJECT), told
        )  # fmt: skip
        comma = next((k for k in range(subject - 1, told, -1) if lemmas[k] == ","), told)
        for k in range(told + 1, comma):
            if heads[k] == verb and arcs[k] in ("obl", "obl:tmod", "obl:unmarked", "advmod"):
                heads[k] = told


def cite(
    heads: list[int], arcs: list[str], upos: Sequence[str], lemmas: Sequence[str]
) -> None:
    """Gives participles of citing, which the parser may take for prepositions, their objects."""
    for i in range(len(heads) - 1):
        if lemmas[i] not in words("citing_verbs"):
            continue
        noun = heads[i]
        before = i > 0 and upos[i - 1] in labels.NOUNS
        if arcs[i] == "amod" and before and heads[noun] < i < noun:  # "reports | *citing sources*"
            heads[i], arcs[i], heads[noun], arcs[noun] = i - 1, "acl", i, labels.OBJECT
        if arcs[i] not in (labels.CASE, "acl", "advcl"):
            continue
        noun = i + 1
        while noun < heads[noun] and (arcs[noun] not in OF_NOUN or arcs[noun] == "nmod:poss"):
            noun = heads[noun]
        if heads[noun] == i:
            if arcs[noun] in labels.ANY_SUBJECT:  # "quoting *a firefighter*"
                arcs[noun] = labels.OBJECT
            continue
        if upos[noun] not in labels.NOUNS or arcs[noun] not in OF_NOUN or any(
            (heads[k], arcs[k]) == (noun, labels.CASE) for k in range(i + 1, noun)
        ):  # fmt: skip
            continue
        if heads[i] == noun:
            heads[i], arcs[i] = heads[noun], "advcl"
        heads[noun], arcs[noun] = i, labels.OBJECT


def part_gerunds(heads: list[int], arcs: list[str], lemmas: Sequence[str]) -> None:
    """Parts gerunds from the objects behind which they stand."""
    for mark, arc in enumerate(arcs):
        gerund = heads[mark]
        if arc not in (labels.MARK, labels.CASE) or mark > gerund:
            continue
        noun, verb = heads[gerund], heads[heads[gerund]]
        if arcs[gerund] == labels.CONTENT:
            verb, noun = noun, next(
                (k for k in range(verb + 1, mark)
                 if heads[k] == gerund and arcs[k] in labels.ANY_SUBJECT), gerund
            )  # fmt: skip
        elif arcs[gerund] != "acl" or arcs[noun] != labels.OBJECT:
            continue
        if verb < noun < mark and f"{lemmas[verb]} {lemmas[mark]}" in words("gerund_control"):
            heads[noun], arcs[noun] = verb, labels.OBJECT
            heads[gerund], arcs[gerund] = verb, "advcl"


def hedge(
    heads: list[int], arcs: list[str], upos: Sequence[str], lemmas: Sequence[str]
) -> None:
    """Makes "as many as" a hedge of the number behind it, and that the number of its noun."""
    for i in range(len(heads) - 3):
        many, number = i + 1, i + 3
        if lemmas[i] != "as" or lemmas[i + 2] != "as" or upos[number] != "NUM" or (
            lemmas[many] not in words("hedging_amounts")
        ):  # fmt: skip
            continue
        noun = heads[many]
        if noun != number and upos[noun] in ("NOUN", "PROPN"):
            heads[number], arcs[number] = noun, labels.NUMERAL
        elif heads[number] == many:  # "as many as 300 were killed"
            heads[number], arcs[number] = noun, arcs[many]
        elif arcs[number] == "obl" and heads[number] < i:  # "killed as many as 300"
            arcs[number] = labels.OBJECT
        heads[i], arcs[i] = number, labels.ADVERB
        for k in (many, i + 2):
            heads[k], arcs[k] = i, "fixed"
