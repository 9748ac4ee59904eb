"""B³ over the strings by which gold names its entities."""

from __future__ import annotations

import pytest

from claimx.evaluate.entities import EntityScore, EntityScores, added, score_entities
from claimx.schema.claim import EntityRecord
from claimx.schema.gold import GoldEntity, GoldFile

GOLD = GoldFile(
    article="a.txt",
    sha256="0" * 64,
    entities={
        "novak": GoldEntity(name="Jana Novak", type="PERSON", aliases=("Novak", "the mayor")),
        "hall": GoldEntity(name="the town hall", type="FAC"),
    },
    claims=(),
)


def entity(key: str, kind: str, name: str, *aliases: str) -> EntityRecord:
    return EntityRecord(
        id=key, article="a.txt", name=name, type=kind, aliases=aliases, mentions=()
    )  # fmt: skip


def score(*predicted: EntityRecord) -> EntityScore:
    return score_entities(GOLD, predicted).all


def test_the_same_entities_are_right():
    found = score(
        entity("1", "PERSON", "Jana Novak", "Novak", "The mayor"),
        entity("2", "FAC", "town hall"),
        entity("3", "ORG", "somebody whom gold does not need"),
    )
    assert (found.items, found.found, found.entities, found.typed) == (4, 4, 2, 2)
    assert (found.precision, found.recall, found.f1, found.type_accuracy) == (1, 1, 1, 1)


def test_a_split_entity_costs_recall():
    found = score(
        entity("1", "PERSON", "Jana Novak", "Novak"),
        entity("2", "PERSON", "the mayor"),
        entity("3", "FAC", "the town hall"),
    )
    assert found.precision == 1
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


def test_two_entities_in_one_cost_precision():
    found = score(entity("1", "PERSON", "Jana Novak", "Novak", "the mayor", "the town hall"))
    assert found.recall == 1
    assert found.precision == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)


def test_a_missing_string_has_no_recall():
    found = score(entity("1", "GROUP", "Jana Novak", "Novak"))
    assert (found.items, found.found) == (4, 2)
    assert found.recall == pytest.approx(2 * (2 / 3) / 4)
    assert (found.precision, found.entities, found.typed) == (1, 1, 0)


def test_of_two_entities_with_one_string_the_one_with_more_of_the_rest_is_meant():
    """Two bearers of one surname."""
    found = score(
        entity("1", "PERSON", "Petr Novak", "Novak"),
        entity("2", "PERSON", "Jana Novak", "Novak", "the mayor"),
        entity("3", "FAC", "the town hall"),
    )
    assert (found.precision, found.recall) == (1, 1)


def test_the_titles_before_a_name_are_strings_that_name_it():
    found = score(
        EntityRecord(id="1", article="a.txt", name="Jana Novak", type="PERSON",
                     aliases=("Novak",), titles=("the mayor",), mentions=())
    )  # fmt: skip
    assert (found.found, found.recall) == (3, pytest.approx(3 / 4))


def test_names_are_scored_by_themselves():
    """The description that is an entity of its own costs recall among all, not among names."""
    both = score_entities(
        GOLD, [entity("1", "PERSON", "Jana Novak", "Novak"), entity("2", "PERSON", "the mayor")]
    )
    assert (both.names.items, both.names.found, both.names.recall) == (2, 2, 1)
    assert (both.all.items, both.all.found) == (4, 3)
    assert both.all.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 4)


def test_nothing_found_and_nothing_asked_are_zero():
    assert (score().f1, score().type_accuracy) == (0, 0)
    assert added([]) == EntityScores()


def test_articles_are_added():
    one = score_entities(GOLD, [entity("1", "PERSON", "Jana Novak", "Novak")])
    both = added([one, one]).all
    assert (both.items, both.found, both.f1) == (2 * one.all.items, 2 * one.all.found, one.all.f1)
