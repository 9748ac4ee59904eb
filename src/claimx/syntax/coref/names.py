"""Which entity a name names: the same name, a part of it, its acronym, the same country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimx.lexicon.load import words
from claimx.schema.mention import EntityType, Mention
from claimx.syntax import labels
from claimx.syntax.coref.draft import PLACES, TIMES, Draft
from claimx.syntax.coref.index import NameIndex
from claimx.syntax.coref.keys import BODY, SMALL, Key, initials
from claimx.syntax.mentions.types import closes_place, noun_type, opens_storm
from claimx.syntax.tree import Tree

#: How far back an acronym in brackets may look for the name before it.
_BRACKET_REACH = 14
#: Words between a person's name and the rest of the name of a thing.
_NOT_PARTS = frozenset({"of", "v", "vs", "for"})
_DESCENT = frozenset({"jr", "sr", "ii", "iii"})
#: Place words that make another place of a name: "New York City" is not the state.
_TELLING = frozenset({"city", "state", "republic"})


def named_entity(
    tree: Tree, mention: Mention, keys: Mapping[Key, str], index: NameIndex,
    descriptions: Sequence[int], entity_at: Mapping[int, int],
) -> tuple[int | None, str]:  # fmt: skip
    """The entity of the same name; else ("a former minister, Han") that of a nameless description
    before it. `keys` are the name's, `descriptions` the heads of what is predicated of it."""
    if _another(tree, mention):
        return None, "name"
    found = _name(tree, mention, keys, index)
    if found[0] is None:
        found = _bracketed(tree, mention, index.drafts, entity_at)
    if found[0] is not None:
        return found
    for description in descriptions:
        if description < mention.head:
            target = entity_at.get(description)
            if target is None or not index.drafts[target].names:
                return target, "apposition"
    return None, "name"


def _another(tree: Tree, mention: Mention) -> bool:
    """True for one of a name told before who is not the same: "*another* Ri"."""
    determiner = tree.child(mention.head, labels.DETERMINER)
    return determiner is not None and tree.tokens.lower[determiner] == "another"


def _name(
    tree: Tree, mention: Mention, keys: Mapping[Key, str], index: NameIndex
) -> tuple[int | None, str]:
    """The best entity with a matching name: an equal name before a part of one; of several bearers
    of a surname one with the same title, else who was named most often, else no relative ("his
    wife, Lorna *Pelham*"), else the latest."""
    drafts = index.drafts
    titles = {
        tree.tokens.lemmas[k] for k in range(mention.titles.start, mention.titles.end)
    } if mention.titles else set()  # fmt: skip
    near = [
        k for k in index.near(keys)
        if drafts[k].type not in TIMES and not _clash(mention, drafts[k])
    ]  # fmt: skip
    same = [(k, why) for k in near if (why := _same(keys, drafts[k]))]
    if same:
        return max(same, key=lambda pair: (bool(titles & drafts[pair[0]].nouns), pair[0]))
    parts = [(k, why) for k in near if (why := _part(tree, keys, mention, drafts[k]))]
    if parts:
        kin = words("kinship")
        return max(parts, key=lambda pair: (bool(titles & drafts[pair[0]].nouns),
                                            _named(drafts[pair[0]]),
                                            kin.isdisjoint(drafts[pair[0]].nouns),
                                            pair[0]))  # fmt: skip
    return None, "name"


def _named(draft: Draft) -> int:
    """How often it was called by a name."""
    return sum(reason not in ("apposition", "description") for reason in draft.reasons)


def _clash(mention: Mention, draft: Draft) -> bool:
    """A person and a place of one name ("Jordan") are two; so are a man and a woman."""
    person = mention.type is EntityType.PERSON
    if person and draft.type is EntityType.PERSON:
        return bool(mention.gender and draft.gender and mention.gender != draft.gender)
    return (person and draft.type in PLACES) or (
        draft.type is EntityType.PERSON and mention.type in PLACES
    )


def _same(keys: Mapping[Key, str], draft: Draft) -> str:
    """By which rule the entity has the name itself, "" if it has not."""
    for key, reason in keys.items():
        if key in draft.names:
            return reason
    own = next(iter(keys))
    north = own in (("north",), ("south",)) and (own[0] + " korea",) in draft.names
    return "country" if north else ""


def _part(tree: Tree, keys: Mapping[Key, str], mention: Mention, draft: Draft) -> str:
    """By which rule the name may be a part of the entity's, or the reverse; "" if it is not."""
    if _person_like(mention.type) and _person_like(draft.type):
        return _part_of_person(next(iter(keys)), mention.type, draft)
    return _part_of_body(tree, list(keys), draft, mention)


def _person_like(type_: EntityType) -> bool:
    return type_ in (EntityType.PERSON, EntityType.OTHER)


def _part_of_person(own: Key, type_: EntityType, draft: Draft) -> str:
    """Surname or given name of a fuller name, or another spelling of it; two given names exclude
    each other."""
    key = tuple(word for word in own if word not in _DESCENT) or own
    names = [
        tuple(word for word in name if word not in _DESCENT) or name
        for name in draft.names if name[0] != BODY
    ]  # fmt: skip
    if len(key) > 1:
        spelled = [name for name in names if len(name) == len(key) and _spelling(key, name)]
        if spelled:
            return "spelling"
        if any(len(name) > 1 and not set(name) <= set(key) and not set(key) <= set(name)
               for name in names):  # fmt: skip
            return ""
    whys = ((_shortened(key, name), type_ if len(key) > len(name) else draft.type)
            for name in names)  # fmt: skip
    return next((why for why, longer in whys if why and (
        why in ("surname", "full-name") or longer is EntityType.PERSON
    )), "")  # fmt: skip


def _shortened(key: Key, name: Key) -> str:
    """How the shorter of two names of a person stands in the longer one."""
    shorter, longer = sorted((key, name), key=len)
    if len(shorter) == len(longer):
        return "full-name" if shorter == longer else ""
    if not _NOT_PARTS.isdisjoint(set(longer) - set(shorter)):  # "the presidency of Ana Ruiz"
        return ""
    if longer[-len(shorter) :] == shorter:
        return "surname"
    if noun_type(longer[-1]) not in (None, EntityType.PERSON) and len(shorter) > 1:
        return ""  # "The Ana Ruiz Show"
    if longer[: len(shorter)] == shorter:
        return "given-name"
    if len(shorter) > 1:
        ends = shorter[0] == longer[0] and shorter[-1] == longer[-1]
        return "full-name" if ends else ""
    middle = shorter[0] in longer[1:-1] and len(shorter[0]) > 2 and shorter[0] not in SMALL
    return "middle-name" if middle else ""


def _spelling(one: Key, other: Key) -> bool:
    """Two spellings of one full name: the same words but for a letter in the last, or, of three
    words or more, in any ("Osama bin Laden", "Usama bin Ladin"), or but for given names of which
    one has the initial ("Richard *K.* Guy", "Richard *Kenneth* Guy")."""
    differ = [k for k in range(len(one)) if one[k] != other[k]]
    if one[-1] == other[-1] and all(
        one[k][0] == other[k][0] and 1 in (len(one[k]), len(other[k])) for k in differ
    ):
        return bool(differ)
    if len(one) < 3 and any(k == 0 or len(one[k]) < 5 for k in differ):
        return False
    return bool(differ) and all(
        min(len(one[k]), len(other[k])) > 3 and _near(one[k], other[k]) for k in differ
    )


def _near(one: str, other: str) -> bool:
    """At most one letter is changed, added or left out."""
    if abs(len(one) - len(other)) > 1:
        return False
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    rest, others = one[shared:], other[shared:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


def _part_of_body(tree: Tree, keys: Sequence[Key], draft: Draft, mention: Mention) -> str:
    """Acronym; a name shortened from the right ("Valdora" for "Valdora Holdings") or to its head
    ("Congress" for "US Congress"), or the reverse."""
    own = keys[0]
    word = tree.tokens.words[mention.head] if len(own) == 1 else ""
    places_ = mention.type in PLACES or draft.type in PLACES
    compatible = mention.type is draft.type or EntityType.OTHER in (mention.type, draft.type) or (
        mention.type in PLACES and draft.type in PLACES
    )
    bodies = [key for key in keys if key[0] == BODY]
    if any(_excludes(key, name) for key in bodies for name in draft.names):
        return ""
    for name in draft.names:
        if name[0] == BODY:
            if compatible and not places_ and any(_narrows(key, name) for key in bodies):
                return "short-name"
            continue
        if len(own) == 1 and len(name) > 1 and _initials(word, name):
            return "acronym"
        if len(name) == 1 and len(own) > 1 and draft.type is not EntityType.PERSON and (
            _initials(name[0].upper(), own)
        ):  # fmt: skip
            return "acronym"
        if not compatible or mention.type is EntityType.PERSON:
            continue
        shorter, longer = sorted((own, name), key=len)
        if places_:
            if longer[:-1] == shorter and _left_off(longer[-1], {mention.type, draft.type}):
                return "short-name"
        elif len(shorter) < len(longer) and (
            (longer[: len(shorter)] == shorter and noun_type(shorter[-1]) is None)
            or (longer[-len(shorter) :] == shorter and len(own) <= len(name))
        ):  # fmt: skip
            return "short-name"
        if own[-1] == name[-1] and opens_storm(own) and opens_storm(name):
            return "storm"
    return ""


def _left_off(word: str, types: set[EntityType]) -> bool:
    """True if a place may be named without its last word: "Westchester (County)", "Mediterranean
    (Sea)", "Abaco (Islands)"; but Jakarta Bay is not Jakarta."""
    closing = closes_place(word)
    if closing is None or word in _TELLING:
        return False
    return closing == "GPE" or types == {EntityType.LOC} or word in ("island", "islands")


def _excludes(one: Key, other: Key) -> bool:
    """True for two bodies of one kind that different words tell apart: the Supreme Court of the
    United States, the Wisconsin Supreme Court."""
    return other[0] == BODY and one[1] == other[1] and bool(one[2:] and other[2:]) and (
        not _narrows(one, other)
    )  # fmt: skip


def _narrows(one: Key, other: Key) -> bool:
    """True if two bodies have one head and the other words of one are among those of the other."""
    return one[1] == other[1] and (
        set(one[2:]) <= set(other[2:]) or set(other[2:]) <= set(one[2:])
    )


def _initials(word: str, name: Key) -> bool:
    """True if `word` is an acronym of `name`, with or without the initials of small words."""
    letters = word.replace(".", "")
    if len(letters) < 2 or sum(char.isupper() for char in letters) * 2 <= len(letters):
        return False
    return letters.lower() in initials(name)


def _bracketed(
    tree: Tree, mention: Mention, drafts: Sequence[Draft], entity_at: Mapping[int, int]
) -> tuple[int | None, str]:
    """The name right before an acronym in brackets: "Kurdistan Workers' Party (PKK)"."""
    start, end = mention.extent.start, mention.extent.end
    tokens = tree.tokens
    if start < 2 or tokens.words[start - 1] != "(" or end - start > 3 or end >= len(tokens) or (
        mention.type is EntityType.PERSON or tokens.words[end] not in ("),;")
    ):  # fmt: skip
        return None, "name"
    letters = "".join(char for char in tokens.text(mention.extent) if char.isalnum())
    if sum(char.isupper() for char in letters) * 2 <= len(letters):
        return None, "name"
    for k in range(start - 2, max(-1, start - _BRACKET_REACH), -1):
        target = entity_at.get(k)
        if target is not None and any(
            _within(letters.lower(), name) for name in drafts[target].names if name[0] != BODY
        ):  # fmt: skip
            return target, "acronym"
    return None, "name"


def _within(letters: str, name: Key) -> bool:
    """True if the letters stand in that order in the name and the first opens a word of it."""
    rest = iter("".join(name))
    return len(name) > 1 and any(word.startswith(letters[0]) for word in name) and all(
        letter in rest for letter in letters
    )  # fmt: skip
