"""From the ClearNLP labels of spaCy's English models to Universal Dependencies.

ClearNLP trees differ in labels and in five shapes: prepositions govern their objects (UD: `case`
on the object), the copula governs its predicate (UD: the predicate governs), the number governs
the sign of its currency (UD: the reverse), an infinitive or small clause keeps a subject of its own
where UD gives the governing verb an object ("want *him to go*"), and an existential's noun is
predicative (UD: subject). The conversion is local and rule by rule, in time linear in the number of
tokens; the label definitions are those of Choi & Palmer, "Guidelines for the CLEAR Style
Constituent to Dependency Conversion" (2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Labels that only change their name.
_RENAMED = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "dobj": "obj", "auxpass": "aux:pass",
    "dative": "iobj", "poss": "nmod:poss", "relcl": "acl:relcl", "npadvmod": "obl:unmarked",
    "prt": "compound:prt", "neg": "advmod", "oprd": "xcomp", "quantmod": "advmod",
    "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse",
    "meta": "dep", "ROOT": "root", "complm": "mark", "num": "nummod", "rcmod": "acl:relcl",
    "attr": "xcomp", "acomp": "xcomp", "prep": "advmod", "agent": "advmod", "pobj": "obl",
    "pcomp": "advcl", "infmod": "acl", "partmod": "acl", "possessive": "case",
}  # fmt: skip

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
#: Parts of speech whose prepositional phrases are `obl`; those of nouns are `nmod`.
_VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})
#: What punctuation sets off from its governor.
_SET_OFF = frozenset({"appos", "acl", "acl:relcl", "conj", "parataxis"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})


def is_clearnlp(names: Sequence[str]) -> bool:
    """True if the labels that a parser can give are ClearNLP's."""
    return "pobj" in names or "dobj" in names


@dataclass(frozen=True, slots=True)
class _Arcs:
    """The arcs while they are being turned; every column has one entry a token.

    `old` and `below` are the labels and children as they were given, `heads`, `names` and
    `children` as they are now.
    """

    old: Sequence[str]
    below: Sequence[Sequence[int]]
    upos: Sequence[str]
    tags: Sequence[str]
    heads: list[int]
    names: list[str]
    children: list[dict[int, None]]

    def move(self, i: int, head: int, name: str) -> None:
        """Hangs `i` on `head` (a root on itself) under the label `name`."""
        self.children[self.heads[i]].pop(i, None)
        self.heads[i], self.names[i] = head, name
        if head != i:
            self.children[head][i] = None

    def hand_over(self, i: int, to: int) -> None:
        """Hangs all children of `i` but `to` on `to`, labels unchanged."""
        for child in list(self.children[i]):
            if child != to:
                self.move(child, to, self.names[child])

    def take_place(self, i: int, of: int) -> None:
        """Gives `i` the governor and label of its own governor `of`; `of` is left to be moved."""
        root = self.heads[of] == of
        self.move(i, i if root else self.heads[of], self.names[of])

    def was_child(self, i: int, *names: str) -> int | None:
        """The first child of `i` that was given under one of the labels."""
        return next((c for c in self.below[i] if self.old[c] in names), None)


def to_ud(
    heads: Sequence[int], names: Sequence[str], upos: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels in UD form. All arguments have one entry a token; roots head themselves."""
    below: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            below[head].append(i)
    children = [dict.fromkeys(found) for found in below]
    # ClearNLP's own `nmod` is a modifier before the noun; UD's, which the rules below give, is not.
    given = ["compound" if name == "nmod" else name for name in names]
    arcs = _Arcs(names, below, upos, tags, list(heads), given, children)
    size = range(len(heads))
    for i in size:
        if arcs.names[i] in _PREPOSITIONS:
            _lower_preposition(arcs, i)
    for i in size:
        if names[i] == "conj" and upos[i] in ("ADP", "SCONJ"):
            _lower_conjunct(arcs, i)
    for i in size:
        if names[i] == "quantmod" and tags[i] == "$":
            _raise_currency(arcs, i)
    for i in size:
        if names[i] == "ccomp":
            _raise_subject(arcs, i)
    for i in size:
        if upos[i] in _VERBS and names[i] not in ("aux", "auxpass"):
            _raise_predicate(arcs, i)
    renamed = [_renamed(arcs, i) for i in size]
    _hand_punctuation_down(arcs, renamed)
    return arcs.heads, renamed


def _renamed(arcs: _Arcs, i: int) -> str:
    name = arcs.names[i]
    if name == "aux" and arcs.tags[i] == "TO":
        return "mark"
    if name == "neg" and arcs.tags[i] == "DT":
        return "det"
    if name == "npadvmod" and arcs.upos[arcs.heads[i]] in ("NOUN", "PROPN"):
        return "nmod:unmarked"
    return _RENAMED.get(name, name)


def _governed(arcs: _Arcs, i: int) -> tuple[int | None, list[int]]:
    """What the preposition `i` governs, and the words that lie between them ("out *of* …").

    "because of illness" is given as because → of and because → illness: the object goes first.
    """
    inner = arcs.was_child(i, "pobj")
    if inner is not None:
        return inner, []
    inner = arcs.was_child(i, "pcomp")
    if inner is not None and (arcs.upos[inner] not in ("ADP", "SCONJ") or not arcs.below[inner]):
        return inner, []
    nested = inner if inner is not None else arcs.was_child(i, "prep")
    if nested is None:
        return None, []
    found, between = _governed(arcs, nested)
    return found, [nested, *between]


def _lower_preposition(arcs: _Arcs, i: int) -> None:
    """prep(V, on) pobj(on, N) → obl(V, N) case(N, on); chains ("out of") become two cases."""
    role, governor = arcs.names[i], arcs.heads[i]
    if role == "dative" and arcs.upos[i] not in ("ADP", "SCONJ", "PART"):
        return
    inner, between = _governed(arcs, i)
    if inner is None:
        verbal = arcs.upos[governor] in _VERBS and governor < i
        arcs.names[i] = "compound:prt" if verbal else "advmod"
        return
    verbal = arcs.upos[governor] in _VERBAL
    name = "obl:agent" if role == "agent" else ("obl" if verbal else "nmod")
    marker = "case"
    if arcs.old[inner] == "pcomp" and _is_clause(arcs, inner):
        name, marker = ("advcl" if verbal else "acl"), "mark"
    root = governor == i
    arcs.move(inner, inner if root else governor, name)
    for word in (i, *between):
        arcs.move(word, inner, marker)
        for child in list(arcs.children[word]):
            _hand_down(arcs, child, word, inner)


def _is_clause(arcs: _Arcs, i: int) -> bool:
    """"before *leaving*", "of *what he said*": a verb, or a gerund that the tagger took for a noun
    but the parser gave a clause's dependents."""
    clausal = any(arcs.old[c] in ("nsubj", "nsubjpass", "dobj", "aux") for c in arcs.below[i])
    return arcs.upos[i] in _VERBS or clausal


def _hand_down(arcs: _Arcs, child: int, word: int, inner: int) -> None:
    """A dependent of a preposition goes to what the preposition governs; "because *of*", "*such*
    as" stay part of the preposition, and another preposition waits for `_lower_conjunct`."""
    if child == inner or arcs.old[child] == "conj":
        return
    if arcs.old[child] == "pcomp" and arcs.upos[child] in ("ADP", "SCONJ"):
        arcs.move(child, word, "fixed")
    elif arcs.old[child] == "amod":
        arcs.move(child, inner, "case")
    else:
        arcs.move(child, inner, arcs.names[child])


def _lower_conjunct(arcs: _Arcs, i: int) -> None:
    """"in Cuba and *in Spain*": conj(in, in) pobj(in, N) → conj(Cuba, N) case(N, in)."""
    first = arcs.heads[i]
    inner, between = _governed(arcs, i)
    if inner is None or arcs.names[first] not in ("case", "mark"):
        return
    marker = arcs.names[first]
    arcs.move(inner, arcs.heads[first], "conj")
    for word in (i, *between):
        arcs.move(word, inner, marker)
        for child in list(arcs.children[word]):
            _hand_down(arcs, child, word, inner)


def _raise_currency(arcs: _Arcs, i: int) -> None:
    """quantmod(million, $) → the sign governs and the number is its `nummod`."""
    number = arcs.heads[i]
    if arcs.names[i] != "quantmod":
        return
    arcs.take_place(i, number)
    for child in list(arcs.children[number]):
        if arcs.names[child] not in ("compound", "quantmod", "nummod", "advmod", "punct"):
            arcs.move(child, i, arcs.names[child])
    arcs.move(number, i, "nummod")


def _raise_subject(arcs: _Arcs, i: int) -> None:
    """ccomp(want, go) nsubj(go, him) → obj(want, him) xcomp(want, go), if "go" is not finite: an
    infinitive, a participle or a predicate without a verb ("found him guilty")."""
    verb = arcs.heads[i]
    subject = arcs.was_child(i, "nsubj", "nsubjpass")
    if subject is None or not verb < subject < i or arcs.upos[verb] not in _VERBS:
        return
    helpers = [c for c in arcs.below[i] if arcs.old[c] in ("aux", "auxpass", "mark")]
    if any(arcs.tags[c] not in ("TO", "VB", "VBN", "VBG") for c in helpers):
        return
    form = arcs.tags[i]
    bare = form in ("VB", "VBG") or (form == "VBN" and bool(helpers))
    if not bare and arcs.upos[i] not in ("ADJ", "NOUN", "PROPN"):
        return
    taken = arcs.was_child(verb, "dobj") is not None
    arcs.move(subject, verb, "dative" if taken else "dobj")
    arcs.names[i] = "xcomp"


def _raise_predicate(arcs: _Arcs, i: int) -> None:
    """attr/acomp(is, spy) → the predicate governs and `is` becomes its `cop`; so does the object of
    a preposition where "is" has nothing else ("is in Paris")."""
    inner = next(
        (c for c in arcs.below[i] if arcs.old[c] in ("attr", "acomp") and arcs.heads[c] == i), None
    )
    if any(arcs.tags[c] == "EX" for c in arcs.below[i]):
        if inner is not None:  # "there were *victims*"
            arcs.names[inner] = "nsubj"
        return
    if inner is None and arcs.upos[i] == "AUX":
        inner = _placed(arcs, i)
    if inner is None or arcs.upos[i] == "VERB":  # "became chairman": a full verb keeps its clause
        return
    arcs.take_place(inner, i)
    arcs.hand_over(i, inner)
    arcs.move(i, inner, "cop")


def _placed(arcs: _Arcs, i: int) -> int | None:
    """The first oblique after a "be" that has no other complement and no verb ("did not")."""
    if any(arcs.old[c] in ("ccomp", "xcomp", "oprd", "dobj", "advmod") and c > i
           for c in arcs.below[i]):  # fmt: skip
        return None
    later = (c for c in arcs.children[i] if c > i and arcs.names[c] == "obl")
    first = min(later, default=None)
    return first if first is not None and arcs.upos[first] in _NOUNS else None


def _hand_punctuation_down(arcs: _Arcs, names: Sequence[str]) -> None:
    """The marks right before and after an apposition, a clause after a noun or a conjunct hang on
    it, as UD has it; ClearNLP hangs them on its governor."""
    first, last = _bounds(arcs)
    enclosed = [i for i, name in enumerate(names) if name in _SET_OFF and arcs.heads[i] != i]
    for i in enclosed:
        head = arcs.heads[i]
        marks = (first[i] - 1,) if names[i] == "conj" else (first[i] - 1, last[i] + 1)
        for mark in marks:
            if 0 <= mark < len(names) and names[mark] == "punct" and arcs.heads[mark] == head:
                arcs.move(mark, i, "punct")


def _bounds(arcs: _Arcs) -> tuple[list[int], list[int]]:
    """The outermost tokens that each token governs (`last` included)."""
    order = [i for i, head in enumerate(arcs.heads) if head == i]
    for i in order:  # grows while it is read: governors before what they govern
        order.extend(arcs.children[i])
    first, last = list(range(len(order))), list(range(len(order)))
    for i in reversed(order):
        head = arcs.heads[i]
        first[head], last[head] = min(first[head], first[i]), max(last[head], last[i])
    return first, last
