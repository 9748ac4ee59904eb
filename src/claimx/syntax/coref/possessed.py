"""What one owner has is one thing: "her husband … his wife's … *her husband*"."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.lexicon.load import words
from claimx.schema.mention import Mention, MentionKind
from claimx.syntax import labels
from claimx.syntax.coref.descriptions import like_nouns
from claimx.syntax.coref.draft import TIMES, Draft, merge
from claimx.syntax.coref.phrases import telling_words
from claimx.syntax.tree import Tree


def join_possessed(
    tree: Tree, mentions: Sequence[Mention], drafts: Sequence[Draft], entity_of: dict[int, int]
) -> None:
    """Joins descriptions of the same noun, number and modifiers whose possessors are one entity,
    after pronouns have been resolved. Of several things of a kind one may have more: plurals join
    of relatives alone ("his children"). An entity that has gone into another is left empty."""
    at = {mention.head: mention.index for mention in mentions}
    found: dict[tuple[int, str, str, frozenset[str]], int] = {}
    for mention in mentions:
        if mention.kind is not MentionKind.NOMINAL or mention.type in TIMES:
            continue
        owner = tree.child(mention.head, labels.POSSESSIVE)
        if owner is None or owner not in at:
            continue
        noun = tree.tokens.lemmas[mention.head]
        if noun in words("thin_heads") or (
            mention.number != "sing" and noun not in words("kinship")
        ):  # fmt: skip
            continue
        telling = frozenset(telling_words(tree, mention)) - _owner_words(tree, owner)
        possessor = entity_of[at[owner]]
        own = entity_of[mention.index]
        for like in (noun, *sorted(like_nouns(noun) - {noun})):
            before = found.get((possessor, like, mention.number, telling))
            if before is not None:
                if before != own and _one(drafts[before], drafts[own]):
                    merge(drafts, before, own, entity_of, "possessor")
                break
        else:
            found[possessor, noun, mention.number, telling] = own


def _owner_words(tree: Tree, owner: int) -> set[str]:
    extent = tree.subtree(owner)
    return set(tree.tokens.lemmas[extent.start : extent.end])


def _one(one: Draft, other: Draft) -> bool:
    """Whether the two can be one entity: not two names, nor a man and a woman."""
    genders = {one.gender, other.gender} - {""}
    return bool(one.mentions) and not (one.names and other.names) and len(genders) < 2
