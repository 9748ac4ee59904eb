"""Where each mention stands: its function, its clause and the clauses above it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from claimx.schema.mention import Mention
from claimx.syntax import labels
from claimx.syntax.tree import Tree

#: Labels at which a clause of its own begins.
_CLAUSES = labels.CLAUSAL | {labels.OPEN, labels.ROOT}
_FUNCTIONS = {
    "nsubj": "subj", "nsubj:outer": "subj", "nsubj:pass": "pass", "obj": "obj", "iobj": "iobj",
    "obl": "obl", "obl:agent": "agent", "obl:unmarked": "obl", "nmod:poss": "poss",
    "nmod": "nmod", "appos": "appos", "compound": "inner", "nmod:desc": "inner", "amod": "inner",
    "nmod:unmarked": "inner", "flat": "inner", "root": "root", "vocative": "vocative",
}  # fmt: skip
_SHARING = frozenset({labels.CONJUNCT, labels.OPEN})
_VERBAL = ("VERB", "AUX", "ADJ")
_QUOTES = frozenset({'"', "“", "”", "``", "''", "„", "«", "»"})


class Scene:
    """The mentions of an article in their trees; what is asked twice is worked out once."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention]) -> None:
        self.tree = tree
        self.mentions = mentions
        self.mention_at = {mention.head: mention for mention in mentions}
        self._place: dict[int, tuple[int, str, int]] = {}
        self._above: dict[int, tuple[tuple[int, str], ...]] = {}

    def place(self, head: int) -> tuple[int, str, int]:
        """Head of the phrase that the word stands for (its first conjunct), the function of that
        phrase, and the head of the clause it stands in."""
        found = self._place.get(head)
        if found is None:
            found = self._place[head] = self._placed(head)
        return found

    def _placed(self, head: int) -> tuple[int, str, int]:
        arcs, heads, upos = self.tree.labels, self.tree.heads, self.tree.tokens.upos
        first = head
        while arcs[first] == labels.CONJUNCT and upos[heads[first]] not in _VERBAL:
            first = heads[first]
        function = _FUNCTIONS.get(arcs[first], "other")
        clause = first
        while not self._opens(clause):
            clause = heads[clause]
        return first, function, clause

    def _opens(self, i: int) -> bool:
        """True if a clause begins at token `i`."""
        label = self.tree.labels[i]
        if label in _CLAUSES or self.tree.heads[i] == i:
            return True
        upos = self.tree.tokens.upos
        return label == labels.CONJUNCT and (
            upos[i] in _VERBAL and upos[self.tree.heads[i]] in (*_VERBAL, "NOUN", "PROPN")
        )

    def above(self, clause: int) -> tuple[tuple[int, str], ...]:
        """The clauses over a clause, inmost first, each with the label of the way down from it.

        A clause that takes its subject from the one above ("came and *went*", "wants *to go*")
        stands on one level with it: the way to that has the label of the way to this.
        """
        found = self._above.get(clause)
        if found is None:
            arcs, heads = self.tree.labels, self.tree.heads
            rows: list[tuple[int, str]] = []
            at, label = clause, "same"
            while heads[at] != at and len(rows) < 5:
                if arcs[at] not in _SHARING or self._has_subject(at):
                    label = arcs[at]
                at = heads[at]
                while not self._opens(at):
                    at = heads[at]
                rows.append((at, label))
            found = self._above[clause] = tuple(rows)
        return found

    def _has_subject(self, clause: int) -> bool:
        return any(self.tree.labels[c] in labels.ANY_SUBJECT for c in self.tree.children[clause])

    @cached_property
    def quoted(self) -> Sequence[bool]:
        """For every token whether it stands between quotation marks of its block."""
        tokens = self.tree.tokens
        found: list[bool] = []
        inside, block = False, -1
        for sentence in tokens.sentences:
            if sentence.block != block:
                inside, block = False, sentence.block
            for word in tokens.words[sentence.start : sentence.end]:
                if word in _QUOTES:
                    inside = not inside
                found.append(inside)
        return found

    def encloses(self, outer: Mention, head: int) -> bool:
        """True if token `head` is part of the phrase of `outer`, and in no clause inside it."""
        if head not in outer.full:
            return False
        at = head
        while at != outer.head:
            if self._opens(at) or self.tree.heads[at] == at:
                return False
            at = self.tree.heads[at]
        return True
