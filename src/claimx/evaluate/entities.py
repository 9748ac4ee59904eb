"""How well a run's entities are gold's: are their names found, and put together as gold has them?

Gold lists, for each entity that a claim needs, the strings that name it. Each such string is an
item, in the cluster of its gold entity and in that of the run's entity that has a mention of the
same words. Scored by B³ (Bagga and Baldwin 1998, "Algorithms for Scoring Coreference Chains"): for
each item, which share of its run cluster is in its gold cluster (precision), and the other way
round (recall). A string that the run has in no entity has a recall of 0 and no precision. What the
run has beyond gold's strings is not judged, since gold names only who takes part in a claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from claimx.evaluate.words import normalise_name
from claimx.schema.claim import EntityRecord
from claimx.schema.gold import GoldEntity, GoldFile


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


def added(scores: Iterable[EntityScore]) -> EntityScore:
    """The sums of several articles."""
    rows = [
        (s.items, s.found, s.precisions, s.recalls, s.entities, s.typed) for s in scores
    ]  # fmt: skip
    return (
        EntityScore(*(sum(column) for column in zip(*rows, strict=True))) if rows else EntityScore()
    )


def score_entities(gold: GoldFile, predicted: Collection[EntityRecord]) -> EntityScore:
    """One article: gold's entities against all of the run's."""
    holders: dict[str, list[EntityRecord]] = {}
    for entity in predicted:
        for form in {normalise_name(words) for words in _strings(entity)} - {""}:
            holders.setdefault(form, []).append(entity)
    clusters = {key: _forms(entity) for key, entity in gold.entities.items()}
    homes: dict[tuple[str, str], EntityRecord] = {}
    for key, forms in clusters.items():
        votes = Counter(entity.id for form in forms for entity in holders.get(form, ()))
        for form in forms:
            if form in holders:
                homes[key, form] = max(holders[form], key=lambda entity: votes[entity.id])
    sizes = Counter(home.id for home in homes.values())
    shared = Counter((key, home.id) for (key, _), home in homes.items())
    overlaps = [(shared[key, home.id], home.id, key) for (key, _), home in homes.items()]
    best = {key: max((n, home) for n, home, k in overlaps if k == key) for _, _, key in overlaps}
    types = {entity.id: entity.type for entity in predicted}
    return EntityScore(
        items=sum(len(forms) for forms in clusters.values()),
        found=len(homes),
        precisions=sum(n / sizes[home] for n, home, _ in overlaps),
        recalls=sum(n / len(clusters[key]) for n, _, key in overlaps),
        entities=len(best),
        typed=sum(types[home] == gold.entities[key].type for key, (_, home) in best.items()),
    )


def _strings(entity: EntityRecord) -> tuple[str, ...]:
    return (entity.name, *entity.aliases, *(mention.text for mention in entity.mentions))


def _forms(entity: GoldEntity) -> list[str]:
    """The strings of a gold entity, as names are compared; each once."""
    return list(dict.fromkeys(filter(None, map(normalise_name, entity.names))))
