"""What when and where have in common: whose setting a clause shares, and what tells an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimx.lexicon.load import words
from claimx.schema.clause import Clause, ClauseKind, Form, Link, Voice
from claimx.schema.facts import Filling
from claimx.schema.reading import Reading

#: Clauses that happen by themselves; the others are noun phrases.
EVENTIVE = (ClauseKind.VERB, ClauseKind.COPULA)

#: Roles whose filler names the happening that the claim is of: its time and place are the claim's.
HAPPENING_ROLES = ("event", "means", "award", "document", "position")

#: Roles whose filler tells of something else than the claim: its times and places are its own.
APART_ROLES = ("offence", "penalty", "reason", "ruling", "terms", "plea")


#: How many noun phrases a number may be away from the verb whose time it holds at.
_COUNTED = 2


@dataclass(frozen=True, slots=True)
class Host:
    """The clause whose time and place another shares, and why.

    `fronted`: only what stands before the host's predicate is shared ("On Monday, two men were
    shot and a third was stabbed").
    """

    clause: Clause
    rule: str
    fronted: bool = False


def host_of(reading: Reading, clause: Clause, *, counts: bool = False) -> Host | None:
    """The clause whose setting this one shares if it has none of its own; `counts`: the claim
    is of the number of what the noun names."""
    if clause.parent is None or clause.parent == clause.index:
        return None
    parent = reading.clauses[clause.parent]
    if clause.kind is ClauseKind.MODIFIER or (counts and clause.kind is ClauseKind.NOUN):
        return _host_of_number(reading, clause)
    if clause.kind is ClauseKind.NOUN:
        return _host_of_noun(clause, parent)
    if clause.link is Link.OPEN:
        return Host(parent, "open")
    if clause.link is Link.PURPOSE:  # "voted on Tuesday to elect him"
        return Host(parent, "purpose")
    if clause.link is Link.ADVERBIAL:
        if clause.form is Form.PARTICIPLE and not clause.marker:
            before = clause.voice is Voice.PASSIVE and clause.head < parent.head
            return None if before else Host(parent, "participle")  # "*born* in Brno, he died"
        if clause.marker in words("simultaneous_markers"):
            return Host(parent, "simultaneous")
    if clause.link is Link.CONJUNCT:
        shared = any(a.path == "shared" for a in clause.arguments)
        return Host(parent, "conjunct", fronted=not shared)
    return None


def _host_of_number(reading: Reading, clause: Clause) -> Host | None:
    """ "A million people *requested* ballots": the clause in which what is counted takes part."""
    above = clause
    for _ in range(_COUNTED):
        if above.parent is None:
            return None
        above = reading.clauses[above.parent]
        if above.kind in EVENTIVE:
            return Host(above, "counted")
    return None


def _host_of_noun(clause: Clause, parent: Clause) -> Host | None:
    """The verb of a light noun, of an event that "took place", or that "attempted a *landing*"."""
    if clause.light or parent.lemma in words("occurrence_verbs"):
        return Host(parent, "occurrence")
    takes_part = any(
        a.head == clause.head and a.role in ("subject", "object") for a in parent.arguments
    )
    told = parent.lemma in words("announcing_verbs")  # "announced his *death* on Monday"
    if takes_part and not told and clause.lemma in words("happenings"):
        return Host(parent, "happening")
    return None


def is_apart(fillings: Sequence[Filling], start: int, end: int) -> bool:
    """True if the tokens stand in a filler that tells of something else, or head a filler."""
    return any(
        start <= f.head < end
        or (f.role in APART_ROLES and f.extent.start < end and start < f.extent.end)
        for f in fillings
    )


def is_counted(fillings: Sequence[Filling], head: int) -> bool:
    """True if the token stands in what a number counts: "closed its nine *stores in Finland*"."""
    numbers = any(f.role == "quantity" for f in fillings)
    return numbers and any(f.role == "measure" and head in f.extent for f in fillings)


def lower_clauses(reading: Reading) -> dict[int, list[Clause]]:
    """By clause what happens in clauses right below it, those below its nouns among them ("the
    ship, *built in 1998*, sank")."""
    found: dict[int, list[Clause]] = {}
    for clause in reading.clauses:
        above = clause.parent if clause.kind in EVENTIVE else None
        seen = {clause.index}
        while above is not None and above not in seen:
            found.setdefault(above, []).append(clause)
            seen.add(above)
            host = reading.clauses[above]
            above = None if host.kind in EVENTIVE else host.parent
    return found


def holds(below: Clause, i: int, clause: Clause) -> bool:
    """True if token `i` stands in the lower clause and the upper clause's head does not."""
    return i in below.extent and clause.head not in below.extent
