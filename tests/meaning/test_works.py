"""What the learned proposer takes for a work or for a mere event, and is none."""

from __future__ import annotations

import pytest

from claimx.meaning.claims.works import deed
from claimx.schema.facts import Filling, Proposal
from claimx.schema.span import Extent


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        ("protests/NNS=protest began/VBD in/IN June/NNP", "learned/happened", True),
        ("talks/NNS=talk began/VBD in/IN June/NNP", "learned/happened", False),
        ("protests/NNS=protest began/VBD in/IN June/NNP", "facts/happened#event-begins", False),
        ("struck/VBD=strike the/DT rocks/NNS", "learned/happened", False),
    ],
)
def test_a_deed_is_no_mere_event(build, text, rule, told):
    reading = build.reading(text)
    event = Filling("event", 0, Extent(0, 1), "learned")
    proposal = Proposal("happened", 0, Extent(0, 1), "begin", (event,), rule)
    assert deed(reading, proposal) is told
