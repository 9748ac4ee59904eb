"""Open claims: every clause worth keeping, with the roles that its own grammar gives.

Roles are `subject`, `object`, `indirect_object`, `complement`, and one per preposition; negation,
status and sources travel with the clause. N-ary and minimal, after ClausIE (Del Corro & Gemulla,
2013): a clause is kept if it has a subject and one more argument, or is intransitive and says more
than that something is.
"""

from __future__ import annotations

from collections.abc import Collection

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, Clause, ClauseKind
from claimx.schema.facts import Filling, Proposal
from claimx.schema.reading import Reading

_KINDS = (ClauseKind.VERB, ClauseKind.COPULA, ClauseKind.APPOSITION)


def propose_open(reading: Reading, skip: Collection[int]) -> tuple[Proposal, ...]:
    """Open proposals for the clauses whose index is not in `skip`."""
    found = []
    for clause in reading.clauses:
        if clause.index in skip or clause.kind not in _KINDS or not _worth(reading, clause):
            continue
        fillings = tuple(_filling(reading, clause, a) for a in clause.arguments if _kept(a))
        found.append(
            Proposal(None, clause.index, clause.predicate, clause.lemma, fillings,
                     f"open/{clause.kind.value}")
        )  # fmt: skip
    return tuple(found)


def _kept(argument: Argument) -> bool:
    return argument.role not in ("modifier", "adverbial")


def _worth(reading: Reading, clause: Clause) -> bool:
    """A clause with someone or something in it that the text names or describes."""
    core = [a for a in clause.arguments if a.role in ("subject", "object")]
    if not core or reading.tokens.lower[core[0].head] in words("empty_subjects"):
        return False
    if clause.kind is ClauseKind.VERB and clause.lemma in words("empty_verbs"):
        return len(clause.arguments) > 1
    return len(clause.arguments) > 1 or clause.kind is not ClauseKind.VERB or bool(clause.adverbs)


def _filling(reading: Reading, clause: Clause, argument: Argument) -> Filling:
    role = argument.role
    if clause.kind is ClauseKind.APPOSITION and role == "poss":
        role = "of"
    index = reading.mention_at.get(argument.head)
    if argument.path != "own" and index is not None:
        return Filling(role, argument.head, reading.mentions[index].extent, argument.path)
    return Filling(role, argument.head, argument.extent, argument.path)
