"""Counted works that are not named are no works that the learned proposer may take."""

from __future__ import annotations

import pytest

from claimx.meaning.claims.works import no_work
from claimx.schema.facts import Filling, Proposal
from claimx.schema.span import Extent


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("recorded/VBD=record four/CD albums/NNS=album", "learned/created", True),
        ("recorded/VBD=record the/DT albums/NNS=album", "learned/created", False),
        ("recorded/VBD=record four/CD albums/NNS=album", "pack/created#verb", False),
    ],
)
def test_counted_works_are_a_quantity(build, text, rule, expected):
    reading = build.reading(text)
    work = Filling("work", 2, Extent(1, 3), "learned")
    proposal = Proposal("created", 0, Extent(0, 1), "record", (work,), rule)
    assert no_work(reading, proposal) is expected
