"""How sure the extractor is of a claim: the chance that a careful reader would write it too.

A logistic regression over how the parts of the claim were found: which rule proposed it, how the
learned proposer supports it, the form and the place of its clause, the paths by which its roles
were filled, and its status. The weights are the table `confidence.tsv`, fitted by
`training/confidence.py` on annotated texts that the proposer has not seen
(`docs/quality.md` shows how well that holds elsewhere).
"""

from __future__ import annotations

import math
from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from claimx.lexicon.load import table
from claimx.schema.facts import Proposal, Status
from claimx.schema.mention import EntityType, MentionKind
from claimx.schema.reading import Reading

#: Upper bounds of the classes of sentence length, in tokens: longer sentences are parsed worse.
_LENGTHS = (12, 24, 36, 48)

#: Less likely proposals are left out. F1 is highest where what is kept last is right at half the
#: rate of F1 itself (Lipton et al. 2014, arXiv:1402.1892). Between 0.3 and 0.4 F1 hardly differs on
#: the held-out texts (`training/confidence.py` prints it) and on the tune articles.
LEAST_SURE = 0.3

#: Upper bounds of the classes of support.
_SUPPORTS = (0.001, 0.003, 0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def likely(
    reading: Reading, proposals: Iterable[Proposal], statuses: Sequence[Status]
) -> tuple[Proposal, ...]:
    """The proposals that are likely enough to be given out, with their confidence; `statuses` has
    one entry a clause."""
    sure = ((p, confidence(features(reading, p, statuses[p.clause]))) for p in proposals)
    return tuple(replace(p, confidence=found) for p, found in sure if found >= LEAST_SURE)


def confidence(features: Iterable[str]) -> float:
    """Between 0 and 1, two decimals."""
    weights = _weights()
    return round(1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in features))), 2)


def features(reading: Reading, proposal: Proposal, status: Status) -> Iterator[str]:
    """The names of what speaks for or against a claim, `bias` first; each counts once."""
    clause = reading.clauses[proposal.clause]
    sentence = reading.tokens.sentences[clause.sentence]
    kind = "open" if proposal.relation is None else "typed"
    yield "bias"
    yield f"{kind}"
    if proposal.relation is not None:
        yield f"relation={proposal.relation}"
        yield f"rule={proposal.rule}"
    if proposal.support is not None:
        by, degree = "learned" if proposal.learned else "rule", bisect(_SUPPORTS, proposal.support)
        yield f"support/{by}={degree}"
    yield f"clause={clause.kind.value}"
    yield f"link={clause.link.value}"
    yield f"section={sentence.section.value}"
    yield f"length={bisect_left(_LENGTHS, sentence.end - sentence.start)}"
    yield f"realis={status.realis.value}"
    yield f"certainty={status.certainty.value}"
    yield f"polarity={status.polarity.value}"
    yield f"roles={min(len(proposal.fillings), 4)}"
    yield from sorted({name for filling in proposal.fillings
                       for name in _filler(reading, filling.head, filling.path)})  # fmt: skip


def _filler(reading: Reading, head: int, path: str) -> Iterator[str]:
    """How a role was filled, and by what."""
    yield f"path={path}"
    index = reading.mention_at.get(head)
    if index is None:
        yield "filler=phrase"
        return
    mention = reading.mentions[index]
    yield f"filler={mention.kind.value}"
    if mention.kind is MentionKind.NAME and mention.type is EntityType.OTHER:
        yield "filler=name-of-unknown-type"


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table("confidence")}
