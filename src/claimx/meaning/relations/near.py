"""What nearly fired: rules whose predicate is that of a clause, and what kept them from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.meaning.relations.conditions import unmet
from claimx.meaning.relations.rules import Rule, index_rules
from claimx.meaning.relations.slots import Slots
from claimx.meaning.relations.typed import rules_for
from claimx.packs.load import Packs
from claimx.schema.clause import Clause
from claimx.schema.facts import Proposal, Time
from claimx.schema.reading import Reading


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that names the predicate of clause `clause` and did not fire there.

    `why` is the condition that does not hold ("voice", "has object") or the core role that nothing
    fills ("no victim").
    """

    clause: int
    rule: str
    relation: str
    why: str


def near_misses(
    reading: Reading, packs: Packs, times: Sequence[Time], typed: Sequence[Proposal]
) -> Iterator[NearMiss]:
    """The near misses of an article, in the order of its clauses and of the packs."""
    slots, rules = Slots(reading, times), index_rules(packs)
    fired = {(proposal.clause, proposal.rule) for proposal in typed}
    for clause in reading.clauses:
        for rule in rules_for(reading, rules, clause):
            if (clause.index, rule.name) not in fired:
                why = unmet(slots, clause, rule) or _empty(slots, clause, rule, packs)
                yield NearMiss(clause.index, rule.name, rule.relation, why)


def _empty(slots: Slots, clause: Clause, rule: Rule, packs: Packs) -> str:
    """The first core role that stays empty; without one, another rule has said the same."""
    trigger = rule.trigger
    for role, spec in packs.relations[rule.relation].roles.items():
        names = trigger.roles.get(role, ())
        dependent = any(":" in name for name in names)  # on another role's filler
        types = trigger.types.get(role, spec.types)
        if not spec.core or dependent:
            continue
        if not slots.fill(clause, role, names, spec.filler, types, (), spec.members):
            return f"no {role}"
    return "said by another rule"
