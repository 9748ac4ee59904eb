"""The dependency trees of an article in columns, in Universal Dependencies form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens
from claimx.syntax import labels


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start:end` that the language model takes for a name of type `type`."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Trees of all sentences; every column has one entry a token.

    `heads` holds the index of the governor, the token's own for a root. `first`/`last` are the
    outermost tokens of the subtree (`last` included). `names` are in the order of the text.
    """

    tokens: Tokens
    heads: Sequence[int]
    labels: Sequence[str]
    children: Sequence[Sequence[int]]
    first: Sequence[int]
    last: Sequence[int]
    names: Sequence[Name]

    def child(self, i: int, label: str) -> int | None:
        """The first child of `i` with that label, or None."""
        for child in self.children[i]:
            if self.labels[child] == label:
                return child
        return None

    def having(self, i: int, wanted: frozenset[str]) -> Iterator[int]:
        """The children of `i` whose label is in `wanted`, in order."""
        return (child for child in self.children[i] if self.labels[child] in wanted)

    def names_within(self, start: int, end: int) -> list[Name]:
        """The names that lie wholly in tokens `start:end`, in order."""
        k = bisect_left(self.names, start, key=attrgetter("start"))
        found = []
        while k < len(self.names) and self.names[k].start < end:
            if self.names[k].end <= end:
                found.append(self.names[k])
            k += 1
        return found

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """`i` and the heads coordinated with it, in order."""
        found = [i]
        for child in self.children[i]:
            if self.labels[child] == labels.CONJUNCT and child > i:
                found.extend(self.conjuncts(child))
        return tuple(found)

    def subtree(self, i: int) -> Extent:
        """All tokens between the outermost ones that `i` governs."""
        return Extent(self.first[i], self.last[i] + 1)

    def subtree_without(self, i: int, outside: frozenset[str], *, gaps: bool = False) -> Extent:
        """The stretch around `i` that its children with labels not in `outside` cover.

        Children are taken outwards from `i`; on each side the first left-out child ends the
        stretch (or, with `gaps`, is stepped over).
        """
        start, end = i, i + 1
        for child in reversed([c for c in self.children[i] if c < i]):
            if self.labels[child] in outside:
                if gaps:
                    continue
                break
            start = min(start, self.first[child])
        for child in (c for c in self.children[i] if c > i):
            if self.labels[child] in outside:
                if gaps:
                    continue
                break
            end = max(end, self.last[child] + 1)
        return Extent(start, end)


def grow(tokens: Tokens, heads: Sequence[int], names_of_arcs: Sequence[str],
         names: Sequence[Name]) -> Tree:  # fmt: skip
    """Builds the tree with children and subtree bounds from head and label columns."""
    size = len(tokens)
    children: list[list[int]] = [[] for _ in range(size)]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    first, last = list(range(size)), list(range(size))
    for sentence in tokens.sentences:
        _spread(sentence.start, sentence.end, heads, first, last)
    return Tree(tokens, heads, names_of_arcs, children, first, last, names)


def _spread(start: int, end: int, heads: Sequence[int], first: list[int], last: list[int]) -> None:
    """Carries each token's bounds up to its ancestors, until nothing changes."""
    changed = True
    while changed:
        changed = False
        for order in (range(start, end), range(end - 1, start - 1, -1)):
            for i in order:
                head = heads[i]
                if first[i] < first[head]:
                    first[head] = first[i]
                    changed = True
                if last[i] > last[head]:
                    last[head] = last[i]
                    changed = True


def trim(tokens: Tokens, extent: Extent) -> Extent:
    """`extent` without punctuation at its edges (closing brackets that were opened inside stay)."""
    start, end = extent.start, extent.end
    words, upos = tokens.words, tokens.upos
    while start < end and (
        (upos[start] == "PUNCT" and words[start] not in "([") or upos[start] == "CCONJ"
    ):
        start += 1
    while end > start and upos[end - 1] == "PUNCT":
        if words[end - 1] in ")]" and any(words[k] in "([" for k in range(start, end - 1)):
            break
        if words[end - 1] == '"' and sum(words[k] == '"' for k in range(start, end)) % 2 == 0:
            break
        end -= 1
    while start < end - 1 and words[start] in "([" and words[end - 1] not in ")]":
        start += 1
    return Extent(start, end) if start < end else extent
