"""Which tokens are predicates, and their form: voice, verb form, tense, lemma, negation."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, ClauseKind, Form, Voice
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens
from claimx.syntax import labels
from claimx.syntax.clauses.arguments import (
    alone,
    argument,
    misread_object,
    noun_arguments,
    verb_arguments,
)  # fmt: skip
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.titles import post_end
from claimx.syntax.tree import Name, Tree

#: Names that may say whose a thing or a post is.
_BODIES = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "PERSON"})


def verb_draft(tree: Tree, i: int) -> Draft:
    """The clause of the full verb `i`, without what it shares with others."""
    voice = _voice(tree, i)
    draft = Draft(i, ClauseKind.VERB, _verb_extent(tree, i), _verb_lemma(tree, i), voice)
    draft.form = _form(tree, i)
    draft.arguments.extend(verb_arguments(tree, i, voice))
    if voice is Voice.PASSIVE and tree.labels[i] == "amod":
        draft.arguments.insert(0, argument(tree, "object", tree.heads[i], "relative"))
    elif tree.labels[i] == "amod":
        draft.arguments.insert(0, argument(tree, "subject", tree.heads[i], "relative"))
    _circumstances(tree, i, draft)
    return draft


def nominal_draft(tree: Tree, i: int, kind: ClauseKind, subject: int | None) -> Draft:
    """A clause whose predicate is the noun, adjective, name or number `i`.

    `subject` is the token of which it is predicated, for appositions, titles and modifiers.
    """
    extent = _noun_extent(tree, i, kind)
    draft = Draft(i, kind, extent, _noun_lemma(tree, i))
    if kind is ClauseKind.COPULA:
        draft.form = Form.FINITE
        draft.arguments.extend(verb_arguments(tree, i, Voice.NONE))
        draft.arguments = [a for a in draft.arguments if tree.labels[a.head] != "nmod"]
        cop = tree.child(i, labels.COPULA)
        if cop is not None:
            draft.form = _form(tree, cop) if tree.tokens.tags[cop] in ("VB", "VBG") else Form.FINITE
            draft.tense = _tense(tree, cop)
            draft.predicate = Extent(min(cop, extent.start), extent.end)
    draft.arguments.extend(_of_noun(tree, i))
    if subject is not None:
        draft.arguments.insert(0, alone(tree, "subject", subject, kind.value))
    det = tree.child(i, labels.DETERMINER)
    draft.determiner = tree.tokens.lemmas[det] if det is not None else ""
    _circumstances(tree, i, draft)
    return draft


def _of_noun(tree: Tree, i: int) -> Iterator[Argument]:
    """The arguments of the noun, without the portfolio of a post ("minister *of information*");
    the names among its modifiers each by itself, whichever of them the parser hung on it."""
    end = post_end(tree.tokens, i) if tree.tokens.upos[i] in ("NOUN", "PROPN") else i + 1
    arguments_ = [a for a in noun_arguments(tree, i) if not i < a.head < end]
    start = max([tree.first[i], *(a.extent.end for a in arguments_ if a.role == "poss")])
    names = [n for n in tree.names_within(start, i) if n.type in _BODIES and _modifies(tree, n, i)]
    for found in arguments_:
        if found.role != "modifier" or not any(n.start <= found.head < n.end for n in names):
            yield found
    for name in names:
        yield Argument("modifier", name.end - 1, Extent(name.start, name.end), (name.end - 1,),
                       None, "nominal")  # fmt: skip


def _modifies(tree: Tree, name: Name, noun: int) -> bool:
    """True if only modifiers lie between the name and the noun that it hangs on."""
    i = next(k for k in range(name.start, name.end)
             if not name.start <= tree.heads[k] < name.end or k == name.end - 1)  # fmt: skip
    while i != noun:
        if tree.labels[i] not in ("compound", "amod", "nmod:desc", "flat") or tree.heads[i] == i:
            return False
        i = tree.heads[i]
    return True


def _voice(tree: Tree, i: int) -> Voice:
    found = {tree.labels[c] for c in tree.children[i]}
    if tree.tokens.lemmas[i] in words("intransitive_verbs") and "aux:pass" not in found:
        return Voice.ACTIVE
    if "aux:pass" in found or "nsubj:pass" in found or "csubj:pass" in found:
        return Voice.PASSIVE
    bare = tree.tokens.tags[i] in ("VBN", "VBD") and "aux" not in found
    if bare and tree.labels[i] in ("acl", "amod", "advcl"):
        finite = tree.tokens.tags[i] == "VBD" and "nsubj" in found
        if tree.labels[i] == "acl" and misread_object(tree, i) is not None:
            return Voice.ACTIVE
        return Voice.ACTIVE if finite or "obj" in found else Voice.PASSIVE
    if tree.tokens.tags[i] == "VBN" and not found & {"aux", "nsubj", "obj"}:
        return Voice.PASSIVE  # headlines and captions: "Two arrested in Prague"
    without = tree.tokens.tags[i] == "VBN" or (  # "reported 150 *killed*"
        tree.tokens.tags[i] == "VBD" and tree.tokens.lemmas[i] in words("transitive_verbs")
    )
    shared = any(tree.child(c, labels.OBJECT) is not None for c in tree.conjuncts(i))
    if without and not shared and "nsubj" in found and not found & {"aux", "obj", "ccomp"}:
        return Voice.PASSIVE
    return Voice.ACTIVE


def _form(tree: Tree, i: int) -> Form:
    tag = tree.tokens.tags[i]
    if any(tree.labels[c] == "aux" and tree.tokens.tags[c] in ("MD", "VBD", "VBZ", "VBP")
           for c in tree.children[i]):  # fmt: skip
        return Form.FINITE
    if any(tree.labels[c] == "aux:pass" and tree.tokens.tags[c] in ("VBD", "VBZ", "VBP")
           for c in tree.children[i]):  # fmt: skip
        return Form.FINITE
    if tag == "VB" or any(tree.tokens.tags[c] == "TO" for c in tree.children[i]):
        marked = any(tree.tokens.tags[c] == "TO" for c in tree.children[i])
        subject = any(tree.labels[c] in labels.ANY_SUBJECT for c in tree.children[i])
        if marked or subject or tag != "VB":
            return Form.INFINITIVE
        if tree.labels[i] == "conj":  # "sign it *and send* it"
            above = tree.heads[i]
            told = tree.tokens.tags[above] == "VB" and _form(tree, above) is Form.IMPERATIVE
            return Form.IMPERATIVE if told else Form.INFINITIVE
        return Form.IMPERATIVE if tree.labels[i] in ("root", "parataxis") else Form.INFINITIVE
    if tag in ("VBG", "VBN"):
        return Form.PARTICIPLE
    return Form.FINITE


def _tense(tree: Tree, i: int) -> str:
    tags = [tree.tokens.tags[c] for c in tree.children[i] if tree.labels[c] in labels.AUXILIARIES]
    words_ = [tree.tokens.lower[c] for c in tree.children[i] if tree.labels[c] == "aux"]
    if "will" in words_ or "'ll" in words_ or "shall" in words_:
        return "future"
    if "VBD" in tags or tree.tokens.tags[i] == "VBD":
        return "past"
    if any(w in ("have", "has", "'ve") for w in words_):
        return "past"
    if tree.tokens.tags[i] in ("VBZ", "VBP"):
        return "present"
    return ""


def _verb_lemma(tree: Tree, i: int) -> str:
    particle = tree.child(i, labels.PARTICLE)
    lemma = tree.tokens.lemmas[i]
    if any(tree.tokens.lower[c] in words("fatal_adverbs") for c in tree.children[i]):
        lemma = f"fatally {lemma}"  # another verb than "shoot" alone
    return lemma if particle is None else f"{lemma} {tree.tokens.lower[particle]}"


def _verb_extent(tree: Tree, i: int) -> Extent:
    """The verb with adjacent auxiliaries, negation, adverbs between them and particle."""
    start = i
    for child in reversed([c for c in tree.children[i] if c < i]):
        if tree.labels[child] in labels.AUXILIARIES or (
            tree.labels[child] == labels.ADVERB and child == start - 1
        ) or tree.tokens.tags[child] == "TO":  # fmt: skip
            if tree.first[child] != child:
                break
            start = child
        elif tree.labels[child] in labels.ANY_SUBJECT | {labels.MARK, "punct"}:
            break
    while start < i and tree.tokens.upos[start] == "ADV" and tree.tokens.lower[start] not in (
        "not", "n't", "never"
    ):  # fmt: skip
        start += 1
    end = i + 1
    particle = tree.child(i, labels.PARTICLE)
    if particle is not None and particle == end:
        end += 1
    return Extent(start, end)


def _noun_extent(tree: Tree, i: int, kind: ClauseKind) -> Extent:
    if kind is ClauseKind.MODIFIER:
        return tree.subtree(i)
    extent = tree.subtree_without(i, labels.PREDICATION | {"acl:relcl", "appos"})
    first = extent.start
    while first < i and tree.labels[first] in ("case", "det", "mark"):
        first += 1
    if kind is ClauseKind.TITLE:
        return Extent(first, i + 1)
    return Extent(first, extent.end)


def _noun_lemma(tree: Tree, i: int) -> str:
    lemma = tree.tokens.lemmas[i]
    return lemma if tree.tokens.upos[i] != "PROPN" else tree.tokens.lower[i]


def _circumstances(tree: Tree, i: int, draft: Draft) -> None:
    """Auxiliaries, negation, adverbs, marker, tense and question of the predicate."""
    tokens = tree.tokens
    predicative = [c for c in tree.children[i]
                   if tree.labels[c] == labels.OPEN and tokens.upos[c] == "ADJ"]  # fmt: skip
    for adjective in predicative:  # "found *not* guilty"
        draft.negations.extend(
            c for c in tree.children[adjective] if tokens.lower[c] in words("negators")
        )
    for child in tree.children[i]:
        label = tree.labels[child]
        if label in labels.AUXILIARIES or label == labels.COPULA:
            draft.auxiliaries.append(child)
        if tokens.lower[child] in words("negators") and (
            label in ("advmod", "det", "neg", "cc", "cc:preconj")
        ):
            draft.negations.append(child)
        elif label == labels.ADVERB and _no_longer(tokens, child):
            draft.negations.append(child - 1)
        elif label == labels.ADVERB and tokens.tags[child] == "WRB":
            draft.marker = draft.marker or tokens.lower[child]
        elif label == labels.ADVERB:
            draft.adverbs.append(child)
        elif label == labels.MARK and draft.marker in ("", "to"):
            draft.marker = tokens.lower[child]
        if tree.labels[child] == labels.PUNCTUATION and tokens.words[child] == "?":
            draft.question = True
    for argument_ in draft.arguments:
        draft.negations.extend(_negative_determiner(tree, argument_))
    if not draft.tense and tokens.upos[i] in labels.VERBS:
        draft.tense = _tense(tree, i)


def _no_longer(tokens: Tokens, i: int) -> bool:
    """True for "*no longer* a suspect", not "no longer than a week"."""
    words_here = tokens.lower[max(i - 1, 0) : i + 2]
    return words_here[:2] == ["no", "longer"] and words_here[2:] != ["than"]


def _negative_determiner(tree: Tree, found: Argument) -> list[int]:
    """"no one", "no troops", "nobody" as a core argument negate the clause."""
    if found.role not in ("subject", "object"):
        return []
    if tree.tokens.lower[found.head] in ("nobody", "none", "nothing", "neither"):
        return [found.head]
    return [c for c in tree.children[found.head]
            if tree.labels[c] in ("det", "cc:preconj") and tree.tokens.lower[c] in (
                "no", "neither")]  # fmt: skip
