"""How likely the times, places and sources of its sentence are those of a proposal, as learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from claimx.meaning.relations.scores import Integers, Scores
from claimx.packs.learned import ANY, Weights, load_weights
from claimx.schema.facts import Likely, Proposal, Report, Time
from claimx.schema.mention import PLACE_TYPES
from claimx.schema.reading import Reading


def with_settings(
    reading: Reading, proposals: Sequence[Proposal], times: Sequence[Time],
    reports: Sequence[Report], weights: Weights | None = None,
) -> tuple[Proposal, ...]:  # fmt: skip
    """The proposals with the chances of the words of times, the heads of places and of the sources
    of reports in the sentence of their trigger; by the bundled weights, unless others are given."""
    vectors = reading.tokens.vectors
    if vectors is None or not len(vectors):
        return tuple(proposals)
    weights = weights or load_weights()
    here = _candidates(reading, times, reports)
    sentence_of = reading.tokens.sentence_of
    pairs_of = [
        here.get(sentence_of[p.trigger], []) if p.trigger is not None else [] for p in proposals
    ]
    triggers = np.array([p.trigger or 0 for p in proposals], np.int64)
    chances = Scores(vectors, weights).roles(
        np.repeat(triggers, [len(pairs) for pairs in pairs_of]),
        _column([token for pairs in pairs_of for token, _ in pairs]),
        _column([weights.labels[ANY, setting] for pairs in pairs_of for _, setting in pairs]),
    ).tolist()
    at, found = 0, []
    for proposal, pairs in zip(proposals, pairs_of, strict=True):
        mine = zip(pairs, chances[at : at + len(pairs)], strict=True)
        likely = tuple(Likely(setting, token, chance) for (token, setting), chance in mine)
        at += len(pairs)
        found.append(replace(proposal, settings=likely) if likely else proposal)
    return tuple(found)


def _candidates(
    reading: Reading, times: Sequence[Time], reports: Sequence[Report]
) -> dict[int, list[tuple[int, str]]]:
    """By sentence the tokens that may be a setting, and which."""
    found = [
        (i, "time") for time in times if time.dates
        for i in range(time.extent.start, time.extent.end)
    ]  # fmt: skip
    found += [(m.head, "place") for m in reading.mentions if m.type in PLACE_TYPES]
    sources = {reading.mentions[r.source].head for r in reports if r.source is not None}
    found += [(head, "source") for head in sorted(sources)]
    here: dict[int, list[tuple[int, str]]] = {}
    for token, setting in found:
        here.setdefault(reading.tokens.sentence_of[token], []).append((token, setting))
    return here


def _column(values: Sequence[int]) -> Integers:
    return np.array(values, np.int64)
