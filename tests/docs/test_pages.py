"""What the pages for users show is what the program does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.packs.load import parse_pack
from claimx.schema.claim import AttributionRecord, Claim, EntityRecord, IssueRecord
from claimx.schema.mention import EntityType
from claimx.schema.pack import Relation, Trigger


def fenced(page: Path, language: str) -> list[str]:
    """The code blocks of a page in a language."""
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def pack(root: Path, tmp_path: Path) -> Path:
    """The example pack of docs/packs.md."""
    (text,) = fenced(root / "docs" / "packs.md", "yaml")
    path = tmp_path / "sport.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.model
def test_the_example_pack_finds_its_examples(pack: Path) -> None:
    relations = parse_pack(pack.read_text(encoding="utf-8"), pack.name).relations
    extractor = claimx.load(claimx.Settings(packs=(str(pack),), relations=tuple(relations)))
    for example in (e for relation in relations.values() for e in relation.examples):
        claims = extractor.extract(example.text, when=date(2024, 5, 21)).claims
        found = [
            {role.role: role.name or role.text for role in claim.roles}
            | {"polarity": claim.polarity.value, "certainty": claim.certainty.value}
            for claim in claims
        ]
        assert len(found) == len(example.claims), example.text
        for wanted, got in zip(example.claims, found, strict=True):
            assert wanted.items() <= got.items()


def test_the_example_pack_is_without_fault(pack: Path, command: Callable[..., Any]) -> None:
    assert command("packs", "check", pack).returncode == 0


def test_the_page_of_packs_names_every_field(root: Path) -> None:
    text = (root / "docs" / "packs.md").read_text(encoding="utf-8")
    for name in (*Trigger.model_fields, *Relation.model_fields):
        assert f"`{name}" in text, name
    entities = list(EntityType)[: list(EntityType).index(EntityType.DATE)]
    assert " ".join(entity.value for entity in entities) in text


def test_the_page_of_the_output_names_every_field(root: Path) -> None:
    text = (root / "docs" / "output.md").read_text(encoding="utf-8")
    for record in (Claim, EntityRecord, AttributionRecord, IssueRecord):
        for name in record.model_fields:
            assert f"`{name}`" in text, name


def test_the_page_of_the_output_names_every_issue(root: Path) -> None:
    text = (root / "docs" / "output.md").read_text(encoding="utf-8")
    sources = sorted((root / "src").rglob("*.py"))
    codes = {
        code
        for source in sources
        for code in re.findall(
            r"Issue\((?:[^\"()]|\(\))*?\"([a-z]+(?:-[a-z]+)+)\"", source.read_text(encoding="utf-8")
        )
    }
    assert len(codes) >= 7
    assert {code for code in codes | {"unreadable"} if f"`{code}`" not in text} == set()


@pytest.mark.model
def test_the_claim_in_the_readme_is_a_claim_that_is_found(
    root: Path, corpus: list[Path], extractor: claimx.Extractor
) -> None:
    (shown,) = (json.loads(block) for block in fenced(root / "README.md", "json"))
    found = (
        json.loads(claim.model_dump_json())
        for path in corpus
        for claim in extractor.extract_file(path).claims
        if claim.relation == shown["relation"]
    )
    assert any(within(shown, claim) for claim in found)


def within(part: Any, whole: Any) -> bool:
    """Is all that `part` says in `whole`?"""
    if isinstance(part, dict):
        return all(key in whole and within(part[key], whole[key]) for key in part)
    if isinstance(part, list):
        return all(any(within(item, other) for other in whole) for item in part)
    return bool(part == whole)


@pytest.mark.model
def test_the_library_example_of_the_readme_runs(root: Path) -> None:
    (code,) = fenced(root / "README.md", "python")
    scope: dict[str, Any] = {"print": lambda *_: None}
    exec(code, scope)
    assert scope["result"].claims
