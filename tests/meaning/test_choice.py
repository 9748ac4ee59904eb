"""Which time, place and sources stand where rules and what was learned differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from claimx.meaning.claims.choice import choose_place, choose_sources, choose_time
from claimx.meaning.claims.events import Events
from claimx.meaning.claims.when import When
from claimx.meaning.temporal import find_times
from claimx.schema.facts import Likely, Proposal, Realis, Report
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

SURE, MAYBE, HARDLY = 0.9, 0.3, 0.02


@pytest.fixture
def reading(build: ModuleType) -> Reading:
    found: Reading = build.reading(
        "Han died/VBD=die in Oslo on Monday , said/VBD=say Ri of Brno on Tuesday",
        build.clause("died", subject="Han", in_="Oslo", on="Monday"),
        build.clause("said", subject="Ri", on="Tuesday", of="Brno"),
        types={"Oslo": "GPE", "Brno": "GPE"},
    )
    return found


def _proposal(reading: Reading, setting: str, **chances: float) -> Proposal:
    """A proposal for which each word is so likely as the setting."""
    at = reading.tokens.words.index
    settings = tuple(Likely(setting, at(word), chance) for word, chance in chances.items())
    return Proposal("died", 0, Extent(1, 2), "die", (), "rule", settings=settings)


@pytest.mark.parametrize(
    ("rules", "monday", "tuesday", "expected"),
    [
        ("Monday", SURE, HARDLY, "Monday"),
        ("Monday", MAYBE, MAYBE, "Monday"),
        ("Monday", SURE, SURE, "Monday"),
        ("Tuesday", SURE, HARDLY, "Monday"),
        ("Tuesday", MAYBE, HARDLY, ""),
        ("", SURE, HARDLY, "Monday"),
        ("", MAYBE, HARDLY, ""),
    ],
)
def test_times(
    reading: Reading, rules: str, monday: float, tuesday: float, expected: str
) -> None:
    times, _ = find_times(reading.tokens, dateline=date(2020, 5, 13), article="a.txt")
    when = When(reading, times, Events(reading))
    given = (when.at[reading.tokens.words.index(rules)], "own") if rules else None
    found = choose_time(
        given, _proposal(reading, "time", Monday=monday, Tuesday=tuesday), when
    )
    assert ("" if found is None else reading.tokens.text(found[0].extent)) == expected
    assert found is None or found[1] == ("own" if rules == expected else "learned")


@pytest.mark.parametrize(
    ("rules", "oslo", "brno", "expected"),
    [
        ("Oslo", SURE, SURE, "Oslo"),
        ("Oslo", HARDLY, HARDLY, ""),
        ("Oslo", HARDLY, SURE, "Brno"),
        ("", SURE, HARDLY, "Oslo"),
        ("", HARDLY, MAYBE, ""),
    ],
)
def test_places(reading: Reading, rules: str, oslo: float, brno: float, expected: str) -> None:
    mention = reading.mention(reading.tokens.words.index(rules)) if rules else None
    given = (mention, "own") if mention is not None else None
    found = choose_place(given, _proposal(reading, "place", Oslo=oslo, Brno=brno), reading)
    assert ("" if found is None else reading.tokens.words[found[0].head]) == expected


def test_what_stands_in_another_sentence_is_left_to_the_rules(reading: Reading) -> None:
    mention = reading.mention(reading.tokens.words.index("Oslo"))
    assert mention is not None
    assert choose_place((mention, "own"), _proposal(reading, "place"), reading) == (mention, "own")


@pytest.mark.parametrize(
    ("chain", "han", "ri", "expected"),
    [
        ((1,), HARDLY, SURE, (1,)),
        ((0, 1), HARDLY, MAYBE, (1,)),
        ((0, 1), HARDLY, HARDLY, ()),
        ((), HARDLY, SURE, (0, 1)),
        ((), SURE, HARDLY, (0,)),
        ((), HARDLY, MAYBE, ()),
    ],
)
def test_sources(
    reading: Reading, chain: tuple[int, ...], han: float, ri: float, expected: tuple[int, ...]
) -> None:
    """Ri is quoted inside what Han says."""
    source = {reading.tokens.words[m.head]: m.index for m in reading.mentions}
    at = reading.tokens.words.index("said")
    outer = Report(0, source["Han"], Extent(at, at + 1), (), (), "indirect", "rule")
    reports = (outer, replace(outer, index=1, source=source["Ri"], parent=0))
    proposal = _proposal(reading, "source", Han=han, Ri=ri)
    assert tuple(choose_sources(chain, proposal, reports, reading)) == expected


def test_the_source_of_a_wish_or_a_quotation_is_not_doubted(reading: Reading) -> None:
    source = {reading.tokens.words[m.head]: m.index for m in reading.mentions}
    wish = Report(0, source["Han"], Extent(5, 6), (), (), "indirect", "rule",
                  realis=Realis.HYPOTHETICAL)  # fmt: skip
    quoted = replace(wish, index=1, kind="direct", realis=None)
    proposal = _proposal(reading, "source", Han=HARDLY)
    assert tuple(choose_sources((0, 1), proposal, (wish, quoted), reading)) == (0, 1)
