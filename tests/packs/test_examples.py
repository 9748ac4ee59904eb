"""The examples of the packs, through the whole pipeline; and the form of the packs."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
import yaml

import claimx
from claimx.errors import DataError
from claimx.evaluate.pack_examples import fault_of_example
from claimx.packs.load import load_packs, parse_pack
from claimx.schema.pack import Example

ONTOLOGY = Path(__file__).parents[3] / "shared" / "spec" / "ontology.yaml"


@pytest.fixture(scope="session")
def packs_only() -> claimx.Extractor:
    """The extractor without the learned proposer: what the packs say by themselves."""
    return claimx.load(claimx.Settings(learned=False))


@pytest.mark.model
def test_example(relation: str, example: Example, packs_only: claimx.Extractor) -> None:
    result = packs_only.extract(example.text, name="example", when=date(2024, 5, 21))
    assert fault_of_example(relation, example, result.claims) is None


def test_known_failures_name_examples(examples: dict[str, tuple[Example, ...]]) -> None:
    texts = {(name, e.text) for name, group in examples.items() for e in group}
    with (Path(__file__).parent / "known_failures.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row for row in rows if (row["relation"], row["text"]) not in texts] == []
    assert all(row["reason"] for row in rows)


def test_all_relations_have_triggers_and_examples() -> None:
    relations = load_packs().relations
    assert len(relations) == 46
    for name, relation in relations.items():
        assert relation.triggers, name
        assert len(relation.examples) >= 4, name


@pytest.mark.shared
def test_relations_and_roles_are_those_of_the_ontology() -> None:
    if not ONTOLOGY.is_file():
        pytest.skip("../shared/spec/ontology.yaml is not here")
    ontology = yaml.safe_load(ONTOLOGY.read_text(encoding="utf-8"))["packs"]
    stated = {
        name: {
            **{role: (filler, True) for role, filler in spec["core"].items()},
            **{role: (filler, False) for role, filler in spec.get("roles", {}).items()},
        }
        for group in ontology.values()
        for name, spec in group.items()
    }
    ours = {
        name: {role: (spec.filler, spec.core) for role, spec in relation.roles.items()}
        for name, relation in load_packs().relations.items()
    }
    assert ours == stated


PACK = """
pack: sport
relations:
  scored:
    means: "PLAYER scored in a match."
    roles:
      player: {filler: ENT, core: true, types: PERSON}
    triggers:
      - {id: verb, verb: score, roles: {player: subject, on: object}}
      - {id: verb, verb: Net, noun: goal, roles: {}}
"""


def test_faults_of_a_pack_are_told_all_at_once() -> None:
    with pytest.raises(DataError) as caught:
        parse_pack(PACK, "sport.yaml")
    message = str(caught.value)
    assert message.count("sport.yaml: scored#verb") == 5
    assert "role 'on' is not a role" in message
    assert "share this id" in message
    assert "exactly one of" in message
    assert "core role 'player' has no slot" in message
    assert "'Net' is not in lower case" in message


def test_a_field_that_does_not_exist_is_told_with_its_place() -> None:
    with pytest.raises(DataError, match="scored > trigger: Extra inputs"):
        parse_pack(PACK.replace("triggers:", "trigger:"), "sport.yaml")
