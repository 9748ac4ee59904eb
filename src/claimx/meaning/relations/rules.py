"""The triggers of all packs, indexed by predicate, with the lexicon's classes put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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

#: Conditions that ask for no argument.
_OTHER = frozenset({"determiner", "predicate", "words", "time", "purpose", "host"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What a clause must hold, or must not: the argument, and the lemmas one of which is its head
    (any, if there are none)."""

    name: str
    lemmas: frozenset[str]

    @property
    def of_argument(self) -> bool:
        """True if it is about an argument of the clause itself."""
        return "." not in self.name and self.name not in _OTHER


@dataclass(frozen=True, slots=True)
class Rule:
    """One trigger with the relation and pack that it belongs to; `name` is given out in claims.
    `has` and `lacks` are the trigger's, with the lexicon's classes put in."""

    relation: str
    name: str
    trigger: Trigger
    has: tuple[Condition, ...]
    lacks: tuple[Condition, ...]
    #: The arguments that `has` asks for.
    needed: frozenset[str]


#: Rules by the last word of an entry: (whole entry, its rules), the longest entry first.
Entries = Mapping[str, tuple[tuple[str, tuple[Rule, ...]], ...]]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules by predicate.

    `verbs` maps a lemma to its rules; `names` and `numbers` are the rules for name and number
    predicates.
    """

    verbs: Mapping[str, tuple[Rule, ...]]
    nouns: Entries
    adjectives: Entries
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
    nouns: dict[str, list[Rule]] = {}
    adjectives: dict[str, list[Rule]] = {}
    names: list[Rule] = []
    numbers: list[Rule] = []
    for relation_name, relation in packs.relations.items():
        for trigger in relation.triggers:
            has = _conditions(trigger.has)
            rule = Rule(
                relation_name, rule_name(packs, relation_name, trigger), trigger, has,
                _conditions(trigger.lacks), frozenset(c.name for c in has if c.of_argument),
            )  # fmt: skip
            for index, entries in (
                (verbs, trigger.verb), (nouns, trigger.noun), (adjectives, trigger.adjective)
            ):  # fmt: skip
                for entry in expand(entries):
                    index.setdefault(entry, []).append(rule)
            if trigger.name:
                names.append(rule)
            if trigger.number:
                numbers.append(rule)
    return Rules(
        {k: tuple(v) for k, v in verbs.items()}, _by_last_word(nouns), _by_last_word(adjectives),
        tuple(names), tuple(numbers),
    )  # fmt: skip


def rule_name(packs: Packs, relation: str, trigger: Trigger) -> str:
    """The name by which claims give out the trigger of a relation."""
    return f"{packs.home[relation]}/{relation}#{trigger.id}"


def _conditions(wanted: Mapping[str, tuple[str, ...]]) -> tuple[Condition, ...]:
    return tuple(Condition(name, expand(entries)) for name, entries in wanted.items())


def _by_last_word(rules: Mapping[str, Sequence[Rule]]) -> Entries:
    found: dict[str, list[tuple[str, tuple[Rule, ...]]]] = {}
    for entry in sorted(rules, key=len, reverse=True):
        found.setdefault(entry.split()[-1], []).append((entry, tuple(rules[entry])))
    return {last: tuple(entries) for last, entries in found.items()}


@cache
def once_ranks(packs: Packs) -> Mapping[str, int]:
    """The place in its relation of every rule of the relations that have a `once` role."""
    return {
        rule_name(packs, name, trigger): k
        for name, relation in packs.relations.items() if relation.once
        for k, trigger in enumerate(relation.triggers)
    }  # fmt: skip
