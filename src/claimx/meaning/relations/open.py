"""Open claims: every clause worth keeping, with the roles that its own grammar gives.

Roles are `subject`, `object`, `indirect_object`, `complement`, and one per preposition; negation,
status and sources travel with the clause. N-ary and minimal, after ClausIE (Del Corro & Gemulla,
2013): a clause is kept if it has a subject and one more argument, or is intransitive and says more
than that something is. "Han was a spy" is the verb with a complement, as "Han became a spy" is.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, Clause, ClauseKind
from claimx.schema.facts import Filling, Proposal
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

_KINDS = (ClauseKind.VERB, ClauseKind.COPULA, ClauseKind.APPOSITION)

#: Roles whose coordinated members each make a claim of their own.
_SPLIT = ("subject", "object")

#: Claims that one clause gives at most; longer lists are tables, not sentences.
_MOST = 12

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")

#: What may stand in a copular predicate before the noun phrase: "was not once | a spy".
_BEFORE = ("AUX", "ADV", "PART", "PUNCT")


def propose_open(reading: Reading, skip: Collection[int]) -> tuple[Proposal, ...]:
    """Open proposals for the clauses whose index is not in `skip`."""
    return tuple(
        proposal for clause in reading.clauses
        if clause.index not in skip and clause.kind in _KINDS and _worth(reading, clause)
        for proposal in _proposals(reading, clause)
    )  # fmt: skip


def _proposals(reading: Reading, clause: Clause) -> Iterator[Proposal]:
    predicate, complement = _copula(reading, clause)
    choices = [_fillings(reading, clause, a) for a in clause.arguments if _kept(a, complement)]
    if complement is not None:
        choices.append([Filling("complement", clause.head, complement)])
    lemma = "be" if complement is not None else clause.lemma
    rule = f"open/{clause.kind.value}"
    for fillings in itertools.islice(itertools.product(*choices), _MOST):
        yield Proposal(None, clause.index, predicate, lemma, fillings, rule)


def _copula(reading: Reading, clause: Clause) -> tuple[Extent, Extent | None]:
    """The predicate; of "was a spy", the verb and the noun phrase apart."""
    upos, whole = reading.tokens.upos, clause.predicate
    if clause.kind is not ClauseKind.COPULA or upos[clause.head] not in _NOMINAL:
        return whole, None
    start = whole.start
    while start < clause.head and upos[start] in _BEFORE:
        start += 1
    if start == whole.start:
        return whole, None
    return Extent(whole.start, start), Extent(start, whole.end)


def _kept(argument: Argument, complement: Extent | None) -> bool:
    """Not what is told of the complement ("a spy *for Spain*"): its own words hold that."""
    inside = complement is not None and complement.overlaps(argument.extent)
    return argument.role not in ("modifier", "adverbial") and not inside


def _worth(reading: Reading, clause: Clause) -> bool:
    """A clause with someone or something in it that the text names or describes."""
    core = [a for a in clause.arguments if a.role in ("subject", "object")]
    if not core or reading.tokens.lower[core[0].head] in words("empty_subjects"):
        return False
    if clause.kind is ClauseKind.VERB and clause.lemma in words("empty_verbs"):
        return len(clause.arguments) > 1
    return len(clause.arguments) > 1 or clause.kind is not ClauseKind.VERB or bool(clause.adverbs)


def _fillings(reading: Reading, clause: Clause, argument: Argument) -> list[Filling]:
    """One filling a coordinated member of a core argument, else one."""
    if len(argument.members) == 1 or argument.role not in _SPLIT:
        return [_filling(reading, clause, argument)]
    found = []
    for head in argument.members:
        index = reading.mention_at.get(head)
        if index is None:
            return [_filling(reading, clause, argument)]
        found.append(Filling(argument.role, head, reading.mentions[index].full, argument.path))
    return found


def _filling(reading: Reading, clause: Clause, argument: Argument) -> Filling:
    role = argument.role
    if clause.kind is ClauseKind.APPOSITION and role == "poss":
        role = "of"
    index = reading.mention_at.get(argument.head)
    if argument.path != "own" and index is not None:
        return Filling(role, argument.head, reading.mentions[index].extent, argument.path)
    return Filling(role, argument.head, argument.extent, argument.path)
