"""When: which time of the text belongs to a clause."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.lexicon.load import table, words
from claimx.meaning.claims.circumstances import (
    APART_ROLES,
    EVENTIVE,
    HAPPENING_ROLES,
    holds,
    host_of,
    is_apart,
    lower_clauses,
)
from claimx.meaning.claims.events import Events
from claimx.schema.clause import Clause, ClauseKind, Link
from claimx.schema.facts import Filling, Time
from claimx.schema.reading import Reading

_TIMELESS = (ClauseKind.TITLE,)

#: Lower clauses that take a time right behind them, wherever the parser hung it.
_GREEDY = (Link.ADVERBIAL, Link.RELATIVE)

#: How many words may stand between such a clause and its time: a preposition.
_GAP = 1

#: Relations that hold from the moment at which one enters them.
_STATES = ("holds_position", "member_of")

#: Roles whose filler is a thing that comes out: a report, an order.
_WORK_ROLES = ("work", "measure")

#: By which paths a happening takes part in what its own time then dates ("2017's *hurricane*,
#: estimated to have cost millions").
_PATHS = ("own", "nominal", "relative", "control")

#: What stands before the new term of what is extended or put off.
_UP_TO = ("to", "until", "till", "through", "by")

Found = tuple[Time, str]


class When:
    """The times of an article, ready to be asked for by clause; `at` has them by token."""

    def __init__(self, reading: Reading, times: Sequence[Time], events: Events) -> None:
        self._reading = reading
        self._events = events
        self._times = [t for t in times if t.dates]
        self._starts = [t.extent.start for t in self._times]
        self.at = {i: t for t in self._times for i in range(t.extent.start, t.extent.end)}
        self._before_head = {i for m in reading.mentions for i in range(m.extent.start, m.head)}
        self._nouns = {c.head: c for c in reading.clauses if c.kind is ClauseKind.NOUN}
        self._below = lower_clauses(reading)
        self._verbs: dict[int, int] = {}  # start of a time -> the predicate that governs it
        for clause in reading.clauses:
            if clause.kind not in EVENTIVE:
                continue
            for argument in clause.arguments:
                if argument.path == "own" and argument.head in self.at:
                    self._verbs[self.at[argument.head].extent.start] = clause.head
        # What stands before an event that is named: the clause holds from its time on, or up to it.
        self._bounds = {row["word"]: row["bound"] for row in table("times_event_bounds")}
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
                time = self.at.get(argument.head)
                if time is None or argument.path != "own":
                    continue
                lower = ends.get(time.extent.start)
                if (
                    lower is not None and lower.parent == clause.index
                    and lower.head > clause.head and not self._within(lower)
                ):  # fmt: skip
                    owner[time.extent.start] = lower.index
        return owner, {lower: self.at[start] for start, lower in owner.items()}

    def time(self, clause: Clause, fillings: Sequence[Filling] = ()) -> Found | None:
        """The time of a clause and the name of the rule that found it.

        In this order: a time that the clause governs itself (``own``); that of the happening which
        fills a role (``event``: "died in last night's attack"); any other in it that stands in no
        lower clause and modifies no noun (``inside``); that at which the work or order in a role
        came out (``published``: "findings released on Monday"); that of a lower clause beside it
        (``beside``: "led the panel while his party ruled from 2007 to 2011"); all that follows the
        event which it names (``after``); what the report of it holds "as of" (``as-of``); that of
        the clause whose setting it shares; that of the event which its happening takes up
        (``again``).
        """
        if clause.kind in _TIMELESS:
            return None
        here = self._here(clause, fillings)
        if here is not None:
            return here
        for head in _happenings(clause, fillings):
            for told in self._events.antecedents(head):
                found = self._here(told, ())
                if found is not None and found[0].value is not None:
                    return found[0], "again"
        return None

    def _here(self, clause: Clause, fillings: Sequence[Filling]) -> Found | None:
        for rule, found in (
            ("own", self._own(clause, fillings)),
            ("event", self._of_happening(clause, fillings)),
            ("inside", self._inside(clause, fillings)),
            ("published", self._of_publication(fillings)),
        ):
            if found:
                best = min(_finest(found), key=lambda t: abs(t.extent.start - clause.head))
                return best, rule
        for rule, time in (
            ("beside", self._beside(clause)),
            ("after", self._after_event(clause)),
            ("as-of", self._as_of(clause)),
        ):
            if time is not None:
                return time, rule
        host = host_of(self._reading, clause, counts=any(f.role == "quantity" for f in fillings))
        above = None if host is None else self._here(host.clause, ())
        if host is None or above is None:
            return None
        if host.rule == "conjunct" and (
            _is_bound(above[0])  # "led it until 1995 and then left": what follows comes after that
            or host.clause.lemma == "bear"  # nobody does much else then
            or {host.clause.tense, clause.tense} == {"past", "present"}
        ):
            return None
        if host.rule == "counted" and above[1] == "after":
            return None
        if host.rule == "simultaneous" and clause.marker == "when" and ".." in str(above[0].value):
            return _at_bound(above[0]), host.rule
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
            if (t := self.at.get(i)) is not None and self._belongs(t, clause)
        }  # fmt: skip
        owned = self._owned.get(clause.index)
        if owned is not None:
            found[owned.extent.start] = owned
        return [
            t for t in found.values() if not is_apart(fillings, t.extent.start, t.extent.end)
            and not self._is_new_term(t, clause, fillings)
        ]  # fmt: skip

    def _of_happening(self, clause: Clause, fillings: Sequence[Filling]) -> list[Time]:
        """The times that a happening's noun phrase holds: that of the happening in a role, else of
        one that takes part ("Wednesday's *quake* damaged …", "won a majority in the 2019
        *election*"). What somebody is accused of is no part of the accusing."""
        apart = any(f.role in APART_ROLES for f in fillings)
        extents = [
            f.extent for f in fillings
            if f.role in HAPPENING_ROLES and self._events.inside(f.extent)
        ] or [
            a.extent for a in clause.arguments
            if a.role in words("taking_part") and a.path in _PATHS and not apart
            and self._events.at(a.head)
        ]  # fmt: skip
        return [
            t for extent in extents for t in self._between(extent.start, extent.end)
            if self._verbs.get(t.extent.start, -1) not in extent
        ]  # fmt: skip

    def _inside(self, clause: Clause, fillings: Sequence[Filling]) -> list[Time]:
        """Times that no argument of the clause heads: before the verb ("the minister on Monday
        announced"), or such as bound it ("before yesterday's announcement")."""
        return [
            t for t in self._within(clause)
            if t.extent.start not in self._before_head and self._belongs(t, clause)
            and (t.extent.start < clause.head or _is_bound(t))
            and not any(t.extent.overlaps(f.extent) for f in fillings)
            and not self._lower(clause, t.extent.start)
            and not self._is_new_term(t, clause, fillings)
        ]  # fmt: skip

    def _is_new_term(self, time: Time, clause: Clause, fillings: Sequence[Filling]) -> bool:
        """ "Extended the curfew *to May 1*": up to when it is to hold, not when that was done. An
        event that is put off takes place then."""
        if clause.lemma not in words("rescheduling_verbs") or any(
            f.role == "event" for f in fillings
        ):
            return False
        lower, start = self._reading.tokens.lower, time.extent.start
        return lower[start] in _UP_TO or lower[max(start - 1, 0)] in _UP_TO

    def _of_publication(self, fillings: Sequence[Filling]) -> list[Time]:
        """The time at which a work came out or an order was given, as the participle behind it
        says: "in findings *published on Wednesday*", "an order *dated yesterday*"."""
        works = {f.head for f in fillings if f.role in _WORK_ROLES}
        return [
            t for head in works if (noun := self._nouns.get(head)) is not None
            for below in self._below.get(noun.index, ())
            if below.link is Link.RELATIVE and below.lemma in words("publishing_verbs")
            for t in self._own(below, ())
        ]  # fmt: skip

    def _after_event(self, clause: Clause) -> Time | None:
        """ "Became leader after she *left on July 24*", "since his *election in 2014*": from the
        time of the event that is named on; "before the *vote on Monday*": up to it."""
        for lower in self._below.get(clause.index, ()):
            if lower.link is Link.ADVERBIAL and self._bounds.get(lower.marker) == "start":
                for time in self._own(lower, ()):
                    return _from(time)
        for argument in clause.arguments:
            bound = self._bounds.get(argument.role)
            clausal = argument.clause is not None
            if bound is None or clausal or argument.path not in ("own", "nominal"):
                continue
            for time in self._between(argument.extent.start, argument.extent.end):
                return _from(time) if bound == "start" else _up_to(time)
        return None

    def _as_of(self, clause: Clause) -> Time | None:
        """ "As of Monday, officials said the fire *covered* ten hectares": the time is that of what
        is said, not of the saying."""
        if clause.link is not Link.CONTENT or clause.parent is None:
            return None
        lower = self._reading.tokens.lower
        above = self._own(self._reading.clauses[clause.parent], ())
        return next((t for t in above if lower[t.extent.start] == "as"), None)

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


def _at_bound(time: Time) -> Time:
    """ "The worst since 1998, *when* 12 died", "until 1998, *when* he left": at the bound."""
    value = time.value and time.value.replace("../", "").replace("/..", "")
    return replace(time, value=value)


def _finest(times: Sequence[Time]) -> Sequence[Time]:
    """Without those inside which another lies: "the *2020* election on *November 3*"."""
    return [t for t in times if not any(within(other.value, t.value) for other in times)]


def within(value: str | None, whole: str | None) -> bool:
    """True if a time is a part of another, as their values show: "2020-11-03" of "2020" or of
    "2020-11-01/2020-11-07"."""
    if value is None or whole is None or value == whole:
        return False
    start, _, end = whole.partition("/")
    if not end:
        return value.startswith(f"{whole}-")
    closed = "/" not in value and ".." not in (start, end)
    return closed and value[: len(start)] >= start and value[: len(end)] <= end


def _is_bound(time: Time) -> bool:
    """ "until 1995": an open beginning."""
    return (time.value or "").startswith("../")


def _from(time: Time) -> Time | None:
    """From the time of an event on; None where it is no single time."""
    if time.value is None or "/" in time.value:
        return None
    return replace(time, value=f"{time.value}/..", anchor="event")


def _up_to(time: Time) -> Time | None:
    """Up to the time of an event, its last day included."""
    if time.value is None:
        return None
    return replace(time, value=f"../{time.value.rpartition('/')[2]}", anchor="event")


def since(time: Time, relation: str | None, clause: Clause) -> Time:
    """ "Joined parliament in 1987": a member from then on."""
    entered = relation in _STATES and clause.lemma in words("entering_verbs")
    if not entered or time.value is None or "/" in time.value:
        return time
    return replace(time, value=f"{time.value}/..")


def _to_come(time: Time, reading: Reading) -> bool:
    """True if all of the time is after the article came out."""
    dateline = reading.article.date
    day = (time.value or "").partition("/")[0].rstrip("~")[:10]
    return dateline is not None and day[:1].isdigit() and day > dateline.isoformat()


def ahead(time: Time | None, clause: Clause, reading: Reading) -> bool:
    """True if what the clause tells is yet to happen, by its time, whatever the words say ("the
    primary on February 29"); not if the verb is in the past tense."""
    told = clause.tense == "past" or reading.tokens.tags[clause.head] == "VBD"
    return time is not None and not told and _to_come(time, reading)


def plausible(time: Time | None, clause: Clause, reading: Reading) -> Time | None:
    """The time, without a value that what is told in the past tense cannot have ("was arrested in
    1968. *The next day* he was executed", counted from the dateline)."""
    if time is None or clause.tense != "past" or time.anchor != "dateline":
        return time
    return replace(time, value=None) if _to_come(time, reading) else time
