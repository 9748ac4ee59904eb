"""Which entity a definite description means: "the minister", "this vessel", "the country".

Sieves in the manner of Raghunathan et al. (2010), the surer first: the same noun, a noun of like
meaning, a noun of a wider meaning for what is near. A description joins only what has its number
and of which its modifiers say nothing new ("the second company" is none that was not called
second).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from claimx.lexicon import places
from claimx.lexicon.load import table, words
from claimx.schema.article import Section
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.syntax import labels
from claimx.syntax.coref.draft import PLACES, TIMES, Draft
from claimx.syntax.coref.phrases import count, telling_words
from claimx.syntax.mentions.types import noun_type
from claimx.syntax.tree import Tree

_PERSONS = (EntityType.PERSON, EntityType.GROUP, EntityType.NORP)
#: Labels on the way from a noun to the verb of its clause.
_NOMINAL = labels.OBLIQUES | {labels.OBJECT, labels.INDIRECT, "nmod:poss"}
_POINTING = frozenset({"the", "this", "that", "these", "those"})
#: How many sentences back each sieve looks. Chosen on GUM train news.
_SAME, _LIKE, _WIDER = 20, 8, 3


def like_nouns(noun: str) -> frozenset[str]:
    """The nouns that may stand for `noun`, itself among them; none if it is not known."""
    return _likes().get(noun, frozenset())


@cache
def _likes() -> Mapping[str, frozenset[str]]:
    """Noun → nouns that may stand for it."""
    found: dict[str, frozenset[str]] = {}
    for row in table("like_nouns"):
        nouns = frozenset(row["nouns"].split("|"))
        for noun in sorted(nouns):
            found[noun] = found.get(noun, frozenset()) | nouns
    return found


@cache
def _wider() -> Mapping[str, tuple[frozenset[str], tuple[str, ...]]]:
    """Noun → types of the names, and classes of the nouns, that it may take up."""
    return {
        row["noun"]: (frozenset(filter(None, row["types"].split("|"))),
                      tuple(filter(None, row["classes"].split("|"))))
        for row in table("wider_nouns")
    }  # fmt: skip


@dataclass(slots=True)
class Described:
    """What is known of the entities so far that a description may take up."""

    tree: Tree
    mentions: Sequence[Mention]
    drafts: Sequence[Draft]
    entity_of: Mapping[int, int]
    _by_noun: dict[str, list[int]] = field(default_factory=dict)
    _words: dict[int, set[str]] = field(default_factory=dict)
    _unread: dict[int, list[Mention]] = field(default_factory=dict)
    _told: dict[int, set[str]] = field(default_factory=dict)

    def add(self, k: int, mention: Mention) -> None:
        """Entity `k` has the mention: its nouns, and its words."""
        known = self._told.setdefault(k, set())
        for noun in self._nouns(mention):
            if noun not in known:
                known.add(noun)
                self._by_noun.setdefault(noun, []).append(k)
        self._unread.setdefault(k, []).append(mention)

    def _words_of(self, k: int) -> set[str]:
        """The words by which entity `k` was told so far; read from its mentions when asked for."""
        own = self._words.setdefault(k, set())
        for mention in self._unread.pop(k, ()):
            own |= telling_words(self.tree, mention)
            own.add(self.tree.tokens.lemmas[mention.head])
        return own

    def _nouns(self, mention: Mention) -> Iterator[str]:
        """The nouns that say of what kind the thing is: the head, titles, the head of a name."""
        tokens = self.tree.tokens
        if mention.kind is MentionKind.NOMINAL:
            yield tokens.lemmas[mention.head]
        elif mention.type is not EntityType.PERSON:
            yield tokens.lower[mention.head]
            yield tokens.lower[mention.extent.end - 1]
        elif mention.titles is not None:
            titles = tokens.lemmas[mention.titles.start : mention.titles.end]
            yield titles[-1]
            yield from (noun for noun in titles if noun_type(noun) is EntityType.PERSON)

    def find(self, mention: Mention) -> tuple[int | None, str]:
        """The entity that the description takes up, and by which rule."""
        tree = self.tree
        if mention.type in TIMES or not _definite(tree, mention):
            return None, "description"
        lemma = tree.tokens.lemmas[mention.head]
        if lemma in words("thin_heads"):
            return None, "description"
        own = telling_words(tree, mention)
        same = self._nearest(mention, own, self._by_noun.get(lemma, ()), _SAME)
        if same is not None:
            return same, "description"
        like = (k for noun in sorted(like_nouns(lemma)) for k in self._by_noun.get(noun, ()))
        found = self._nearest(mention, own, like, _LIKE)
        if found is not None:
            return found, "like-noun"
        if lemma in _wider() and mention.number == "sing":
            found = self._wider(mention, own, lemma)
        return found, "description" if found is None else "wider-noun"

    def _nearest(
        self, mention: Mention, own: set[str], among: Iterable[int], reach: int
    ) -> int | None:
        fitting = [
            k for k in among
            if self.drafts[k].mentions and self._distance(mention, k) <= reach
            and self._fits(mention, own, k)
        ]  # fmt: skip
        return max(fitting, key=lambda k: self.drafts[k].mentions[-1], default=None)

    def _distance(self, mention: Mention, k: int) -> int:
        return mention.sentence - self.mentions[self.drafts[k].mentions[-1]].sentence

    def _fits(self, mention: Mention, own: set[str], k: int) -> bool:
        """Number, gender and what the modifiers say allow that the description means entity `k`."""
        draft = self.drafts[k]
        if draft.type in TIMES or (draft.type in _PERSONS) != (mention.type in _PERSONS):
            return False
        plural = draft.type not in PLACES and draft.number
        if mention.number and plural and mention.number != plural:
            return False
        if mention.gender in ("m", "f") and draft.gender not in ("", mention.gender):
            return False
        last = self.mentions[draft.mentions[-1]]
        if mention.head in last.full or last.head in mention.full:
            return False
        if _commanded(self.tree, mention.head, last.head):
            return False
        return own <= self._words_of(k)

    def _wider(self, mention: Mention, own: set[str], lemma: str) -> int | None:
        """The nearest entity of a kind that the noun may take up; of persons the only one."""
        types, classes = _wider()[lemma]
        person = EntityType.PERSON.value in types
        if person:  # "the 23-year-old" may tell the age for the first time
            own = {word for word in own if not word.isdigit()} - words("age_words")
        seen: dict[int, None] = {}
        for index in range(mention.index - 1, -1, -1):
            other = self.mentions[index]
            if mention.sentence - other.sentence > _WIDER:
                break
            if index in self.entity_of and not _of_somebody(self.tree, other):
                seen.setdefault(self.entity_of[index])
        fitting = [
            k for k in seen
            if self._is_a(k, types, classes, lemma) and self._fits(mention, own, k)
        ]  # fmt: skip
        return fitting[0] if fitting and (len(fitting) == 1 or not person) else None

    def _is_a(
        self, k: int, types: frozenset[str], classes: tuple[str, ...], lemma: str
    ) -> bool:
        draft = self.drafts[k]
        if not draft.names:
            return any(noun in words(c) for noun in self._told[k] for c in classes)
        if draft.type.value not in types:
            return False
        if draft.type in PLACES:
            state = any(places.country_of(" ".join(name)) for name in draft.names)
            return state == (lemma in words("countries_nouns"))
        known = [noun for noun in self._told[k] if noun_type(noun) is draft.type]
        return not known or any(noun in words(c) for noun in known for c in classes)


def _of_somebody(tree: Tree, mention: Mention) -> bool:
    """True for a demonym that only tells where somebody comes from ("a *Dutch* tourist was held as
    she left the country"): a country that no one speaks of."""
    governor = tree.heads[mention.head]
    lemma = tree.tokens.lemmas[governor]
    return (
        mention.type is EntityType.NORP and mention.head < governor
        and lemma in words("persons") and lemma not in words("posts")
    )  # fmt: skip


def _commanded(tree: Tree, i: int, subject: int) -> bool:
    """Binding (principle C): a description in a clause does not take up its subject ("a court shut
    *the organization*"); of whom something is ("a firm sold *the company's* ships") it may."""
    if tree.labels[subject] not in labels.ANY_SUBJECT or tree.labels[i] == labels.POSSESSIVE:
        return False
    verb = tree.heads[subject]
    while tree.labels[i] in _NOMINAL and tree.heads[i] != i:
        i = tree.heads[i]
        if i == verb:
            return True
    return False


def _definite(tree: Tree, mention: Mention) -> bool:
    determiner = tree.child(mention.head, labels.DETERMINER)
    return determiner is not None and tree.tokens.lower[determiner] in _POINTING


def headlined(
    tree: Tree, mention: Mention, mentions: Sequence[Mention], drafts: Sequence[Draft]
) -> int | None:
    """What the headline announced, told in the body: the same noun with the same number."""
    sentences = tree.tokens.sentences
    if sentences[mention.sentence].section is Section.HEADLINE:
        return None
    lemma, own_count = tree.tokens.lemmas[mention.head], count(tree, mention)
    for k, draft in enumerate(drafts):
        if not draft.mentions:
            continue
        first = mentions[draft.mentions[0]]
        if sentences[first.sentence].section is not Section.HEADLINE:
            break
        only = all(sentences[mentions[m].sentence].section is Section.HEADLINE
                   for m in draft.mentions)  # fmt: skip
        if only and first.number == mention.number and not draft.names and (
            lemma == tree.tokens.lemmas[first.head] and own_count == count(tree, first)
        ):  # fmt: skip
            return k
    return None
