"""The gate: each planted damage breaks it with a telling message, and what an update takes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from claimx.errors import CheckFailedError, ClaimxError, DataError

# Damages: a function that spoils the pinned desk, and what the gate says of it


def removed_claim(desk: Any) -> None:
    desk.remove("met")


def moved_span(desk: Any) -> None:
    desk.claim("detained")["evidence"] = desk.span("Police said") | {"section": "body"}


def broken_span(desk: Any) -> None:
    desk.claim("aged")["roles"][0]["start"] += 1


def swapped_role(desk: Any) -> None:
    one, other = desk.claim("killed")["roles"]
    one["role"], other["role"] = other["role"], one["role"]


def silent_article(desk: Any) -> None:
    desk.claims[:] = [c for c in desk.claims if c["article"].endswith("/brod.txt")]


def emptied_gold_file(desk: Any) -> None:
    desk.gold_path.write_bytes(b"")


def gold_file_without_claims(desk: Any) -> None:
    text = desk.gold_path.read_text(encoding="utf-8")
    desk.gold_path.write_text(text[: text.index("claims:")] + "claims: []\n", encoding="utf-8")


def removed_gold_claim(desk: Any) -> None:
    text = desk.gold_path.read_text(encoding="utf-8")
    desk.gold_path.write_text(text[: text.index("- relation: killed")], encoding="utf-8")


def duplicated_gold_claim(desk: Any) -> None:
    text = desk.gold_path.read_text(encoding="utf-8")
    desk.gold_path.write_text(text + text[text.index("- relation: killed") :], encoding="utf-8")


def nearly_duplicated_gold_claim(desk: Any) -> None:
    text = desk.gold_path.read_text(encoding="utf-8")
    twin = text[text.index("- relation: killed") :].replace("certain\n", "possible\n", 1)
    desk.gold_path.write_text(text + twin, encoding="utf-8")


def exchanged_gold_claim(desk: Any) -> None:
    desk.edit_gold("relation: detained", "relation: attacked")
    desk.edit_gold("{person: brod, agent: officers}", "{target: brod, agent: officers}")


def removed_gold_file(desk: Any) -> None:
    desk.gold_path.unlink()
    (desk.folder / "split.json").write_text('{"tune": [], "check": ["brod"]}')


def removed_gold_file_of_a_part(desk: Any) -> None:
    desk.gold_path.unlink()


def gold_file_exchanged_for_an_easy_one(desk: Any) -> None:
    desk.add_twin("easy")
    removed_gold_file(desk)


def removed_split(desk: Any) -> None:
    (desk.folder / "split.json").unlink()


def article_moved_to_another_part(desk: Any) -> None:
    (desk.folder / "split.json").write_text('{"tune": [], "check": ["brod", "lindow"]}')


def floor_edited_upward(desk: Any) -> None:
    desk.remove("met")
    desk.update("for the test")
    desk.edit_floors(lambda data: data["sets"]["all"].update(same=0.99))


def floor_edited_downward(desk: Any) -> None:
    desk.edit_floors(lambda data: data["sets"]["tune"].update(exact=0.5))


def floor_taken_out(desk: Any) -> None:
    desk.edit_floors(lambda data: data["sets"].pop("tune"))


def pinned_article_taken_out(desk: Any) -> None:
    desk.edit_floors(lambda data: data["articles"].pop("lindow"))


def pinned_relation_taken_out(desk: Any) -> None:
    desk.edit_floors(lambda data: data["relations"].pop("met"))


def pinned_hash_edited(desk: Any) -> None:
    desk.edit_floors(lambda data: data.update(gold_sha256="0" * 64))


def changed_article(desk: Any) -> None:
    with (desk.folder / "articles" / "lindow.txt").open("a", encoding="utf-8") as file:
        file.write("More.\n")


def changed_article_and_its_gold(desk: Any) -> None:
    changed_article(desk)
    data = (desk.folder / "articles" / "lindow.txt").read_bytes()
    old = hashlib.sha256(desk.raw.encode()).hexdigest()
    desk.edit_gold(old, hashlib.sha256(data).hexdigest())


DAMAGES: dict[Callable[[Any], None], tuple[type[ClaimxError], tuple[str, ...]]] = {
    removed_claim: (
        CheckFailedError,
        (
            "all: F1 same 96.30, below its floor of 100.00",
            "tune: F1 same 92.31, below its floor of 100.00",
            "mend it, or accept it with --update --allow-regression",
        ),
    ),
    moved_span: (CheckFailedError, ("all: F1 every field right 92.86, below its floor of 100.00",)),
    broken_span: (DataError, ("not 'Karl Brod'", "run the extraction again")),
    swapped_role: (CheckFailedError, ("tune: F1 same 85.71, below its floor of 100.00",)),
    silent_article: (CheckFailedError, ("tune: F1 same 0.00, below its floor of 100.00",)),
    emptied_gold_file: (DataError, ("lindow.yaml:1: is empty",)),
    gold_file_without_claims: (
        CheckFailedError,
        ("all: 7 gold claims, 14 are pinned", "relation aged: 1 gold claims, 2 are pinned"),
    ),
    removed_gold_claim: (
        CheckFailedError,
        (
            "tune: 6 gold claims, 7 are pinned; put it back",
            "relation killed: 1 gold claims, 2 are pinned",
            "lindow: the gold file has changed; review it and run with --update",
        ),
    ),
    duplicated_gold_claim: (DataError, ("claim 8 (killed): says the same as claim 7",)),
    nearly_duplicated_gold_claim: (CheckFailedError, ("lindow: the gold file has changed",)),
    exchanged_gold_claim: (CheckFailedError, ("relation detained: 1 gold claims, 2 are pinned",)),
    removed_gold_file: (CheckFailedError, ("all: has lost lindow", "tune: has lost lindow")),
    removed_gold_file_of_a_part: (DataError, ("tune: no gold file is about 'lindow'",)),
    gold_file_exchanged_for_an_easy_one: (
        CheckFailedError,
        ("all: has lost lindow; put it back", "all: has gained easy; review it"),
    ),
    removed_split: (CheckFailedError, ("tune: has lost lindow", "check: has lost brod")),
    article_moved_to_another_part: (
        CheckFailedError,
        ("tune: has lost lindow", "check: has gained lindow"),
    ),
    floor_edited_upward: (
        CheckFailedError,
        (
            "all: the floor is F1 same 99.00, ",
            "its articles give F1 same 96.30, ",
            "restore the file, only --update may write it",
        ),
    ),
    floor_edited_downward: (CheckFailedError, ("every field right 50.00, 1 articles",)),
    floor_taken_out: (CheckFailedError, ("tune: the floor is missing",)),
    pinned_article_taken_out: (CheckFailedError, ("14 gold claims; its articles give F1",)),
    pinned_relation_taken_out: (CheckFailedError, ("relations do not add up",)),
    pinned_hash_edited: (CheckFailedError, ("the hashes are not those of the articles",)),
    changed_article: (DataError, ("has another sha256 than the gold file says",)),
    changed_article_and_its_gold: (
        CheckFailedError,
        ("lindow: the bytes of the article have changed, and its gold file; review it",),
    ),
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_breaks_the_gate(pinned: Any, damage: Callable[[Any], None]) -> None:
    error, words = DAMAGES[damage]
    damage(pinned)
    with pytest.raises(error) as caught:
        pinned.gate()
    assert type(caught.value) is error
    for part in words:
        assert part in str(caught.value)


# What an update may take: gold that grew or changed and shrank in nothing.
TAKEN = (nearly_duplicated_gold_claim, changed_article_and_its_gold)
FALLS = (removed_claim, moved_span, swapped_role, silent_article)


@pytest.mark.parametrize(
    "damage", [d for d in DAMAGES if d not in (*TAKEN, *FALLS)], ids=lambda damage: damage.__name__
)
def test_no_update_takes_shrunken_gold_or_edited_floors(
    pinned: Any, damage: Callable[[Any], None]
) -> None:
    damage(pinned)
    before = [pinned.floors_path.read_bytes(), pinned.changelog_path.read_bytes()]
    for reason in (None, "because I say so"):
        with pytest.raises(DAMAGES[damage][0]):
            pinned.update(reason)
    assert [
        pinned.floors_path.read_bytes(), pinned.changelog_path.read_bytes()
    ] == before  # fmt: skip


@pytest.mark.parametrize("damage", FALLS, ids=lambda damage: damage.__name__)
def test_an_update_lowers_a_floor_for_a_reason_only(
    pinned: Any, damage: Callable[[Any], None]
) -> None:
    before = pinned.floors_path.read_bytes()
    damage(pinned)
    with pytest.raises(CheckFailedError, match=r"below its floor.*--allow-regression"):
        pinned.update()
    assert pinned.floors_path.read_bytes() == before
    pinned.update("the new parser\nis  faster")
    pinned.gate()
    log = pinned.changelog_path.read_text(encoding="utf-8")
    text = " ".join(log.split())
    assert "### Extraction - 2026-03-01, floors lowered: all, F1" in text
    assert " 100.00 to " in text
    assert "Reason: the new parser is faster - First. ## [0.1.0]" in text
    assert all(len(line) <= 100 for line in log.splitlines())


@pytest.mark.parametrize("damage", TAKEN, ids=lambda damage: damage.__name__)
def test_an_update_takes_gold_that_changed(pinned: Any, damage: Callable[[Any], None]) -> None:
    damage(pinned)
    pinned.update()
    pinned.gate()
