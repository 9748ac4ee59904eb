"""When and where: which time and which place belong to a clause."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Sequence

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, Clause, ClauseKind, Link
from claimx.schema.facts import Time
from claimx.schema.mention import EntityType, Mention
from claimx.schema.reading import Reading

_PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)
_EVENTIVE = (ClauseKind.VERB, ClauseKind.COPULA)


class Circumstances:
    """The times and places of an article, ready to be asked for by clause."""

    def __init__(self, reading: Reading, times: Sequence[Time]) -> None:
        self._reading = reading
        self._times = [t for t in times if t.kind in ("date", "time")]
        self._starts = [t.extent.start for t in self._times]
        self._by_head = {c.head: c for c in reading.clauses}
        self._below: dict[int, list[Clause]] = {}
        for clause in reading.clauses:
            if clause.parent is not None and clause.kind in _EVENTIVE:
                self._below.setdefault(clause.parent, []).append(clause)

    def time(self, clause: Clause) -> Time | None:
        """The time that the clause's own words give, else for a noun its verb's."""
        if clause.kind in (ClauseKind.TITLE, ClauseKind.MODIFIER):
            return None
        found = self._own_time(clause)
        if found is None and clause.kind is ClauseKind.NOUN and clause.parent is not None:
            parent = self._reading.clauses[clause.parent]
            if clause.light or parent.lemma in words("occurrence_verbs"):
                return self._own_time(parent)
        if found is None and clause.link is Link.OPEN and clause.parent is not None:
            return self.time(self._reading.clauses[clause.parent])
        return found

    def _own_time(self, clause: Clause) -> Time | None:
        """The nearest time inside the clause that stands in no clause below it."""
        inside = self._between(clause.extent.start, clause.extent.end)
        below = self._below.get(clause.index, [])
        own = [
            t for t in inside
            if not any(t.extent.start in b.extent and clause.head not in b.extent for b in below)
        ]  # fmt: skip
        return min(own, key=lambda t: abs(t.extent.start - clause.head), default=None)

    def _between(self, start: int, end: int) -> list[Time]:
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return self._times[first:last]

    def place(self, clause: Clause, taken: Collection[int]) -> Mention | None:
        """The mention of a place in a setting phrase of the clause, else of its object's noun
        phrase ("killed a man *in Prague*"). `taken` are heads that fill roles."""
        if clause.kind in (ClauseKind.TITLE, ClauseKind.MODIFIER, ClauseKind.APPOSITION):
            return None
        for argument in clause.arguments:
            found = self._setting(argument, taken)
            if found is not None:
                return found
        for argument in clause.arguments:
            inner = self._by_head.get(argument.head)
            if inner is None or inner.kind is not ClauseKind.NOUN or argument.path == "relative":
                continue
            for nested in inner.arguments:
                found = self._setting(nested, taken)
                if found is not None:
                    return found
        if clause.light and clause.parent is not None:
            return self.place(self._reading.clauses[clause.parent], taken)
        return None

    def _setting(self, argument: Argument, taken: Collection[int]) -> Mention | None:
        if argument.role not in words("place_prepositions") or argument.head in taken:
            return None
        index = self._reading.mention_at.get(argument.head)
        if index is None:
            return None
        mention = self._reading.mentions[index]
        entity = self._reading.entities[self._reading.entity_of[index]]
        return mention if entity.type in _PLACE_TYPES else None
