"""Where a thing lies by its distance: "90 miles (145 km) south of the coast", "5 km away".

Read from the words, since the bracket between the measure and its direction throws parsers off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, ClauseKind
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.clauses.predicates import nominal_draft
from claimx.syntax.tree import Tree

#: The lemma of every clause of this kind, whatever its words.
DISTANT = "distant"

_ENDS = ("of", "from", "off")
#: Directions that need no landmark, since they start from where the text is: "5 km *away*".
_BARE = ("away", "off", "apart", "underground", "offshore", "inland", "upstream", "downstream")
#: What no landmark begins with.
_BREAKS = ("PUNCT", "CCONJ", "SCONJ", "AUX", "VERB")
#: Verbs whose subject lies where they say, beside those of `placing_verbs`.
_LYING = ("be", "lie", "sit", "stand")
_BRACKETS = {"(": ")", "[": "]"}


def distances(tree: Tree, by_head: Mapping[int, Mention]) -> Iterator[Draft]:
    """One MODIFIER clause a distance: the predicate is the direction with its landmark, the
    subject the thing that lies there, `adverbial` the measure."""
    for unit, lemma in enumerate(tree.tokens.lemmas):
        number = tree.child(unit, "nummod") if lemma in words("lengths") else None
        if number is None:
            continue
        first, last = _direction(tree, unit)
        landmark = None if first is None or last is not None else _landmark(tree, first, by_head)
        end = landmark.extent.end if landmark is not None else last
        if first is None or end is None:
            continue
        subject = _located(tree, unit, by_head, bare=landmark is None)
        if subject is None or subject.head >= end - 1:
            continue
        draft = nominal_draft(tree, first, ClauseKind.MODIFIER, subject.head)
        draft.lemma, draft.predicate = DISTANT, Extent(first, end)
        measure = Argument("adverbial", unit, Extent(tree.first[number], unit + 1), (unit,))
        draft.arguments = [draft.arguments[0], measure]
        yield draft


def _direction(tree: Tree, unit: int) -> tuple[int | None, int | None]:
    """The first token after the measure, and after a conversion in brackets, if it is a
    direction or the preposition itself; and where the direction ends, if it needs no landmark."""
    lower, size = tree.tokens.lower, len(tree.tokens)
    here = unit + 1
    if here < size and lower[here] in _BRACKETS:
        close = _BRACKETS[lower[here]]
        here = next((k + 1 for k in range(here, min(here + 8, size)) if lower[k] == close), size)
    first = here
    while here < size and (lower[here] in words("directions") or lower[here] in ("to", "the", "-")):
        here += 1
    if first < size and lower[first] == "off":
        here = first
    away = here < size and lower[here] in _ENDS
    ended = here + away >= size or tree.tokens.upos[here + away] in _BREAKS
    if ended and (away or here > first):
        whole = lower[first] in _BARE or (lower[first] == "to" and lower[here - 1] != "the")
        return (first, here + away) if whole else (None, None)
    plain = here == first and away and lower[here] == "of"
    return (first if away and not plain else None), None


def _landmark(tree: Tree, first: int, by_head: Mapping[int, Mention]) -> Mention | None:
    """The first noun phrase after the direction."""
    size = len(tree.tokens)
    return next((by_head[k] for k in range(first + 1, min(first + 10, size)) if k in by_head), None)


def _located(
    tree: Tree, unit: int, by_head: Mapping[int, Mention], *, bare: bool
) -> Mention | None:  # fmt: skip
    """The noun that the measure hangs on; the object of "placed", "located"; else the subject. A
    direction without landmark may tell where somebody goes: but for nouns, only of what lies."""
    here = unit
    while True:
        lemma, verb = tree.tokens.lemmas[here], tree.tokens.upos[here] == "VERB"
        if bare and verb and lemma not in _LYING and lemma not in words("placing_verbs"):
            return _beside(tree, unit, by_head)
        objects = [c for c in tree.having(here, _THINGS) if c in by_head and c < unit]
        things = [c for c in objects if by_head[c].type is not EntityType.QUANTITY]
        if things:
            chosen = things[-1] if tree.tokens.lemmas[here] in words("placing_verbs") else things[0]
            return by_head[chosen]
        above = tree.heads[here]
        if above == here:
            return None
        noun = by_head.get(above)
        if noun is not None and above < unit and noun.kind is not MentionKind.PRONOUN:
            return noun
        here = above


def _beside(tree: Tree, unit: int, by_head: Mapping[int, Mention]) -> Mention | None:
    """The noun right before the measure: "in a *post* two km away", "at *Wels*, 30 km away"."""
    tokens, here = tree.tokens, unit - 1
    while here > 0 and (tokens.upos[here] in ("NUM", "ADV") or tokens.lower[here] in _BEFORE):
        here -= 1
    return by_head.get(here)


_BEFORE = ("some", ",", "nautical")
_THINGS = labels.ANY_SUBJECT | {labels.OBJECT}
