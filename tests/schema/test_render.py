"""The one-line notation: the same for a claim and its gold; what is plain is left out."""

from __future__ import annotations

from typing import Any

from claimx.schema.claim import Claim
from claimx.schema.gold import GoldFile
from claimx.schema.inventory import RelationSpec, RoleInfo
from claimx.schema.render import EVIDENCE_WIDTH, render, render_fields, render_gold

RI = {"text": "Ri", "start": 0, "end": 2, "name": "Ri Il Gyu", "type": "PERSON"}


def claim(**changes: Any) -> Claim:
    return Claim.model_validate(
        {
            "id": "b3f1c09e2a77",
            "article": "x.txt",
            "relation": "executed",
            "predicate": {"text": "was executed", "start": 9, "end": 21, "lemma": "execute"},
            "roles": [
                {"role": "person", "text": "Han", "start": 5, "end": 8}
                | {"name": "Han Song Ryol", "type": "PERSON"},
                {"role": "reason", "text": "being a spy", "start": 40, "end": 51},
            ],
            "time": {"text": "February 2019", "start": 60, "end": 73, "value": "2019-02"},
            "place": {"text": "the academy", "start": 80, "end": 91, "type": "FAC"},
            "attribution": [
                {"id": "a1", "source": None, "cue": {"text": "reports", "start": 0, "end": 7}},
                {
                    "id": "a2",
                    "source": RI,
                    "cue": {"text": "spoke about", "start": 3, "end": 14},
                    "co_sources": [RI | {"name": None, "type": None}],
                },
            ],
            "polarity": "affirmed",
            "certainty": "alleged",
            "realis": "actual",
            "evidence": {"text": "Han was\nexecuted", "start": 5, "end": 21, "section": "body"},
            "rules": ["r"],
            "confidence": 0.9,
        }
        | changes
    )


GOLD = GoldFile.model_validate(
    {
        "article": "x.txt",
        "sha256": "0" * 64,
        "entities": {
            "han": {"name": "Han Song Ryol", "type": "PERSON"},
            "ri": {"name": "Ri Il Gyu", "type": "PERSON"},
            "academy": {"name": "the academy", "type": "FAC"},
            "spy": {"name": "a spy", "type": "PERSON"},
        },
        "claims": [
            {
                "relation": "executed",
                "evidence": "Han was\nexecuted",
                "roles": {"person": "han", "reason": "being a spy"},
                "time": {"text": "February 2019", "value": "2019-02"},
                "place": "academy",
                "attribution": [
                    {"source": "unnamed", "cue": "reports"},
                    {"source": "ri", "cue": "spoke about", "co_sources": ["Ri"]},
                ],
                "polarity": "affirmed",
                "certainty": "alleged",
                "realis": "actual",
            }
        ],
    }
)

LINE = (
    "executed(person=Han Song Ryol|PERSON, reason=being a spy) @2019-02 in=the academy|FAC "
    'via[unnamed "reports" > Ri Il Gyu|PERSON + Ri "spoke about"] alleged :: "Han was executed"'
)


def test_a_claim_and_its_gold_are_the_same_line() -> None:
    assert render(claim()) == LINE
    assert render_gold(GOLD.claims[0], GOLD) == LINE


def test_each_field_in_the_notation_of_the_line() -> None:
    fields = render_fields(claim(time=None))
    assert fields["roles"] == "(person=Han Song Ryol|PERSON, reason=being a spy)"
    assert (fields["time"], fields["place"]) == ("", "in=the academy|FAC")
    assert fields["attribution"] == LINE[LINE.index("via[") : LINE.index(" alleged")]
    assert [fields[k] for k in ("polarity", "certainty", "realis")] == [
        "affirmed", "alleged", "actual"
    ]  # fmt: skip
    assert fields["evidence"] == '"Han was executed"'


def test_what_is_plain_is_left_out() -> None:
    plain = claim(certainty="certain", time=None, place=None, attribution=[], roles=[])
    assert render(plain) == 'executed() :: "Han was executed"'


def test_an_open_claim_shows_its_predicate() -> None:
    line = render(claim(relation=None, roles=[], polarity="negated", realis="hypothetical"))
    assert line.startswith("open:execute() @2019-02")
    assert " negated alleged hypothetical :: " in line


def test_a_time_without_value_shows_its_words() -> None:
    time = {"text": "within months", "start": 0, "end": 13}
    assert '@"within months" in=' in render(claim(time=time))


def test_long_evidence_is_cut() -> None:
    evidence = {"text": "x " * 200, "start": 0, "end": 400, "section": "body"}
    shown = render(claim(evidence=evidence)).partition(' :: "')[2]
    assert shown.endswith('…"')
    assert len(shown) <= EVIDENCE_WIDTH + 1


def test_words_that_happen_to_be_a_key_are_words_where_the_role_takes_words() -> None:
    roles = {"person": RoleInfo("ENT", True), "reason": RoleInfo("STR", False)}
    inventory = {"executed": RelationSpec("executed", roles)}
    gold = GOLD.claims[0].model_copy(update={"roles": {"person": "han", "reason": "spy"}})
    assert "reason=a spy|PERSON)" in render_gold(gold, GOLD)
    assert "reason=spy)" in render_gold(gold, GOLD, inventory)
