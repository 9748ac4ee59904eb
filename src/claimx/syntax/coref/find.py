"""Mentions to entities: names and descriptions in the order of the text, then pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.lexicon import places
from claimx.schema.clause import Clause
from claimx.schema.mention import Entity, EntityType, Mention, MentionKind
from claimx.syntax.coref.descriptions import Described, headlined
from claimx.syntax.coref.draft import Draft, merge
from claimx.syntax.coref.index import NameIndex
from claimx.syntax.coref.keys import country_of, keys_of
from claimx.syntax.coref.names import named_entity
from claimx.syntax.coref.possessed import join_possessed
from claimx.syntax.coref.predications import predications
from claimx.syntax.coref.pronouns import resolve_pronouns
from claimx.syntax.coref.ranking import best
from claimx.syntax.coref.scene import Scene
from claimx.syntax.tree import Tree

#: Types that an apposition or a predicate nominal can give to a name; True: to a place.
_TOLD = {
    False: (EntityType.PERSON, EntityType.ORG, EntityType.FAC),
    True: (EntityType.PERSON, EntityType.FAC),
}


def find_entities(
    tree: Tree, mentions: Sequence[Mention], clauses: Sequence[Clause]
) -> tuple[tuple[Entity, ...], dict[int, int]]:
    """The entities in the order of their first mention, and mention index → entity index."""
    drafts, entity_of = group_names(tree, mentions, clauses)
    resolve_pronouns(Scene(tree, mentions), drafts, entity_of, best)
    join_possessed(tree, mentions, drafts, entity_of)
    living = (k for k, draft in enumerate(drafts) if draft.mentions)
    order = sorted(living, key=lambda k: min(drafts[k].mentions))
    place = {k: new for new, k in enumerate(order)}
    entities = tuple(_freeze(tree, drafts[k], place[k], mentions) for k in order)
    return entities, {m: place[k] for m, k in entity_of.items()}


def group_names(
    tree: Tree, mentions: Sequence[Mention], clauses: Sequence[Clause]
) -> tuple[list[Draft], dict[int, int]]:
    """The entities of names and descriptions, and mention index → entity index."""
    predicated = predications(tree, mentions, clauses)
    described: dict[int, list[int]] = {}
    for description, subject in predicated.items():
        described.setdefault(subject, []).append(description)
    index = NameIndex()
    drafts = index.drafts
    entity_of: dict[int, int] = {}
    entity_at: dict[int, int] = {}  # by head token
    known = Described(tree, mentions, drafts, entity_of)
    for mention in mentions:
        if mention.kind is MentionKind.PRONOUN:
            continue
        if mention.kind is MentionKind.NAME:
            keys = keys_of(tree, mention)
            before = described.get(mention.head, ())
            target, reason = named_entity(tree, mention, keys, index, before, entity_at)
        else:
            target = entity_at.get(predicated.get(mention.head, -1))
            reason = "apposition"
            if target is None:
                target, reason = known.find(mention)
            if target is None and (told := headlined(tree, mention, mentions, drafts)) is not None:
                target, reason = told, "headline"
        if target is None:
            target = len(drafts)
            drafts.append(Draft(mention.type))
        _join(tree, drafts[target], mention, reason)
        if mention.kind is MentionKind.NAME:
            drafts[target].names.extend(key for key in keys if key not in drafts[target].names)
            index.add(target, keys)
            for description in before:
                _put_before(description, target, mention, drafts, entity_of, entity_at)
        known.add(target, mention)
        entity_of[mention.index] = target
        entity_at.setdefault(mention.head, target)
    return drafts, entity_of


def _put_before(
    description: int, target: int, name: Mention, drafts: Sequence[Draft],
    entity_of: dict[int, int], entity_at: dict[int, int],
) -> None:  # fmt: skip
    """"A resident of Antioch, Rittenhouse …": the description before a name that was known."""
    gone = entity_at.get(description, target)
    if description < name.head and gone != target and not drafts[gone].names and (
        len(drafts[gone].mentions) == 1
    ):  # fmt: skip
        merge(drafts, target, gone, entity_of, "apposition")
        entity_at[description] = target


def _join(tree: Tree, draft: Draft, mention: Mention, reason: str) -> None:
    draft.mentions.append(mention.index)
    draft.reasons.append(reason)
    draft.number = draft.number or mention.number
    if mention.gender in ("m", "f"):
        draft.gender = draft.gender or mention.gender
        if mention.kind is not MentionKind.NAME or mention.titles is not None:
            draft.sure = draft.sure or mention.gender
    if mention.kind is MentionKind.NAME:
        if draft.type in (EntityType.OTHER, EntityType.GROUP) or not draft.names:
            draft.type = mention.type if mention.type is not EntityType.OTHER else draft.type
        if draft.type is EntityType.NORP and country_of(tree, mention) is not None:
            draft.type = EntityType.GPE
        if mention.type is EntityType.PERSON and len(mention.extent) == 1:
            given = places.gender_of_given_name(tree.tokens.words[mention.head])
            draft.first = draft.first or (given if given in ("m", "f") else "")
        for k in range(mention.titles.start, mention.titles.end) if mention.titles else ():
            draft.nouns.add(tree.tokens.lemmas[k])
    elif mention.kind is MentionKind.NOMINAL:
        draft.nouns.add(tree.tokens.lemmas[mention.head])
        told = reason == "apposition" and mention.type in _TOLD[draft.type is EntityType.GPE]
        if told and not (draft.type is EntityType.PERSON and draft.gender):
            draft.type = mention.type  # what is said of a name outweighs what it looks like


def _freeze(tree: Tree, draft: Draft, index: int, mentions: Sequence[Mention]) -> Entity:
    """The fullest name names the entity; a demonym only if there is nothing else."""
    joined = sorted(zip(draft.mentions, draft.reasons, strict=True))
    texts = [(mentions[m], tree.tokens.text(mentions[m].extent)) for m, _ in joined]
    ranked = sorted(
        texts, key=lambda pair: (_rank(pair[0]), -len(pair[1]), pair[0].index)
    )
    name = ranked[0][1]
    spoken = [text for mention, text in texts if mention.kind is not MentionKind.PRONOUN]
    aliases = tuple(dict.fromkeys(text for text in spoken if text != name))
    return Entity(f"e{index + 1}", name, draft.type, aliases,
                  tuple(m for m, _ in joined), tuple(reason for _, reason in joined))  # fmt: skip


def _rank(mention: Mention) -> int:
    if mention.kind is MentionKind.NAME:
        return 1 if mention.type is EntityType.NORP else 0
    return 2 if mention.kind is MentionKind.NOMINAL else 3
