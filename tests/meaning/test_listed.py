"""The members that a text names of a group."""

from __future__ import annotations

import pytest

from claimx.meaning.relations.listed import list_names
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.span import Extent


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("firms/NNS , Ade/NNP and Bor/NNP , left/VBD=leave .", "firms", ["Ade", "Bor"]),
        ("firms/NNS including Ade/NNP and Bor/NNP left/VBD=leave .", "firms", ["Ade", "Bor"]),
        ("firms/NNS such/JJ as Ade/NNP left/VBD=leave .", "firms", ["Ade"]),
        ("firms/NNS , Ade/NNP of Ohio/NNP and Bor/NNP , left/VBD=leave .", "firms", ["Ade", "Bor"]),
        ("firms/NNS , Ade/NNP said/VBD=say , left/VBD=leave .", "firms", []),
        ("Dan/NNP , Ade/NNP and Bor/NNP left/VBD=leave .", "Dan", []),
    ],
)  # fmt: skip
def test_named_members_stand_for_their_group(build, text, head, expected):
    tokens = build.reading(text).tokens
    i = tokens.words.index(head)
    names = {
        k: Mention(k, k, Extent(k, k + 1), Extent(k, k + 1), MentionKind.NAME, EntityType.ORG, 0)
        for k, tag in enumerate(tokens.tags) if tag == "NNP"
    }  # fmt: skip
    whole = Extent(i, len(tokens))
    assert [tokens.text(m.extent) for m in list_names(tokens, names, i, whole)] == expected
