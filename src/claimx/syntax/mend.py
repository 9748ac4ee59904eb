"""Trees that cannot be so, set right.

A statistical parser gives heads and labels one by one, and now and then they contradict each other.
Where Universal Dependencies leaves one reading only, it is taken.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claimx.lexicon.load import words
from claimx.syntax import labels
from claimx.syntax.reattach import OF_NOUN, cite, give_back, hedge, part_gerunds

#: Parts of speech that take a copula, and no auxiliary "be" of their own.
_PREDICATIVE = frozenset({"ADJ", "NOUN", "PROPN", "PRON", "NUM"})

#: What a title has not of its own, and what stands before a noun.
_OF_CLAUSE = frozenset({"cop", "nsubj", "nsubj:pass", "aux", "mark"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod:desc", "nummod", "det", "advmod"})

#: What a clause is to the one above it.
_CLAUSES = frozenset({"ROOT", "root", "conj", "parataxis", "ccomp", "advcl", "dep"})


def agreed(tag: str, upos: str, arc: str) -> str:
    """The part of speech: what by tag and arc is a noun is no verb ("rejected *claims* that …")."""
    return "NOUN" if upos == "VERB" and tag in ("NN", "NNS") and arc in OF_NOUN else upos


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
    * A copula and a subject under a title are those of the name
      ("her mother is *wrestler* Kyoko Kimura").
    * A preposition that marks a modifier belongs to the noun ("of *pioneering* inventor Han").
    * The subject of a verb with an object and no "be" is no passive one ("*May* appointed him").
    * Of two subjects around a verb, the first is that of what is said, if that has none (""The
      *river*," said Han, "has fallen""); of two side by side, the first is part of the second
      ("*Hurricane* Irma struck"). It is the second where no comma or mark stands before the verb
      ("NPR reported *Han* said …").
    * A subject before a verb that has none is the verb's, and not that of an object or adverbial
      behind it, whose arc would cross it ("*Anna* may take charge of the team").
    * A noun alone is no sentence with a finite clause as its content that has no subject: it is
      that subject ("the *claim* that it fell was denied").
    * A determiner of a verb, or of a noun that has one nearer by, belongs to the noun behind it
      ("*the* theft was reported by a cleaner").
    * A noun with a determiner is no compound of a verb, but its subject where it has none.
    * Of two other subjects of a verb, the one behind it is the object ("has found *Han* guilty").
    * Names right after a plural noun are who is meant ("brothers *Omar* and *Ali*").
    * A name right after coordinated nouns for people is described by all of them
      ("singer, actor and campaigner Doris Day").
    * A verb has one direct object: of two, an adjective is the result ("shot *dead* two men"), and
      the first noun the indirect object ("granted *Han* a pardon").
    * What follows a coordinated verb is its own object, and not coordinated with that of the verb
      before ("killed six and wounded *nine others*"), nor a noun right before one with the verb
      ("six were killed and *another* wounded").
    * A noun with a possessive ending possesses the noun after it ("asked for *Han's* resignation").
    * What stands before the comma in front of "…, *police* said" belongs to what they said.
    * "As many as" belongs to the number behind it ("*as many as* ten people").
    * "Guilty" is no particle of "plead".
    * A numeral before a verb without a subject does not count it ("*two* killed in crash").
    * Who is named right behind "citing" is its object ("she reported, citing *police*").
    * A gerund with the preposition that a verb takes behind its object is the verb's, and no
      attribute of the object, nor that its subject ("cleared *the man* of killing her").
    """
    tree, found = list(heads), list(arcs)
    _determine(tree, found, upos)
    under: dict[int, set[str]] = {}
    for i, arc in enumerate(arcs):
        under.setdefault(tree[i], set()).add(arc)
    for i, arc in enumerate(arcs):
        if labels.CASE in under.get(i, ()) and upos[i] in labels.NOUNS:
            bare = not under[i] & (labels.ANY_SUBJECT | {labels.COPULA, labels.MARK})
            if arc == labels.OBJECT or (arc == "advcl" and bare):
                found[i] = "obl"
    with_object = _heads(tree, found, (labels.OBJECT, labels.CONTENT))
    for i, arc in enumerate(found):
        siblings = under[tree[i]]
        if arc == labels.INDIRECT and tree[i] not in with_object:
            found[i] = labels.OBJECT
        elif arc == "compound:prt" and lemmas[i] in ("guilty", "innocent"):
            found[i] = "xcomp"
        elif arc in labels.AUXILIARIES and lemmas[i] == "be" and upos[tree[i]] in _PREDICATIVE:
            found[i] = arc if labels.COPULA in siblings else labels.COPULA
    hedge(tree, found, upos, lemmas)
    give_back(tree, found, lemmas)
    cite(tree, found, upos, lemmas)
    part_gerunds(tree, found, lemmas)
    _lead(tree, found, upos, lemmas)
    _lift_subjects(tree, found, upos)
    _part_subjects(tree, found, upos)
    _part_coordinated(tree, found, upos)
    _part_objects(tree, found, upos)
    tree, found = _acyclic(tree, found, heads, arcs)
    with_subject = _heads(tree, found, labels.ANY_SUBJECT)
    for i, arc in enumerate(found):
        head = tree[i]
        if arc in _OF_CLAUSE and found[head] == "nmod:desc":
            tree[i] = tree[head]
        elif arc == labels.MARK and upos[i] == "ADP" and i < head and found[head] in _BEFORE_NOUN:
            noun = _noun_above(tree, found, head)
            tree[i], found[i] = noun, labels.CASE
        elif arc == labels.NUMERAL and i < head and upos[head] in ("VERB", "ADJ") and (
            found[head] in _CLAUSES and head not in with_subject
        ):  # fmt: skip
            active = upos[head] == "ADJ" or lemmas[head] in words("intransitive_verbs")
            found[i] = "nsubj" if active else "nsubj:pass"
            with_subject.add(head)
        elif arc == labels.CASE and upos[i] == "PART" and i > head:
            _possess(tree, found, upos, head, i + 1)
    return _acyclic(tree, found, heads, arcs)


def _acyclic(
    tree: list[int], found: list[str], heads: Sequence[int], arcs: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The mended arcs, but as they were in sentences where mends that each make sense alone have
    closed a circle."""
    tops = _tops(tree)
    circles = tops != np.asarray(tree)[tops]
    if not circles.any():
        return tree, found
    sentence = _tops(heads)
    for i in np.flatnonzero(np.isin(sentence, sentence[circles])).tolist():
        tree[i], found[i] = heads[i], arcs[i]
    return tree, found


def _tops(heads: Sequence[int]) -> NDArray[np.int64]:
    """Where the way up from each token ends: at a root, or somewhere in a circle."""
    up = np.asarray(heads, np.int64)
    for _ in range(len(heads).bit_length()):  # twice as far each time
        up = up[up]
    return up


def _heads(heads: Sequence[int], arcs: Sequence[str], wanted: Collection[str]) -> set[int]:
    """The tokens that have a dependent with one of the labels."""
    return {head for head, arc in zip(heads, arcs, strict=True) if arc in wanted}


def _determine(tree: list[int], found: Sequence[str], upos: Sequence[str]) -> None:
    """Gives determiners that cannot be those of their head to the noun behind them."""
    last: dict[int, int] = {}  # by a head its last determiner before it
    for i, arc in enumerate(found):
        if arc == "det" and tree[i] > i:
            last[tree[i]] = i
    for i, arc in enumerate(found):
        head = tree[i]
        if arc != "det" or head <= i or (upos[head] != "VERB" and last[head] == i):
            continue
        noun = next(
            (k for k in range(i + 1, head) if upos[k] in labels.NOUNS and tree[k] != i), head
        )  # fmt: skip
        while found[noun] == "compound" and noun < tree[noun] < head and (
            upos[tree[noun]] in labels.NOUNS
        ):  # fmt: skip
            noun = tree[noun]
        tree[i] = noun


def _lift_subjects(tree: list[int], found: Sequence[str], upos: Sequence[str]) -> None:
    """Gives subjects that reach over a verb without one, into what depends on it, to the verb."""
    with_subject = _heads(tree, found, labels.ANY_SUBJECT)
    for i, arc in enumerate(found):
        head = tree[i]
        verb = tree[head]
        if (
            arc in labels.ANY_SUBJECT and i < verb < head and upos[verb] == "VERB"
            and upos[head] in labels.NOUNS and found[head] in (labels.OBJECT, "obl")
            and verb not in with_subject
        ):  # fmt: skip
            tree[i] = verb
            with_subject.add(verb)


def _lead(
    heads: list[int], arcs: list[str], upos: Sequence[str], lemmas: Sequence[str]
) -> None:
    """Makes names the heads of the common nouns before them."""
    for i in range(1, len(heads)):
        if arcs[i] == "flat" and heads[i] == i - 1 and (upos[i - 1], upos[i]) == ("NOUN", "PROPN"):
            _turn(heads, arcs, i - 1, i)
        elif arcs[i] == "appos" and upos[i] == "PROPN":
            listed = heads[i] == i - 1 and upos[i - 1] == "NOUN" and any(
                (heads[k], arcs[k], upos[k]) == (i, "conj", "PROPN") for k in range(i, len(heads))
            )  # fmt: skip
            first = i - 1 if listed else _descriptions_before(heads, arcs, lemmas, i)
            if first is not None:
                _turn(heads, arcs, first, i)


def _descriptions_before(
    heads: Sequence[int], arcs: Sequence[str], lemmas: Sequence[str], name: int
) -> int | None:
    """The first of the coordinated nouns that end right before the name and name people, if all of
    them do and none has a determiner of its own ("*the* lawyer and actor Jim Black" are two)."""
    first = heads[name - 1]
    if arcs[name - 1] != "conj" or heads[name] not in (first, name - 1) or first > name:
        return None
    members = [first, *(k for k in range(first, name) if (heads[k], arcs[k]) == (first, "conj"))]
    people = words("persons") | words("posts") | words("callings")
    if not all(lemmas[k].lower() in people for k in members):
        return None
    if any(heads[k] in members and arcs[k] in ("det", labels.POSSESSIVE) for k in range(name)):
        return None
    return first


def _part_subjects(heads: list[int], arcs: list[str], upos: Sequence[str]) -> None:
    """Gives verbs subjects that they can have: of their voice, and one each."""
    below: dict[int, dict[str, int]] = {}  # the last dependent of each label
    for i, arc in enumerate(arcs):
        below.setdefault(heads[i], {})[arc] = i
    for i, arc in enumerate(arcs):
        verb, siblings = heads[i], below[heads[i]]
        if verb == i and upos[i] == "NOUN":
            _sentence(heads, arcs, below, i)
        if upos[i] not in labels.NOUNS or upos[verb] != "VERB" or i > verb:
            continue
        if arc == "nsubj:pass" and labels.OBJECT in siblings and "aux:pass" not in siblings:
            arcs[i] = "nsubj"
        elif (
            arc == "compound" and heads[verb] == verb and "det" in below.get(i, ())
            and not labels.ANY_SUBJECT & siblings.keys()
        ):  # fmt: skip
            arcs[i] = "nsubj"
        elif arc == "nsubj" and siblings["nsubj"] == i + 1 and upos[i] == "PROPN":
            heads[i], arcs[i] = i + 1, "compound"
        elif arc == "nsubj" and siblings["nsubj"] > verb:
            told = siblings.get(labels.CONTENT, -1)
            if told > verb and not labels.ANY_SUBJECT & below.setdefault(told, {}).keys():
                inverted = verb and upos[verb - 1] == "PUNCT"
                subject = i if inverted else siblings["nsubj"]
                heads[subject], below[told]["nsubj"] = told, subject


def _sentence(
    heads: list[int], arcs: list[str], below: Mapping[int, Mapping[str, int]], noun: int
) -> None:
    """Makes the finite verb that has been taken for the content of a noun the sentence's."""
    mine = below.get(noun, {})
    verb = mine.get(labels.CONTENT, -1)
    under = below.get(verb, {}).keys()
    finite = bool(labels.AUXILIARIES & under) and labels.MARK not in under
    if verb < noun or labels.COPULA in mine or not finite or labels.ANY_SUBJECT & (
        under | mine.keys()
    ):  # fmt: skip
        return
    for child in range(verb + 1, len(heads)):
        if heads[child] == noun:
            heads[child] = verb
    heads[verb], arcs[verb] = verb, arcs[noun]
    heads[noun], arcs[noun] = verb, "nsubj:pass" if "aux:pass" in under else "nsubj"


def _part_objects(heads: list[int], arcs: list[str], upos: Sequence[str]) -> None:
    """Leaves each verb one subject, and one direct object of two that stand side by side.

    An adjective before a determiner or numeral, where no modifier can stand, is no part of the
    object."""
    for i in range(1, len(arcs) - 1):
        noun = heads[i]
        if arcs[i] == "amod" and heads[noun] == i - 1 and upos[i - 1] == "VERB" and (
            arcs[i + 1] in ("det", labels.NUMERAL) and heads[i + 1] == noun and noun > i
        ):  # fmt: skip
            heads[i], arcs[i] = i - 1, "xcomp"
    subject: dict[int, int] = {}
    with_object = _heads(heads, arcs, (labels.OBJECT,))
    for i, arc in enumerate(arcs):
        if arc != "nsubj" or heads[i] in with_object:
            continue
        if subject.setdefault(heads[i], i) < heads[i] < i:
            arcs[i] = labels.OBJECT
    last: dict[int, int] = {}
    for i in range(len(arcs) - 1, -1, -1):
        if arcs[i] != labels.OBJECT or upos[heads[i]] != "VERB":
            continue
        second = last.setdefault(heads[i], i)
        if second == i or upos[second] != "NOUN" or upos[i + 1] == "CCONJ" or any(
            upos[k] in ("PUNCT", "VERB") or arcs[k] == labels.NUMERAL for k in range(i + 1, second)
        ):  # fmt: skip
            continue
        if upos[i] == "ADJ":
            arcs[i] = "xcomp"
        elif upos[i] in ("PROPN", "PRON", "NOUN"):
            arcs[i] = labels.INDIRECT


def _part_coordinated(heads: list[int], arcs: list[str], upos: Sequence[str]) -> None:
    """Gives a coordinated verb the object behind it, or the subject right before it, that hangs on
    the verb which it is coordinated with, or on that one's object."""
    for verb in range(1, len(arcs) - 1):
        first = heads[verb]
        if arcs[verb] != labels.CONJUNCT or upos[verb] != "VERB" or first > verb:
            continue
        before = verb - 1
        if upos[before] in labels.NOUNS and upos[first] == "VERB" and (
            (heads[before], arcs[before]) == (first, labels.CONJUNCT)
        ):  # fmt: skip
            heads[before], arcs[before] = verb, "nsubj:pass"
            continue
        if upos[first] != "VERB":  # "killed *policemen* and wounded"
            first = heads[first] if arcs[first] == labels.OBJECT else verb
        noun = verb + 1
        while heads[noun] > noun:
            noun = heads[noun]
        on_object = arcs[noun] == labels.CONJUNCT and first < heads[noun] < verb
        if (
            upos[before] == "CCONJ" and first < verb and upos[noun] in labels.NOUNS
            and (on_object or (heads[noun], arcs[noun]) == (first, labels.OBJECT))
            and (heads[verb + 1], arcs[verb + 1]) != (noun, labels.CASE)
        ):  # fmt: skip
            heads[noun], arcs[noun] = verb, labels.OBJECT
            heads[verb], heads[before] = first, verb


def _noun_above(heads: Sequence[int], arcs: Sequence[str], i: int) -> int:
    """The noun that `i` modifies in the end."""
    while arcs[i] in _BEFORE_NOUN and heads[i] > i:
        i = heads[i]
    return i


def _possess(
    heads: list[int], arcs: list[str], upos: Sequence[str], owner: int, after: int
) -> None:
    """Makes `owner` the possessor of the noun phrase that begins at token `after`, if it is not
    that of any yet."""
    if arcs[owner] in (labels.POSSESSIVE, *_BEFORE_NOUN) or after >= len(heads):
        return
    noun = _noun_above(heads, arcs, after)
    if upos[noun] not in ("NOUN", "PROPN") or noun == owner:
        return
    here = noun
    while heads[here] != here:
        here = heads[here]
        if here == owner:
            return
    heads[owner], arcs[owner] = noun, labels.POSSESSIVE


def _turn(heads: list[int], arcs: list[str], title: int, name: int) -> None:
    """Makes the name the head of its title; what follows the name goes with the name."""
    for child in range(name + 1, len(heads)):
        if heads[child] == title:
            heads[child] = name
    heads[name] = name if heads[title] == title else heads[title]
    arcs[name], heads[title], arcs[title] = arcs[title], name, "nmod:desc"
