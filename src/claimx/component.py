"""The spaCy component ``claimx``: claims on `doc._.claims`.

    nlp = spacy.blank("en")
    nlp.add_pipe("claimx")
    doc = nlp("Police arrested Jan Novak in Brno on Monday.")
    doc._.claims[0].relation

claimx reads `doc.text` with its own language model, so any pipeline will do and none of its trees
or entities is used. Offsets are code points of `doc.text` (the same as `token.idx` and
`doc.char_span`). spaCy finds the component by the entry point in pyproject.toml.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date  # noqa: N812 (`date` is the option)
from typing import TYPE_CHECKING, Any, Literal

from spacy.language import Language
from spacy.tokens import Doc

from claimx.settings import Settings

if TYPE_CHECKING:
    from claimx.pipeline import Extractor

#: What `nlp.add_pipe("claimx", config={...})` takes; see `claimx.Settings`.
DEFAULTS: dict[str, Any] = {
    "model": None,
    "date": None,
    "relations": None,
    "open_claims": "untyped",
    "packs": [],
    "learned": True,
    "min_confidence": 0.0,
}


@Language.factory("claimx", assigns=["doc._.claims"], default_config=DEFAULTS)
def make_component(
    nlp: Language,
    name: str,
    model: str | None,
    date: str | None,
    relations: list[str] | None,
    open_claims: Literal["untyped", "all", "none"],
    packs: list[str],
    learned: bool,
    min_confidence: float,
) -> Callable[[Doc], Doc]:
    """The component. The language model of claimx is loaded when the first Doc comes."""
    del nlp, name  # spaCy gives them to every factory
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", default=())
    settings = Settings(
        date=Date.fromisoformat(date) if date else None,
        relations=tuple(relations) if relations else None,
        open_claims=open_claims,
        packs=tuple(packs),
        learned=learned,
        min_confidence=min_confidence,
    )
    return ClaimsComponent(settings, model)


class ClaimsComponent:
    """Sets `doc._.claims` to the claims (`claimx.Claim`) of `doc.text`, in the text's order."""

    def __init__(self, settings: Settings, model: str | None) -> None:
        self._settings = settings
        self._model = model

    def __call__(self, doc: Doc) -> Doc:
        doc._.claims = self._extractor().extract(doc.text).claims if doc.text.strip() else ()
        return doc

    def _extractor(self) -> Extractor:
        from claimx.pipeline import load

        return load(self._settings, model=self._model)
