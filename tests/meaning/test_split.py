"""Pronouns of several, and for whom they stand one by one."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from claimx.meaning.relations.split import spread
from claimx.packs.load import load_packs
from claimx.schema.facts import Filling, Proposal
from claimx.schema.mention import Entity, EntityType, MentionKind
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

_PRONOUNS = frozenset({"they", "both"})


def _told(
    build: ModuleType, opening: str, subject: str, *, kin: str = ""
) -> tuple[Reading, Proposal]:
    """Two sentences, "Ann and Bob ran. SUBJECT died.", in which each word of people is an entity
    (`kin`: the word that SUBJECT stands for), and the proposal that the subject died."""
    names = [n for n in opening.split() if n.istitle()]
    reading = build.reading(
        f"{opening} ran/VBD=run . | {subject} died/VBD=die .",
        build.clause("ran", **{f"role{k}": name for k, name in enumerate(names)}),
        build.clause("died", subject=subject),
        types=dict.fromkeys(("Ann", "Bob", "Cy", subject.split()[-1]), "PERSON"),
    )
    tokens = reading.tokens
    heads = [tokens.words[m.head] for m in reading.mentions]
    kinds = {True: MentionKind.PRONOUN, False: MentionKind.NAME}
    mentions = tuple(
        replace(m, kind=kinds[n.lower() in _PRONOUNS] if n != "men" else MentionKind.NOMINAL)
        for m, n in zip(reading.mentions, heads, strict=True)
    )
    entities = [Entity(f"e{k}", n, EntityType.PERSON, (), (k,), ("name",))
                for k, n in enumerate(heads)]  # fmt: skip
    entity_of = {k: k for k in range(len(heads))}
    if kin:
        last, whole = len(heads) - 1, heads.index(kin)
        entities[whole] = replace(entities[whole], mentions=(whole, last))
        entity_of[last] = whole
    reading = replace(
        reading, mentions=mentions, entities=tuple(entities), entity_of=entity_of
    )
    head = tokens.words.index(subject.split()[-1])
    start = head - len(subject.split()) + 1
    victim = Filling("person", head, Extent(start, head + 1), "own")
    verb = reading.clauses[1].head
    return reading, Proposal("died", 1, Extent(verb, verb + 1), "die", (victim,), "test")


@pytest.mark.parametrize(("opening", "subject", "expected"), [
    ("Ann and Bob", "they", ["Ann", "Bob"]),
    ("Ann and Bob", "Both", ["Ann", "Bob"]),
    ("Ann and Bob", "both men", ["Ann", "Bob"]),
    ("Ann , Bob and Cy", "they", ["Ann", "Bob", "Cy"]),
    ("Ann , Bob and Cy", "both men", ["men"]),  # of three it is not clear which two
    ("Ann", "they", ["they"]),
    ("Ann and Bob", "he", ["he"]),
    ("Ann and Bob", "Cy", ["Cy"]),
])  # fmt: skip
def test_a_pronoun_of_several_is_said_of_each(
    build: ModuleType, opening: str, subject: str, expected: list[str]
) -> None:
    reading, proposal = _told(build, opening, subject)
    found = spread(reading, (proposal,), load_packs().relations)
    assert [reading.tokens.words[p.fillings[0].head] for p in found] == expected


def test_a_pronoun_that_stands_for_one_entity_is_left_alone(build: ModuleType) -> None:
    reading, proposal = _told(build, "Ann and Bob", "they", kin="Bob")
    assert spread(reading, (proposal,), load_packs().relations) == (proposal,)
