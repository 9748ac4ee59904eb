"""Words that tell a relation of what is not yet, or only wished: "a *candidate* for mayor"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from claimx.meaning.relations.rules import expand
from claimx.packs.load import Packs
from claimx.schema.facts import Proposal, Realis
from claimx.schema.tokens import Tokens


def as_told(tokens: Tokens, proposal: Proposal, packs: Packs) -> Proposal:
    """The learned proposal with the realis that its word has in every trigger of its relation."""
    if proposal.trigger is None:
        return proposal
    verbal = tokens.upos[proposal.trigger] == "VERB"
    found = _realis(packs).get((proposal.relation, tokens.lemmas[proposal.trigger], verbal))
    return proposal if found is None else replace(proposal, realis=found)


@cache
def _realis(packs: Packs) -> Mapping[tuple[str | None, str, bool], Realis]:
    """By relation, word, and whether it is a verb."""
    found: dict[tuple[str | None, str, bool], set[Realis | None]] = defaultdict(set)
    for name, relation in packs.relations.items():
        for trigger in relation.triggers:
            for entries, verbal in ((trigger.verb, True), (trigger.noun, False)):
                for word in expand(entries):
                    found[name, word, verbal].add(trigger.realis)
    told = {key: min(kinds, key=str) for key, kinds in found.items() if len(kinds) == 1}
    return {key: realis for key, realis in told.items() if realis is not None}
