"""An article cut into sentences for the eye, such that no claim is cut.

The sentences of the parser do not come out of the pipeline, so these are told by their looks; a
wrong cut (after "Mr.") can only fall where no evidence stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimx.schema.article import Block, Section
from claimx.schema.claim import Claim

# A stop with closing marks, then a blank, then what may begin a sentence.
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Passage:
    """Raw characters `start:end` of one section, and the claims whose evidence begins there."""

    start: int
    end: int
    section: Section
    claims: tuple[Claim, ...]


def passages(raw: str, blocks: Sequence[Block], claims: Iterable[Claim]) -> Iterator[Passage]:
    """The passages of an article in order; every claim is in exactly one."""
    waiting = sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end))
    for number, block in enumerate(blocks):
        last = number == len(blocks) - 1
        for start, end in _sentences(raw, block, waiting):
            here = [c for c in waiting if c.evidence.start < end or (last and end == block.end)]
            waiting = waiting[len(here) :]
            yield Passage(start, end, block.section, tuple(here))


def around(raw: str, blocks: Sequence[Block], claim: Claim) -> tuple[int, int]:
    """The characters of the sentence (or sentences) that a claim's evidence stands in."""
    for passage in passages(raw, blocks, [claim]):
        if passage.claims:
            return passage.start, max(passage.end, claim.evidence.end)
    return claim.evidence.start, claim.evidence.end


def _sentences(raw: str, block: Block, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    start = block.start
    for match in _END.finditer(raw, block.start, block.end):
        end = match.end()
        if not any(c.evidence.start < end < c.evidence.end for c in claims):
            yield start, end
            start = end + len(raw[end : block.end]) - len(raw[end : block.end].lstrip())
    yield start, block.end
