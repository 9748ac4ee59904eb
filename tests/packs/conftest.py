"""Every example of every pack, as one test each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from claimx.packs.load import load_packs
from claimx.schema.pack import Example

#: Examples that the pipeline does not yet get right: relation, text, reason.
KNOWN = Path(__file__).parent / "known_failures.tsv"


def _known() -> dict[tuple[str, str], str]:
    with KNOWN.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["relation"], row["text"]): row["reason"] for row in rows}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Parametrizes tests that ask for `relation` and `example`."""
    if "example" not in metafunc.fixturenames:
        return
    known = _known()
    cases = []
    for name, relation in load_packs().relations.items():
        for number, example in enumerate(relation.examples):
            reason = known.get((name, example.text))
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            cases.append(pytest.param(name, example, id=f"{name}-{number}", marks=marks))
    metafunc.parametrize(("relation", "example"), cases)


@pytest.fixture(scope="session")
def examples() -> dict[str, tuple[Example, ...]]:
    """All examples by relation."""
    return {name: relation.examples for name, relation in load_packs().relations.items()}
