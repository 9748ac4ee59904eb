"""When: which time of the text belongs to a clause."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from claimx.lexicon.load import words
from claimx.meaning.claims.circumstances import (
    EVENTIVE,
    HAPPENING_ROLES,
    holds,
    host_of,
    is_apart,
)
from claimx.meaning.claims.events import Events
from claimx.schema.clause import Clause, ClauseKind, Link
from claimx.schema.facts import Filling, Time
from claimx.schema.reading import Reading

_TIMELESS = (ClauseKind.TITLE, ClauseKind.MODIFIER)

#: Lower clauses that take a time right behind them, wherever the parser hung it.
_GREEDY = (Link.ADVERBIAL, Link.RELATIVE)

#: How many words may stand between such a clause and its time: a preposition.
_GAP = 1

Found = tuple[Time, str]


class When:
    """The times of an article, ready to be asked for by clause."""

    def __init__(self, reading: Reading, times: Sequence[Time], events: Events) -> None:
        self._reading = reading
        self._events = events
        self._times = [t for t in times if t.kind in ("date", "time")]
        self._starts = [t.extent.start for t in self._times]
        self._at = {i: t for t in self._times for i in range(t.extent.start, t.extent.end)}
        self._before_head = {i for m in reading.mentions for i in range(m.extent.start, m.head)}
        self._below: dict[int, list[Clause]] = {}
        for clause in reading.clauses:
            if clause.parent is not None and clause.kind in EVENTIVE:
                self._below.setdefault(clause.parent, []).append(clause)
        self._owner, self._owned = self._low_attachment()

    def _low_attachment(self) -> tuple[dict[int, int], dict[int, Time]]:
        """Start of a time -> the lower clause right behind which it stands, and the other way.

        "Won the prize for *discovering* it in 1995": the parser often hangs the time on the
        higher verb. The lower clause must not have a time of its own.
        """
        ends: dict[int, Clause] = {}
        for clause in self._reading.clauses:
            if clause.kind is ClauseKind.VERB and clause.link in _GREEDY:
                for end in range(clause.extent.end, clause.extent.end + _GAP + 1):
                    known = ends.get(end)
                    if known is None or clause.head > known.head:
                        ends[end] = clause
        owner: dict[int, int] = {}
        for clause in self._reading.clauses:
            for argument in clause.arguments:
                time = self._at.get(argument.head)
                if time is None or argument.path != "own":
                    continue
                lower = ends.get(time.extent.start)
                if (
                    lower is not None and lower.parent == clause.index
                    and lower.head > clause.head and not self._within(lower)
                ):  # fmt: skip
                    owner[time.extent.start] = lower.index
        return owner, {lower: self._at[start] for start, lower in owner.items()}

    def time(self, clause: Clause, fillings: Sequence[Filling] = ()) -> Found | None:
        """The time of a clause and the name of the rule that found it.

        In this order: a time that the clause governs itself (``own``); that of the happening which
        fills a role (``event``: "died in last night's attack"); any other in it that stands in no
        lower clause and modifies no noun (``inside``); that of a lower clause which runs beside it
        (``beside``: "led the panel while his party ruled from 2007 to 2011"); that of the clause
        whose setting it shares; that of the event which its happening takes up (``again``).
        """
        if clause.kind in _TIMELESS:
            return None
        here = self._here(clause, fillings)
        if here is not None:
            return here
        for head in _happenings(clause, fillings):
            for told in self._events.antecedents(head):
                found = self._here(told, ())
                if found is not None:
                    return found[0], "again"
        return None

    def _here(self, clause: Clause, fillings: Sequence[Filling]) -> Found | None:
        for rule, found in (
            ("own", self._own(clause, fillings)),
            ("event", self._of_happening(fillings)),
            ("inside", self._inside(clause, fillings)),
        ):
            if found:
                return min(found, key=lambda t: abs(t.extent.start - clause.head)), rule
        beside = self._beside(clause)
        if beside is not None:
            return beside, "beside"
        host = host_of(self._reading, clause)
        above = None if host is None else self._here(host.clause, ())
        if host is None or above is None:
            return None
        if host.rule == "conjunct" and (above[0].value or "").startswith("../"):
            return None  # "led it until 1995 and then left": what follows comes after that
        if host.fronted and above[0].extent.start > host.clause.head:
            return None
        return above[0], host.rule

    def _own(self, clause: Clause, fillings: Sequence[Filling]) -> list[Time]:
        """The times that are arguments of the clause, or stand in its noun phrase."""
        if clause.kind not in EVENTIVE:
            return [t for t in self._within(clause) if not self._lower(clause, t.extent.start)]
        heads = [a.head for a in clause.arguments if a.path in ("own", "nominal")]
        found = {
            t.extent.start: t for i in (*heads, *clause.adverbs)
            if (t := self._at.get(i)) is not None and self._belongs(t, clause)
        }  # fmt: skip
        owned = self._owned.get(clause.index)
        if owned is not None:
            found[owned.extent.start] = owned
        return [
            t for t in found.values() if not is_apart(fillings, t.extent.start, t.extent.end)
        ]

    def _of_happening(self, fillings: Sequence[Filling]) -> list[Time]:
        lemmas = self._reading.tokens.lemmas
        return [
            t for f in fillings
            if f.role in HAPPENING_ROLES and lemmas[f.head] in words("happenings")
            for t in self._between(f.extent.start, f.extent.end)
        ]  # fmt: skip

    def _inside(self, clause: Clause, fillings: Sequence[Filling]) -> list[Time]:
        return [
            t for t in self._within(clause)
            if t.extent.start not in self._before_head and self._belongs(t, clause)
            and not any(t.extent.overlaps(f.extent) for f in fillings)
            and not self._lower(clause, t.extent.start)
        ]  # fmt: skip

    def _beside(self, clause: Clause) -> Time | None:
        for lower in self._below.get(clause.index, ()):
            if lower.link is Link.ADVERBIAL and lower.marker in words("simultaneous_markers"):
                own = self._own(lower, ())
                if own:
                    return own[0]
        return None

    def _belongs(self, time: Time, clause: Clause) -> bool:
        return self._owner.get(time.extent.start, clause.index) == clause.index

    def _lower(self, clause: Clause, i: int) -> bool:
        """True if token `i` stands in a clause below."""
        return any(holds(b, i, clause) for b in self._below.get(clause.index, ()))

    def _within(self, clause: Clause) -> list[Time]:
        return self._between(clause.extent.start, clause.extent.end)

    def _between(self, start: int, end: int) -> list[Time]:
        first = bisect.bisect_left(self._starts, start)
        return self._times[first : bisect.bisect_left(self._starts, end)]


def _happenings(clause: Clause, fillings: Sequence[Filling]) -> Iterator[int]:
    """The nouns of a claim that may take up an event told before."""
    if clause.kind not in EVENTIVE:
        yield clause.head
    yield from (f.head for f in fillings if f.role in HAPPENING_ROLES)
