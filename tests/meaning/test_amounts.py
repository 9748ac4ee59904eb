"""Which words of a phrase are a number, and which clause a numeral stands in."""

from __future__ import annotations

import pytest

from claimx.meaning.relations import propose_typed
from claimx.meaning.relations.amounts import amount, around, measured, past
from claimx.meaning.relations.hosts import Hosts
from claimx.packs.load import Packs, parse_pack
from claimx.schema.span import Extent


@pytest.mark.parametrize(
    ("phrase", "head", "number"),
    [
        ("at/IN least/JJS 15/CD %/NN of/IN voters/NNS=voter", 3, "at least 15 %"),
        ("120/CD miles/NNS=mile per/IN hour/NN (/( 195/CD km/h/NN )/)", 1, "120 miles per hour"),
        ("over/IN 40/CD", 1, "over 40"),
        ("35/CD square/JJ feet/NNS=foot of/IN space/NN", 2, "35 square feet"),
        ("three/CD to/IN six/CD feet/NNS=foot", 3, "three to six feet"),
        ("33/CD Earth/NNP days/NNS=day", 2, "33 Earth days"),
        ("110/CD light/NN -/HYPH years/NNS=year from/IN Earth/NNP", 3, "110 light - years"),
        ("lost/VBD 40/CD last/JJ year/NN", 1, "40"),
        ("minus/IN 12/CD degrees/NNS=degree", 2, "minus 12 degrees"),
        ("two/CD hours/NNS=hour and/CC 14/CD minutes/NNS=minute", 1, "two hours and 14 minutes"),
        ("two/CD hours/NNS=hour and/CC 14/CD goals/NNS=goal", 1, "two hours"),
        ("their/PRP$ sixties/NNS=sixty", 1, "sixties"),
        ("40/CD people/NNS=people", 1, None),
        ("their/PRP$ counties/NNS=county", 1, None),
        ("the/DT Open/NNP", 1, None),
    ],
)
def test_a_number_is_numeral_hedge_and_unit(build, phrase, head, number):
    tokens = build.reading(phrase).tokens
    found = amount(tokens, head, Extent(0, len(tokens)))
    assert (None if found is None else " ".join(tokens.words[found.start : found.end])) == number


@pytest.mark.parametrize(
    ("phrase", "head", "number"),
    [
        ("drew/VBD over/IN eight/CD million/CD views/NNS=view", 3, "over eight million"),
        ("in/IN about/RB two/CD hundred/CD thousand/CD", 4, "about two hundred thousand"),
        ("drew/VBD 40/CD", 1, "40"),
        ("Derby/NNP ,/, where/WRB 71/CD met/VBD", 3, "71"),
        ("worth/JJ US$/$ 3.4/CD trillion/CD now/RB", 1, "US$ 3.4 trillion"),
        ("tens/NNS=ten of/IN millions/NNS=million of/IN cups/NNS=cup", 0, "tens of millions"),
        ("reached/VBD 40/CD degrees/NNS=degree Celsius/NNP", 2, "40 degrees Celsius"),
    ],
)
def test_a_number_around_its_last_numeral(build, phrase, head, number):
    tokens = build.reading(phrase).tokens
    found = around(tokens, head)
    assert " ".join(tokens.words[found.start : found.end]) == number


@pytest.mark.parametrize(
    ("phrase", "head", "number"),
    [
        ("costs/VBZ=cost over/IN 30/CD million/CD kips/NNS=kip", 4, "over 30 million kips"),
        ("the/DT 22/CD -/HYPH car/NN train/NN", 3, "22 - car"),
        ("weighed/VBD=weigh about/RB a/DT tonne/NN", 3, "about a tonne"),
        ("eight/CD times/NNS=time", 1, "eight times"),
        ("the/DT pro/NN -/HYPH democracy/NN", 3, None),
        ("with/IN an/DT estimated/JJ 700/CD trucks/NNS=truck", 2, None),
        ("the/DT train/NN", 1, None),
    ],
)
def test_a_number_of_whatever_it_counts(build, phrase, head, number):
    tokens = build.reading(phrase).tokens
    found = measured(tokens, head)
    assert (None if found is None else " ".join(tokens.words[found.start : found.end])) == number


@pytest.mark.parametrize(
    ("phrase", "end", "goes_on"),
    [
        ("2,614/CD -/HYPH meter/NN (/( 8,576/CD ft/NN )/) runway/NN", 3, "runway"),
        ("22/CD -/: car/NN train/NN", 1, "car"),
        ("ten/CD seats/NNS=seat", 1, "seats"),
    ],
)
def test_a_phrase_goes_on_behind_a_number_and_its_bracket(build, phrase, end, goes_on):
    tokens = build.reading(phrase).tokens
    last = next(i for i in range(len(tokens)) if tokens.words[i] == goes_on)
    assert past(tokens, end, last) == last


def test_a_numeral_stands_where_its_noun_does(build):
    reading = build.reading(
        "Rovers/NNP won/VBD=win 12/CD medals/NNS=medal .",
        build.clause("won", subject="Rovers", object="12 medals"),
        build.clause("12", kind="modifier", subject="12 medals"),
    )
    verb, numeral = reading.clauses
    host = Hosts(reading.clauses).host(numeral)
    assert host is not None
    assert host[0] == verb
    assert host[1].role == "object"
    assert Hosts(reading.clauses).host(verb) is None


def test_a_numeral_makes_one_claim(build):
    """Of two triggers for the same numeral the first of the pack stands."""
    pack = parse_pack(
        """
pack: test
relations:
  counted:
    means: How many.
    once: many
    roles:
      owner: {filler: STR, core: true}
      what: {filler: STR, core: true}
      many: {filler: NUM, core: true}
    triggers:
      - {id: late, number: true, host: subject, roles: {owner: host, what: counted, many: self}}
      - id: first
        number: true
        host: object
        roles: {owner: host.subject, what: counted, many: self}
      - {id: second, verb: win, roles: {owner: subject, what: object, many: 'number:what'}}
""",
        "test.yaml",
    )
    reading = build.reading(
        "Rovers/NNP won/VBD=win 12/CD medals/NNS=medal .",
        build.clause("won", subject="Rovers", object="12 medals"),
        build.clause("12", kind="modifier", subject="12 medals"),
    )
    (proposal,) = propose_typed(reading, Packs(pack.relations, {"counted": "test"}, "test"), ())
    words = {f.role: " ".join(reading.tokens.words[f.extent.start : f.extent.end])
             for f in proposal.fillings}  # fmt: skip
    assert proposal.rule == "test/counted#first"
    assert words == {"owner": "Rovers", "what": "medals", "many": "12"}
