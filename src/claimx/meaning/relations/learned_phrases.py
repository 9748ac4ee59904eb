"""The clause and the phrase that a token of the learned proposer stands for."""

from __future__ import annotations

from claimx.meaning.relations.phrases import bare_predicate, told
from claimx.meaning.relations.slots import Slots
from claimx.schema.clause import Clause, ClauseKind, Voice
from claimx.schema.mention import MentionKind
from claimx.schema.span import Extent

#: What a post is said with: the words of its noun without whose it is.
_POSTS = ("position",)
#: What is said with subject, verb and object: "the *Sava burst its banks* in May". Other roles
#: begin at the verb.
_EVENTS = ("event",)
#: What is said so if it is in the passive: "*the law was struck down* by the court".
_DECISIONS = ("ruling", "measure")

#: What is said without what else happened then.
_TIMELESS = ("means", "method")
#: What a time right before it belongs to: "the 2018 *decision*".
_NOUNS = ("NOUN", "PROPN", "ADJ")


class Phrases:
    """The clauses and phrases that tokens belong to, looked up by sentence."""

    def __init__(self, slots: Slots) -> None:
        self._slots = slots
        self._clauses: dict[int, list[Clause]] = {}
        for clause in slots.reading.clauses:
            self._clauses.setdefault(clause.sentence, []).append(clause)
        mentions = slots.reading.mentions
        names = (m for m in mentions if m.kind is MentionKind.NAME)
        self._names = {i: m.head for m in names for i in range(m.extent.start, m.extent.end)}

    def name_head(self, token: int) -> int:
        """The head of the name that a word is part of, unless it heads a mention itself."""
        return token if token in self._slots.reading.mention_at else self._names.get(token, token)

    def clause(self, token: int) -> int | None:
        """The index of the clause whose predicate the token heads, of a verb rather than of a
        modifier; else of the smallest clause around it, else of the first in its sentence."""
        here = self._clauses.get(self._slots.tokens.sentence_of[token], [])
        own = [c for c in here if c.head == token]
        if own:
            return min(own, key=lambda c: list(ClauseKind).index(c.kind)).index
        around = [c for c in here if token in c.extent]
        if around:
            return min(around, key=lambda c: len(c.extent)).index
        return here[0].index if here else None

    def extent(self, head: int, role: str) -> Extent:
        """The words of the phrase that a token heads: as a post, a mention, an argument, a verb
        with what follows it."""
        nominal = self._slots.nominal.get(head)
        if role in _POSTS and nominal is not None:
            return bare_predicate(self._slots.reading, nominal)
        mention = self._slots.reading.mention(head)
        if mention is not None:
            return mention.phrase or mention.extent
        here = self._clauses.get(self._slots.tokens.sentence_of[head], [])
        verb = next((c for c in here if c.head == head and c.kind is ClauseKind.VERB), None)
        if verb is not None and (
            role in _EVENTS or (role in _DECISIONS and verb.voice is Voice.PASSIVE)
        ):
            return told(self._slots.reading, verb)
        if verb is not None:
            end = max(head + 1, verb.core.end)
            if role in _TIMELESS or role in _DECISIONS:
                end = self._before_time(head, end, comma=role in _TIMELESS)
            return Extent(head, end)
        arguments = (a.extent for c in here for a in c.arguments
                     if a.head == head and a.clause is None and len(a.members) == 1)  # fmt: skip
        return next((e for e in arguments if head in e), Extent(head, head + 1))

    def _before_time(self, head: int, end: int, *, comma: bool) -> int:
        """Where "*blocked the order* on Friday" ends: before a time, or a `comma` ("*shot* in
        January, along with his brother")."""
        tokens, is_time = self._slots.tokens, self._slots.is_time
        stops = (
            k for k in range(head + 1, end) if (comma and tokens.lower[k] == ",")
            or (is_time(k) and (k + 1 == end or is_time(k + 1) or tokens.upos[k + 1] not in _NOUNS))
        )  # fmt: skip
        end = next(stops, end)
        while end > head + 1 and tokens.upos[end - 1] in ("ADP", "DET"):
            end -= 1
        return end
