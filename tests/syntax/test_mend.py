"""Arcs that contradict each other are set right; all others stay."""

from __future__ import annotations

import pytest

from claimx.syntax.mend import _acyclic, agreed, mended


def columns(text: str) -> list[list[str]]:
    """Columns of tokens word/head/label/part of speech/lemma; heads count from 0."""
    return [
        list(column) for column in zip(*(token.split("/") for token in text.split()), strict=True)
    ]


def read(text: str) -> tuple[list[int], list[str]]:
    """Heads and labels, mended."""
    _, heads, arcs, upos, lemmas = columns(text)
    return mended([int(head) for head in heads], arcs, upos, lemmas)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sentenced/0/root/VERB/sentence him/0/iobj/PRON/he", ["root", "obj"]),
        (
            "gave/0/root/VERB/give him/0/iobj/PRON/he bread/0/obj/NOUN/bread",
            ["root", "iobj", "obj"],
        ),
        (
            "told/0/root/VERB/tell him/0/iobj/PRON/he gone/0/ccomp/VERB/go",
            ["root", "iobj", "ccomp"],
        ),
        (
            "accused/0/root/VERB/accuse him/0/obj/PRON/he of/3/case/ADP/of fraud/0/obj/NOUN/fraud",
            ["root", "obj", "case", "obl"],
        ),
        (
            "marched/0/root/VERB/march in/2/case/ADP/in protest/0/advcl/NOUN/protest",
            ["root", "case", "obl"],
        ),
        (
            "left/0/root/VERB/leave as/3/mark/SCONJ/as in/3/case/ADP/in debt/0/advcl/NOUN/debt",
            ["root", "mark", "case", "advcl"],
        ),
        (
            "men/2/nsubj/NOUN/man are/2/aux/AUX/be missing/2/root/ADJ/missing",
            ["nsubj", "cop", "root"],
        ),
        (
            "men/2/nsubj/NOUN/man are/2/aux/AUX/be leaving/2/root/VERB/leave",
            ["nsubj", "aux", "root"],
        ),
        (
            "May/1/nsubj:pass/PROPN/May appointed/1/root/VERB/appoint him/1/obj/PRON/he",
            ["nsubj", "root", "obj"],
        ),
        (
            "May/2/nsubj:pass/PROPN/May was/2/aux:pass/AUX/be given/2/root/VERB/give "
            "it/2/obj/PRON/it",
            ["nsubj:pass", "aux:pass", "root", "obj"],
        ),
        (
            "A/1/det/DET/a ferry/2/compound/NOUN/ferry capsized/2/ROOT/VERB/capsize",
            ["det", "nsubj", "ROOT"],
        ),
        (
            "Hurricane/2/nsubj/PROPN/Hurricane Irma/2/nsubj/PROPN/Irma struck/2/root/VERB/strike",
            ["compound", "nsubj", "root"],
        ),
        ("may/2/aux/AUX/may be/2/cop/AUX/be ill/2/root/ADJ/ill", ["aux", "cop", "root"]),
        ("is/2/aux/AUX/be being/2/cop/AUX/be kind/2/root/ADJ/kind", ["aux", "cop", "root"]),
    ],
)  # fmt: skip
def test_labels(text, expected):
    assert read(text)[1] == expected


def test_a_name_leads_its_title():
    text = (
        "the/1/det/DET/the administrator/4/nsubj/NOUN/administrator Jim/1/flat/PROPN/jim "
        "Black/2/flat/PROPN/black spoke/4/root/VERB/speak"
    )
    assert read(text) == ([1, 2, 4, 2, 4], ["det", "nmod:desc", "nsubj", "flat", "root"])


def test_what_follows_a_name_goes_with_it():
    text = "chief/0/root/NOUN/chief Moon/0/flat/PROPN/moon ,/3/punct/PUNCT/, 41/0/appos/NUM/41"
    assert read(text) == ([1, 1, 3, 1], ["nmod:desc", "root", "punct", "appos"])


def test_two_names_stay_as_they_are():
    text = "Jim/2/nsubj/PROPN/jim Black/0/flat/PROPN/black spoke/2/root/VERB/speak"
    assert read(text) == ([2, 0, 2], ["nsubj", "flat", "root"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # "asked for Han's resignation"
            "asked/0/root/VERB/ask for/4/case/ADP/for Han/0/obj/PROPN/han 's/2/case/PART/'s"
            " resignation/0/obl/NOUN/resignation",
            ("nmod:poss", 4),
        ),
        (  # "Han's resignation" as it should be
            "Han/2/nmod:poss/PROPN/han 's/0/case/PART/'s resignation/2/root/NOUN/resignation",
            ("nmod:poss", 2),
        ),
        (  # nothing is possessed
            "asked/0/root/VERB/ask Han/0/obj/PROPN/han 's/1/case/PART/'s",
            ("obl", 0),
        ),
    ],
)
def test_a_possessor_goes_with_what_it_possesses(text, expected):
    heads, arcs = read(text)
    owner = text.split().index(next(t for t in text.split() if t.startswith("Han/")))
    assert (arcs[owner], heads[owner]) == expected


def test_the_copula_of_a_title_is_the_names():
    heads, arcs = read(
        "mother/2/nsubj/NOUN/mother is/2/cop/AUX/be wrestler/3/nmod:desc/NOUN/wrestler"
        " Han/3/root/PROPN/han"
    )
    assert heads == [3, 3, 3, 3]
    assert arcs == ["nsubj", "cop", "nmod:desc", "root"]


def test_a_preposition_before_a_modifier_is_the_nouns():
    heads, arcs = read(
        "death/0/root/NOUN/death of/2/mark/ADP/of pioneering/3/amod/VERB/pioneer"
        " inventor/0/nmod/NOUN/inventor"
    )
    assert (heads[1], arcs[1]) == (3, "case")



def test_a_name_leads_all_that_describes_it():
    heads, arcs = read(
        "singer/4/nsubj/NOUN/singer and/2/cc/CCONJ/and actor/0/conj/NOUN/actor"
        " Han/0/appos/PROPN/han died/4/root/VERB/die on/6/case/ADP/on Monday/4/obl/PROPN/monday"
    )
    assert (heads[3], arcs[3]) == (4, "nsubj")
    assert (heads[0], arcs[0], heads[2]) == (3, "nmod:desc", 0)


@pytest.mark.parametrize(
    "text",
    [
        (  # two people
            "the/1/det/DET/the singer/4/nsubj/NOUN/singer and/3/cc/CCONJ/and"
            " actor/1/conj/NOUN/actor Han/1/appos/PROPN/han"
        ),
        (  # things
            "police/3/nsubj/NOUN/police and/2/cc/CCONJ/and ship/0/conj/NOUN/ship"
            " Han/0/appos/PROPN/han"
        ),
    ],
)
def test_other_coordinations_before_a_name_stay(text):
    assert read(text)[1][-1] == "appos"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "granted/0/root/VERB/grant Han/0/obj/PROPN/han a/3/det/DET/a pardon/0/obj/NOUN/pardon",
            ["root", "iobj", "det", "obj"],
        ),
        (
            "shot/0/root/VERB/shoot dead/0/obj/ADJ/dead a/3/det/DET/a man/0/obj/NOUN/man",
            ["root", "xcomp", "det", "obj"],
        ),
        (
            "shot/0/root/VERB/shoot dead/3/amod/ADJ/dead a/3/det/DET/a man/0/obj/NOUN/man",
            ["root", "xcomp", "det", "obj"],
        ),
        (  # two verbs, read as one
            "killed/0/root/VERB/kill five/0/obj/NUM/five and/4/cc/CCONJ/and hurt/4/amod/VERB/hurt"
            " men/0/obj/NOUN/man",
            ["root", "obj", "cc", "amod", "obj"],
        ),
        (  # a measure
            "placed/0/root/VERB/place Han/0/obj/PROPN/han two/3/nummod/NUM/two"
            " miles/0/obj/NOUN/mile",
            ["root", "obj", "nummod", "obj"],
        ),
    ],
)
def test_a_verb_has_one_direct_object(text, expected):
    assert read(text)[1] == expected


def test_a_subject_behind_the_verb_of_another_is_its_object():
    _, arcs = read(
        "court/1/nsubj/NOUN/court found/1/root/VERB/find Han/1/nsubj/PROPN/han"
        " guilty/1/xcomp/ADJ/guilty"
    )
    assert arcs == ["nsubj", "root", "obj", "xcomp"]


def test_names_after_a_plural_noun_are_who_is_meant():
    heads, arcs = read(
        "brothers/4/nsubj/NOUN/brother Han/0/appos/PROPN/han and/3/cc/CCONJ/and"
        " Ali/1/conj/PROPN/ali left/4/root/VERB/leave"
    )
    assert (heads[1], arcs[1], heads[0], arcs[0]) == (4, "nsubj", 1, "nmod:desc")


@pytest.mark.parametrize(
    ("text", "heads", "arcs"),
    [
        (  # coordinated with the object before the verb
            "killed/0/root/VERB/kill six/0/obj/NUM/six and/5/cc/CCONJ/and wounded/0/conj/VERB/wound"
            " nine/5/nummod/NUM/nine others/1/conj/NOUN/other",
            [0, 0, 3, 0, 5, 3],
            ["root", "obj", "cc", "conj", "nummod", "obj"],
        ),
        (  # the verb coordinated with the object, too
            "killed/0/root/VERB/kill guards/0/obj/NOUN/guard and/5/cc/CCONJ/and"
            " wounded/1/conj/VERB/wound nine/5/nummod/NUM/nine others/1/conj/NOUN/other",
            [0, 0, 3, 0, 5, 3],
            ["root", "obj", "cc", "conj", "nummod", "obj"],
        ),
        (  # the object of both, for the first to share
            "shot/0/root/VERB/shoot and/2/cc/CCONJ/and killed/0/conj/VERB/kill him/0/obj/PRON/he",
            [0, 2, 0, 2],
            ["root", "cc", "conj", "obj"],
        ),
        (  # a subject before a verb that has lost its auxiliary
            "killed/0/root/VERB/kill and/2/cc/CCONJ/and one/0/conj/NUM/one"
            " wounded/0/conj/VERB/wound badly/3/advmod/ADV/badly",
            [0, 2, 3, 0, 3],
            ["root", "cc", "nsubj:pass", "conj", "advmod"],
        ),
        (  # a phrase with a preposition is no object
            "shot/0/root/VERB/shoot and/2/cc/CCONJ/and fled/0/conj/VERB/flee on/4/case/ADP/on"
            " foot/0/obj/NOUN/foot",
            [0, 2, 0, 4, 0],
            ["root", "cc", "conj", "case", "obl"],
        ),
    ],
)
def test_a_coordinated_verb_has_its_own_object_and_subject(text, heads, arcs):
    assert read(text) == (heads, arcs)


def test_the_subject_before_a_quoting_verb_is_that_of_what_is_said():
    heads, arcs = read(
        "River/2/nsubj/NOUN/river ,/2/punct/PUNCT/, said/2/root/VERB/say Han/2/nsubj/PROPN/Han "
        "has/5/aux/AUX/have fallen/2/ccomp/VERB/fall"
    )
    assert heads == [5, 2, 2, 2, 5, 2]
    assert arcs == ["nsubj", "punct", "root", "nsubj", "aux", "ccomp"]


def test_the_subject_behind_a_reporting_verb_is_that_of_what_is_reported():
    heads, _ = read(
        "Radio/1/nsubj/PROPN/Radio reported/1/root/VERB/report Han/1/nsubj/PROPN/Han "
        "said/1/ccomp/VERB/say"
    )
    assert heads == [1, 1, 3, 1]


def test_a_noun_is_the_subject_of_the_verb_taken_for_its_content():
    heads, arcs = read(
        "claim/0/ROOT/NOUN/claim stands/0/acl/VERB/stand was/3/aux:pass/AUX/be "
        "denied/0/ccomp/VERB/deny ./0/punct/PUNCT/."
    )
    assert heads == [3, 0, 3, 3, 3]
    assert arcs == ["nsubj:pass", "acl", "aux:pass", "ROOT", "punct"]


@pytest.mark.parametrize(("text", "heads"), [
    ("The/6/det/DET/the theft/3/nsubj:pass/NOUN/theft was/3/aux:pass/AUX/be "
     "told/3/root/VERB/tell by/6/case/ADP/by a/6/det/DET/a man/3/obl/NOUN/man",
     [1, 3, 3, 3, 6, 6, 3]),
    ("A/2/det/DET/a ferry/2/compound/NOUN/ferry sank/2/root/VERB/sink", [1, 2, 2]),
    ("A/2/det/DET/a cargo/2/compound/NOUN/cargo ship/3/nsubj/NOUN/ship sank/3/root/VERB/sink",
     [2, 2, 3, 3]),
])  # fmt: skip
def test_a_determiner_belongs_to_the_noun_behind_it(text, heads):
    assert read(text)[0] == heads


def test_a_subject_is_that_of_the_verb_over_which_its_arc_reaches():
    text = (
        "Anna/3/nsubj/PROPN/Anna may/2/aux/AUX/may take/2/root/VERB/take charge/2/obj/NOUN/charge"
    )
    assert read(text) == ([2, 2, 2, 2], ["nsubj", "aux", "root", "obj"])
    own = (
        "He/1/nsubj/PRON/he says/1/root/VERB/say Anna/4/nsubj/PROPN/Anna is/4/cop/AUX/be "
        "boss/1/ccomp/NOUN/boss"
    )
    assert read(own)[0] == [1, 1, 4, 4, 1]


def test_no_determiner_goes_to_what_hangs_on_it():
    text = (
        "All/3/det/DET/all but/2/cc/CCONJ/but four/0/conj/NUM/four members/4/nsubj/NOUN/member "
        "signed/4/root/VERB/sign"
    )
    assert read(text)[0] == [3, 2, 0, 4, 4]


def test_a_sentence_stays_as_it_was_where_its_mends_close_a_circle():
    circle = ([1, 0, 2, 2], ["nsubj", "obj", "root", "obj"])
    before = ([1, 2, 2, 2], ["det", "nsubj", "root", "obj"])
    assert _acyclic(*map(list, circle), *before) == before
    other = ([0, 0, 3, 2, 4], ["root", "obj", "det", "nsubj", "root"])
    before = ([0, 0, 3, 4, 4], ["root", "iobj", "det", "nsubj", "root"])
    kept = ["root", "obj", "det", "nsubj", "root"]
    assert _acyclic(*map(list, other), *before) == (before[0], kept)


@pytest.mark.parametrize(("text", "arcs"), [
    ("Two/1/nummod/NUM/two killed/1/root/VERB/kill", ["nsubj:pass", "root"]),
    ("Two/1/nummod/NUM/two die/1/root/VERB/die", ["nsubj", "root"]),
    ("26/1/nummod/NUM/26 hurt/1/root/ADJ/hurt", ["nsubj", "root"]),
    ("Two/1/nummod/NUM/two men/2/nsubj/NOUN/man left/2/root/VERB/leave",
     ["nummod", "nsubj", "root"]),
    ("He/2/nsubj/PRON/he twice/2/nummod/NUM/twice ran/2/root/VERB/run",
     ["nsubj", "nummod", "root"]),
])  # fmt: skip
def test_a_numeral_before_a_verb_is_who_it_happens_to(text, arcs):
    assert read(text)[1] == arcs


def test_a_circle_among_the_mends_ends() -> None:
    text = (
        "a/4/acl/VERB/a b/1/root/NOUN/b and/3/cc/CCONJ/and d/0/conj/VERB/d e/1/conj/NOUN/e "
        "Han/3/obl/PROPN/Han 's/5/case/PART/'s book/3/obj/NOUN/book"
    )
    heads, _ = read(text)
    for i in range(len(heads)):
        for _ in heads:
            i = heads[i]
        assert heads[i] == i


@pytest.mark.parametrize(("citing", "heads", "arcs"), [
    ("citing/3/case/VERB/cite the/3/det/DET/the police/0/obl/NOUN/police",
     [0, 0, 3, 1], ["root", "advcl", "det", "obj"]),
    ("citing/0/advcl/VERB/cite the/3/det/DET/the police/0/obl/NOUN/police",
     [0, 0, 3, 1], ["root", "advcl", "det", "obj"]),
    ("quoting/3/acl/VERB/quote the/3/det/DET/the police/0/obl/NOUN/police",
     [0, 0, 3, 1], ["root", "advcl", "det", "obj"]),
    ("cited/0/advcl/VERB/cite by/3/case/ADP/by police/0/obl/NOUN/police",
     [0, 0, 3, 0], ["root", "advcl", "case", "obl"]),
    ("including/3/case/VERB/include the/3/det/DET/the police/0/obl/NOUN/police",
     [0, 3, 3, 0], ["root", "case", "det", "obl"]),
])  # fmt: skip
def test_who_is_named_behind_citing_is_cited(citing, heads, arcs):
    assert read(f"reported/0/root/VERB/report {citing}") == (heads, arcs)


def test_a_report_cites_who_is_named_behind_it():
    heads, arcs = read(
        "Reports/3/nsubj/NOUN/report citing/2/amod/VERB/cite police/0/nmod/NOUN/police "
        "said/3/root/VERB/say"
    )
    assert heads == [3, 0, 1, 3]
    assert arcs == ["nsubj", "acl", "obj", "root"]


@pytest.mark.parametrize(("text", "heads", "arcs"), [
    ("acquitted/0/root/VERB/acquit him/0/obj/PRON/he of/3/mark/SCONJ/of lying/1/acl/VERB/lie",
     [0, 0, 3, 0], ["root", "obj", "mark", "advcl"]),
    ("suspect/0/root/VERB/suspect him/3/nsubj/PRON/he of/3/mark/SCONJ/of lying/0/ccomp/VERB/lie",
     [0, 0, 3, 0], ["root", "obj", "mark", "advcl"]),
    ("ended/0/root/VERB/end it/0/obj/NOUN/habit of/3/mark/SCONJ/of lying/1/acl/VERB/lie",
     [0, 0, 3, 1], ["root", "obj", "mark", "acl"]),
])  # fmt: skip
def test_a_gerund_behind_an_object_is_the_verbs(text, heads, arcs):
    assert read(text) == (heads, arcs)


@pytest.mark.parametrize(("tag", "upos", "arc", "expected"), [
    ("NNS", "VERB", "obj", "NOUN"), ("VBZ", "VERB", "obj", "VERB"),
    ("NN", "VERB", "root", "VERB"), ("NN", "PROPN", "obj", "PROPN"),
])  # fmt: skip
def test_a_noun_by_tag_and_arc_is_one(tag, upos, arc, expected):
    assert agreed(tag, upos, arc) == expected


@pytest.mark.parametrize(("mark", "head"), [(",", 0), ("-", 5)])
def test_what_stands_before_the_comma_of_a_report_is_its_content(mark, head):
    text = (
        f"died/5/ccomp/VERB/die on/2/case/ADP/on Friday/5/obl/PROPN/Friday {mark}/5/punct/PUNCT/"
        f"{mark} police/5/nsubj/NOUN/police said/5/root/VERB/say"
    )
    assert read(text)[0] == [5, 2, head, 5, 5, 5]


def test_as_many_as_hedges_the_number_behind_it():
    text = (
        "as/1/advmod/ADV/as many/4/amod/ADJ/many as/3/case/ADP/as ten/1/obl/NUM/ten "
        "people/5/nsubj/NOUN/people fled/5/root/VERB/flee"
    )
    heads, arcs = read(text)
    assert heads == [3, 0, 0, 4, 5, 5]
    assert arcs == ["advmod", "fixed", "fixed", "nummod", "nsubj", "root"]


@pytest.mark.parametrize(("text", "heads", "arcs"), [
    ("as/1/advmod/ADV/as many/4/nsubj:pass/ADJ/many as/3/case/ADP/as ten/1/obl/NUM/ten "
     "fled/4/root/VERB/flee", [3, 0, 0, 4, 4], ["advmod", "fixed", "fixed", "nsubj:pass", "root"]),
    ("killed/0/root/VERB/kill as/2/advmod/ADV/as many/4/amod/ADJ/many as/4/case/ADP/as "
     "ten/0/obj/NUM/ten", [0, 4, 1, 1, 0], ["root", "advmod", "fixed", "fixed", "obj"]),
])  # fmt: skip
def test_as_many_as_may_stand_without_a_noun(text, heads, arcs):
    assert read(text) == (heads, arcs)
