"""One name, one type: what the whole article says of a name outweighs a single place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimx.lexicon import places
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.syntax.mentions.types import locates, opens_storm
from claimx.syntax.tree import Tree

#: Types between which the language model wavers.
_WAVERING = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.FAC,
                       EntityType.EVENT, EntityType.PRODUCT, EntityType.WORK, EntityType.LOC,
                       EntityType.OTHER})  # fmt: skip


def settled(tree: Tree, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, with names of one word that are the surname of a person, or the end of an
    event's name ("Humberto" of "Hurricane Humberto"), of that type, unless they stand as a place
    ("in Jordan"); and else with the type that most mentions of the same words have."""
    texts = {
        m.index: tree.tokens.text(m.extent).casefold() for m in mentions
        if m.kind is MentionKind.NAME and m.type in _WAVERING
    }  # fmt: skip
    ends = _last_words(tree, mentions)
    votes: dict[str, Counter[EntityType]] = {}
    for index, text in texts.items():
        votes.setdefault(text, Counter())[mentions[index].type] += 1
    found = []
    for mention in mentions:
        if mention.index not in texts:
            found.append(mention)
            continue
        text = texts[mention.index]
        type_ = ends.get(text) if len(mention.extent) == 1 else None
        if type_ is None or _stands_as_place(tree, mention, text):
            counts = votes[text]
            type_ = mention.type
            if type_ is EntityType.OTHER or counts[type_] * 2 < counts.total():
                type_ = max(counts, key=lambda kind: (counts[kind], kind is not EntityType.OTHER,
                                                      kind.value))  # fmt: skip
        found.append(mention if type_ is mention.type else replace(mention, type=type_))
    return tuple(found)


def _stands_as_place(tree: Tree, mention: Mention, text: str) -> bool:
    """"in Jordan", "Allen, Texas"."""
    wide = mention.phrase is not None and mention.phrase.end > mention.extent.end
    return wide or (locates(tree, mention.head) and places.place_type(text) is not None)


def _last_words(tree: Tree, mentions: Sequence[Mention]) -> dict[str, EntityType]:
    """The last word of each longer name of a person or an event → its type."""
    found: dict[str, EntityType] = {}
    for mention in mentions:
        if mention.kind is MentionKind.NAME and len(mention.extent) > 1 and (
            mention.type in (EntityType.EVENT, EntityType.PERSON)
        ):  # fmt: skip
            last = tree.tokens.lower[mention.extent.end - 1]
            words = tuple(tree.tokens.lower[mention.extent.start : mention.extent.end])
            if mention.type is EntityType.EVENT and not opens_storm(words):
                continue
            found.setdefault(last, mention.type)
    return found
