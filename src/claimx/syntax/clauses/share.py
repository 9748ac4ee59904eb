"""Understood arguments: shared in coordination, controlled in infinitives, antecedents."""

from __future__ import annotations

from dataclasses import replace

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, ClauseKind, Form, Link, Voice
from claimx.syntax import labels
from claimx.syntax.clauses.arguments import alone, argument, relative_pronoun
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.tree import Tree

_FULL = (ClauseKind.VERB, ClauseKind.COPULA)

#: Where people come to harm.
_SITES = ("at", "on", "near", "outside", "inside")
#: In what, and on what occasion.
_CIRCUMSTANCES = ("in", "during", "after", "when", "as")


def share_arguments(tree: Tree, drafts: dict[int, Draft]) -> None:
    """Adds to each verbal and copular clause the arguments that it leaves understood.

    Parents come before their dependents, so that a chain ("wanted to try to leave") is filled from
    the top.
    """
    for draft in drafts.values():
        _whose(tree, draft)
    for draft in sorted(drafts.values(), key=lambda d: _depth(tree, d.head)):
        if draft.kind not in _FULL or draft.parent is None:
            continue
        parent = drafts[draft.parent]
        if draft.link is Link.RELATIVE:
            _antecedent(tree, draft)
        elif draft.link is Link.CONJUNCT and parent.kind in _FULL:
            _coordination(tree, parent, draft)
        elif draft.link in (Link.OPEN, Link.PURPOSE, Link.ADVERBIAL):
            _control(tree, parent, draft)
        elif draft.link is Link.NOUN_CONTENT and draft.form is not Form.FINITE:
            _noun_control(drafts, parent, draft)


def _depth(tree: Tree, i: int) -> int:
    depth = 0
    while tree.heads[i] != i:
        i = tree.heads[i]
        depth += 1
    return depth


def _logical_subject(draft: Draft) -> Argument | None:
    """The surface subject of the clause, in whichever logical role it stands."""
    if draft.voice is Voice.PASSIVE:
        return draft.find("object") or draft.find("indirect_object")
    return draft.find("subject")


def _surface_role(draft: Draft) -> str:
    if draft.voice is not Voice.PASSIVE:
        return "subject"
    return "indirect_object" if draft.has("object") else "object"


def _give(draft: Draft, found: Argument | None, role: str, path: str) -> None:
    if found is not None and not draft.has(role):
        draft.arguments.insert(
            0, Argument(role, found.head, found.extent, found.members, None, path)
        )


def _coordination(tree: Tree, first: Draft, second: Draft) -> None:
    """"was arrested and (was) charged": subject, passive and auxiliaries; "arrested and charged
    Han": the object."""
    own = [c for c in tree.children[second.head] if tree.labels[c] in labels.AUXILIARIES]
    has_subject = any(tree.labels[c] in labels.ANY_SUBJECT for c in tree.children[second.head])
    _casualties(tree, first, second, together=not has_subject)
    if has_subject:
        return
    if (
        first.voice is Voice.PASSIVE and not own and tree.tokens.tags[second.head] in ("VBN", "VBD")
        and second.voice is Voice.ACTIVE and not second.has("object")
    ):  # fmt: skip
        second.voice = Voice.PASSIVE
    if second.kind is ClauseKind.VERB and second.voice is Voice.PASSIVE and (
        first.voice is Voice.ACTIVE and not own and tree.tokens.tags[second.head] == "VBN"
        and any(tree.labels[c] == "aux" for c in tree.children[first.head])
    ):  # "has resigned and left": the participle belongs to the first verb's "has"  # fmt: skip
        second.voice = Voice.ACTIVE
    _give(second, _logical_subject(first), _surface_role(second), "shared")
    if not own:
        second.auxiliaries.extend(
            a for a in first.auxiliaries if tree.labels[a] == "aux" and a < second.head
            and tree.tokens.tags[a] == "MD" and tree.tokens.tags[second.head] in ("VB", "VBN")
        )  # fmt: skip
        second.tense = second.tense or first.tense
    shared_object = second.find("object")
    right = [c for c in tree.children[first.head] if first.head < c < second.head
             and tree.labels[c] not in ("cc", "punct", "advmod", "conj")]  # fmt: skip
    if (
        shared_object is not None and shared_object.path == "own" and not first.has("object")
        and not right and first.voice is Voice.ACTIVE and first.kind is ClauseKind.VERB
        and first.lemma not in words("intransitive_verbs")
        and tree.labels[shared_object.head] == "obj"
    ):  # fmt: skip
        _give(first, shared_object, "object", "shared")


def _casualties(tree: Tree, first: Draft, second: Draft, *, together: bool) -> None:
    """"Four people died and nine were hurt *in the crash*": in what, for both; and `together` (one
    subject), where: "he killed four and wounded six *at a mosque*"."""
    people = words("harming_verbs") if together else words("people_counted_verbs")
    between = ("cc", "punct", labels.OBJECT) if together else ("cc", "punct")
    alike = not together or first.voice is second.voice
    if not alike or not {first.lemma, second.lemma} <= people or first.head > second.head or any(
        first.head < c < second.head and tree.labels[c] not in between
        for c in tree.children[first.head]
    ):  # fmt: skip
        return
    shared = (*_CIRCUMSTANCES, *(_SITES if together else ()))
    for found in second.arguments:
        if found.role in shared and found.head > second.head and not first.has(found.role):
            first.arguments.append(replace(found, path="shared"))


def _control(tree: Tree, parent: Draft, draft: Draft) -> None:
    """The understood subject: the governing clause's object if it has one ("forced him to go",
    "was forced to go", "kept him from going", "found him guilty of lying"), else its subject;
    subject control verbs ("promised him to go") and verbs that govern gerunds are data."""
    if draft.form is Form.FINITE and draft.link is not Link.OPEN:
        return
    if draft.has("subject") and draft.voice is not Voice.PASSIVE:
        return
    found = None
    rated = (tree.heads[draft.head], "complement") in ((a.head, a.role) for a in parent.arguments)
    governs = rated or (
        draft.link is Link.OPEN and parent.lemma not in words("subject_control")
    )
    gerund = f"{parent.lemma} {draft.marker}" in words("gerund_control")
    if governs or gerund or parent.lemma in words("oblique_control"):
        found = parent.find("object")
        if found is not None and found.head == draft.head:
            found = None
    if found is None and draft.form is Form.INFINITIVE:
        listed = words("oblique_control")
        found = next((a for a in parent.arguments if a.head < draft.head
                      and f"{parent.lemma} {a.role}" in listed), None)  # fmt: skip
    thwarted = draft.link is Link.PURPOSE and parent.lemma in words("thwarting_verbs")
    if not (thwarted and parent.has("object")):  # "foiled a plot to kill": somebody else would
        found = found or _logical_subject(parent)
    _give(draft, found, _surface_role(draft), "control")


def _noun_control(drafts: dict[int, Draft], parent: Draft, draft: Draft) -> None:
    """"his plan to leave", "Han's refusal to leave": the noun's possessor; "made plans to leave",
    "became the first state to ban it": the subject of the verb that has the noun as its object or
    complement."""
    found = parent.find("poss") or parent.find("subject")
    if found is None and parent.parent is not None and parent.parent in drafts:
        governor = drafts[parent.parent]
        role = next((a.role for a in governor.arguments if a.head == parent.head), "")
        had = draft.form is Form.INFINITIVE or governor.lemma in words("light_verbs")
        had = had and governor.lemma not in words("thwarting_verbs")
        if role == "object" and had:  # not "condemned the practice of killing"
            found = _logical_subject(governor)
        elif role == "complement":  # "made Taiwan the first country to …"
            found = governor.find("object") or _logical_subject(governor)
    _give(draft, found, _surface_role(draft), "control")


def _antecedent(tree: Tree, draft: Draft) -> None:
    """Puts the noun that a relative or participial clause modifies in the place of the relative
    pronoun, or of the argument that is missing."""
    noun = tree.heads[draft.head]
    if tree.labels[draft.head] == "amod" or noun == draft.head:
        return
    if any(tree.tokens.lower[a.head] in ("who", "whom") for a in draft.arguments):
        noun = _person_above(tree, noun)
    elif any(tree.tokens.lower[a.head] in ("which", "that") for a in draft.arguments):
        in_which = any(
            a.role == "in" and tree.tokens.lower[a.head] == "which" for a in draft.arguments
        )
        noun = _event_above(tree, noun, inside=in_which)
    antecedent = argument(tree, "subject", noun, "relative")
    inside = tree.subtree(draft.head)
    extent = antecedent.extent
    if extent.start < inside.start < extent.end:
        end = inside.start
        while end > noun + 1 and tree.tokens.upos[end - 1] in ("PUNCT", "ADP"):
            end -= 1
        extent = type(extent)(extent.start, end)
    for k, found in enumerate(draft.arguments):
        if relative_pronoun(tree, found.head):
            draft.arguments[k] = Argument(found.role, noun, extent, (noun,), None, "relative")
            return
    if tree.labels[draft.head] == "acl" and draft.form is not Form.PARTICIPLE:
        return
    if any(tree.tokens.lower[c] == "whose" for a in draft.arguments for c in tree.children[a.head]):
        return  # the noun is the possessor of an argument: see `_whose`
    role = _surface_role(draft)
    if draft.has(role) and draft.voice is not Voice.PASSIVE:
        role = "object"
    if tree.labels[draft.head] in labels.RELATIVES and draft.marker in ("where", "when", "why"):
        role = "in" if draft.marker == "where" else "adverbial"
    if not draft.has(role):
        draft.arguments.insert(0, Argument(role, noun, extent, (noun,), None, "relative"))


def _whose(tree: Tree, draft: Draft) -> None:
    """"the man *whose* car was stolen": the possessor is the noun that the clause modifies."""
    for k, found in enumerate(draft.arguments):
        if found.role != "poss" or tree.tokens.lower[found.head] != "whose":
            continue
        here = draft.head
        while tree.heads[here] != here and tree.labels[here] not in labels.RELATIVES:
            here = tree.heads[here]
        noun = tree.heads[here]
        if noun != here:
            draft.arguments[k] = alone(tree, "poss", noun, "nominal")


def _person_above(tree: Tree, noun: int) -> int:
    """"a minister of foreign affairs who": who is a person, so the phrase's own head is meant."""
    people = words("persons") | words("groups")
    here = noun
    while tree.labels[here] in labels.NOUN_MODIFIERS | {"conj", "appos"}:
        if tree.tokens.lemmas[here] in people or tree.tokens.upos[here] == "PROPN":
            return here
        here = tree.heads[here]
    return here if tree.tokens.lemmas[here] in people else noun


def _event_above(tree: Tree, noun: int, *, inside: bool) -> int:
    """"a shooting of protesters that left two dead": which is no person, so the event is meant;
    nor does "an attack on Ypres *in which* nine died" tell of the place."""
    above, lemmas = tree.heads[noun], tree.tokens.lemmas
    other = lemmas[noun] in words("persons") or tree.tokens.lower[noun] in words("groups")
    if inside:
        other = tree.tokens.upos[noun] == "PROPN" or lemmas[noun] in (
            words("persons") | words("groups") | words("gpes") | words("locations")
        )
    of = tree.labels[noun] in labels.NOUN_MODIFIERS and lemmas[above] in words("events")
    return above if other and of else noun
