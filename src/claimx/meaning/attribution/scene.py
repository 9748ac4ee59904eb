"""An article's reading with the look-ups that attribution needs, each made once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimx.meaning.attribution.cues import Cue, verb_cue
from claimx.meaning.frames import children_of
from claimx.schema.clause import Clause
from claimx.schema.mention import Mention
from claimx.schema.reading import Reading
from claimx.schema.span import Extent


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in tokens: with and without its marks, and its place in `Reading.quotations`."""

    index: int
    outer: Extent
    inner: Extent
    group: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading and what is asked of it again and again.

    `below` has the children of each clause, `cues` the reporting verb that each clause is (or
    None), `clauses_in` and `mentions_in` the indices in each sentence, `by_head` the clauses with
    that head token. `quoted` are the quotations that hold at least one token, in order, and
    `quotation_at` says in which of them a token stands, marks included.
    """

    reading: Reading
    below: Sequence[Sequence[int]]
    cues: Sequence[Cue | None]
    clauses_in: Sequence[Sequence[int]]
    mentions_in: Sequence[Sequence[int]]
    by_head: dict[int, list[int]]
    quoted: Sequence[Quoted]
    quotation_at: dict[int, int]

    def headed(self, head: int) -> Iterator[Clause]:
        """The clauses whose predicate's head is that token."""
        return (self.reading.clauses[i] for i in self.by_head.get(head, ()))

    def clauses(self, *sentences: int) -> Iterator[Clause]:
        """The clauses of those sentences, in order; sentences that are not there have none."""
        for sentence in sentences:
            if 0 <= sentence < len(self.clauses_in):
                yield from (self.reading.clauses[i] for i in self.clauses_in[sentence])

    def mentions(self, sentence: int) -> Iterator[Mention]:
        """The mentions of a sentence, in order."""
        return (self.reading.mentions[i] for i in self.mentions_in[sentence])


def set_scene(reading: Reading) -> Scene:
    """The look-ups of a reading; linear in its length."""
    sentences = len(reading.tokens.sentences)
    clauses_in: list[list[int]] = [[] for _ in range(sentences)]
    mentions_in: list[list[int]] = [[] for _ in range(sentences)]
    by_head: dict[int, list[int]] = {}
    for clause in reading.clauses:
        clauses_in[clause.sentence].append(clause.index)
        by_head.setdefault(clause.head, []).append(clause.index)
    for mention in reading.mentions:
        mentions_in[mention.sentence].append(mention.index)
    cues = [verb_cue(reading, clause) for clause in reading.clauses]
    found = [_closed(reading, q, clauses_in, cues) for q in quotations(reading)]
    return Scene(
        reading, children_of(reading.clauses), cues, clauses_in, mentions_in, by_head, found,
        quotation_at(found),
    )  # fmt: skip


def _closed(
    reading: Reading, q: Quoted, clauses_in: Sequence[Sequence[int]], cues: Sequence[Cue | None]
) -> Quoted:
    """A quotation without its closing mark ends before the comma of a reporting clause that ends
    its sentence ("“I saw nothing, the referee said.")."""
    tokens = reading.tokens
    if q.closed:
        return q
    first, last_one = (tokens.sentence_of[k] for k in (q.inner.start, q.inner.end - 1))
    for sentence in range(first, last_one + 1):
        for i in clauses_in[sentence]:
            clause, cue = reading.clauses[i], cues[i]
            if cue is None or "quote" not in cue.frames or clause.head not in q.inner:
                continue
            own = [a.extent for a in clause.arguments if a.path == "own" and a.clause is None]
            start = min((e.start for e in own if e.end == clause.head), default=clause.head)
            end = max((e.end for e in own if e.start == clause.head + 1), default=clause.head + 1)
            last = end >= q.inner.end or tokens.upos[end] == "PUNCT"
            if last and start - 1 > q.inner.start and tokens.words[start - 1] == ",":
                return replace(q, outer=Extent(q.outer.start, start - 1),
                               inner=Extent(q.inner.start, start - 1))  # fmt: skip
    return q


def quotations(reading: Reading) -> list[Quoted]:
    """The quotations that hold at least one token, in the order of the text."""
    found = []
    for k, quotation in enumerate(reading.quotations):
        inner = reading.tokens.at(quotation.inner_start, quotation.inner_end)
        outer = reading.tokens.at(quotation.start, quotation.end)
        if inner is not None and outer is not None:
            found.append(Quoted(k, outer, inner, quotation.group, quotation.closed))
    return sorted(found, key=lambda q: q.outer)


def quotation_at(quoted: Sequence[Quoted]) -> dict[int, int]:
    """Token → place in `quoted` of the quotation in which it stands, marks included."""
    return {k: place for place, q in enumerate(quoted) for k in range(q.outer.start, q.outer.end)}
