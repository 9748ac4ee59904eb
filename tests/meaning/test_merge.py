"""What is said twice is said once; what is said more precisely elsewhere is left out."""

from __future__ import annotations

import pytest

from claimx.meaning.claims.alike import phrase, phrases_alike
from claimx.meaning.claims.merge import merge
from claimx.packs.load import load_packs
from claimx.schema.article import Section
from claimx.schema.claim import (
    AttributionEntry,
    Claim,
    Evidence,
    Filler,
    Predicate,
    RoleFiller,
    SpanRecord,
    TimeRecord,
)  # fmt: skip
from claimx.schema.facts import Certainty, Polarity, Realis
from claimx.schema.mention import EntityType

RELATIONS = load_packs(()).relations
FIELDS = ("at", "place", "by", "section", "polarity", "realis")


def filler(role: str, words: str, text: str, start: int) -> RoleFiller:
    """A filler in words, or an entity: ``@e1 two women/GROUP``, of type PERSON if none is given."""
    name, _, kind = words.partition("/")
    key, _, said = name.partition(" ") if words.startswith("@") else ("", "", name)
    said = said or key[1:]
    begin = start + max(text.find(said), 0)
    return RoleFiller(
        role=role, text=said, start=begin, end=begin + len(said), entity=key[1:] or None,
        name=said if key else None, type=EntityType(kind or "PERSON") if key else None,
    )  # fmt: skip


def claim(relation: str, number: int, text: str = "x", **given: str) -> Claim:
    """A claim whose evidence is `text`; besides its roles: `at` (a time), `place`, `by` (a source),
    `section`, `polarity`, `realis`. The evidence of each stands a hundred characters further on."""
    start = 100 * number
    end = start + len(text)
    source = given.get("by")
    entry = AttributionEntry(
        id="a1", cue=SpanRecord(text="said", start=0, end=4),
        source=Filler(text=source, start=0, end=len(source), entity=source),
    ) if source else None  # fmt: skip
    time, place = given.get("at"), given.get("place")
    return Claim(
        id=f"{number:012x}", article="a", relation=relation,
        roles=tuple(filler(k, v, text, start) for k, v in given.items() if k not in FIELDS),
        time=TimeRecord(text=time, start=0, end=len(time), value=time) if time else None,
        place=Filler(text=place, start=0, end=len(place), entity=place) if place else None,
        predicate=Predicate(text="x", start=start, end=start + 1, lemma="x"),
        attribution=(entry,) if entry else (),
        polarity=Polarity(given.get("polarity", "affirmed")),
        certainty=Certainty.CERTAIN, realis=Realis(given.get("realis", "actual")),
        evidence=Evidence(text=text, start=start, end=end,
                          section=Section(given.get("section", "body"))),
        rules=("r",), confidence=0.9,
    )  # fmt: skip


def kept(relation: str, *claims: dict[str, str], named: frozenset[str] = frozenset()) -> int:
    """How many of these claims of one relation are left."""
    made = [claim(relation, k, **given) for k, given in enumerate(claims)]
    return len(merge(made, RELATIONS, named))


@pytest.mark.parametrize(
    ("claims", "left"),
    [
        ([("died", {"person": "@Han"}), ("killed", {"victim": "@Han"})], ["killed"]),
        ([("died", {"person": "@Han"}), ("killed", {"victim": "@Novak"})], ["died", "killed"]),
        (
            [("died", {"person": "@Han"}), ("killed", {"victim": "@Han", "polarity": "negated"})],
            ["died", "killed"],
        ),
        (
            [("relative_of", {"person": "@Han", "relative": "@Novak", "kinship": "wife"}),
             ("relative_of", {"person": "@Novak", "relative": "@Han", "kinship": "husband"})],
            ["relative_of"],
        ),
        (
            [("met", {"party_a": "@Han", "party_b": "@Novak"}),
             ("met", {"party_a": "@Novak", "party_b": "@Han"})],
            ["met"],
        ),
        (  # a number, and who they were
            [("killed", {"victim": "@g1 seven/GROUP", "count": "seven"}),
             ("killed", {"victim": "@g2 7 miners/GROUP", "count": "7"})],
            ["killed"],
        ),
        (
            [("killed", {"victim": "@g3 seven/GROUP", "count": "seven"}),
             ("killed", {"victim": "@g4 eight/GROUP", "count": "eight"})],
            ["killed", "killed"],
        ),
        (  # two groups that are told apart
            [("killed", {"victim": "@g5 seven miners/GROUP", "count": "seven"}),
             ("killed", {"victim": "@g6 seven nurses/GROUP", "count": "seven"})],
            ["killed", "killed"],
        ),
        (  # too few to be the same by their number
            [("killed", {"victim": "@g7 two/GROUP", "count": "two"}),
             ("killed", {"victim": "@g8 two miners/GROUP", "count": "two"})],
            ["killed", "killed"],
        ),
        (  # their death is told by how they were killed
            [("killed", {"victim": "@g1 nine miners/GROUP", "count": "nine"}),
             ("died", {"person": "@g2 nine people/GROUP"})],
            ["killed"],
        ),
        (
            [("killed", {"victim": "@g3 nine miners/GROUP", "count": "nine"}),
             ("died", {"person": "@g4 ten people/GROUP"})],
            ["killed", "died"],
        ),
    ],
)  # fmt: skip
def test_what_stands_after_merging(claims, left):
    made = [claim(relation, k, **fillers) for k, (relation, fillers) in enumerate(claims)]
    assert [c.relation for c in merge(made, RELATIONS)] == left


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("caucuses", "2020 Nevada caucuses", True),
        ("the party's Nevada caucuses", "2020 Nevada caucuses", True),
        ("bans Orient Air of Iran", "banned Iranian airline Orient Air", True),
        ("suspends season", "suspended its professional basketball season", True),
        ("national emergency", "a national emergency in response to the flood", True),
        ("minister", "East African Affairs minister", True),
        ("ambassador", "US ambassador to the United Nations", True),
        ("365 seats", "seats", True),
        ("Nevada caucuses", "presidency", False),
        ("president", "vice president", False),
        ("minister", "prime minister", False),
        ("singer", "singer-songwriter", False),
        ("Chicago Marathon", "Chicago Marathon defending champion", False),
        ("Artist of Stardom champion", "Goddess of Stardom champion", False),
        ("first debate", "second debate", False),
        ("Hurricane Barry", "Hurricane Dorian", False),
        ("contract with Boeing", "contract with SpaceX", False),
        ("an explosion", "both explosions", False),
        ("yellow warning", "orange warning", False),
        ("January 7 quake", "6.4 quake", True),
    ],
)
def test_phrases_alike(one, other, alike):
    assert phrases_alike(one, other) is alike
    assert phrases_alike(other, one) is alike


def test_phrase():
    found = phrase("the two 2020 Nevada caucuses of the party")
    assert found.head == "caucus"
    assert found.plural
    assert found.content == {"nevada", "caucus", "party"}
    assert found.numbers == {"2", "2020"}
    assert found.names == {"nevada"}


HAN = "@Han"
NAMED = frozenset({"Han", "Novak", "Ural", "Geneva", "Cambridge", "Corr"})


@pytest.mark.parametrize(
    ("relation", "one", "other", "left"),
    [
        # a post is no matter of voices, a death is
        ("holds_position", {"person": HAN, "position": "president", "by": "Novak"},
         {"person": HAN, "position": "President", "by": "Corr"}, 1),
        ("died", {"person": HAN, "by": "Novak"}, {"person": HAN, "by": "Corr"}, 2),
        ("died", {"person": HAN}, {"person": HAN, "by": "Corr"}, 1),
        # two named bodies, two agents, two times, two destinations
        ("holds_position", {"person": HAN, "position": "professor", "organization": "@Geneva"},
         {"person": HAN, "position": "professor", "organization": "@Cambridge"}, 2),
        ("holds_position", {"person": HAN, "position": "professor", "organization": "@Geneva"},
         {"person": HAN, "position": "professor", "organization": "@e3 the university/ORG"}, 1),
        ("killed", {"victim": HAN, "agent": "@Novak"}, {"victim": HAN, "agent": "@Corr"}, 2),
        ("killed", {"victim": HAN, "agent": "@Novak"}, {"victim": HAN}, 1),
        ("killed", {"victim": HAN, "at": "2018-10"}, {"victim": HAN, "at": "2018-10-02"}, 1),
        ("killed", {"victim": HAN, "at": "2018-10"}, {"victim": HAN, "at": "2019"}, 2),
        ("killed", {"victim": HAN, "at": "2018-10-01/2018-10-07"},
         {"victim": HAN, "at": "2018-10-02T14:00~"}, 1),
        ("killed", {"victim": HAN, "at": "2018-10-01/2018-10-07"},
         {"victim": HAN, "at": "2018-10-08"}, 2),
        ("member_of", {"member": HAN, "group": "@g1 the party/ORG", "at": "2018-10/.."},
         {"member": HAN, "group": "@g1 the party/ORG", "at": "2018-10-02/.."}, 1),
        ("member_of", {"member": HAN, "group": "@g1 the party/ORG", "at": "2018/.."},
         {"member": HAN, "group": "@g1 the party/ORG", "at": "2018"}, 1),
        ("member_of", {"member": HAN, "group": "@g1 the party/ORG", "at": "2018/.."},
         {"member": HAN, "group": "@g1 the party/ORG", "at": "2018/2019"}, 2),
        ("moved", {"mover": HAN, "destination": "@Geneva"},
         {"mover": HAN, "destination": "@Cambridge"}, 2),
        # one person dies once: a killer who is but described tells no two deaths apart
        ("killed", {"victim": HAN, "agent": "@e1 a gunman"}, {"victim": HAN, "agent": "@Corr"}, 1),
        ("killed", {"victim": HAN, "agent": "@e1 a gunman", "by": "Ural"},
         {"victim": HAN, "agent": "@Corr"}, 2),
        ("killed", {"victim": "@e2 two men/GROUP", "agent": "@e1 a gunman"},
         {"victim": "@e2 two men/GROUP", "agent": "@Corr"}, 2),
        ("attacked", {"target": HAN, "agent": "@e1 a gunman"},
         {"target": HAN, "agent": "@Corr"}, 2),
        # a time within a span
        ("died", {"person": HAN, "at": "2019-09-02/2019-09-08"},
         {"person": HAN, "at": "2019-09-03T03:00~"}, 1),
        ("died", {"person": HAN, "at": "2019-09-02/2019-09-08"},
         {"person": HAN, "at": "2019-09-12"}, 2),
        # a happening has one place; a war has many
        ("happened", {"event": "quake", "place": "Ural"}, {"event": "quake", "place": "Cebu"}, 2),
        ("happened", {"event": "quake", "place": "Ural"},
         {"event": "a strong quake", "place": "Ural"}, 1),
        ("happened", {"event": "fire", "at": "2019"}, {"event": "a second fire", "at": "2019"}, 2),
        ("happened", {"event": "primaries", "at": "2020"},
         {"event": "primaries and caucuses", "place": "Ural"}, 2),
        ("happened", {"event": "Bopha", "at": "2020"},
         {"event": "Typhoon Bopha", "place": "Ural"}, 1),
        # a member is not one who will be
        ("member_of", {"member": HAN, "group": "@Ural"},
         {"member": HAN, "group": "@Ural", "realis": "future"}, 2),
        ("killed", {"victim": HAN}, {"victim": HAN, "realis": "future"}, 1),
        # a candidacy is no victory
        ("elected", {"person": HAN, "position": "seat"},
         {"person": HAN, "position": "seat", "realis": "hypothetical"}, 2),
        # whom the text only describes
        ("injured", {"victim": "@e1 two women/GROUP"}, {"victim": "@e2 Two women/GROUP"}, 1),
        ("injured", {"victim": "@e1 two women/GROUP"}, {"victim": "@e2 three women/GROUP"}, 2),
        ("injured", {"victim": "@e1 a woman"}, {"victim": "@e2 a man"}, 2),
        ("injured", {"victim": "@e1 the driver"}, {"victim": "@e2 another driver"}, 2),
        ("protested", {"protester": "@e1 Protesters/GROUP"},
         {"protester": "@e2 the protesters/GROUP"}, 1),
        ("protested", {"protester": "@e1 Protesters/GROUP"}, {"protester": "@e2 a protester"}, 2),
        ("located_in", {"entity": "@e1 cathedral/FAC", "location": "@Ural"},
         {"entity": "@Corr Jolo Cathedral/FAC", "location": "@Ural"}, 1),
        ("located_in", {"entity": "@Novak Notre Dame/FAC", "location": "@Ural"},
         {"entity": "@Corr Jolo Cathedral/FAC", "location": "@Ural"}, 2),
        ("relative_of", {"person": HAN, "relative": "@e1 her husband", "kinship": "husband"},
         {"person": HAN, "relative": "@e2 her older husband", "kinship": "older husband"}, 1),
        # two are not one because "her" stands for both
        ("relative_of", {"person": "@e1 her", "relative": "@e3 her son", "kinship": "son"},
         {"person": "@e2 her", "relative": "@e4 her son", "kinship": "son"}, 2),
        ("died", {"person": "@e1 he"}, {"person": "@e2 he"}, 2),
        # numbers are not phrases
        ("has_quantity", {"subject": HAN, "measure": "pieces", "quantity": "two"},
         {"subject": HAN, "measure": "pieces", "quantity": "at least two"}, 2),
        ("has_quantity", {"subject": HAN, "measure": "pieces", "quantity": "two"},
         {"subject": HAN, "measure": "big pieces", "quantity": "two"}, 1),
    ],
)  # fmt: skip
def test_what_tells_two_facts_apart(relation, one, other, left):
    assert kept(relation, one, other, named=NAMED) == left
    assert kept(relation, other, one, named=NAMED) == left


@pytest.mark.parametrize(
    ("headline", "body", "left"),
    [
        ({"victim": "@e1 man"}, [{"victim": HAN}], 1),
        ({"victim": "@e1 man"}, [{"victim": HAN}, {"victim": "@Novak"}], 3),
        ({"victim": "@e1 seven/GROUP"}, [{"victim": "@e2 seven motorcyclists/GROUP"}], 1),
        ({"victim": "@e1 seven/GROUP"}, [{"victim": "@e2 six motorcyclists/GROUP"}], 2),
        ({"victim": "@e1 seven/GROUP"}, [{"victim": HAN}], 2),
        ({"victim": "@e1 dozens/GROUP"}, [{"victim": "@e2 34 miners/GROUP"}], 1),
        ({"victim": "@e1 dozens/GROUP"}, [{"victim": "@e2 four miners/GROUP"}], 2),
        ({"victim": "@Corr"}, [{"victim": HAN}], 2),
        ({"victim": "@e1 man", "agent": "@Corr"}, [{"victim": HAN, "agent": "@Novak"}], 2),
    ],
)  # fmt: skip
def test_the_headline_tells_in_short_what_the_body_tells(headline, body, left):
    assert kept("killed", {**headline, "section": "headline"}, *body, named=NAMED) == left


def test_a_headline_in_short_words():
    head = {"court": HAN, "ruling": "fraud convictions", "section": "headline"}
    full = {"court": HAN, "ruling": "criminal convictions for fraud of two former aides"}
    assert kept("ruled", head, full) == 1
    assert kept("ruled", {**head, "ruling": "curfew"}, full) == 2


@pytest.mark.parametrize(
    ("text", "relation", "one", "other", "left"),
    [
        ("Attorney General Han", "holds_position", {"person": HAN, "position": "Attorney"},
         {"person": HAN, "position": "General"}, 1),
        ("Commandant Admiral Han", "holds_position", {"person": HAN, "position": "Commandant"},
         {"person": HAN, "position": "Admiral"}, 2),
        ("commander General Han", "holds_position", {"person": HAN, "position": "commander"},
         {"person": HAN, "position": "General"}, 2),
        ("Han signed memoranda of understanding", "signed",
         {"signer": HAN, "document": "memoranda"}, {"signer": HAN, "document": "understanding"}, 1),
        ("Han signed a treaty and a pact", "signed",
         {"signer": HAN, "document": "treaty"}, {"signer": HAN, "document": "pact"}, 2),
        ("a team of scientists from Geneva", "member_of",
         {"member": "@e1 a team of scientists/GROUP", "group": "@Geneva"},
         {"member": "@e2 scientists/GROUP", "group": "@Geneva"}, 1),
        ("The truck driver was identified as driver Han", "holds_position",
         {"person": HAN, "position": "truck driver"}, {"person": HAN, "position": "driver"}, 1),
        ("Novak ordered an attack on Geneva", "attacked",
         {"target": "@Geneva", "agent": "@Novak", "by": "Corr"},
         {"target": "@Geneva", "agent": "@Novak", "by": "Novak", "realis": "hypothetical"}, 1),
        ("a pilot and a second pilot died", "died", {"person": "@e1 a pilot"},
         {"person": "@e2 a second pilot"}, 2),
    ],
)  # fmt: skip
def test_pieces_of_one_phrase(text, relation, one, other, left):
    made = [claim(relation, 1, text, **given) for given in (one, other)]
    made[1] = made[1].model_copy(update={"id": f"{2:012x}"})
    assert len(merge(made, RELATIONS, NAMED)) == left


def test_nothing_is_lost():
    made = [
        claim("killed", 0, "man killed", victim="@e1 man", section="headline"),
        claim("killed", 1, "Novak killed Han", victim=HAN, agent="@Novak", at="2018-10"),
        claim("killed", 2, "Han's killing with a knife in Ural", victim=HAN, means="knife",
              place="Ural"),
    ]  # fmt: skip
    (one,) = merge(made, RELATIONS, NAMED)
    assert one.evidence == made[1].evidence
    assert one.also == (made[0].evidence, made[2].evidence)
    assert {r.role: r.text for r in one.roles} == {
        "victim": "Han", "agent": "Novak", "means": "knife",
    }  # fmt: skip
    assert one.time == made[1].time
    assert one.place == made[2].place


def test_a_long_list_is_compared_with_what_is_near():
    """A thousand facts of one body stay a thousand, and only near ones are compared."""
    made = [claim("holds_position", k, person=HAN, position=f"post{k}") for k in range(1000)]
    made.append(claim("holds_position", 1001, person=HAN, position="post999"))
    assert len(merge(made, RELATIONS, NAMED)) == 1000
