"""From scores of B-, I-, E-, S- tags to names.

The best legal sequence (Viterbi 1967). Where the best tag of every word makes a legal sequence, as
it nearly always does, that is it; the search runs only over the stretches where it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]


class Tags:
    """The tags of the network, and which may follow which."""

    def __init__(self, values: Sequence[str]) -> None:
        self._outside = values.index("O")
        parts = [value.partition("-") for value in values]
        opens = np.array([part in "BI" for part, *_ in parts])
        self._inner = inner = np.array([part in "IE" for part, *_ in parts])
        self._kinds = [kind for *_, kind in parts]
        kinds = np.array(self._kinds)
        #: legal[a, b]: tag b may follow tag a. A name goes on, in its type, until its end.
        self._legal = (opens[:, None] == inner[None]) & (
            ~opens[:, None] | (kinds[:, None] == kinds[None])
        )
        self._penalty = np.where(self._legal, 0.0, -np.inf)
        self._first = [part in "BS" for part, *_ in parts]
        self._last = [part in "ES" for part, *_ in parts]

    def names(
        self, scores: Floats, opens: NDArray[np.bool_] | None = None
    ) -> list[tuple[int, int, str]]:
        """(start, end, type) of the names in (n, tags) scores, in order. None goes on into a word
        that `opens` (n,) a paragraph."""
        if opens is not None:
            scores = np.where(opens[:, None] & self._inner, -np.inf, scores)
        best = scores.argmax(1)
        for start, end in self._doubtful(best):
            best[start:end] = self._search(scores[start:end])
        found, start = [], 0
        for i in np.flatnonzero(best != self._outside).tolist():
            tag = int(best[i])
            if self._first[tag]:
                start = i
            if self._last[tag]:
                found.append((start, i + 1, self._kinds[tag]))
        return found

    def _doubtful(self, best: NDArray[np.integer]) -> Iterator[tuple[int, int]]:
        """Stretches between words outside of names in which a tag may not follow the last."""
        padded = np.concatenate([[self._outside], best, [self._outside]])
        legal = self._legal[padded[:-1], padded[1:]]
        if legal.all():
            return
        edges = np.flatnonzero(padded == self._outside)
        for left, right in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
            if not legal[left:right].all():
                yield left, right - 1

    def _search(self, scores: Floats) -> list[int]:
        total = scores[0] + self._penalty[self._outside]
        back = []
        for row in scores[1:]:
            table = total[:, None] + self._penalty
            back.append(table.argmax(0))
            total = table.max(0) + row
        tag = int((total + self._penalty[:, self._outside]).argmax())
        path = [tag]
        for pointers in reversed(back):
            tag = int(pointers[tag])
            path.append(tag)
        return path[::-1]
