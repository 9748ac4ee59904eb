"""Where: which place of the text a clause happens in."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from claimx.lexicon.load import words
from claimx.lexicon.places import country_of
from claimx.meaning.claims.circumstances import (
    EVENTIVE,
    HAPPENING_ROLES,
    Host,
    holds,
    host_of,
    is_apart,
    is_counted,
)
from claimx.meaning.claims.events import Events
from claimx.schema.clause import Argument, Clause, ClauseKind, Link
from claimx.schema.facts import Filling, Time
from claimx.schema.mention import PLACE_TYPES, EntityType, Mention, MentionKind
from claimx.schema.reading import Reading

_PLACELESS = (ClauseKind.TITLE, ClauseKind.MODIFIER, ClauseKind.APPOSITION)

#: How many sentences back "there" looks for its place.
_REACH = 2

#: What sets an aside off from the noun that it tells of.
_ASIDES = frozenset((",", "(", "-", "\N{EN DASH}", "\N{EM DASH}"))

Found = tuple[Mention, str]


class Where:
    """The places of an article, ready to be asked for by clause."""

    def __init__(self, reading: Reading, times: Sequence[Time], events: Events) -> None:
        self._reading = reading
        self._events = events
        self._time_tokens = {i for t in times for i in range(t.extent.start, t.extent.end)}
        self._below: dict[int, list[Clause]] = {}
        self._settings: dict[int, tuple[Mention, Clause]] = {}
        for clause in reading.clauses:
            if clause.parent is not None and clause.kind in EVENTIVE:
                self._below.setdefault(clause.parent, []).append(clause)
            for argument in clause.arguments:
                setting = self._setting(argument)
                if setting is not None:
                    self._settings.setdefault(setting.head, (setting, clause))
        self._heads = sorted(self._settings)

    def place(self, clause: Clause, fillings: Sequence[Filling] = ()) -> Found | None:
        """The mention of the place where a clause happens and the name of the rule that found it.

        In this order: a setting phrase of its own (``own``; of several the first that is named);
        "there" (``there``); the place of the happening that it tells of (``event``: "a Kabul
        bombing", "won the Nevada caucuses"); what is struck, or who holds the event (``struck``);
        a setting phrase inside one of its arguments (``inside``: "a judge in Texas ruled"); that
        of a lower clause beside it (``beside``: "were killed when a tram left the rails in Brno");
        that of the clause whose setting it shares.
        """
        if clause.kind in _PLACELESS:
            return None
        here = self._here(clause, fillings) or self._beside(clause, fillings)
        if here is not None:
            return here
        host = self._host(clause)
        above = None if host is None else self.place(host.clause, fillings)
        if host is None or above is None:
            return None
        if host.fronted and above[0].head > host.clause.head:
            return None
        return above[0], host.rule

    def _here(self, clause: Clause, fillings: Sequence[Filling]) -> Found | None:
        """What the clause itself says of its place."""
        lemmas = self._reading.tokens.lemmas
        sentenced = any(f.role == "penalty" for f in fillings)  # "to ten years *in prison*"
        for rule, found in (
            ("own", self._own(clause)),
            ("there", self._there(clause)),
            ("event", self._of_happening(clause, fillings)),
            ("struck", self._struck(clause, fillings)),
            ("inside", self._inside(clause)),
        ):
            free = [
                m for m in found if not is_apart(fillings, m.extent.start, m.extent.end)
                and not (sentenced and lemmas[m.head] in words("custody"))
                and not is_counted(fillings, m.head)
            ]
            if free:
                return next((m for m in free if self._named(m)), free[0]), rule
        return None

    def _beside(self, clause: Clause, fillings: Sequence[Filling]) -> Found | None:
        """The place of the clause that tells when: the two are one happening."""
        for lower in self._below.get(clause.index, ()):
            if lower.link is Link.ADVERBIAL and lower.marker in words("simultaneous_markers"):
                found = self._here(lower, fillings)
                if found is not None:
                    return found[0], "beside"
        return None

    def _host(self, clause: Clause) -> Host | None:
        """As for times; and "met for a summit *where* they signed": the clause of the summit."""
        if clause.link is Link.RELATIVE and clause.marker == "where" and clause.parent is not None:
            noun = self._reading.clauses[clause.parent]
            if noun.kind is ClauseKind.NOUN and noun.parent not in (None, clause.index):
                return Host(self._reading.clauses[noun.parent or 0], "where")
        return host_of(self._reading, clause)

    def _own(self, clause: Clause) -> list[Mention]:
        """Setting phrases, each followed by the ones inside it ("at home *in Paris*")."""
        return [
            m for a in clause.arguments if a.path != "nominal" or clause.kind is ClauseKind.NOUN
            if (setting := self._setting(a)) is not None
            for m in (setting, *(() if self._named(setting) else self._nested(a, clause)))
        ]  # fmt: skip

    def _there(self, clause: Clause) -> list[Mention]:
        """The place named last before "there"."""
        lower, sentence_of = self._reading.tokens.lower, self._reading.tokens.sentence_of
        there = next((i for i in clause.adverbs if lower[i] == "there"), None)
        if there is None:
            return []
        last = bisect.bisect_left(self._heads, there) - 1
        near = last >= 0 and sentence_of[there] - sentence_of[self._heads[last]] <= _REACH
        return [self._settings[self._heads[last]][0]] if near else []

    def _of_happening(self, clause: Clause, fillings: Sequence[Filling]) -> list[Mention]:
        """The places that a happening's noun governs: "in Beirut", "Beirut", "Beirut's"."""
        heads = [f.head for f in fillings if f.role in HAPPENING_ROLES]
        heads += [a.head for a in clause.arguments if a.role in ("subject", "object")
                  and a.path in ("own", "nominal")]  # fmt: skip
        heads += [clause.head] if clause.kind is ClauseKind.NOUN else []
        nouns = [n for h in dict.fromkeys(heads) if (n := self._events.noun(h)) is not None]
        return [
            m for noun in nouns for a in noun.arguments
            if (m := self._placed(a) if a.role in ("modifier", "poss") else self._setting(a))
        ]  # fmt: skip

    def _struck(self, clause: Clause, fillings: Sequence[Filling]) -> list[Mention]:
        """ "The quake hit *Puerto Rico*", "*Nevada* held its caucuses": of events alone."""
        heads = {clause.head, *(a.head for a in clause.arguments)}
        if {f.role for f in fillings} != {"event"} or not any(f.head in heads for f in fillings):
            return []
        roles = ("object", "subject") if clause.lemma in words("event_hosting_verbs") else (
            ("object",)
        )  # fmt: skip
        return [
            m for a in clause.arguments
            if a.role in roles and a.path in ("own", "shared") and (m := self._placed(a))
        ]

    def _inside(self, clause: Clause) -> list[Mention]:
        found = [
            m for a in clause.arguments if a.path in ("own", "nominal")
            and (a.role in words("setting_roles") or a.head in self._time_tokens)
            for m in self._nested(a, clause)
        ]  # fmt: skip
        return sorted(found, key=lambda m: abs(m.head - clause.head))

    def _nested(self, argument: Argument, clause: Clause) -> Iterator[Mention]:
        """The setting phrases of nouns inside an argument, those of its lower clauses and those
        in asides and those that only say where a place lies ("a county *in Florida*") left out."""
        first = bisect.bisect_left(self._heads, argument.extent.start)
        last = bisect.bisect_left(self._heads, argument.extent.end)
        for head in self._heads[first:last]:
            mention, governor = self._settings[head]
            if (
                governor.kind is ClauseKind.NOUN and head != argument.head
                and (argument.role != "subject" or not self._is_place(governor.head))
                and not self._aside(argument, head)
                and not any(holds(b, head, clause) for b in self._below.get(clause.index, ()))
            ):  # fmt: skip
                yield mention

    def _aside(self, argument: Argument, head: int) -> bool:
        """True if the token stands in an aside on the argument: "Novak, a suspect in a shooting *in
        Brno*, was freed"."""
        return not _ASIDES.isdisjoint(self._reading.tokens.words[argument.head : head])

    def _named(self, mention: Mention) -> bool:
        """True if a name stands in the mention ("a Walmart store")."""
        found = self._reading.tokens.words[mention.extent.start : mention.extent.end]
        return any(word[:1].isupper() for word in found)

    def _is_place(self, head: int) -> bool:
        index = self._reading.mention_at.get(head)
        return index is not None and self._type(index) in PLACE_TYPES

    def _is_state(self, mention: Mention) -> bool:
        """True for a country by name: nothing happens "on Italy"."""
        text = self._reading.tokens.text(mention.extent)
        return mention.kind is MentionKind.NAME and country_of(text) is not None

    def _type(self, index: int) -> EntityType:
        return self._reading.entities[self._reading.entity_of[index]].type

    def _placed(self, argument: Argument) -> Mention | None:
        """The argument's mention, if it is a place and no time."""
        index = self._reading.mention_at.get(argument.head)
        if index is None or argument.head in self._time_tokens:
            return None
        mention = self._reading.mentions[index]
        lemma = self._reading.tokens.lemmas[argument.head]
        bare = mention.kind is MentionKind.NOMINAL and not self._named(mention)
        if bare and lemma in words("not_places"):  # but "the state of Ohio" is one
            return None
        return mention if self._type(index) in PLACE_TYPES else None

    def _setting(self, argument: Argument) -> Mention | None:
        """The place in a phrase like "in Prague"; a court is one too."""
        if argument.role not in words("place_prepositions"):
            return None
        found = self._placed(argument)
        if found is not None and argument.role == "on" and self._is_state(found):
            return None  # "called on Italy", "sanctions on Cuba"
        if found is None and self._reading.tokens.lemmas[argument.head] in ("court", "tribunal"):
            found = self._reading.mention(argument.head)
        return found
