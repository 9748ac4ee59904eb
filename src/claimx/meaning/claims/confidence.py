"""How sure the extractor is of a claim, from how its parts were found.

The factors are set by hand, in the order in which such links proved wrong on the tune split; they
rank claims and are not yet calibrated probabilities.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimx.schema.facts import Proposal
from claimx.schema.mention import EntityType, MentionKind
from claimx.schema.reading import Reading

_BASE = {"typed": 0.9, "open": 0.75}
_PATHS = {"own": 1.0, "nominal": 0.96, "relative": 0.96, "shared": 0.94, "control": 0.92}
_PRONOUN, _UNKNOWN_TYPE, _LONG_SENTENCE = 0.85, 0.92, 0.9

#: Longer sentences are parsed worse (in tokens).
_LONG = 45


def confidence(reading: Reading, proposal: Proposal) -> float:
    """Between 0 and 1, two decimals."""
    value = _BASE["open" if proposal.relation is None else "typed"]
    for factor in _factors(reading, proposal):
        value *= factor
    return round(value, 2)


def _factors(reading: Reading, proposal: Proposal) -> Iterable[float]:
    for filling in proposal.fillings:
        yield _PATHS.get(filling.path, 1.0)
        index = reading.mention_at.get(filling.head)
        if index is None:
            continue
        mention = reading.mentions[index]
        if mention.kind is MentionKind.PRONOUN:
            yield _PRONOUN
        elif mention.kind is MentionKind.NAME and mention.type is EntityType.OTHER:
            yield _UNKNOWN_TYPE
    clause = reading.clauses[proposal.clause]
    sentence = reading.tokens.sentences[clause.sentence]
    if sentence.end - sentence.start > _LONG:
        yield _LONG_SENTENCE
