"""The arguments that a predicate governs itself, in logical roles."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, Voice
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.tree import Tree, trim

#: What an argument leaves out of its extent when its head is nominal.
_OUTSIDE = frozenset({"case", "mark", "cc", "punct", "parataxis", "cc:preconj"})

_RELATIVE_WORDS = frozenset({"who", "whom", "which", "that", "whose"})


def argument(tree: Tree, role: str, head: int, path: str = "own") -> Argument:
    """The argument headed by `head`: its extent without preposition, its coordinated members."""
    extent = trim(tree.tokens, _phrase(tree, head))
    return Argument(role, head, extent, _members(tree, head), None, path)


def _members(tree: Tree, head: int) -> tuple[int, ...]:
    """The coordinated heads; a number after a name is its age, and no member, nor is what is left
    out ("visited Brno *rather than Prague*", "Brno, but *not Prague*")."""
    upos = tree.tokens.upos
    kinds = labels.NOUNS - {"NUM"} if upos[head] == "PROPN" else labels.NOUNS
    members = tuple(
        m for m in tree.conjuncts(head)
        if upos[m] in kinds and (m == head or not _left_out(tree, m))
    )  # fmt: skip
    if len(members) < 2 or members[0] != head or _is_clausal(tree, head):
        return (head,)
    return members


def _left_out(tree: Tree, member: int) -> bool:
    """True for what stands behind "rather than" or "(and) not"."""
    lower = tree.tokens.lower
    return any(lower[c] in ("rather", "not") for c in tree.children[member] if c < member)


def alone(tree: Tree, role: str, head: int, path: str) -> Argument:
    """The argument without what is coordinated with it: a title belongs to one name only."""
    found = argument(tree, role, head, path)
    return Argument(role, head, found.extent, (head,), None, path)


def _phrase(tree: Tree, head: int) -> Extent:
    """From the first to the last token of the phrase; a copular clause inside is left out."""
    start, end = head, head + 1
    for child in tree.children[head]:
        if tree.labels[child] in _OUTSIDE:
            continue
        start, end = min(start, tree.first[child]), max(end, tree.last[child] + 1)
    return Extent(start, end)


def _is_clausal(tree: Tree, i: int) -> bool:
    return tree.tokens.upos[i] in labels.VERBS and tree.labels[i] in labels.CLAUSAL | {"xcomp"}


def preposition(tree: Tree, i: int) -> tuple[str, int]:
    """The preposition of an oblique and the head of what it governs.

    "on suspicion of fraud" gives ("on suspicion of", fraud): complex prepositions are those of the
    lexicon class `complex_prepositions`.
    """
    tokens = tree.tokens
    cases = [c for c in tree.children[i] if tree.labels[c] == "case" and c < i
             and tokens.tags[c] != "POS"]  # fmt: skip
    spelled = [k for c in cases for k in (c, *_fixed(tree, c))]
    name = " ".join(tokens.lower[k] for k in sorted(spelled))
    for child in tree.children[i]:
        if tree.labels[child] in ("nmod", "acl", "advcl") and child > i:
            inner = [c for c in tree.children[child] if tree.labels[c] in ("case", "mark")]
            inner_name = " ".join(tokens.lower[c] for c in inner)
            whole = f"{name} {tokens.lower[i]} {inner_name}".strip()
            if whole in words("complex_prepositions"):
                return whole, child
    return name, i


def _fixed(tree: Tree, i: int) -> Iterator[int]:
    return (c for c in tree.children[i] if tree.labels[c] == "fixed")


def verb_arguments(tree: Tree, i: int, voice: Voice) -> Iterator[Argument]:
    """The arguments of the verb, adjective or copular predicate `i`, left to right."""
    passive = voice is Voice.PASSIVE
    spurious = _spurious_subjects(tree, i)
    misread = None if passive else misread_object(tree, i)
    has_object = any(tree.labels[c] == labels.OBJECT for c in tree.children[i])
    for child in tree.children[i]:
        label = tree.labels[child]
        if child in spurious:
            continue
        if label in labels.SUBJECTS:
            role = "object" if passive and not has_object else "subject"
            role = "indirect_object" if passive and has_object else role
            yield argument(tree, role, child)
        elif label in labels.PASSIVE_SUBJECTS:
            yield argument(tree, "indirect_object" if has_object else "object", child)
        elif label == labels.OBJECT:
            yield argument(tree, "object", child)
        elif label == labels.INDIRECT:
            yield argument(tree, "indirect_object", child)
        elif _hyphenated(tree, i, child):
            sited = tree.tokens.lower[i] in words("sited_participles")
            yield argument(tree, "in" if sited else "subject", child)
        elif label in labels.OBLIQUES:
            yield oblique(tree, child, passive=passive)
        elif child == misread:
            yield argument(tree, "object", child)
        elif label == labels.OPEN and tree.tokens.upos[child] not in labels.VERBS:
            yield _predicative(tree, child)
            # "found guilty *of murder*": the adjective's phrases are the clause's
            yield from (oblique(tree, c, passive=False)
                        for c in tree.children[child] if tree.labels[c] in labels.OBLIQUES
                        and tree.tokens.upos[child] == "ADJ")  # fmt: skip
        elif label in (labels.OPEN, labels.CONTENT):
            yield argument(tree, "complement", child)
        elif label in labels.ADVERBIALS and _gerund(tree, child):
            mark = tree.child(child, labels.MARK)
            if mark is not None and tree.tokens.upos[mark] in ("SCONJ", "ADP"):
                yield argument(tree, tree.tokens.lower[mark], child)
        elif label == labels.ADVERB and (
            tree.tokens.upos[child] in ("NOUN", "PROPN")
            or tree.tokens.lower[child] in words("place_adverbs")
        ):
            yield argument(tree, "adverbial", child)


def _hyphenated(tree: Tree, i: int, child: int) -> bool:
    """"the *Iran*-backed group", "a *Brussels*-based network": by or in what the participle is."""
    noun = tree.tokens.upos[child] in ("NOUN", "PROPN") or tree.tokens.words[child][0].isupper()
    return (
        noun and child == i - 2 and tree.tokens.words[i - 1] == "-"
        and tree.labels[i] == "amod" and tree.tokens.tags[i] == "VBN"
        and tree.labels[child] in labels.OBLIQUES | {"compound", "amod"}
    )  # fmt: skip


def misread_object(tree: Tree, i: int) -> int | None:
    """"A bombing killed *Ziad al-Sharabi*" read as a participle with a name for complement: a name
    is no predicate of a participle, so it is the object of a finite verb."""
    if tree.labels[i] != "acl" or tree.tokens.tags[i] not in ("VBN", "VBD"):
        return None
    return next((c for c in tree.children[i] if tree.labels[c] == labels.OPEN and c > i
                 and tree.tokens.upos[c] == "PROPN"), None)  # fmt: skip


def _spurious_subjects(tree: Tree, i: int) -> tuple[int, ...]:
    """Of several subjects before a verb the last is its own: the parser has split a long one."""
    found = [c for c in tree.children[i] if tree.labels[c] in labels.ANY_SUBJECT and c < i]
    return tuple(found[:-1])


def _predicative(tree: Tree, child: int) -> Argument:
    """"named him *chairman*", "known *as a spy*": the second keeps its preposition as role."""
    case = tree.child(child, labels.CASE)
    role = "complement" if case is None else tree.tokens.lower[case]
    return argument(tree, role, child)


def oblique(tree: Tree, child: int, *, passive: bool) -> Argument:
    """A prepositional or bare adverbial phrase; "by" in a passive is the logical subject."""
    role, head = preposition(tree, child)
    if tree.labels[child] in labels.BARE_OBLIQUES or not role:
        return argument(tree, "adverbial", child)
    if passive and role == "by" and not _is_time(tree, head):
        role = "subject"
    return argument(tree, role, head)


def _is_time(tree: Tree, i: int) -> bool:
    """ "by Monday", "by the end": no agent."""
    return tree.tokens.lemmas[i] in words("times_heads")


def noun_arguments(tree: Tree, i: int) -> Iterator[Argument]:
    """The arguments of the noun `i`: "of"-phrases, possessors, modifiers, prepositions."""
    tokens = tree.tokens
    for child in tree.children[i]:
        label = tree.labels[child]
        if label == labels.POSSESSIVE:
            yield argument(tree, "poss", child, "nominal")
        elif label in labels.NOUN_MODIFIERS or label in ("obl", "obl:agent"):
            role, head = preposition(tree, child)
            yield argument(tree, role or "adverbial", head, "nominal")
        elif label in ("compound", "nmod:desc", "amod") and child < i:
            if label != "amod" or tokens.words[child][:1].isupper():
                yield argument(tree, "modifier", child, "nominal")
        elif label == "acl" and _gerund(tree, child):
            mark = tree.child(child, labels.MARK)
            if mark is not None and tokens.upos[mark] in ("SCONJ", "ADP"):
                yield argument(tree, tokens.lower[mark], child, "nominal")


def _gerund(tree: Tree, i: int) -> bool:
    """True for "*taking*", "*having* taken", "*being* behind it"."""
    helpers = labels.AUXILIARIES | {labels.COPULA}
    parts = (i, *(c for c in tree.children[i] if tree.labels[c] in helpers))
    return any(tree.tokens.tags[c] == "VBG" for c in parts)


def relative_pronoun(tree: Tree, head: int) -> bool:
    """True if the phrase is a relative pronoun ("who", "which", "that")."""
    tag = tree.tokens.tags[head]
    return tree.tokens.lower[head] in _RELATIVE_WORDS and tag in ("WP", "WDT", "WP$")
