"""How well a run's entities are gold's: are their names found, and put together as gold has them?

Gold lists, for each entity that a claim needs, the strings that name it. Each such string is an
item, in the cluster of its gold entity and in that of the run's entity that has a mention of the
same words. Scored by B³ (Bagga and Baldwin 1998, "Algorithms for Scoring Coreference Chains"): for
each item, which share of its run cluster is in its gold cluster (precision), and the other way
round (recall). A string that the run has in no entity has a recall of 0 and no precision. What the
run has beyond gold's strings is not judged, since gold names only who takes part in a claim.

Names are scored once more by themselves: a string is a name if its head word is capitalised ("Han",
"Vice Minister Han", "the Bank of England"), a description if it is not ("the mayor of Brno", "a US
operation"). What a name must be put together with is then only the other names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from claimx.evaluate.words import has_proper_head, normalise_name
from claimx.schema.claim import EntityRecord
from claimx.schema.gold import GoldEntity, GoldFile
from claimx.schema.mention import EntityType, MentionKind


@dataclass(frozen=True, slots=True)
class EntityScore:
    """Sums over articles: `items` strings of which `found` are in some entity of the run, the B³
    shares of these, and gold `entities` found of which `typed` have gold's type."""

    items: int = 0
    found: int = 0
    precisions: float = 0.0
    recalls: float = 0.0
    entities: int = 0
    typed: int = 0

    @property
    def mention_recall(self) -> float:
        return self.found / self.items if self.items else 0.0

    @property
    def precision(self) -> float:
        return self.precisions / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.recalls / self.items if self.items else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def type_accuracy(self) -> float:
        return self.typed / self.entities if self.entities else 0.0


@dataclass(frozen=True, slots=True)
class EntityScores:
    """The score over all strings, and that over names alone."""

    all: EntityScore = field(default_factory=EntityScore)
    names: EntityScore = field(default_factory=EntityScore)


def added(scores: Iterable[EntityScores]) -> EntityScores:
    """The sums of several articles."""
    rows = list(scores)
    return EntityScores(_sum(row.all for row in rows), _sum(row.names for row in rows))


def _sum(scores: Iterable[EntityScore]) -> EntityScore:
    rows = [
        (s.items, s.found, s.precisions, s.recalls, s.entities, s.typed) for s in scores
    ]  # fmt: skip
    return (
        EntityScore(*(sum(column) for column in zip(*rows, strict=True))) if rows else EntityScore()
    )


def score_entities(gold: GoldFile, predicted: Collection[EntityRecord]) -> EntityScores:
    """One article: gold's entities against all of the run's."""
    homes = find_homes(gold, predicted)
    types = {entity.id: entity.type for entity in predicted}
    names = {form for entity in gold.entities.values() for form in _forms(entity, names=True)}
    return EntityScores(
        all=_score(gold, homes, types),
        names=_score(gold, {key: home for key, home in homes.items() if key[1] in names}, types),
    )


def find_homes(
    gold: GoldFile, predicted: Collection[EntityRecord]
) -> dict[tuple[str, str], str | None]:
    """(key of a gold entity, one of its strings as names are compared) → id of the run's entity
    that is meant by it there, or None if no entity has it. Of several, that which has the most of
    the gold entity's strings is meant."""
    holders: dict[str, list[str]] = {}
    for entity in predicted:
        for form in {normalise_name(words) for words in _strings(entity)} - {""}:
            holders.setdefault(form, []).append(entity.id)
    homes: dict[tuple[str, str], str | None] = {}
    for key, wanted in gold.entities.items():
        forms = _forms(wanted)
        votes = Counter(home for form in forms for home in holders.get(form, ()))
        for form in forms:
            homes[key, form] = max(holders.get(form, ()), key=votes.__getitem__, default=None)
    return homes


def _score(
    gold: GoldFile,
    homes: Mapping[tuple[str, str], str | None],
    types: Mapping[str, EntityType],
) -> EntityScore:
    wanted = Counter(key for key, _ in homes)
    found = [(key, home) for (key, _), home in homes.items() if home is not None]
    sizes, shared = Counter(home for _, home in found), Counter(found)
    best: dict[str, tuple[int, str]] = {}
    for (key, home), n in shared.items():
        best[key] = max(best.get(key, (0, "")), (n, home))
    return EntityScore(
        items=len(homes),
        found=len(found),
        precisions=sum(n * n / sizes[home] for (_, home), n in shared.items()),
        recalls=sum(n * n / wanted[key] for (key, _), n in shared.items()),
        entities=len(best),
        typed=sum(types[home] == gold.entities[key].type for key, (_, home) in best.items()),
    )


def _strings(entity: EntityRecord) -> tuple[str, ...]:
    """What the run names an entity by; pronouns left out, as in gold ("us" is not the US)."""
    mentions = (m.text for m in entity.mentions if m.kind is not MentionKind.PRONOUN)
    return (entity.name, *entity.aliases, *entity.titles, *mentions)


def _forms(entity: GoldEntity, *, names: bool = False) -> list[str]:
    """The strings of a gold entity (of `names` only those), as names are compared; each once."""
    strings = [words for words in entity.names if not names or has_proper_head(words)]
    return list(dict.fromkeys(filter(None, map(normalise_name, strings))))
