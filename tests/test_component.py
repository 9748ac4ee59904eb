"""The spaCy component."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

import claimx
from claimx.schema.claim import Claim

pytestmark = pytest.mark.model

TEXT = "Police arrested Jan Novak in Brno on Monday. He was later released."


@pytest.fixture(scope="module", autouse=True)
def _registered() -> None:
    """What spaCy's entry point does where claimx is installed."""
    pytest.importorskip("claimx.component")


def test_the_component_gives_the_claims_of_the_text(extractor: claimx.Extractor) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("claimx")
    doc = nlp(TEXT)
    assert all(isinstance(claim, Claim) for claim in doc._.claims)
    ids = [claim.id for claim in doc._.claims]
    assert ids == [claim.id for claim in extractor.extract(TEXT).claims]
    for claim in doc._.claims:
        assert doc.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
    assert [list(d._.claims) for d in nlp.pipe([TEXT, ""])] == [list(doc._.claims), []]


def test_the_component_takes_settings() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("claimx", config={"relations": ["detained"], "date": "2021-05-05"})
    claims = nlp(TEXT)._.claims
    assert [claim.relation for claim in claims] == ["detained"]
    assert claims[0].time is not None
    assert claims[0].time.value == "2021-05-03"


def test_an_unknown_relation_is_the_callers_mistake() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("claimx", config={"relations": ["nope"]})
    with pytest.raises(claimx.UsageError, match="unknown relation nope"):
        nlp(TEXT)


def test_spacy_finds_the_component_of_an_installed_claimx() -> None:
    if not [point for point in entry_points(group="spacy_factories") if point.name == "claimx"]:
        pytest.skip("claimx is not installed here")
    code = "import spacy; print(spacy.blank('en').add_pipe('claimx').__class__.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "ClaimsComponent"
