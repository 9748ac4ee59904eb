"""Words that tell a relation of what is not so, or only wished: "*lost* the seat", "a *candidate*
for mayor". The learned proposer knows the relation; that it does not hold is known to the packs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from claimx.meaning.relations.rules import expand
from claimx.packs.load import Packs
from claimx.schema.clause import ClauseKind
from claimx.schema.facts import Proposal, Realis
from claimx.schema.reading import Reading

Key = tuple[str | None, str, bool]


def as_told(reading: Reading, proposal: Proposal, packs: Packs) -> Proposal:
    """The learned proposal with the realis that its word has in every trigger of its relation, and
    negated if it is so in every trigger that fills a role from the same side of the verb."""
    if proposal.trigger is None:
        return proposal
    verbal = reading.tokens.upos[proposal.trigger] == "VERB"
    key = proposal.relation, reading.tokens.lemmas[proposal.trigger], verbal
    realis, negated = _realis(packs).get(key), _loses(reading, proposal, packs)
    if realis is None and not negated:
        return proposal
    return replace(proposal, realis=realis, negated=negated)


def _loses(reading: Reading, proposal: Proposal, packs: Packs) -> bool:
    """True for the subject of "lost", not for the one to whom it lost."""
    clause = reading.clauses[proposal.clause]
    if clause.head != proposal.trigger or clause.kind is not ClauseKind.VERB:
        return False
    at = {head: a.role for a in clause.arguments for head in a.members}
    sides = {(f.role, at.get(f.head, "")) for f in proposal.fillings}
    found = _negated(packs).get((proposal.relation or "", clause.lemma), {})
    return any(found.get(side, False) for side in sides)


@cache
def _realis(packs: Packs) -> Mapping[Key, Realis]:
    """By relation, word, and whether it is a verb."""
    found: dict[Key, set[Realis | None]] = defaultdict(set)
    for name, relation in packs.relations.items():
        for trigger in relation.triggers:
            for entries, verbal in ((trigger.verb, True), (trigger.noun, False)):
                for word in expand(entries):
                    found[name, word, verbal].add(trigger.realis)
    told = {key: min(kinds, key=str) for key, kinds in found.items() if len(kinds) == 1}
    return {key: realis for key, realis in told.items() if realis is not None}


@cache
def _negated(packs: Packs) -> Mapping[tuple[str, str], Mapping[tuple[str, str], bool]]:
    """By relation and verb, for each core role and the side from which triggers fill it, whether
    all of them negate."""
    found: dict[tuple[str, str], dict[tuple[str, str], bool]] = defaultdict(dict)
    for name, relation in packs.relations.items():
        core = relation.core()
        for trigger in relation.triggers:
            sides = [(role, slot) for role, slots in trigger.roles.items() for slot in slots[:1]
                     if role in core and slot in ("subject", "object")]  # fmt: skip
            for lemma in expand(trigger.verb):
                here = found[name, lemma]
                here.update({side: trigger.negated and here.get(side, True) for side in sides})
    return found
