"""Known names of several words in running text."""

from __future__ import annotations

import pytest

from claimx.lexicon.gazetteer import known_name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Black Lives Matter marched", ("Black Lives Matter", "ORG")),
        ("New South Wales voted", ("New South Wales", "GPE")),
        ("al - Qaeda denied it", ("al - Qaeda", "ORG")),
        ("Washington , D.C. police", ("Washington , D.C.", "GPE")),
        ("WHITE HOUSE DENIES IT", ("WHITE HOUSE", "ORG")),
        ("UN Security Council meets", ("UN Security Council", "ORG")),
        ("black lives matter to us", None),
        ("New ideas were heard", None),
        ("Black Lives", None),
    ],
)
def test_the_longest_name_at_the_first_word(text, found):
    words = text.split()
    known = known_name(words, 0, len(words))
    assert (known and (" ".join(words[: len(known.words)]), known.type)) == found


def test_a_name_does_not_run_over_the_end():
    words = ["Black", "Lives", "Matter"]
    assert known_name(words, 0, 2) is None
