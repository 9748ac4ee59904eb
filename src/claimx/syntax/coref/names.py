"""Which entity a name names: the same name, a part of it, its acronym, the same country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimx.lexicon import places
from claimx.schema.mention import EntityType, Mention
from claimx.syntax.coref.draft import PLACES, TIMES, Draft
from claimx.syntax.tree import Tree

_CORPORATE = frozenset({"inc", "inc.", "ltd", "ltd.", "plc", "corp", "corp.", "co", "co.", "the",
                        "gmbh", "sa", "ag", "llc", "'s", "’s", "a", "an"})  # fmt: skip


def named_entity(
    tree: Tree, mention: Mention, drafts: Sequence[Draft], descriptions: Sequence[int],
    entity_at: Mapping[int, int],
) -> tuple[int | None, str]:  # fmt: skip
    """The entity of the same name; else ("a former minister, Han") that of a nameless description
    before it. `descriptions` are the heads of what is predicated of the name."""
    found = _name(tree, mention, drafts)
    if found[0] is not None:
        return found
    for description in descriptions:
        if description < mention.head:
            target = entity_at.get(description)
            if target is None or not drafts[target].names:
                return target, "apposition"
    return None, "name"


def key_of(tree: Tree, mention: Mention) -> tuple[str, ...]:
    extent = mention.extent
    found = tuple(
        w.strip(".") if len(w) > 2 else w
        for w in tree.tokens.lower[extent.start : extent.end] if w not in _CORPORATE
    )  # fmt: skip
    return found or tuple(tree.tokens.lower[extent.start : extent.end])


def _name(tree: Tree, mention: Mention, drafts: Sequence[Draft]) -> tuple[int | None, str]:
    """The latest entity with a matching name."""
    key = key_of(tree, mention)
    country = country_of(tree, mention)
    for k in range(len(drafts) - 1, -1, -1):
        draft = drafts[k]
        if not draft.names or draft.type in TIMES:
            continue
        if key in draft.names:
            return k, "name"
        if country is not None and (country.lower(),) in draft.names:
            return k, "country"
        if _person_like(mention.type) and _person_like(draft.type):
            reason = _part_of_person(key, draft, mention)
        else:
            reason = _part_of_body(tree, key, draft, mention)
        if reason:
            return k, reason
    return None, "name"


def _person_like(type_: EntityType) -> bool:
    return type_ in (EntityType.PERSON, EntityType.OTHER)


def _part_of_person(key: tuple[str, ...], draft: Draft, mention: Mention) -> str:
    """Surname or given name of a fuller name; two given names exclude each other."""
    if len(key) > 1 and any(
        len(name) > 1 and not set(name) <= set(key) and not set(key) <= set(name)
        for name in draft.names
    ):
        return ""
    for name in draft.names:
        shorter, longer = sorted((key, name), key=len)
        if len(shorter) == len(longer):
            continue
        if mention.gender and draft.gender and mention.gender != draft.gender:
            continue
        if len(shorter) == 1 and shorter[0] == longer[-1]:
            return "surname"
        if len(shorter) == 1 and shorter[0] == longer[0]:
            return "given-name"
        if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
            return "surname"
        if len(shorter) > 1 and shorter[0] == longer[0] and shorter[-1] == longer[-1]:
            return "full-name"
    return ""


def _part_of_body(tree: Tree, key: tuple[str, ...], draft: Draft, mention: Mention) -> str:
    """Acronym, or a name shortened from the right ("Valdora" for "Valdora Holdings")."""
    compatible = mention.type == draft.type or EntityType.OTHER in (mention.type, draft.type)
    for name in draft.names:
        if len(key) == 1 and len(name) > 1:
            letters = "".join(w[0] for w in name if w not in ("of", "the", "and", "for", "'s"))
            plain = key[0].replace(".", "")
            if tree.tokens.words[mention.head].isupper() and plain == letters:
                return "acronym"
        shortened = len(key) < len(name) and name[: len(key)] == key
        if compatible and shortened and mention.type not in (*PLACES, EntityType.PERSON):
            return "short-name"
    return ""


def country_of(tree: Tree, mention: Mention) -> str | None:
    """The country of a place name or of a demonym before a noun (not of "Canadians")."""
    text = tree.tokens.text(mention.extent)
    if mention.type in PLACES:
        return places.country_of(text)
    if mention.type is EntityType.NORP and mention.extent == mention.full:
        return places.country_of_demonym(text)
    return None
