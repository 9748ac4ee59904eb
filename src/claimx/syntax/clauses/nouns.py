"""Clauses without a verb: appositions, titles, possessed and modified nouns, light verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.schema.clause import Argument, ClauseKind, Link
from claimx.schema.mention import PLACE_TYPES, EntityType, Mention, MentionKind
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.clauses.beside import ages
from claimx.syntax.clauses.casualties import casualties
from claimx.syntax.clauses.distances import distances
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.clauses.predicates import nominal_draft
from claimx.syntax.clauses.sites import is_nested, place_chains
from claimx.syntax.clauses.titles import SHARED, is_authorship, titles
from claimx.syntax.mentions.types import noun_type
from claimx.syntax.titles import post_head
from claimx.syntax.tree import Tree

#: Labels under which the second of two names set side by side hangs on the first ("Tyler, Texas").
_BESIDE = frozenset({"appos", "nmod:unmarked", "obl:unmarked", "nmod:npmod", "list", "flat", "nmod",
                     "conj", "parataxis", "compound", "dep"})  # fmt: skip

#: The label of a numeral.
_NUMERAL = frozenset({"nummod"})
_GRADE = frozenset({"nummod", "flat"})

#: Labels of a noun before another noun.
_BEFORE = frozenset({"compound", "nmod:desc"})


def noun_predicates(
    tree: Tree, taken: dict[int, Draft], mentions: Iterable[Mention]
) -> dict[int, Draft]:
    """Drafts of all predicates that are no verbs and have no copula."""
    found: dict[int, Draft] = {}
    by_head = {mention.head: mention for mention in mentions}
    for i, mention in by_head.items():
        found.update(titles(tree, mention, by_head))
        _beside(tree, i, by_head, found)
        for child in tree.children[i]:
            _modifier(tree, i, child, taken, found)
    for draft in place_chains(tree, by_head.values()):
        if draft.head not in taken:
            found[draft.head] = draft
    found.update((draft.head, draft) for draft in ages(tree, by_head))
    found.update((draft.head, draft) for draft in casualties(tree, taken, by_head))
    for draft in distances(tree, by_head):
        if draft.head not in taken:
            found[draft.head] = draft
    found.update((draft.head, draft) for draft in _amounts(tree, {**taken, **found}, by_head))
    _coordinated(tree, {**taken, **found}, found)
    titled = {d.arguments[0].head for d in found.values()
              if d.kind is ClauseKind.TITLE and not is_authorship(tree, d)}  # fmt: skip
    for i, mention in by_head.items():
        if i not in taken and i not in found and mention.kind is not MentionKind.PRONOUN:
            draft = nominal_draft(tree, i, ClauseKind.NOUN, None)
            if mention.kind is MentionKind.NAME:  # what stands before a name is part of it
                apart = ("modifier", *(SHARED if i in titled else ()))
                draft.arguments = [a for a in draft.arguments if a.role not in apart]
            happening = mention.type is EntityType.EVENT  # "at the 2018 Games" tells when they were
            if mention.kind is MentionKind.NOMINAL or draft.arguments or happening:
                found[i] = draft
    return found


def _amounts(tree: Tree, taken: dict[int, Draft], by_head: dict[int, Mention]) -> Iterator[Draft]:
    """"48% of the vote": a unit with a numeral that is no mention is a noun all the same."""
    for i, lemma in enumerate(tree.tokens.lemmas):
        if lemma not in words("units") or i in taken or i in by_head:
            continue
        if tree.child(i, "nummod") is not None and tree.labels[i] != "compound":
            yield nominal_draft(tree, i, ClauseKind.NOUN, None)


def _coordinated(tree: Tree, drafts: dict[int, Draft], found: dict[int, Draft]) -> None:
    """"Han is a columnist *and author*", "Han, a member *and son of Kim*": each is predicated."""
    names = {k for name in tree.names for k in range(name.start, name.end)}
    for i, draft in drafts.items():
        subject = draft.find("subject")
        if draft.kind not in (ClauseKind.APPOSITION, ClauseKind.COPULA) or subject is None:
            continue
        for other in tree.conjuncts(i)[1:]:
            post = post_head(tree.tokens, other + 1) == other and other not in names
            if other not in drafts and (tree.tokens.upos[other] == "NOUN" or post):
                found[other] = nominal_draft(tree, other, ClauseKind.APPOSITION, subject.head)
                found[other].arguments.extend(_shared_right(draft, found[other]))


def _shared_right(first: Draft, second: Draft) -> list[Argument]:
    """What follows both of two nouns that are joined and the parser hung on the first: "chairman
    and CEO *of the bank*"."""
    if any(a.head > second.head for a in second.arguments):
        return []
    return [a for a in first.arguments if a.head > second.head and a.path == "nominal"]


def _beside(
    tree: Tree, i: int, by_head: dict[int, Mention], found: dict[int, Draft]
) -> None:
    """Appositions: of two phrases side by side, the description is predicated of the name."""
    for child in tree.children[i]:
        if child not in by_head or child < i or tree.labels[child] not in _BESIDE:
            continue
        first, second = by_head[i], by_head[child]
        both = first.type in PLACE_TYPES and second.type in PLACE_TYPES
        if both and not is_nested(tree, first, second):
            continue
        if tree.labels[child] != "appos":
            nested = first.type in PLACE_TYPES and second.type in (EntityType.GPE, EntityType.LOC)
            direct = tree.tokens.words[second.extent.start - 1] == ","
            no_case = all(tree.labels[c] not in ("case", "cc") for c in tree.children[child])
            if not (nested and direct and no_case and tree.labels[child] != "conj"):
                continue
        described = (
            first.kind is MentionKind.NOMINAL and second.kind is MentionKind.NAME
            and not _one_of_a_people(tree, child)
        )  # fmt: skip
        predicate, subject = (i, child) if described else (child, i)
        if predicate not in found:
            found[predicate] = nominal_draft(tree, predicate, ClauseKind.APPOSITION, subject)
        if described:
            draft = found[predicate]
            draft.arguments = [a for a in draft.arguments if a.head != predicate]
        if by_head[predicate].number == "plur":
            _of_each(tree, predicate, subject, by_head, found)


def _one_of_a_people(tree: Tree, i: int) -> bool:
    """"the captain, *a Honduran*": no name of the captain, but what is said of him."""
    word = tree.tokens.words[i]
    return word[:1].isupper() and _determiner(tree, i) in ("a", "an") and places.is_demonym(word)


def _of_each(
    tree: Tree, predicate: int, subject: int, by_head: dict[int, Mention], found: dict[int, Draft]
) -> None:
    """"two astronauts, Hurley *and Behnken*", "Lee of Utah *and* Rubio, all Republicans": what is
    said of several is said of each, under the name's own key."""
    top = subject
    while tree.labels[top] == labels.CONJUNCT:
        top = tree.heads[top]
    for other in tree.conjuncts(top):
        bearer = by_head.get(other)
        if other in (subject, predicate) or other in found or bearer is None:
            continue
        if bearer.kind is MentionKind.NAME and bearer.type is by_head[subject].type:
            found[other] = nominal_draft(tree, predicate, ClauseKind.APPOSITION, other)


def _modifier(
    tree: Tree, noun: int, child: int, taken: dict[int, Draft], found: dict[int, Draft]
) -> None:
    """Numerals, ages, demonyms and names before a noun, predicated of it."""
    label = tree.labels[child]
    if child in taken or child in found:
        return
    graded = tree.tokens.lemmas[noun] in words("grades") and child == noun + 1
    numeral = label == "nummod" or (
        tree.tokens.upos[child] == "NUM" and (label == "appos" or (graded and label == "flat"))
    )
    demonym = label in ("amod", "compound", "nmod:desc") and places.is_demonym(
        tree.tokens.words[child]
    )
    if demonym and child + 1 < len(tree.tokens) and places.is_demonym(
        " ".join(tree.tokens.words[child : child + 2])
    ):  # the first word of "North Korean"
        return
    adjective = tree.tokens.upos[child] == "ADJ" or tree.tokens.tags[child] == "JJ"
    plain = label == "amod" and adjective and child < noun
    if numeral and child + 1 < noun and tree.tokens.upos[child + 1] == "NUM" and (
        tree.heads[child + 1] == noun
    ):  # the first word of "244 thousand", made a numeral of its own
        return
    if numeral or demonym or plain:
        found[child] = nominal_draft(tree, child, ClauseKind.MODIFIER, noun)
    if numeral:
        found[child].determiner = _determiner(tree, noun)
        found[child].arguments = [a for a in found[child].arguments if a.role != "modifier"]
        if graded and _twin(tree, noun, child + 1):
            del found[child]
            _counted_compound(tree, child + 1, noun, child, found)
    if label in _BEFORE and child < noun:
        grade = tree.tokens.lemmas[child] in words("grades")
        for number in tree.having(child, _GRADE if grade else _NUMERAL):
            _counted_compound(tree, noun, child, number, found)


def _twin(tree: Tree, grade: int, after: int) -> bool:
    """True if the parser made two phrases of "a magnitude 5.2 earthquake"."""
    if after >= len(tree.tokens) or tree.tokens.upos[after] != "NOUN":
        return False
    return tree.heads[after] in (grade, tree.heads[grade])


def _determiner(tree: Tree, noun: int) -> str:
    found = tree.child(noun, labels.DETERMINER)
    return "" if found is None else tree.tokens.lemmas[found]


def _counted_compound(
    tree: Tree, noun: int, middle: int, number: int, found: dict[int, Draft]
) -> None:
    """"a *ten*-storey building": the numeral is predicated of the building, and `modifier` is what
    it counts."""
    draft = nominal_draft(tree, number, ClauseKind.MODIFIER, noun)
    draft.arguments = [draft.arguments[0],
                       Argument("modifier", middle, Extent(middle, middle + 1), (middle,))]
    if number < middle and tree.tokens.lemmas[middle] in words("units"):  # "*three-day* voyage"
        draft.predicate = Extent(draft.predicate.start, middle + 1)
    draft.determiner = _determiner(tree, noun)
    found.setdefault(number, draft)


def _above(drafts: dict[int, Draft], noun: Draft, draft: Draft) -> bool:
    """True if the verb's clause hangs on the noun's, at any depth."""
    parent = draft.parent
    while parent is not None and parent != noun.head:
        parent = drafts[parent].parent if parent in drafts else None
    return parent is not None


def light_verbs(drafts: dict[int, Draft]) -> None:
    """"made an arrest", "carried out the attack": the noun predicates, the verb's subject and
    circumstances are its own. The verb's clause stays, for what the noun does not say."""
    for draft in list(drafts.values()):
        if draft.kind is not ClauseKind.VERB or draft.lemma not in words("light_verbs"):
            continue
        for argument in list(draft.arguments):
            noun = drafts.get(argument.head)
            if noun is None or noun.kind is not ClauseKind.NOUN or noun.light:
                continue
            if argument.role not in ("object", "under", "in", "into", "on"):
                continue
            if noun.has("poss") and noun_type(noun.lemma) is EntityType.PERSON:
                continue  # "took *Han's wife* to Brno"
            noun.light = draft.lemma
            noun.voice = draft.voice
            if argument.path == "relative" or _above(drafts, noun, draft):
                continue  # "the attack they made": the verb's clause hangs on the noun's
            noun.parent, noun.link = draft.head, Link.NOMINAL
            noun.tense = noun.tense or draft.tense
            noun.predicate = Extent(
                min(draft.predicate.start, noun.predicate.start),
                max(draft.predicate.end, noun.predicate.end),
            )
            noun.arguments.extend(
                a for a in draft.arguments if a.head != argument.head and not noun.has(a.role)
            )
