"""Which time and place belong to a clause, on hand-built readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import ModuleType
from typing import Any

import pytest

from claimx.meaning.claims.events import Events
from claimx.meaning.claims.when import When, ahead, since
from claimx.meaning.claims.where import Where
from claimx.meaning.temporal import find_times
from claimx.schema.clause import Clause
from claimx.schema.facts import Filling, Time
from claimx.schema.mention import Entity
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

DATELINE = date(2020, 5, 13)  # a Wednesday
PLACES = {"Brno": "GPE", "Oslo": "GPE", "Norway": "GPE", "hall": "FAC", "office": "FAC",
          "county": "GPE", "prison": "FAC", "state": "GPE",
          "place": "LOC", "court": "ORG"}  # fmt: skip


class Asked:
    """A reading, to be asked for the setting of its clauses by the predicate's lemma."""

    def __init__(self, build: ModuleType, text: str, *specs: Any) -> None:
        reading: Reading = build.reading(text, *specs, types=PLACES)
        words = reading.tokens.words
        entities = tuple(
            Entity(f"e{m.index}", words[m.head], m.type, (), (m.index,), ("name",))
            for m in reading.mentions
        )
        own = {m.index: m.index for m in reading.mentions}
        self.reading = replace(reading, entities=entities, entity_of=own)
        self.times, _ = find_times(reading.tokens, dateline=DATELINE, article="a.txt")
        events = Events(self.reading)
        self._when = When(self.reading, self.times, events)
        self._where = Where(self.reading, self.times, events)

    def clause(self, lemma: str) -> Clause:
        return next(c for c in self.reading.clauses if c.lemma == lemma)

    def fillings(self, roles: dict[str, str]) -> list[Filling]:
        """role -> role of the argument that fills it, as "LEMMA ROLE" or "ROLE" of any clause."""
        found = []
        for role, name in roles.items():
            argument = next(
                a for c in self.reading.clauses for a in c.arguments if a.role == name
            )
            found.append(Filling(role, argument.head, argument.extent))
        return found

    def when(self, lemma: str, **roles: str) -> str:
        """ "value rule", or "" for no time."""
        found = self._when.time(self.clause(lemma), self.fillings(roles))
        return "" if found is None else f"{found[0].value} {found[1]}"

    def where(self, lemma: str, **roles: str) -> str:
        """ "words rule", or "" for no place."""
        return self.place_of(lemma, *self.fillings(roles))

    def place_of(self, lemma: str, *fillings: Filling) -> str:
        """As `where`, of fillings given."""
        found = self._where.place(self.clause(lemma), fillings)
        if found is None:
            return ""
        return f"{self.reading.tokens.text(found[0].extent)} {found[1]}"


def test_a_time_of_its_own(build: ModuleType) -> None:
    """ "Han died on Monday"."""
    asked = Asked(build, "Han died/VBD=die on Monday .",
                  build.clause("died", subject="Han", on="Monday"))  # fmt: skip
    assert asked.when("die") == "2020-05-11 own"


def test_its_own_time_comes_before_a_modifier_s(build: ModuleType) -> None:
    """ "Yesterday Han won the 2019 race": the year belongs to the race."""
    asked = Asked(
        build, "Yesterday Han won/VBD=win the 2019 race .",
        build.clause("won", adverbial="Yesterday", subject="Han", object="the 2019 race"),
        build.clause("race", parent="won", link="nominal", span="the 2019 race"),
    )  # fmt: skip
    assert asked.when("win", award="object") == "2020-05-12 own"


def test_the_time_of_a_happening_in_a_role(build: ModuleType) -> None:
    """ "Han died in last week 's attack"."""
    asked = Asked(
        build, "Han died/VBD=die in last/JJ week 's/POS attack .",
        build.clause("died", subject="Han", **{"in": "last week 's *attack"}),
        build.clause("attack", parent="died", link="nominal", span="last week 's attack"),
    )  # fmt: skip
    assert asked.when("die", means="in") == "2020-05-04/2020-05-10 event"


def test_a_relative_clause_keeps_its_time(build: ModuleType) -> None:
    """ "Han missed the meeting that began on Monday": that is when it began."""
    asked = Asked(
        build, "Han missed/VBD=miss the meeting that/WDT began/VBD=begin on Monday .",
        build.clause("missed", subject="Han", object="the *meeting that began on Monday"),
        build.clause("meeting", parent="missed", link="nominal"),
        build.clause("began", parent="meeting", link="relative", on="Monday",
                     relative__subject="meeting"),
    )  # fmt: skip
    assert asked.when("miss", event="object") == ""
    assert asked.when("begin") == "2020-05-11 own"


def test_an_outcome_has_the_time_of_its_event(build: ModuleType) -> None:
    """ "Han died as a result of Monday 's unrest"."""
    asked = Asked(
        build, "Han died/VBD=die as a result of Monday 's/POS unrest .",
        build.clause("died", subject="Han", **{"as": "*result of Monday 's unrest"}),
        build.clause("result", parent="died", link="nominal", of="Monday 's *unrest"),
        build.clause("unrest", parent="result", link="nominal", poss="Monday"),
    )  # fmt: skip
    assert asked.when("die") == "2020-05-11 event"


def test_up_to_an_event(build: ModuleType) -> None:
    """ "Han advised them before the vote on Monday"."""
    asked = Asked(
        build, "Han advised/VBD=advise them before the vote on Monday .",
        build.clause("advised", subject="Han", object="them", before="the *vote on Monday"),
        build.clause("vote", parent="advised", link="nominal", on="Monday"),
    )  # fmt: skip
    assert asked.when("advise") == "../2020-05-11 after"


def test_an_offence_keeps_its_time(build: ModuleType) -> None:
    """ "Han was jailed for last week 's attack": jailed some other time."""
    asked = Asked(
        build, "Han was jailed/VBN=jail for last/JJ week 's/POS attack .",
        build.clause("jailed", object="Han", aux="was", voice="passive",
                     **{"for": "last week 's *attack"}),
        build.clause("attack", parent="jailed", link="nominal", span="last week 's attack"),
    )  # fmt: skip
    assert asked.when("jail", offence="for") == ""


def test_a_time_behind_a_lower_clause_is_its_own(build: ModuleType) -> None:
    """ "won a prize for finding it in 1995", the year hung on "won"."""
    asked = Asked(
        build, "Han won/VBD=win a prize for finding/VBG=find it/PRP in 1995/CD .",
        build.clause("won", subject="Han", object="a prize", **{"in": "1995"}),
        build.clause("finding", object="it", parent="won", link="adverbial", marker="for",
                     span="for finding it"),
    )  # fmt: skip
    assert asked.when("find") == "1995 own"
    assert asked.when("win") == ""


def test_a_lower_clause_with_its_own_time_takes_no_second(build: ModuleType) -> None:
    """ "Han fell while climbing in May on Monday"."""
    asked = Asked(
        build, "Han fell/VBD=fall after climbing/VBG=climb in May 2019/CD on Monday .",
        build.clause("fell", subject="Han", on="Monday"),
        build.clause("climbing", parent="fell", link="adverbial", marker="after",
                     span="after climbing in May 2019", **{"in": "*May 2019"}),
    )  # fmt: skip
    assert asked.when("climb") == "2019-05 own"
    assert asked.when("fall") == "2020-05-11 own"


def test_the_time_of_reporting_is_not_that_of_the_event(build: ModuleType) -> None:
    """ "Police said on Monday that Han died"."""
    asked = Asked(
        build, "Police said/VBD=say on Monday that Han died/VBD=die .",
        build.clause("said", subject="Police", on="Monday"),
        build.clause("died", subject="Han", parent="said", link="content", marker="that"),
    )  # fmt: skip
    assert asked.when("die") == ""
    assert asked.when("say") == "2020-05-11 own"


def test_as_of_dates_what_is_said(build: ModuleType) -> None:
    """ "As of Monday , police said ten homes burned"."""
    asked = Asked(
        build, "As of Monday , police said/VBD=say ten/CD homes burned/VBD=burn .",
        build.clause("said", subject="police", **{"as of": "Monday"}),
        build.clause("burned", subject="ten homes", parent="said", link="content"),
    )  # fmt: skip
    assert asked.when("burn") == "2020-05-11 as-of"


@pytest.mark.parametrize(
    ("link", "marker", "expected"),
    [
        ("purpose", "to", "2020-05-11 purpose"),
        ("open", "to", "2020-05-11 open"),
        ("adverbial", "when", "2020-05-11 simultaneous"),
        ("adverbial", "with", "2020-05-11 simultaneous"),
        ("adverbial", "because", ""),
        ("relative", "", ""),
        ("content", "that", ""),
    ],
)
def test_lower_clauses_that_share_the_time_above(
    build: ModuleType, link: str, marker: str, expected: str
) -> None:
    asked = Asked(
        build, "Deputies voted/VBD=vote on Monday and elected/VBD=elect Han .",
        build.clause("voted", subject="Deputies", on="Monday", span="Deputies voted on Monday"),
        build.clause("elected", object="Han", parent="voted", link=link, marker=marker),
    )  # fmt: skip
    assert asked.when("elect") == expected


def test_a_while_clause_dates_the_one_above(build: ModuleType) -> None:
    """ "Han led it while Kim ruled in 2011"."""
    asked = Asked(
        build, "Han led/VBD=lead it/PRP while Kim ruled/VBD=rule in 2011/CD .",
        build.clause("led", subject="Han", object="it"),
        build.clause("ruled", subject="Kim", parent="led", link="adverbial", marker="while",
                     **{"in": "2011"}),
    )  # fmt: skip
    assert asked.when("lead") == "2011 beside"


def test_from_an_event_on(build: ModuleType) -> None:
    """ "Han has led it since his election in 2014"."""
    asked = Asked(
        build, "Han led/VBD=lead it/PRP since his/PRP$ election in 2014/CD .",
        build.clause("led", subject="Han", object="it", since="his *election in 2014"),
        build.clause("election", parent="led", link="nominal", span="his election in 2014"),
    )  # fmt: skip
    assert asked.when("lead") == "2014/.. after"
    assert asked.when("election") == "2014 own"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What stands before the first verb holds for both ...
        ("On Monday Han fell/VBD=fall and Kim died/VBD=die .", "2020-05-11 conjunct"),
        # ... what follows it does not, if the second has a subject of its own.
        ("Han fell/VBD=fall On Monday and Kim died/VBD=die .", ""),
    ],
)
def test_coordination_shares_a_fronted_time(
    build: ModuleType, text: str, expected: str
) -> None:
    asked = Asked(
        build, text,
        build.clause("fell", subject="Han", On="Monday"),
        build.clause("died", subject="Kim", parent="fell", link="conjunct"),
    )  # fmt: skip
    assert asked.when("die") == expected


@pytest.mark.parametrize(
    ("preposition", "expected"), [("in", "1995 conjunct"), ("until", "")]
)
def test_what_follows_an_end_is_after_it(
    build: ModuleType, preposition: str, expected: str
) -> None:
    """ "Han led it until 1995 and left": no leaving before 1995."""
    asked = Asked(
        build, f"Han led/VBD=lead it/PRP {preposition} 1995/CD and left/VBD=leave .",
        build.clause("led", subject="Han", object="it", **{preposition: "1995"}),
        build.clause("left", parent="led", link="conjunct", shared__subject="Han"),
    )  # fmt: skip
    assert asked.when("leave") == expected


def test_a_number_holds_when_its_clause_does(build: ModuleType) -> None:
    """ "On Monday the party won ten seats": ten on Monday."""
    asked = Asked(
        build, "On/IN Monday the party won/VBD=win ten/CD seats .",
        build.clause("won", subject="the party", object="ten *seats", On="Monday"),
        build.clause("seats", parent="won", link="nominal", span="ten seats"),
        build.clause("ten", kind="modifier", parent="seats", link="nominal", subject="seats"),
    )  # fmt: skip
    assert asked.when("ten") == "2020-05-11 counted"


def test_the_number_of_what_a_noun_names_holds_when_the_clause_does(build: ModuleType) -> None:
    """ "The party won ten seats on Monday": so many on Monday, the seats alone have no time."""
    asked = Asked(
        build, "The party won/VBD=win ten/CD seats on Monday .",
        build.clause("won", subject="The party", object="ten *seats", on="Monday"),
        build.clause("seats", kind="noun", parent="won", link="nominal", span="ten seats"),
    )  # fmt: skip
    assert asked.when("seats", quantity="object") == "2020-05-11 counted"
    assert asked.when("seats", measure="object") == ""


@pytest.mark.parametrize(
    ("verb", "role", "expected"),
    [
        ("published/VBN=publish", "work", "2020-05-11 published"),
        ("dated/VBN=date", "measure", "2020-05-11 published"),
        ("published/VBN=publish", "topic", ""),
        ("read/VBN=read", "work", ""),
    ],
)
def test_a_work_has_the_time_of_the_participle_that_says_when_it_came_out(
    build: ModuleType, verb: str, role: str, expected: str
) -> None:
    """ "Han praised findings published on Monday"."""
    word = verb.split("/")[0]
    asked = Asked(
        build, f"Han praised/VBD=praise findings/NNS=finding {verb} on Monday .",
        build.clause("praised", subject="Han", object=f"*findings {word} on Monday"),
        build.clause("findings", kind="noun", parent="praised", link="nominal",
                     span=f"findings {word} on Monday"),
        build.clause(word, parent="findings", link="relative", on="Monday",
                     relative__object="findings"),
    )  # fmt: skip
    assert asked.when("praise", **{role: "object"}) == expected
    assert asked.when("finding", **{role: "object"}) == expected


@pytest.mark.parametrize(("determiner", "expected"), [("the", "2020-05-11 again"), ("a", "")])
def test_a_happening_takes_up_what_the_gerund_before_it_names(
    build: ModuleType, determiner: str, expected: str
) -> None:
    """ "They renamed a ship on Monday . Han spoke at the renaming ceremony"."""
    asked = Asked(
        build, "They renamed/VBD=rename a ship on Monday . | "
               "Han spoke/VBD=speak at the renaming/NN ceremony .",
        build.clause("renamed", subject="They", object="ship", on="Monday"),
        build.clause("spoke", subject="Han", at="renaming *ceremony"),
        build.clause("ceremony", kind="noun", parent="spoke", link="nominal",
                     determiner=determiner, modifier="renaming"),
    )  # fmt: skip
    assert asked.when("speak", event="at") == expected


def test_what_an_event_did_is_of_its_time_by_a_participle_too(build: ModuleType) -> None:
    """ "Han fears 2017 's hurricane , killing ten"."""
    asked = Asked(
        build, "Han fears/VBZ=fear 2017 's/POS hurricane , killing/VBG=kill ten/CD .",
        build.clause("fears", subject="Han", object="2017 's *hurricane"),
        build.clause("hurricane", kind="noun", parent="fears", link="nominal", poss="2017",
                     span="2017 's hurricane"),
        build.clause("killing", parent="hurricane", link="relative",
                     relative__subject="2017 's *hurricane", object="ten"),
    )  # fmt: skip
    assert asked.when("kill") == "2017 event"


@pytest.mark.parametrize(
    ("determiner", "noun", "expected"),
    [
        ("the", "attack", "2020-05-11 again"),
        ("that", "incident", "2020-05-11 again"),
        ("a", "attack", ""),
        ("the", "vote", ""),
    ],
)
def test_a_definite_happening_takes_up_an_earlier_one(
    build: ModuleType, determiner: str, noun: str, expected: str
) -> None:
    """ "Men attacked a bank on Monday . The attack left two dead"."""
    asked = Asked(
        build, f"Men attacked/VBD=attack a bank on Monday . | Two/CD died/VBD=die in {noun} .",
        build.clause("attacked", subject="Men", object="bank", on="Monday"),
        build.clause("died", subject="Two", **{"in": noun}),
        build.clause(noun, lemma=noun, kind="noun", parent="died", link="nominal",
                     determiner=determiner),
    )  # fmt: skip
    assert asked.when("die", means="in") == expected


@pytest.mark.parametrize(
    ("verb", "expected"), [("witness", "2020-05-11 happening"), ("announce", "")]
)
def test_a_happening_shares_the_time_of_those_who_take_part_not_of_those_who_tell(
    build: ModuleType, verb: str, expected: str
) -> None:
    """ "On Monday Han witnessed/announced a launch"."""
    asked = Asked(
        build, f"On/IN Monday Han watched/VBD={verb} a launch .",
        build.clause("watched", subject="Han", object="a launch", On="Monday"),
        build.clause("launch", parent="watched", link="nominal"),
    )  # fmt: skip
    assert asked.when("launch") == expected


def test_titles_have_no_time(build: ModuleType) -> None:
    """ "minister Han died on Monday": he is a minister, not on Monday only."""
    asked = Asked(
        build, "minister Han died/VBD=die on Monday .",
        build.clause("died", subject="Han", on="Monday", span="minister Han died on Monday"),
        build.clause("minister", kind="title", parent="died", link="nominal", subject="Han",
                     span="minister Han died on Monday"),
    )  # fmt: skip
    assert asked.when("minister") == ""


@pytest.mark.parametrize(
    ("relation", "lemma", "value", "expected"),
    [
        ("member_of", "join", "1987", "1987/.."),
        ("holds_position", "become", "2019-07", "2019-07/.."),
        ("member_of", "serve", "1987", "1987"),
        ("elected", "become", "1987", "1987"),
        ("member_of", "join", "1987/1990", "1987/1990"),
        ("member_of", "join", None, None),
    ],
)
def test_a_state_holds_from_entering_on(
    build: ModuleType, relation: str, lemma: str, value: str | None, expected: str | None
) -> None:
    asked = Asked(build, f"Han joined/VBD={lemma} .", build.clause("joined", subject="Han"))
    time = Time(asked.reading.clauses[0].extent, value, "date")
    assert since(time, relation, asked.clause(lemma)).value == expected


def test_a_place_of_its_own(build: ModuleType) -> None:
    """ "Han died in Brno"; "took place" and times are no places."""
    asked = Asked(build, "Han died/VBD=die in Brno .",
                  build.clause("died", subject="Han", **{"in": "Brno"}))  # fmt: skip
    assert asked.where("die") == "Brno own"
    asked = Asked(build, "It took/VBD=take place in May 2019/CD .",
                  build.clause("took", object="place", **{"in": "*May 2019"}))  # fmt: skip
    assert asked.where("take") == ""


def test_the_named_one_of_several_settings(build: ModuleType) -> None:
    """ "Han died at the hall in Brno": the name tells more than "the hall"."""
    asked = Asked(build, "Han died/VBD=die at the hall in Brno .",
                  build.clause("died", subject="Han", at="the hall", **{"in": "Brno"}))  # fmt: skip
    assert asked.where("die") == "Brno own"


def test_a_state_by_name_is_a_place(build: ModuleType) -> None:
    """ "Han died in the state of Norway"; "the state" alone is rather a body."""
    for phrase, expected in (("the *state of Norway", "the state of Norway own"),
                             ("the state", "")):  # fmt: skip
        asked = Asked(build, f"Han died/VBD=die in {phrase.replace('*', '')} .",
                      build.clause("died", subject="Han", **{"in": phrase}))  # fmt: skip
        assert asked.where("die") == expected


def test_the_prison_of_a_sentence_is_not_where_it_was_passed(build: ModuleType) -> None:
    """ "Han got ten years in prison in Oslo"."""
    asked = Asked(build, "Han got/VBD=get years in prison near Oslo .",
                  build.clause("got", subject="Han", object="years", near="Oslo",
                               **{"in": "prison"}))  # fmt: skip
    assert asked.where("get", penalty="object") == "Oslo own"
    assert asked.where("get", victim="subject") == "Oslo own"
    alone = Asked(
        build, "Han got/VBD=get years in prison .",
        build.clause("got", subject="Han", object="years", **{"in": "prison"}),
    )  # fmt: skip
    assert alone.where("get", penalty="object") == ""
    assert alone.where("get", victim="subject") == "prison own"


def test_nothing_happens_on_a_country(build: ModuleType) -> None:
    """ "Han called on Norway", "Han fell on the office"."""
    for place, expected in (("Norway", ""), ("office", "office own")):
        asked = Asked(build, f"Han called/VBD=call on {place} .",
                      build.clause("called", subject="Han", on=place))  # fmt: skip
        assert asked.where("call") == expected


def test_what_is_struck_is_so_by_the_event_of_the_claim_alone(build: ModuleType) -> None:
    """ "They sent Brno when a storm raged": Brno is not struck."""
    asked = Asked(
        build, "They sent/VBD=send Brno when a storm raged/VBD=rage .",
        build.clause("sent", subject="They", object="Brno"),
        build.clause("raged", subject="storm", parent="sent", link="adverbial", marker="when"),
    )  # fmt: skip
    storm = next(a for a in asked.clause("rage").arguments if a.role == "subject")
    found = asked.place_of("rage", Filling("event", storm.head, storm.extent))
    assert found == ""


def test_a_filler_is_no_setting(build: ModuleType) -> None:
    """ "Han lived in Brno", the place being what the claim is about."""
    asked = Asked(build, "Han lived/VBD=live in Brno .",
                  build.clause("lived", subject="Han", **{"in": "Brno"}))  # fmt: skip
    assert asked.where("live", location="in") == ""


def test_a_court_is_a_place_of_rulings(build: ModuleType) -> None:
    asked = Asked(build, "Han was jailed/VBN=jail in a court .",
                  build.clause("jailed", object="Han", aux="was", **{"in": "a court"}))  # fmt: skip
    assert asked.where("jail") == "a court own"


def test_the_place_of_a_happening(build: ModuleType) -> None:
    """ "A Brno bombing killed two"; "the bombing in Brno killed two"."""
    for phrase, arguments in (("Brno bombing", {"modifier": "Brno"}),
                              ("bombing in Brno", {"in": "Brno"})):  # fmt: skip
        asked = Asked(
            build, f"A {phrase} killed/VBD=kill Han .",
            build.clause("killed", subject="bombing", object="Han"),
            build.clause("bombing", parent="killed", link="nominal", **arguments),
        )
        assert asked.where("kill", means="subject", victim="object") == "Brno event"


def test_what_an_event_strikes(build: ModuleType) -> None:
    """ "A storm hit Brno" and "Brno held a vote", but not "Brno banned a rally"."""
    asked = Asked(build, "A storm hit/VBD=hit Brno .",
                  build.clause("hit", subject="A storm", object="Brno"))  # fmt: skip
    assert asked.where("hit", event="subject") == "Brno struck"
    for verb, expected in (("hold", "Brno struck"), ("ban", "")):
        asked = Asked(build, f"Brno held/VBD={verb} a poll .",
                      build.clause("held", subject="Brno", object="a poll"))  # fmt: skip
        assert asked.where(verb, event="object") == expected


def test_a_setting_inside_an_argument(build: ModuleType) -> None:
    """ "A judge in Oslo ruled"; but where a county lies is no setting of what it does."""
    for noun, expected in (("judge", "Oslo inside"), ("county", "")):
        asked = Asked(
            build, f"A {noun} in Oslo ruled/VBD=rule .",
            build.clause("ruled", subject=f"A *{noun} in Oslo"),
            build.clause(noun, parent="ruled", link="nominal", **{"in": "Oslo"}),
        )
        assert asked.where("rule") == expected


def test_a_setting_in_an_aside_on_an_argument_is_none(build: ModuleType) -> None:
    """ "Han, a suspect in Oslo, died": that is where the suspect was."""
    asked = Asked(
        build, "Han , a suspect in Oslo , died/VBD=die .",
        build.clause("died", subject="*Han , a suspect in Oslo"),
        build.clause("suspect", parent="died", link="nominal", **{"in": "Oslo"}),
    )  # fmt: skip
    assert asked.where("die") == ""


def test_there_is_the_place_named_last(build: ModuleType) -> None:
    asked = Asked(
        build, "Han spoke/VBD=speak in Oslo . | Kim died/VBD=die there/RB .",
        build.clause("spoke", subject="Han", **{"in": "Oslo"}),
        build.clause("died", subject="Kim", adverbs="there"),
    )  # fmt: skip
    assert asked.where("die") == "Oslo there"


def test_where_stands_for_the_place_of_the_clause_above(build: ModuleType) -> None:
    """ "They met in Oslo for a summit where Han spoke"."""
    asked = Asked(
        build, "They met/VBD=meet in Oslo for a summit where/WRB Han spoke/VBD=speak .",
        build.clause("met", subject="They", **{"in": "Oslo", "for": "a summit"}),
        build.clause("summit", parent="met", link="nominal"),
        build.clause("spoke", subject="Han", parent="summit", link="relative", marker="where"),
    )  # fmt: skip
    assert asked.where("speak") == "Oslo where"


def test_a_fronted_place_holds_for_both_conjuncts(build: ModuleType) -> None:
    """ "In Oslo Han fell and Kim died"; "Han fell in Oslo and Kim died"."""
    for text, expected in (("In Oslo Han fell/VBD=fall and Kim died/VBD=die .", "Oslo conjunct"),
                           ("Han fell/VBD=fall In Oslo and Kim died/VBD=die .", "")):  # fmt: skip
        asked = Asked(
            build, text,
            build.clause("fell", subject="Han", **{"in": "Oslo"}),
            build.clause("died", subject="Kim", parent="fell", link="conjunct"),
        )  # fmt: skip
        assert asked.where("die") == expected


def test_what_happens_as_something_else_does_is_where_that_is(build: ModuleType) -> None:
    """ "Han died when Kim fell in Oslo"; "after" tells of another happening."""
    for marker, expected in (("when", "Oslo beside"), ("after", "")):
        asked = Asked(
            build, f"Han died/VBD=die {marker} Kim fell/VBD=fall in Oslo .",
            build.clause("died", subject="Han"),
            build.clause("fell", subject="Kim", parent="died", link="adverbial", marker=marker,
                         **{"in": "Oslo"}),
        )  # fmt: skip
        assert asked.where("die") == expected


def test_a_place_inside_what_is_counted_is_no_setting(build: ModuleType) -> None:
    """ "Han closed nine shops in Oslo"."""
    asked = Asked(
        build, "Han closed/VBD=close nine shops in Oslo .",
        build.clause("closed", subject="Han", object="shops", **{"in": "Oslo"}),
    )  # fmt: skip
    number, oslo = Filling("quantity", 2, Extent(2, 3)), Filling("measure", 3, Extent(3, 6))
    assert asked.place_of("close", number) == "Oslo own"
    assert asked.place_of("close", number, oslo) == ""


def test_what_came_before_has_a_time_of_its_own(build: ModuleType) -> None:
    """ "Born in Oslo, Han died on Monday": he was not born then."""
    asked = Asked(
        build, "Born/VBN=bear in Oslo , Han died/VBD=die on Monday .",
        build.clause("Born", form="participle", voice="passive", object="Han", parent="died",
                     link="adverbial", **{"in": "Oslo"}),
        build.clause("died", subject="Han", on="Monday"),
    )  # fmt: skip
    assert asked.when("bear") == ""


def test_a_new_term_is_not_when_it_was_given(build: ModuleType) -> None:
    """ "Oslo extended the pact to Monday": it was extended before."""
    for verb, found in (("extended/VBD=extend", ""), ("left/VBD=leave", "2020-05-11 own")):
        asked = Asked(
            build, f"Han {verb} the office to Monday .",
            build.clause(verb.partition("/")[0], subject="Han", object="the office", to="Monday"),
        )  # fmt: skip
        assert asked.when(verb.partition("=")[2]) == found


@pytest.mark.parametrize(
    ("value", "tag", "expected"),
    [
        ("2020-05-14", "NN", True),
        ("2020-06/..", "NN", True),
        ("2021~", "NN", True),
        ("2020-05-13T23:00", "NN", False),  # today
        ("2020-05", "NN", False),  # or before
        ("../2021", "NN", False),
        (None, "NN", False),
        ("2020-05-14", "VBD", False),  # the verb says that it has been
    ],
)
def test_what_is_dated_after_the_article_is_ahead(
    build: ModuleType, value: str | None, tag: str, *, expected: bool
) -> None:
    """ "The vote on May 14" in an article of May 13."""
    asked = Asked(build, f"the vote/{tag} soon .", build.clause("vote"))
    reading = replace(asked.reading, article=replace(asked.reading.article, date=DATELINE))
    time = Time(reading.clauses[0].extent, value, "date")
    assert ahead(time, reading.clauses[0], reading) is expected
