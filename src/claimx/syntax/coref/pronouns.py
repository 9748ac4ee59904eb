"""Which entity a pronoun stands for: who agrees with it, and who of them is likeliest.

Pronouns are read in the order of the text after all names and descriptions have found their
entities, so that a candidate may also follow its pronoun ("When she arrived, Merkel …"). A mention
that cannot corefer by number, gender or binding is no candidate; the ranker chooses among the rest,
or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from claimx.lexicon.load import words
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.syntax.coref.binding import (
    clause_mates,
    foreseen,
    predicated,
    relative_antecedent,
    speakers,
    told_of,
)
from claimx.syntax.coref.draft import PLACES, TIMES, Draft
from claimx.syntax.coref.features import Candidate, pronoun_class
from claimx.syntax.coref.scene import Scene

_THINGS = (EntityType.ORG, EntityType.GPE, EntityType.FAC, EntityType.LOC, EntityType.EVENT,
           EntityType.PRODUCT, EntityType.WORK, EntityType.LAW, EntityType.OTHER)  # fmt: skip

#: A pronoun looks back over this many sentences. Chosen: in GUM train news, 97 % of the nearest
#: antecedents stand within three sentences; "he" and "she" are never without one.
_REACH, _REACH_OF_PERSONS = 3, 5

#: The scene, the pronoun, its candidates nearest first, the drafts, the entity of the last pronoun
#: of the same words -> the index of the candidate that is meant, or None.
Chooser = Callable[
    [Scene, Mention, Sequence[Candidate], Sequence[Draft], "int | None"], "int | None"
]


def agrees(pronoun: Mention, other: Mention, draft: Draft) -> bool:
    """Whether number, gender and type allow that the pronoun means the entity."""
    if draft.type in TIMES or other.type in TIMES:
        return False
    kind = pronoun_class(pronoun)
    if kind == "h":
        if draft.type is not EntityType.PERSON and (
            draft.type is not EntityType.OTHER or not draft.names
        ):
            return False
        return draft.gender in ("", pronoun.gender) and draft.number != "plur"
    if kind == "i":
        return draft.type in _THINGS and draft.number != "plur"
    plural = draft.number == "plur" or draft.type in (EntityType.GROUP, EntityType.ORG)
    return plural and draft.type not in PLACES


def resolve_pronouns(
    scene: Scene, drafts: list[Draft], entity_of: dict[int, int], choose: Chooser,
    fits: Callable[[Mention, Mention, Draft], bool] = agrees,
) -> None:  # fmt: skip
    """Joins each pronoun to an entity (a new one if there is none): `drafts` and `entity_of` are
    filled in. Training gives a `choose` that knows the answers, and other ideas of what `fits`."""
    last: dict[str, int] = {}
    for pronoun in scene.mentions:
        if pronoun.kind is not MentionKind.PRONOUN:
            continue
        word = scene.tree.tokens.lower[pronoun.head]
        reason = f"pronoun:{word}"
        antecedent = relative_antecedent(scene, pronoun)
        target = None
        if antecedent is not None:
            target, reason = entity_of.get(antecedent.index), "relative"
        elif pronoun.number and word not in words("unresolved_pronouns"):
            sort = pronoun.gender or pronoun.number
            found = _candidates(scene, pronoun, drafts, entity_of, fits)
            chosen = choose(scene, pronoun, found, drafts, last.get(sort))
            if chosen is not None:
                target = found[chosen].entity
                last[sort] = target
        if target is None:
            target = len(drafts)
            drafts.append(Draft(pronoun.type))
        draft = drafts[target]
        draft.mentions.append(pronoun.index)
        draft.reasons.append(reason)
        draft.number = draft.number or pronoun.number
        if pronoun.gender in ("m", "f"):
            draft.gender = draft.sure = pronoun.gender
        entity_of[pronoun.index] = target


def _candidates(
    scene: Scene, pronoun: Mention, drafts: Sequence[Draft], entity_of: Mapping[int, int],
    fits: Callable[[Mention, Mention, Draft], bool],
) -> list[Candidate]:  # fmt: skip
    """The mentions that the pronoun may mean: those before it, nearest first, then those that
    follow it in its sentence."""
    found: list[Candidate] = []
    seen: dict[int, int] = {}
    barred = (
        *clause_mates(scene, pronoun), *speakers(scene, pronoun), *told_of(scene, pronoun)
    )  # fmt: skip
    excluded = {entity_of[m.index] for m in barred if m.index in entity_of}
    for other in _within_reach(scene, pronoun):
        entity = entity_of.get(other.index)
        if entity is None or entity in excluded or not fits(pronoun, other, drafts[entity]):
            continue
        if scene.encloses(other, pronoun.head) or predicated(scene, other):
            continue
        found.append(Candidate(other, entity, seen.setdefault(entity, len(seen))))
    return found


def _within_reach(scene: Scene, pronoun: Mention) -> list[Mention]:
    mentions = scene.mentions
    reach = _REACH_OF_PERSONS if pronoun.gender in ("m", "f") else _REACH
    found = []
    for k in range(pronoun.index - 1, -1, -1):
        if pronoun.sentence - mentions[k].sentence > reach:
            break
        found.append(mentions[k])
    for k in range(pronoun.index + 1, len(mentions)):
        if mentions[k].sentence != pronoun.sentence:
            break
        if mentions[k].kind is not MentionKind.PRONOUN and foreseen(scene, pronoun, mentions[k]):
            found.append(mentions[k])
    return found
