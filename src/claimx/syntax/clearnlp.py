"""From the ClearNLP labels of spaCy's English models to Universal Dependencies.

ClearNLP trees differ in labels and in three shapes: prepositions and subordinators govern their
objects (UD: `case`/`mark` on the object), the copula governs its predicate (UD: the predicate
governs), and the passive agent hangs under "by". The conversion is local and rule by rule; the
label definitions are those of Choi & Palmer, "Guidelines for the CLEAR Style Constituent to
Dependency Conversion" (2012).
"""

from __future__ import annotations

from collections.abc import Sequence

#: Labels that only change their name.
_RENAMED = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "dobj": "obj", "auxpass": "aux:pass",
    "dative": "iobj", "poss": "nmod:poss", "relcl": "acl:relcl", "npadvmod": "obl:unmarked",
    "prt": "compound:prt", "neg": "advmod", "oprd": "xcomp", "quantmod": "advmod",
    "predet": "det:predet", "preconj": "cc:preconj", "nmod": "compound", "intj": "discourse",
    "meta": "dep", "ROOT": "root", "complm": "mark", "num": "nummod", "rcmod": "acl:relcl",
}  # fmt: skip


def is_clearnlp(names: Sequence[str]) -> bool:
    """True if the labels that a parser can give are ClearNLP's."""
    return "pobj" in names or "dobj" in names


def to_ud(
    heads: Sequence[int], names: Sequence[str], upos: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels in UD form. All arguments have one entry a token; roots head themselves."""
    new_heads, new_names = list(heads), list(names)
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    for i in range(len(heads)):
        if names[i] in ("prep", "agent", "dative"):
            _lower_preposition(i, children, new_heads, new_names, upos)
    for i in range(len(heads)):
        _raise_predicate(i, names, children, new_heads, new_names, upos)
    for i, name in enumerate(new_names):
        new_names[i] = _RENAMED.get(name, name)
        if new_names[i] == "acl" and tags[i] == "TO":
            new_names[i] = "mark"
        if name == "aux" and tags[i] == "TO":
            new_names[i] = "mark"
        if name == "case" and tags[i] == "POS":
            new_names[i] = "case"
    return new_heads, new_names


def _lower_preposition(
    i: int, children: Sequence[Sequence[int]], heads: list[int], names: list[str],
    upos: Sequence[str],
) -> None:  # fmt: skip
    """prep(V, on) pobj(on, N) → obl(V, N) case(N, on); chains ("out of") become two cases."""
    role = names[i]
    if role == "dative" and upos[i] not in ("ADP", "SCONJ", "PART"):
        return
    governor = heads[i]
    inner = next((c for c in children[i] if names[c] in ("pobj", "pcomp")), None)
    if inner is None:
        nested = next((c for c in children[i] if names[c] == "prep"), None)
        if nested is None:
            names[i] = "compound:prt" if upos[governor] in ("VERB", "AUX") else "advmod"
            return
        inner = next((c for c in children[nested] if names[c] in ("pobj", "pcomp")), None)
        if inner is None:
            names[i] = "advmod"
            return
        heads[nested], names[nested] = inner, "case"
    clausal = names[inner] == "pcomp" and upos[inner] in ("VERB", "AUX")
    verbal = upos[governor] in ("VERB", "AUX", "ADJ", "ADV")
    heads[inner], heads[i] = governor, inner
    if clausal:
        names[inner], names[i] = ("advcl" if verbal else "acl"), "mark"
    else:
        names[inner] = "obl:agent" if role == "agent" else ("obl" if verbal else "nmod")
        names[i] = "case"
    for other in children[i]:
        if other not in (inner, i) and heads[other] == i:
            heads[other] = inner


def _raise_predicate(
    i: int, old: Sequence[str], children: Sequence[Sequence[int]], heads: list[int],
    names: list[str], upos: Sequence[str],
) -> None:  # fmt: skip
    """attr/acomp(is, spy) → the predicate governs and `is` becomes its `cop`."""
    if upos[i] not in ("AUX", "VERB"):
        return
    inner = next((c for c in children[i] if old[c] in ("attr", "acomp") and heads[c] == i), None)
    if inner is None:
        return
    if upos[i] == "VERB":  # "became chairman", "felt ill": a full verb keeps its clause
        names[inner] = "xcomp"
        return
    heads[inner] = heads[i] if heads[i] != i else inner
    names[inner] = names[i]
    heads[i], names[i] = inner, "cop"
    for k, head in enumerate(heads):
        if head == i and k not in (i, inner):
            heads[k] = inner
