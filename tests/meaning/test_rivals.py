"""One event that a rule and the learned proposer tell by different words is proposed once."""

from __future__ import annotations

import pytest

from claimx.meaning.relations.rivals import settled
from claimx.packs.load import Packs, parse_pack
from claimx.schema.facts import Filling, Proposal
from claimx.schema.span import Extent

PACK = """
pack: events
relations:
  took_place:
    means: "EVENT took place."
    roles:
      event: {filler: STR, core: true}
    triggers:
      - {id: verb, verb: happen, roles: {event: subject}}
"""


PAIR = """
pack: pair
relations:
  signed:
    means: "SIGNER signed DOCUMENT."
    roles:
      signer: {filler: ENT, core: true}
      document: {filler: STR, core: true}
    triggers:
      - {id: verb, verb: sign, roles: {signer: subject, document: object}}
"""


HARM = """
pack: harm
relations:
  harmed:
    means: "VICTIM was harmed."
    roles:
      victim: {filler: ENT, core: true}
      agent: {filler: ENT}
    triggers:
      - {id: verb, verb: harm, roles: {victim: object, agent: subject}}
"""


def packs_of(text: str) -> Packs:
    relations = parse_pack(text, "own.yaml").relations
    return Packs(relations, dict.fromkeys(relations, "own"), "")


def proposal(*, event: int, trigger: int, support: float, rule: str) -> Proposal:
    """That the word `event` names or heads an event, told by the word `trigger`."""
    fillings = (Filling("event", event, Extent(event, event + 1), ""),)
    where = Extent(trigger, trigger + 1)
    return Proposal(
        "took_place", 0, where, "", fillings, rule, support=support, trigger=trigger
    )  # fmt: skip


def left(*, event: int, trigger: int, support: float) -> list[str]:
    """The rules that stand beside a rule that finds "the mill caught *fire*", word 3."""
    packs = packs_of(PACK)
    rule = proposal(event=3, trigger=3, support=0.2, rule="rule")
    learned = proposal(event=event, trigger=trigger, support=support, rule="learned")
    return [p.rule for p in settled([rule], [learned], packs)]


def test_an_event_told_by_the_word_that_fills_the_other_is_the_same() -> None:
    assert left(event=2, trigger=3, support=0.5) == ["rule"]


def test_an_event_told_by_another_word_is_another() -> None:
    assert left(event=9, trigger=8, support=0.5) == ["rule", "learned"]


def test_a_much_better_supported_telling_stands_beside_the_rule() -> None:
    assert left(event=2, trigger=3, support=0.9) == ["rule", "learned"]


def test_what_is_learned_of_one_word_stands_side_by_side() -> None:
    packs = packs_of(PAIR)

    def signed(signer: int, support: float, rule: str, trigger: int = 5) -> Proposal:
        fillings = tuple(
            Filling(role, head, Extent(head, head + 1), "")
            for role, head in (("signer", signer), ("document", 7))
        )
        return Proposal("signed", 0, Extent(5, 6), "", fillings, rule, support=support,
                        trigger=trigger)  # fmt: skip

    learned = [signed(1, 0.6, "one"), signed(3, 0.5, "other"), signed(3, 0.4, "again")]
    assert [p.rule for p in settled([], learned, packs)] == ["one", "other"]
    rule = signed(2, 0.4, "rule")
    assert [p.rule for p in settled([rule], learned, packs)] == ["rule"]
    elsewhere = signed(2, 0.4, "rule", trigger=9)
    assert [p.rule for p in settled([elsewhere], learned, packs)] == ["rule", "one", "other"]
    weak = signed(2, 0.2, "rule")
    ousted = [signed(1, 0.9, "one"), signed(2, 0.2, "back"), signed(2, 0.18, "again", trigger=9)]
    assert [p.rule for p in settled([weak], ousted, packs)] == ["one"]


@pytest.mark.parametrize(("agent", "victim", "kept"), [(3, 3, False), (4, 3, True)])
def test_who_does_it_is_not_who_suffers_it(*, agent: int, victim: int, kept: bool) -> None:
    """In "Han's *killer*, Lund" Lund is not killed."""
    packs = packs_of(HARM)

    def harmed(rule: str, **roles: int) -> Proposal:
        fillings = tuple(Filling(r, k, Extent(k, k + 1), "") for r, k in roles.items())
        return Proposal("harmed", 0, Extent(2, 3), "", fillings, rule, support=0.5, trigger=2)

    found = settled([harmed("rule", victim=1, agent=agent)], [harmed("learned", victim=victim)],
                    packs)  # fmt: skip
    assert ("learned" in [p.rule for p in found]) is kept


AMOUNTS = """
pack: amounts
relations:
  measured:
    means: "MANY of WHAT of OWNER."
    roles:
      owner: {filler: ENT, core: true}
      what: {filler: STR, core: true}
      many: {filler: NUM, core: true}
    triggers:
      - {id: verb, verb: raise, roles: {owner: subject, what: predicate, many: object}}
"""


@pytest.mark.parametrize(("support", "left"), [(0.9, [1]), (0.3, [1, 0])])
def test_what_is_measured_by_itself_gives_way_to_what_says_by_what(support, left):
    def measured(what: int, rule: str, support: float) -> Proposal:
        heads = {"owner": 0, "what": what, "many": 2}
        fillings = tuple(Filling(r, k, Extent(k, k + 1), "") for r, k in heads.items())
        return Proposal(
            "measured", 0, Extent(what, what + 1), "", fillings, rule, support=support, trigger=what
        )

    rule = measured(1, "amounts/measured#verb", support)
    found = settled([rule], [measured(0, "learned/measured", 0.5)], packs_of(AMOUNTS))
    assert [f.head for p in found for f in p.fillings if f.role == "what"] == left
