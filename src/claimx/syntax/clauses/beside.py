"""Ages, read from the words: too short and too oddly punctuated for parsers.

"Han, 58,", "Han (58)", "the 41-year-old teacher", "aged 41", "at the age of 41".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimx.lexicon.load import words
from claimx.schema.clause import ClauseKind
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.clauses.predicates import nominal_draft
from claimx.syntax.tree import Tree

#: The lemma of every age clause, whatever its words.
AGE = "aged"

_OLDEST = 120

#: "residents *over* the age of 18" says nobody's age.
_BOUNDS = frozenset({"over", "under", "above", "below", "beyond", "until", "before"})
_UNITS = ("year", "years", "month", "months", "week", "weeks", "day", "days")
_PEOPLE = (EntityType.PERSON, EntityType.GROUP, EntityType.OTHER)


def ages(tree: Tree, by_head: Mapping[int, Mention]) -> Iterator[Draft]:
    """One MODIFIER clause an age: the predicate is the number, the subject the person."""
    last_of = {m.extent.end: m for m in by_head.values() if m.kind is not MentionKind.PRONOUN}
    for i, word in enumerate(tree.tokens.lower):
        if not _is_age_number(tree, i, word):
            continue
        subject = _bearer(tree, i, by_head, last_of)
        if subject is not None:
            draft = nominal_draft(tree, i, ClauseKind.MODIFIER, subject.head)
            draft.lemma, draft.predicate = AGE, Extent(i, i + 1)
            draft.arguments = draft.arguments[:1]
            yield draft


def _is_age_number(tree: Tree, i: int, word: str) -> bool:
    if tree.tokens.upos[i] != "NUM" and word not in words("number_words"):
        return False
    return not word.isdecimal() or int(word) <= _OLDEST


def _bearer(
    tree: Tree, i: int, by_head: Mapping[int, Mention], last_of: Mapping[int, Mention]
) -> Mention | None:
    """The person whose age token `i` is, or None."""
    lower = tree.tokens.lower
    size = len(lower)
    unit = next((k for k in (i + 1, i + 2) if k < size and lower[k] in _UNITS), None)
    if unit is not None:
        near = (k for k in (unit + 1, unit + 2) if k < size)
        old = next((k for k in near if lower[k] in ("old", "olds")), None)
        if old is None and lower[unit + 1 : unit + 3] == ["of", "age"] and "at" in lower[i - 2 : i]:
            return _subject_above(tree, i, by_head)  # "died at *103* years of age"
        return None if old is None else _old(tree, old, by_head)
    before = lower[i - 1] if i else ""
    if tree.child(i, labels.COPULA) is not None and tree.child(i, "nmod") is None:
        found = _subject_above(tree, i, by_head)
        if found is not None and tree.tokens.lower[found.head] == "who":
            found = by_head.get(tree.heads[i])  # "Han, *who* is 58": the antecedent
        return found if found is not None and found.type is EntityType.PERSON else None
    if before in ("aged", "age"):
        return _near(tree, i - 1, by_head, last_of)
    if before == "of" and i > 1 and lower[i - 2] == "age":
        bounded = any(word in _BOUNDS for word in lower[max(i - 4, 0) : i - 2])
        return None if bounded else _subject_above(tree, i, by_head)
    first = tree.heads[i]
    if tree.labels[i] == labels.CONJUNCT and first and lower[first - 1] == "aged":
        return _bearer(tree, first, by_head, last_of)  # "aged nine, *ten* and *twelve*"
    if before in (",", "(") and i + 1 < size and before + lower[i + 1] in (",,", "()", ",.", ",;"):
        beside = last_of.get(i - 1) or last_of.get(i + 1)  # a description may hold its age
        return beside if lower[i].isdecimal() and _may_have_age(beside, i) else None
    return None


def _may_have_age(beside: Mention | None, i: int) -> bool:
    """"*Han*, 58," and "the retired *driver*, 58,": any name, but only a person described."""
    if beside is None or beside.head >= i:
        return False
    named = beside.kind is MentionKind.NAME
    return beside.type in _PEOPLE if named else beside.type is EntityType.PERSON


def _old(tree: Tree, old: int, by_head: Mapping[int, Mention]) -> Mention | None:
    """"41-year-old *teacher*", "*he* is 41 years old", "the 41-year-old"."""
    if old in by_head:
        return by_head[old]
    following = next((by_head[k] for k in range(old + 1, min(old + 8, len(tree.tokens)))
                      if k in by_head and (by_head[k].full.start <= old
                                        or by_head[k].extent.start == old + 1)), None)  # fmt: skip
    if following is not None and following.type in _PEOPLE:
        return following
    return _subject_above(tree, old, by_head)


def _near(
    tree: Tree, i: int, by_head: Mapping[int, Mention], last_of: Mapping[int, Mention]
) -> Mention | None:
    """"Han, aged 58" (a name or description right before it), else the clause's subject."""
    end = i - 1 if i and tree.tokens.words[i - 1] in (",", "(") else i
    found = last_of.get(end)
    if found is not None and found.type in _PEOPLE:
        return found
    return _subject_above(tree, i, by_head)


def _subject_above(tree: Tree, i: int, by_head: Mapping[int, Mention]) -> Mention | None:
    """The subject of the nearest governor that has one and stands in the same sentence."""
    here = i
    while True:
        for child in tree.having(here, labels.ANY_SUBJECT):
            found = by_head.get(child)
            if found is not None and found.type in _PEOPLE and child != i:
                return found
        if tree.heads[here] == here:
            return None
        here = tree.heads[here]
