"""The triggers of all packs, indexed by predicate, with the lexicon's classes put in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.packs.load import Packs
from claimx.schema.pack import Trigger

#: Classes that a slot may be narrowed to and that the gazetteer holds.
GAZETTEER: dict[str, Callable[[str], object]] = {
    "countries": places.country_of, "demonyms": places.is_demonym,
    "national": places.country_of_demonym, "regions": places.region_country,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One trigger with the relation and pack that it belongs to; `name` is given out in claims."""

    relation: str
    pack: str
    trigger: Trigger

    @property
    def name(self) -> str:
        return f"{self.pack}/{self.relation}#{self.trigger.id}"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules by predicate.

    `verbs` maps a lemma to its rules; `nouns` and `adjectives` map the last word of an entry to
    (whole entry, rule), the longest entry first; `names` and `numbers` are the rules for name and
    number predicates.
    """

    verbs: Mapping[str, tuple[Rule, ...]]
    nouns: Mapping[str, tuple[tuple[str, Rule], ...]]
    adjectives: Mapping[str, tuple[tuple[str, Rule], ...]]
    names: tuple[Rule, ...]
    numbers: tuple[Rule, ...]


@cache
def expand(entries: tuple[str, ...]) -> frozenset[str]:
    """Lemmas, with each ``@class`` replaced by the words of the class.

    Raises DataError for a class that the lexicon does not have.
    """
    found: set[str] = set()
    for entry in entries:
        found |= words(entry[1:]) if entry.startswith("@") else {entry}
    return frozenset(found)


@cache
def index_rules(packs: Packs) -> Rules:
    """The rules of the packs in the order in which they stand there."""
    verbs: dict[str, list[Rule]] = {}
    nouns: dict[str, list[tuple[str, Rule]]] = {}
    adjectives: dict[str, list[tuple[str, Rule]]] = {}
    names: list[Rule] = []
    numbers: list[Rule] = []
    for relation_name, relation in packs.relations.items():
        for trigger in relation.triggers:
            rule = Rule(relation_name, packs.home[relation_name], trigger)
            for lemma in sorted(expand(trigger.verb)):
                verbs.setdefault(lemma, []).append(rule)
            _by_last_word(nouns, expand(trigger.noun), rule)
            _by_last_word(adjectives, expand(trigger.adjective), rule)
            if trigger.name:
                names.append(rule)
            if trigger.number:
                numbers.append(rule)
    return Rules(
        {k: tuple(v) for k, v in verbs.items()}, _longest_first(nouns),
        _longest_first(adjectives), tuple(names), tuple(numbers),
    )  # fmt: skip


def _longest_first(
    entries: Mapping[str, Sequence[tuple[str, Rule]]]
) -> dict[str, tuple[tuple[str, Rule], ...]]:
    return {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in entries.items()}


@cache
def once_ranks(packs: Packs) -> Mapping[str, int]:
    """The place in its relation of every rule of the relations that have a `once` role."""
    return {
        Rule(name, packs.home[name], trigger).name: k
        for name, relation in packs.relations.items() if relation.once
        for k, trigger in enumerate(relation.triggers)
    }  # fmt: skip


def _by_last_word(
    index: dict[str, list[tuple[str, Rule]]], entries: Iterable[str], rule: Rule
) -> None:
    for entry in sorted(entries):
        index.setdefault(entry.split()[-1], []).append((entry, rule))
