"""Descriptions: common nouns, numbers and adjectives that stand for people or things."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.lexicon.load import words
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.lemmas import lemma
from claimx.syntax.mentions.numbers import number_type
from claimx.syntax.mentions.types import noun_type, times
from claimx.syntax.tree import Name, Tree, trim

#: What a described phrase leaves behind: clauses and appositions, and adverbs.
_OUTSIDE = labels.PHRASE_OUTSIDE
_MORE = ("more", "others")


def nominal(
    tree: Tree, i: int, index: int, full: Extent, name_at: Mapping[int, Name]
) -> Mention:
    """A described thing: the phrase from its determiner to its "of"-phrase, clauses left out."""
    tokens = tree.tokens
    noun = tokens.lemmas[i]
    if tokens.upos[i] == "PROPN":
        noun = lemma(tokens.words[i], "NNS", "NOUN")
    plural = tokens.tags[i] in ("NNS", "NNPS")
    type_ = number_type(tree, i)
    counted = counted_noun(tree, i)
    if counted is not None:  # "hundreds of soldiers", "two of the officers": what is counted
        noun, plural = tokens.lemmas[counted], tokens.lower[i] != "one"
        type_ = noun_type(noun, plural=plural) or type_
    if type_ is None:
        modified = i > 0 and tree.heads[i - 1] == i
        two = f"{tokens.lemmas[i - 1]} {noun}" if modified else ""  # "nerve agent"
        type_ = (noun_type(two, plural=plural) or noun_type(noun, plural=plural)
                 or _time(tree, i) or EntityType.OTHER)  # fmt: skip
    if type_ is EntityType.GROUP:
        plural = True
    if tokens.upos[i] in ("ADJ", "VERB") and type_ is not EntityType.ORDINAL:
        type_, plural = EntityType.GROUP, True
    if tokens.upos[i] == "ADV":  # "went home": no building
        type_ = EntityType.LOC
    plural = plural or noun in words("groups")
    extent = trim(tokens, described(tree, i))
    if type_ is EntityType.PERSON:
        extent = _before_bearer(tree, i, extent, name_at)
    phrase = _without_adverbs(tree, i, tree.subtree_without(i, _OUTSIDE))
    number, gender = ("plur", "") if plural else ("sing", _gender(noun, type_))
    return Mention(
        index, i, extent, full, MentionKind.NOMINAL, type_, tokens.sentence_of[i], number, gender,
        None, trim(tokens, phrase),
    )  # fmt: skip


def _before_bearer(
    tree: Tree, i: int, extent: Extent, name_at: Mapping[int, Name]
) -> Extent:
    """"Minister of Information | Amal Haddad": without the name of its bearer at the end."""
    for k in range(i + 1, extent.end):
        name = name_at.get(k)
        if name is not None and name.type == "PERSON" and name.start == k and (
            tree.tokens.upos[k - 1] in ("PROPN", "NOUN") and name.end >= extent.end
        ):  # fmt: skip
            return Extent(extent.start, k)
    return extent


def _gender(noun: str, type_: EntityType) -> str:
    if type_ is EntityType.PERSON:
        return "f" if noun in words("female_words") else "m" if noun in words("male_words") else ""
    return "n"


def _time(tree: Tree, i: int) -> EntityType | None:
    return EntityType.DATE if tree.tokens.lower[i] in times() else None


def counted_noun(tree: Tree, i: int) -> int | None:
    """The noun under "of" after a head that only counts or takes a part, or None."""
    counts = tree.tokens.upos[i] == "NUM" or tree.tokens.lemmas[i] in words("number_words")
    if not counts and tree.tokens.lower[i] not in words("partitives"):
        return None
    return next((c for c in tree.children[i] if tree.labels[c] == "nmod" and c > i
                 and tree.tokens.upos[c] in ("NOUN", "PROPN")), None)  # fmt: skip


def described(tree: Tree, i: int) -> Extent:
    """From the determiner to the head, and on over phrases with "of" and "-in-law"."""
    tokens = tree.tokens
    whole = _without_adverbs(tree, i, tree.subtree_without(i, _OUTSIDE))
    end = i + 1
    counts = tokens.upos[i] == "NUM" and tree.labels[i] != labels.NUMERAL
    if counts and end < len(tokens) and (
        tokens.lower[end] in _MORE or tokens.lower[end] in words("casualty_states")
    ):  # fmt: skip
        end += 1  # "twelve more", "two dead"
    for child in tree.children[i]:
        if i < child < whole.end:
            case = tree.child(child, labels.CASE)
            if case is not None and tokens.lower[case] != "of" and tokens.words[i + 1] != "-":
                break
            inner = tree.subtree_without(child, _OUTSIDE - {"case"})
            end = max(end, inner.end)
    return Extent(whole.start, max(i + 1, min(end, max(whole.end, i + 2))))


def _without_adverbs(tree: Tree, i: int, whole: Extent) -> Extent:
    """Leaves out adverbs that open the phrase or follow its head ("*reportedly* 400 men",
    "residents *there*"); "some", "about" and the like before a number stay."""
    start, end = whole.start, whole.end
    while start < i and tree.labels[start] == labels.ADVERB and tree.heads[start] == i:
        if tree.child(start, "fixed") is not None:
            break  # "*more than* 600"
        start += 1
    for child in tree.children[i]:
        if child > i and tree.labels[child] == labels.ADVERB and child < end:
            end = max(i + 1, tree.first[child])
            break
    return Extent(start, end)
