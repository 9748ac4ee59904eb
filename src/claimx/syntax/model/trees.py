"""From arc scores to trees.

Every word takes its best head; only where that is no tree with one root, the maximum spanning
arborescence is found (Chu and Liu 1965, Edmonds 1967) for the words that may be the one root, the
most promising first, until no other can lead to a better tree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Integers = NDArray[np.int64]


def tree(scores: Floats) -> Integers:
    """The heads of one sentence of n words, by (n, n + 1) arc scores: 0 is the root, i word i - 1.

    Arcs may cross. Equal scores: the lower head.
    """
    size = len(scores)
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    heads: Integers = square.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and not _cycle(heads):
        return heads[1:]
    return _with_one_root(square)


def _with_one_root(square: Floats) -> Integers:
    """The heads of the best tree with one root, by (n + 1, n + 1) scores of dependant by head."""
    inner = square[1:].copy()
    inner[:, 0] = -np.inf
    most = inner.max(1)
    if len(most) == 1:
        return np.zeros(1, np.int64)
    # No tree under root r is worth more than r's root arc and the best inner arc of all others.
    bounds = square[1:, 0] + most.sum() - most
    rows = np.arange(len(most))
    best, worth = np.zeros(0, np.int64), -np.inf
    for root in np.argsort(-bounds, kind="stable").tolist():
        if bounds[root] <= worth:
            break
        only = np.vstack([square[:1], inner])
        only[root + 1] = -np.inf
        only[root + 1, 0] = square[root + 1, 0]
        heads = _arborescence(only)[1:]
        value = float(square[1:][rows, heads].sum())
        if value > worth:
            best, worth = heads, value
    return best


def _cycle(heads: Integers) -> list[int]:
    """The nodes of one cycle, or none. Node 0 has no head."""
    state = [0] * len(heads)  # 0 new, 1 on this path, 2 done
    state[0] = 2
    links = heads.tolist()
    for start in range(1, len(links)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = links[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(square: Floats) -> Integers:
    """Best heads of all nodes by (n, n) scores of dependant by head; node 0 is the root."""
    heads: Integers = square.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    size = len(square)
    ring = np.array(cycle)
    outside = np.ones(size, bool)
    outside[ring] = False
    rest = np.flatnonzero(outside)
    # The ring becomes one node, the last: into it by the arc that costs its member least,
    # out of it by the best of its members.
    gain = square[ring[:, None], rest] - square[ring, heads[ring]][:, None]
    enters = gain.argmax(0)
    out = square[rest[:, None], ring]
    leaves = out.argmax(1)
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = square[rest[:, None], rest]
    small[-1, :-1] = gain.max(0)
    small[:-1, -1] = out.max(1)
    found = _arborescence(small)
    result: Integers = heads.copy()
    last = len(rest)
    for at, node in enumerate(rest.tolist()):
        if node:
            head = int(found[at])
            result[node] = ring[leaves[at]] if head == last else rest[head]
    entry = int(found[last])
    result[ring[enters[entry]]] = rest[entry]
    return result
