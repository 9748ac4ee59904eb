"""Gold written as YAML is the gold that is read; a new file is gold from the start."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimx.errors import DataError
from claimx.evaluate.gold_files import load_gold
from claimx.evaluate.gold_yaml import gold_yaml, start_gold
from claimx.packs.load import load_packs
from claimx.schema.gold import GoldFile
from claimx.schema.inventory import make_inventory
from claimx.text.read import from_bytes

INVENTORY = make_inventory(load_packs().relations)


def test_our_gold_is_written_as_it_is_read(root: Path, tmp_path: Path) -> None:
    for path in sorted((root / "gold").glob("*.yaml")):
        gold = load_gold(path)
        copy = tmp_path / path.name
        copy.write_text(gold_yaml(gold), encoding="utf-8")
        assert load_gold(copy).model_dump_json() == gold.model_dump_json()


_WORDS = st.text(min_size=1) | st.sampled_from(["no", "null", "2019-01-02", "a: b", "-", "x\u00ad"])


@given(_WORDS, _WORDS, _WORDS, st.dates())
def test_any_words(key: str, words: str, other: str, day: date) -> None:
    claim = {
        "relation": words,
        "evidence": words,
        "occurrence": 2,
        "roles": {other: words, "key": key},
        "time": {"text": words, "value": "2019"},
        "place": key,
        "attribution": [
            {"source": words, "co_sources": [key]},
            {"source": "unnamed", "cue": other},
        ],
        "polarity": "negated",
        "certainty": "alleged",
        "realis": "future",
        "also": [other],
    }
    gold = GoldFile.model_validate(
        {
            "article": words,
            "sha256": "0" * 63 + "a",
            "dateline": day,
            "entities": {key: {"name": words, "type": "ORG", "aliases": [other]}},
            "claims": [claim],
        }
    )
    assert GoldFile.model_validate(yaml.safe_load(gold_yaml(gold))) == gold
    empty = gold.model_copy(update={"entities": {}, "claims": (), "dateline": None})
    assert GoldFile.model_validate(yaml.safe_load(gold_yaml(empty))) == empty


def test_what_cannot_be_seen_is_written_as_an_escape(root: Path) -> None:
    path = root / "gold" / "2023-03-14-kerenia-envoy-defection.yaml"
    text = gold_yaml(load_gold(path))
    assert '"diplo\\u00ADmat"' in text
    assert all(char.isprintable() or char == "\n" for char in text)


def test_a_new_file_is_gold_with_nothing_claimed(tmp_path: Path) -> None:
    article = from_bytes("PRAGUE, May 2, 2021 — Rain.\n".encode(), name="news/a b.txt")
    path = tmp_path / "a.yaml"
    path.write_text(start_gold(article, INVENTORY), encoding="utf-8")
    gold = load_gold(path)
    assert (gold.article, gold.sha256, gold.dateline) == (
        "news/a b.txt", article.sha256, date(2021, 5, 2)
    )  # fmt: skip
    assert (gold.entities, gold.claims) == ({}, ())


def test_a_new_file_has_the_forms_to_copy_from(tmp_path: Path) -> None:
    article = from_bytes(b"Rain fell.", name="a.txt")
    text = start_gold(article, INVENTORY)
    assert "dateline" not in text
    for name in INVENTORY:
        assert f"# - relation: {name}\n#   roles: {{" in text
    assert "#   roles: {person: ENT*, age: NUM*}\n" in text
    # a claim and an entity made of the forms is one that is read
    form = text[text.index("# - relation:\n") : text.index("#\n# Relations")].replace("\n# ", "\n")
    form = (
        form.removeprefix("# ").replace("relation:", "relation: aged").replace("place:", "place: a")
    )
    form = form.replace('evidence: ""', 'evidence: "Rain"').replace("{}", "{person: a}")
    form = form.replace('time: {text: "", value: ""}', 'time: {text: "now"}')
    entity = text[text.index("#   key: ") + 1 : text.index("#\n# A claim")].replace('""', '"Rain"')
    whole = text.replace(
        "entities:\nclaims:\n", f"entities:\n{entity.replace('type: ', 'type: ORG')}"
    )
    path = tmp_path / "a.yaml"
    path.write_text(whole + f"claims:\n{form}", encoding="utf-8")
    [claim] = load_gold(path).claims
    assert (claim.polarity.value, claim.certainty.value) == ("affirmed", "certain")
    for word in ("negated", "probable", "possible", "alleged", "future", "hypothetical", "OTHER"):
        assert word in text


@pytest.mark.parametrize("data", ["Café".encode("cp1252"), b"Caf\xc3\xa9s \xc3\xa9 \xc3\xa9 \xff."])
def test_an_article_that_is_no_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(DataError, match=r"a\.txt: gold articles must be UTF-8; save it as UTF-8"):
        start_gold(from_bytes(data, name="a.txt"), INVENTORY)
