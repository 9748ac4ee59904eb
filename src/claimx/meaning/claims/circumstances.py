"""When and where: which time and which place belong to a clause."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, Clause, ClauseKind, Form, Link
from claimx.schema.facts import Time
from claimx.schema.mention import EntityType, Mention
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

_PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)
_EVENTIVE = (ClauseKind.VERB, ClauseKind.COPULA)
_TIMELESS = (ClauseKind.TITLE, ClauseKind.MODIFIER)
_PLACELESS = (ClauseKind.TITLE, ClauseKind.MODIFIER, ClauseKind.APPOSITION)

#: Lower clauses that tell of something else, in another time and place.
_APART = (Link.CONTENT, Link.ADVERBIAL, Link.CONJUNCT, Link.PARENTHETICAL, Link.NOUN_CONTENT)


class Circumstances:
    """The times and places of an article, ready to be asked for by clause."""

    def __init__(self, reading: Reading, times: Sequence[Time]) -> None:
        self._reading = reading
        self._times = [t for t in times if t.kind in ("date", "time")]
        self._starts = [t.extent.start for t in self._times]
        self._time_tokens = {i for t in times for i in range(t.extent.start, t.extent.end)}
        self._below: dict[int, list[Clause]] = {}
        self._settings: dict[int, Mention] = {}
        for clause in reading.clauses:
            if clause.parent is not None and clause.kind in _EVENTIVE:
                self._below.setdefault(clause.parent, []).append(clause)
            for argument in clause.arguments:
                setting = self._setting(argument, ())
                if setting is not None:
                    self._settings[argument.head] = setting

    def time(self, clause: Clause) -> Time | None:
        """The time that the clause's own words give; else one further down in it; else, for what
        hangs loosely on another clause, that clause's time."""
        if clause.kind in _TIMELESS:
            return None
        inside = self._inside(clause)
        below = self._below.get(clause.index, [])
        own = [t for t in inside if not any(_holds(b, t.extent.start, clause) for b in below)]
        loose = [t for t in inside if not any(
            _holds(b, t.extent.start, clause) for b in below if b.link in _APART)]  # fmt: skip
        for candidates in (own, loose):
            if candidates:
                return min(candidates, key=lambda t: abs(t.extent.start - clause.head))
        host = self._host(clause)
        return None if host is None else self.time(host)

    def _inside(self, clause: Clause) -> list[Time]:
        first = bisect.bisect_left(self._starts, clause.extent.start)
        last = bisect.bisect_left(self._starts, clause.extent.end)
        return self._times[first:last]

    def _host(self, clause: Clause) -> Clause | None:
        """The clause whose setting this one shares: the verb of a light noun or of an event that
        "took place", the governor of an infinitive or participle, the first of two conjuncts."""
        if clause.parent is None or clause.parent == clause.index:
            return None
        parent = self._reading.clauses[clause.parent]
        if clause.kind is ClauseKind.NOUN:
            shares = bool(clause.light) or parent.lemma in words("occurrence_verbs")
            return parent if shares else None
        if clause.link is Link.OPEN:
            return parent
        unfinished = clause.form is Form.PARTICIPLE and clause.link is Link.ADVERBIAL
        shared = clause.link is Link.CONJUNCT and any(a.path == "shared" for a in clause.arguments)
        return parent if (unfinished and not clause.marker) or shared else None

    def place(self, clause: Clause, taken: Sequence[Extent]) -> Mention | None:
        """The mention of a place in a setting phrase: the clause's own first, then the nearest one
        in it. `taken` are the extents that fill roles."""
        if clause.kind in _PLACELESS:
            return None
        for argument in clause.arguments:
            own = self._setting(argument, taken)
            if own is not None:
                return own
        below = [b for b in self._below.get(clause.index, []) if b.link in _APART]
        inside = [
            m for head, m in self._settings.items()
            if head in clause.extent and not any(m.extent.overlaps(t) for t in taken)
            and not any(_holds(b, head, clause) for b in below)
        ]  # fmt: skip
        if inside:
            return min(inside, key=lambda m: abs(m.head - clause.head))
        host = self._host(clause)
        return None if host is None else self.place(host, taken)

    def _setting(self, argument: Argument, taken: Sequence[Extent]) -> Mention | None:
        """The place in a phrase like "in Prague", unless it stands in a filler."""
        if argument.role not in words("place_prepositions"):
            return None
        index = self._reading.mention_at.get(argument.head)
        if index is None or argument.head in self._time_tokens:
            return None
        mention = self._reading.mentions[index]
        if any(mention.extent.overlaps(extent) for extent in taken):
            return None
        entity = self._reading.entities[self._reading.entity_of[index]]
        return mention if entity.type in _PLACE_TYPES else None


def _holds(below: Clause, i: int, clause: Clause) -> bool:
    """True if token `i` stands in the lower clause and the upper clause's head does not."""
    return i in below.extent and clause.head not in below.extent
