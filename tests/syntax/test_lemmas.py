"""Lemmas by rule: each row is words as a newspaper has them, and what they are forms of."""

from __future__ import annotations

import pytest

from claimx.lexicon.load import table, words
from claimx.syntax.lemmas import lemma

VERBS = {
    # regular, told apart by the list of verbs
    "VBD": "blamed:blame acquitted:acquit confessed:confess fined:fine jailed:jail hoped:hope "
    "hopped:hop programmed:program planned:plan planed:plane visited:visit offered:offer "
    "preferred:prefer travelled:travel traveled:travel controlled:control called:call "
    "filed:file filled:fill added:add erred:err agreed:agree freed:free died:die denied:deny "
    "vetoed:veto panicked:panic quizzed:quiz focused:focus focussed:focus bathed:bathe "
    "created:create treated:treat challenged:challenge ranged:range banged:bang sued:sue "
    "needed:need seized:seize released:release passed:pass tied:tie skied:ski "
    # irregular, and prefixed irregular
    "pled:plead shot:shoot found:find founded:found lay:lie laid:lay felt:feel fell:fall "
    "felled:fell wound:wind wounded:wound saw:see sawed:saw left:leave struck:strike fled:flee "
    "overtook:overtake rebuilt:rebuild misled:mislead co-wrote:co-write withdrew:withdraw "
    "put:put cut:cut had:have did:do went:go was:be",
    "VBN": "been:be done:do gone:go slain:slay sworn:swear shot:shoot hanged:hang hung:hang "
    "born:bear proven:prove redone:redo overthrown:overthrow sentenced:sentence detained:detain",
    "VBG": "dying:die lying:lie tying:tie putting:put planning:plan dining:dine singing:sing "
    "fleeing:flee seeing:see trafficking:traffic running:run accusing:accuse fining:fine "
    "bringing:bring being:be having:have ageing:age skiing:ski bombing:bomb staging:stage",
    "VBZ": "says:say has:have does:do goes:go is:be denies:deny dies:die lies:lie uses:use "
    "focuses:focus passes:pass reaches:reach aches:ache fixes:fix releases:release 's:be ’s:be",
    "VB": "found:found jail:jail be:be lay:lay wound:wound focus:focus",
    "VBP": "are:be 're:be 've:have ’ve:have am:be say:say",
}  # fmt: skip

# Verbs that no list has: spelling alone decides.
UNKNOWN = (
    "zonked:zonk brimbled:brimble flavicated:flavicate skrugged:skrug frobnicizing:frobnicize "
    "drabbled:drabble glorped:glorp plothering:plother snarfing:snarf re-zoned:re-zone "
    "defenestrified:defenestrify"
)

NOUNS = (
    "children:child men:man policewomen:policewoman people:people crises:crisis lives:life "
    "wives:wife ex-wives:ex-wife housewives:housewife thieves:thief olives:olive archives:archive "
    "parties:party movies:movie families:family copies:copy ties:tie churches:church aches:ache "
    "approaches:approach boxes:box cases:case houses:house warehouses:warehouse causes:cause "
    "viruses:virus buses:bus gases:gas lenses:lens purchases:purchase prizes:prize quizzes:quiz "
    "heroes:hero shoes:shoe losses:loss news:news series:series species:species miseries:misery "
    "politics:politics headquarters:headquarters data:data media:media police:police "
    "clothes:clothes sons-in-law:son-in-law passers-by:passer-by runners-up:runner-up "
    "attorneys-general:attorney-general MPs:mp NGOs:ngo 1980s:1980s Israelis:israeli taxis:taxi "
    "menus:menu phenomena:phenomenon criteria:criterion alumni:alumnus chateaux:chateau "
    "grandchildren:grandchild aircraft:aircraft analyses:analysis bases:base specimens:specimen"
)

OTHERS = [
    ("n't", "RB", "PART", "not"),
    ("n’t", "RB", "PART", "not"),
    ("ca", "MD", "AUX", "can"),
    ("wo", "MD", "AUX", "will"),
    ("'ll", "MD", "AUX", "will"),
    ("could", "MD", "AUX", "could"),
    ("'d", "MD", "AUX", "would"),
    ("'d", "VBD", "AUX", "have"),
    ("'s", "POS", "PART", "'s"),
    ("them", "PRP", "PRON", "them"),
    ("These", "DT", "DET", "these"),
    ("Philippines", "NNPS", "PROPN", "philippines"),
    ("News", "NNP", "PROPN", "news"),
    ("carries", "VBZ", "NOUN", "carry"),  # tag and part of speech that do not agree
    ("fine", "NN", "NOUN", "fine"),
    ("killing", "NN", "NOUN", "killing"),
    ("detained", "JJ", "ADJ", "detained"),
    ("", "", "", ""),
]

COMPARED = (
    "better:good worst:bad bigger:big largest:large happier:happy safer:safe greater:great "
    "longer:long younger:young strangest:strange narrower:narrow newest:new simpler:simple "
    "taller:tall older:old free:free other:other more:more"
)


def pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of a text like `a:b c:d`."""
    return [(pair.rpartition(":")[0], pair.rpartition(":")[2]) for pair in text.split()]


@pytest.mark.parametrize(
    ("tag", "form", "base"), [(tag, *pair) for tag, text in VERBS.items() for pair in pairs(text)]
)
def test_verbs(tag: str, form: str, base: str) -> None:
    assert lemma(form, tag, "VERB") == base
    assert lemma(form.title(), tag, "AUX") == base


@pytest.mark.parametrize(("form", "base"), pairs(UNKNOWN))
def test_unknown_verbs(form: str, base: str) -> None:
    assert base not in words("verbs")
    assert lemma(form, "VBG" if form.endswith("ing") else "VBD", "VERB") == base


@pytest.mark.parametrize(("form", "base"), pairs(NOUNS))
def test_nouns(form: str, base: str) -> None:
    assert lemma(form, "NNS", "NOUN") == base


@pytest.mark.parametrize(("form", "base"), pairs(COMPARED))
def test_adjectives(form: str, base: str) -> None:
    assert lemma(form, "JJS" if form.endswith("st") else "JJR", "ADJ") == base


def test_adverbs() -> None:
    assert lemma("better", "RBR", "ADV") == "well"
    assert lemma("later", "RBR", "ADV") == "late"


@pytest.mark.parametrize(("word", "tag", "upos", "expected"), OTHERS)
def test_others(word: str, tag: str, upos: str, expected: str) -> None:
    assert lemma(word, tag, upos) == expected


@pytest.mark.parametrize("tag", ["VB", "VBP", "VBD", "VBN", "VBG", "VBZ"])
def test_a_base_form_is_never_spoilt(tag: str) -> None:
    """A verb wrongly tagged as inflected keeps its form, unless another verb has that form too."""
    taken = {form for row in table("irregular_verbs") for c in ("past", "participle", "other")
             for form in row[c].split("|")}  # fmt: skip
    verbs = words("verbs")
    for verb in verbs - taken:
        assert lemma(verb, tag, "VERB") in verbs


def test_the_bases_of_irregular_verbs_are_verbs() -> None:
    assert {row["base"] for row in table("irregular_verbs")} <= words("verbs")
    assert len(words("verbs")) > 5000


@pytest.mark.parametrize("column", ["past", "participle"])
def test_each_irregular_form_is_of_a_row_that_has_it(column: str) -> None:
    tag = {"past": "VBD", "participle": "VBN"}[column]
    rows = table("irregular_verbs")
    for form in {form for row in rows for form in row[column].split("|") if form}:
        bases = {row["base"] for row in rows if form in row[column].split("|")}
        assert lemma(form, tag, "VERB") in bases
