"""Gold to brat and back: nothing is lost, and what is wrong with an .ann file is named."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimx.errors import DataError, UsageError
from claimx.evaluate.brat import form
from claimx.evaluate.brat.conf import annotation_conf
from claimx.evaluate.brat.read import gold_from_standoff, read_brat
from claimx.evaluate.brat.write import standoff
from claimx.evaluate.exchange import TOOLS, export_gold, import_gold
from claimx.evaluate.gold_files import load_gold, read_gold_dir
from claimx.packs.load import load_packs
from claimx.schema.gold import GoldFile
from claimx.schema.gold_check import check_gold
from claimx.schema.inventory import Inventory, RelationSpec, RoleInfo, make_inventory


@pytest.fixture(scope="session")
def packs() -> Inventory:
    return make_inventory(load_packs().relations)


def assert_standoff(ann: str, text: str) -> None:
    """What brat asks of a file: words as at the offsets, ids given once, nothing dangling."""
    ids, kinds = [], {}
    for line in ann.split("\n")[:-1]:
        name, rest = line.split("\t", 1)
        ids.append(name)
        if name[0] == "T":
            place, words = rest.split("\t", 1)
            kind, offsets = place.split(" ", 1)
            kinds[name] = kind
            pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == words
            assert len(words.splitlines()) == 1
        elif name[0] == "E":
            (kind, trigger), *arguments = (part.split(":") for part in rest.split(" "))
            assert kinds[trigger] == kind
            roles = [role for role, _ in arguments]
            assert len(roles) == len(set(roles))
            assert all(target in ids for _, target in arguments)
        else:
            assert rest.split("\t")[0].split(" ")[1] in ids
    assert len(ids) == len(set(ids))


def test_all_our_gold_comes_back_unchanged(root: Path, tmp_path: Path, packs: Inventory) -> None:
    brat, back = tmp_path / "brat", tmp_path / "back"
    export_gold("brat", root / "gold", brat, packs, articles_dir=root / "corpus")
    import_gold("brat", brat, back)
    sources = read_gold_dir(root / "gold")
    assert len(sources) == len(list(back.iterdir())) > 0
    for source in sources:
        again = load_gold(back / f"{source.stem}.yaml")
        # the JSON also holds the order of entities and roles
        assert again.model_dump_json() == source.gold.model_dump_json()
        data = (brat / f"{source.stem}.txt").read_bytes()
        assert data == (root / source.gold.article).read_bytes()
        assert_standoff((brat / f"{source.stem}.ann").read_text(encoding="utf-8"), data.decode())


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_words_over_a_line_end_are_two_pieces(desk: Any, mark: str, newline: str) -> None:
    article = desk.folder / "articles" / "lindow.txt"
    old = hashlib.sha256(article.read_bytes()).hexdigest()
    data = (mark + article.read_text(encoding="utf-8").replace("\n", newline)).encode()
    article.write_bytes(data)
    desk.edit_gold(old, hashlib.sha256(data).hexdigest())
    if newline == "\r\n":
        desk.edit_gold("the\\ntown hall", "the\\r\\ntown hall")
        desk.edit_gold("the\\ntown hall", "the\\r\\ntown hall")
    export_gold("brat", desk.folder / "gold", desk.folder / "brat", desk.inventory)
    ann = (desk.folder / "brat" / "lindow.ann").read_text(encoding="utf-8")
    assert_standoff(ann, data.decode())
    start = data.decode().index("the" + newline + "town hall")
    end = start + 3 + len(newline)
    assert f"FAC {start} {start + 3};{end} {end + 9}\tthe town hall\n" in ann
    assert TOOLS["brat"].read(desk.folder / "brat", None)["lindow"] == load_gold(desk.gold_path)


INVENTORY = {
    "said": RelationSpec("said", {"who": RoleInfo("ENT", True), "what": RoleInfo("STR", True)})
}
_TEXT = st.text("aab b\n\t,.é\u00ad\u200b\u2028\x85\U0001f600\U0001d4be\ufeff", min_size=4)


@given(_TEXT, st.data())
def test_any_words_come_back(text: str, data: st.DataObject) -> None:
    def words() -> str:
        start = data.draw(st.integers(0, len(text) - 1))
        drawn = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
        assume(drawn)
        return drawn

    evidence, name = words(), words()
    places = [m.start() for m in re.finditer(f"(?={re.escape(evidence)})", text)]
    number = data.draw(st.integers(1, len(places)))
    gold = GoldFile.model_validate(
        {
            "article": "a b.txt",
            "sha256": "0" * 64,
            "entities": {"k": {"name": name, "type": "OTHER", "aliases": {words()} - {name}}},
            "claims": [
                {
                    "relation": "said",
                    "evidence": evidence,
                    "occurrence": number if len(places) > 1 else None,
                    "roles": {"who": "k", "what": words()},
                    "time": {"text": words(), "value": data.draw(st.sampled_from([None, "2019"]))},
                    "attribution": [
                        {"source": words(), "cue": words(), "co_sources": ["k"]},
                        {"source": "unnamed"},
                    ],
                    "polarity": "negated",
                    "certainty": "certain",
                    "realis": "future",
                    "also": [words()],
                }
            ],
        }
    )
    assume(not check_gold(gold, text, INVENTORY))
    ann = standoff(gold, text, INVENTORY)
    assert_standoff(ann, text)
    assert gold_from_standoff("x.ann", ann, text, {"article": "x", "sha256": "0" * 64}) == gold


def test_arguments_stand_in_the_evidence_if_they_can(desk: Any) -> None:
    ann = standoff(load_gold(desk.gold_path), desk.raw, desk.inventory)
    # "Brod" of "Brod, 34", not of "Karl Brod" before it
    start = desk.raw.index("Brod, 34")
    mention = re.search(rf"^(T\d+)\tPERSON {start} {start + 4}\tBrod$", ann, re.MULTILINE)
    assert mention
    assert re.search(rf"^E\d+\taged:T\d+ person:{mention[1]} age:T\d+$", ann, re.MULTILINE)
    assert ann.count("\tAttribution:") == 3
    assert "\tPolarity E" in ann
    assert "affirmed" not in ann


def test_the_configuration_names_all_that_is_written(desk: Any) -> None:
    conf = annotation_conf(desk.inventory)
    sections = re.findall(r"^\[(\w+)\]$", conf, re.MULTILINE)
    assert sections == ["entities", "relations", "events", "attributes"]
    for line in standoff(load_gold(desk.gold_path), desk.raw, desk.inventory).split("\n")[:-1]:
        kind = re.split(r"[ :]", line.split("\t")[1])[0]
        assert kind == form.NOTE or re.search(rf"^{kind}\b", conf, re.MULTILINE), kind
    assert (
        "attacked\ttarget:<MENTION>, agent?:<MENTION>, means?:Phrase, Time?:Time, "
        "Place?:<MENTION>, By*:Attribution, Also*:Also\n" in conf
    )
    assert re.search(r"^Polarity\tArg:attacked\|.*, Value:affirmed\|negated$", conf, re.MULTILINE)
    with pytest.raises(DataError, match=r"relation 'said': brat takes no name such as 'to whom'"):
        annotation_conf({"said": RelationSpec("said", {"to whom": RoleInfo("ENT", True)})})


def test_roles_of_the_packs_have_their_plausible_types(packs: Inventory) -> None:
    conf = annotation_conf(packs)
    assert "\nborn\tperson:PERSON|ORG|GPE|NORP|GROUP|OTHER, Time?:Time" in conf


TEXT = "Mayor Jana Novak met Petr Dvorak in Brno on Monday, she told Radio. He agreed, she said."
SCRATCH = """\
T1\tPERSON 6 16\tJana Novak
T2\tPERSON 0 16\tMayor Jana Novak
#1\tAnnotatorNotes T1\tnovak
#2\tAnnotatorNotes T2\tnovak
T3\tPERSON 21 32\tPetr Dvorak
T4\tGPE 36 40\tBrno
T5\tTime 44 50\tMonday
#3\tAnnotatorNotes T5\t2021-05-17
T6\tmet 0 16;21 32\tMayor Jana Novak Petr Dvorak
E1\tmet:T6 party_a:T1 party_b:T3 Time:T5 Place:T4 By:E2 Also:T8
T7\tAttribution 56 60\ttold
E2\tAttribution:T7 Source:T1
T8\tAlso 68 77\tHe agreed
A1\tCertainty E1 probable
#4\tAnnotatorNotes E1\tis this so?
"""


def read(ann: str, text: str = TEXT, sha256: str = "0" * 64) -> GoldFile:
    article = {"article": "x.txt", "sha256": sha256}
    return gold_from_standoff("x.ann", ann, text, article, date(2021, 5, 18))


def test_what_was_begun_in_brat() -> None:
    gold = read(SCRATCH)
    assert (gold.article, gold.dateline) == ("x.txt", date(2021, 5, 18))
    # the longest name where none is marked, and keys of the words where none is noted
    assert gold.entities["novak"].names == ("Mayor Jana Novak", "Jana Novak")
    assert list(gold.entities) == ["novak", "petr_dvorak", "brno"]
    [claim] = gold.claims
    assert claim.evidence == "Mayor Jana Novak met Petr Dvorak"  # the stretch over the pieces
    assert claim.occurrence is None
    assert claim.roles == {"party_a": "novak", "party_b": "petr_dvorak"}
    assert claim.time is not None
    assert (claim.time.value, claim.place, claim.also) == ("2021-05-17", "brno", ("He agreed",))
    assert [(entry.source, entry.cue) for entry in claim.attribution] == [("novak", "told")]
    assert (claim.polarity.value, claim.certainty.value) == ("affirmed", "probable")


def test_a_marked_name_is_the_name() -> None:
    gold = read(SCRATCH + "A2\tName T1\n")
    assert gold.entities["novak"].names == ("Jana Novak", "Mayor Jana Novak")


def test_an_empty_file_is_gold_without_claims() -> None:
    assert read("") == read("\n\r\n")
    assert read("").claims == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("T3\tPERSON 21 32\tPetr Dvorak", "T3\tPERSON 20 31\tPetr Dvorak",
         r"5: T3: says 'Petr Dvorak', the text has ' Petr Dvora' at 20 31; annotate"),
        ("21 32\tPetr Dvorak\nT4", "21 320\tPetr Dvorak\nT4", r"5: T3: offsets 21 320 are no stre"),
        ("21 32\tPetr Dvorak\nT4", "32 21\tPetr Dvorak\nT4", r"5: T3: offsets 32 21 are no stre"),
        ("21 32\tPetr Dvorak\nT4", "21 32\nT4", r"5: T3: says '', the text has 'Petr Dvorak'"),
        ("GPE 36 40", "GPE 36", r"6: T4: 'GPE 36' is not `TYPE START END`; mend it"),
        ("T4\tGPE", "T3\tGPE", r"6: id T3 is there twice"),
        ("T4\tGPE", "R4\tGPE", r"6: 'R4\\tGPE 36 40\\tBrno' is none of T, E, A and #"),
        ("T4\tGPE 36 40\tBrno", "nonsense", r"6: 'nonsense' is none of T, E, A and #"),
        ("party_b:T3", "party_b:T33", r"10: there is no T33; mend the id"),
        ("party_b:T3", "party_b", r"10: E1: 'met:T6 .*' is not `TYPE:TRIGGER ROLE:ID …`; mend it"),
        ("party_b:T3", "party_b:E2", r"10: E2 must be a mention, a Phrase or a Number, not an ev"),
        ("party_b:T3", "party_b:T5", r"10: T5 must be a mention, a Phrase or a Number, not Time"),
        ("party_b:T3", "party_a:T3", r"10: role 'party_a' is there twice"),
        ("met:T6", "saw:T6", r"10: T6 must be a T of type saw, not met; mend it"),
        ("Time:T5", "Time:T4", r"10: T4 must be a T of type Time, not GPE"),
        ("Time:T5 ", "", r"7: no event has T5 \(Time\); link or delete it"),
        ("By:E2", "By:T7", r"10: By:T7 is no Attribution; mend it"),
        ("Source:T1", "Sauce:T1", r"12: an Attribution has no 'Sauce', only Source and Co_source"),
        ("E1 probable", "E1 likely", r"14: Certainty 'likely' is none of certain, probable, poss"),
        ("E1 probable", "E9 probable", r"14: there is no E9"),
        ("Certainty E1 probable", "Certainty", r"14: A1: 'Certainty' is not `NAME ID VALUE`"),
        ("AnnotatorNotes E1", "AnnotatorNotes", r"15: #4: 'AnnotatorNotes' is not `TYPE ID`"),
        ("T2\tPERSON", "T2\tORG", r"2: entity 'novak' is ORG here and PERSON on line 1; give"),
        ("T3\tPERSON 21 32\tPetr Dvorak", "T3\tPERSON 21 25;36 40\tPetr Brno",
         r"5: T3 leaves out words of 'Petr Dvorak in Brno'.*annotate one stretch"),
        ("T7\tAttribution 56 60\ttold", "T7\tAttribution 52 55;61 66\tshe Radio",
         r"11: T7 leaves out words"),
        ("is this so?", "ay\nT9\tArticle 0 5\tMayor", r"16: T9: the note of Article is no JSON"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(old: str, new: str, message: str) -> None:
    assert old in SCRATCH
    with pytest.raises(DataError, match=rf"^x\.ann:{message}"):
        read(SCRATCH.replace(old, new, 1))


def test_other_bytes_are_refused(desk: Any) -> None:
    folder = desk.folder / "brat"
    export_gold("brat", desk.folder / "gold", folder, desk.inventory)
    text = folder / "lindow.txt"
    text.write_bytes(text.read_bytes() + b"\n")
    with pytest.raises(DataError, match=r"lindow\.ann:1: is about an article with sha256 \w+, the"):
        read_brat(folder)
    text.write_bytes(b"\xff")
    with pytest.raises(DataError, match=r"lindow\.ann: it and its \.txt must be UTF-8"):
        read_brat(folder)
    text.unlink()
    with pytest.raises(DataError, match=r"lindow\.txt: cannot be read .* needs its \.txt"):
        read_brat(folder)
    with pytest.raises(DataError, match=r"no brat files \(\*\.ann\) there"):
        read_brat(desk.folder)


def test_the_article_note_is_checked(desk: Any) -> None:
    ann = standoff(load_gold(desk.gold_path), desk.raw, desk.inventory)
    sha256 = hashlib.sha256(desk.raw.encode()).hexdigest()
    with pytest.raises(DataError, match=r"x\.ann: dateline: .*; mend it in brat"):
        read(ann.replace("2021-05-17", "May 17", 1), desk.raw, sha256)


def test_nothing_is_written_over(desk: Any) -> None:
    brat, gold = desk.folder / "brat", desk.folder / "gold"
    export_gold("brat", gold, brat, desk.inventory)
    (brat / "annotation.conf").unlink()
    before = {path: path.read_bytes() for path in (*brat.iterdir(), *gold.iterdir())}
    with pytest.raises(UsageError, match=r"lindow\.txt: is there already; give another place"):
        export_gold("brat", gold, brat, desk.inventory)
    with pytest.raises(UsageError, match=r"lindow\.yaml: is there already"):
        import_gold("brat", brat, gold)
    assert before == {path: path.read_bytes() for path in (*brat.iterdir(), *gold.iterdir())}


def test_faulty_gold_is_not_given_out(desk: Any) -> None:
    desk.edit_gold("cue: told", "cue: sang")
    with pytest.raises(DataError, match=r"(?s)lindow\.yaml:\d+: claim 7 .*'sang'.*must be mended"):
        export_gold("brat", desk.folder / "gold", desk.folder / "brat", desk.inventory)
    assert not (desk.folder / "brat").exists()
