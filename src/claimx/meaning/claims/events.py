"""Which earlier event a definite noun takes up: "the crash", "the incident", "that meeting"."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from claimx.lexicon.load import table, words
from claimx.schema.article import Section
from claimx.schema.clause import Clause, ClauseKind
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: How many tellings of an event are asked for its time and place.
_REACH = 8

_DEFINITE = ("the", "this", "that", "these", "those")


class Events:
    """The events of an article in the order in which it tells them.

    An event is a clause whose noun names a happening, or whose verb has such a noun ("collide":
    collision). A definite happening takes up the latest one of that name; one that can stand for
    any ("the incident") takes up the first one that did harm.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._nouns = {row["verb"]: row["noun"] for row in table("event_nouns")}
        self._told: dict[str, list[Clause]] = {}
        self._done: dict[str, list[Clause]] = {}  # gerund of a verb -> the clauses that it heads
        self._harmful: list[Clause] = []
        for clause in reading.clauses:
            if clause.kind is ClauseKind.VERB:
                for gerund in _gerunds(clause.lemma):
                    self._done.setdefault(gerund, []).append(clause)
            for noun in self._names(clause):
                self._told.setdefault(noun, []).append(clause)
                headline = reading.tokens.sentences[clause.sentence].section is Section.HEADLINE
                if noun in words("harm_events") and not headline:
                    self._harmful.append(clause)
        self._noun_at = {c.head: c for c in reading.clauses if c.kind is ClauseKind.NOUN}

    def _names(self, clause: Clause) -> Iterator[str]:
        """The nouns by which the event of a clause may be taken up."""
        happenings = words("happenings")
        if clause.kind is ClauseKind.NOUN and clause.lemma in happenings:
            yield clause.lemma
        elif clause.kind is ClauseKind.VERB:
            verb = clause.lemma
            for noun in dict.fromkeys((verb, *_gerunds(verb), self._nouns.get(verb, ""))):
                if noun in happenings:
                    yield noun

    def antecedents(self, head: int) -> Sequence[Clause]:
        """The earlier clauses that may tell the event which the definite noun `head` takes up, the
        likeliest first; () if it is no such noun."""
        noun = self.noun(head)
        if noun is None or noun.determiner not in _DEFINITE:
            return ()
        for same in self._tellings(noun):
            last = bisect.bisect_left(same, head, key=lambda c: c.head)
            if last:
                return same[max(last - _REACH, 0) : last][::-1]
        if noun.lemma in words("generic_events"):
            return [c for c in self._harmful[:_REACH] if c.head < head]
        return ()

    def _tellings(self, noun: Clause) -> Iterator[list[Clause]]:
        """The clauses that tell an event of the noun's name, else of what stands before it ("the
        *renaming* ceremony")."""
        yield self._told.get(noun.lemma, [])
        for argument in noun.arguments:
            if argument.role == "modifier":
                yield self._done.get(self._reading.tokens.lower[argument.head], [])

    def noun(self, head: int) -> Clause | None:
        """The clause of the noun `head`, if it names a happening."""
        found = self._noun_at.get(head)
        return found if found is not None and found.lemma in words("happenings") else None

    def at(self, head: int) -> Clause | None:
        """The happening of a noun, or that of which it is but a part or an outcome ("a result of
        the *unrest*")."""
        noun = self._noun_at.get(head)
        if noun is None or noun.lemma not in words("thin_heads"):
            return self.noun(head)
        of = noun.argument("of")
        return None if of is None else self.noun(of.head)

    def inside(self, extent: Extent) -> bool:
        """True if the noun of a happening stands among the tokens."""
        return any(self.noun(i) is not None for i in range(extent.start, extent.end))


def _gerunds(verb: str) -> tuple[str, ...]:
    return verb + "ing", verb.removesuffix("e") + "ing", verb + verb[-1:] + "ing"
