"""claimx: who did what, when, where, and who says so, in English news, checkable to the character.

    import claimx
    result = claimx.load().extract("Police arrested Jan Novak in Brno on Monday.")
    for claim in result.claims:
        print(claim.relation, [(role.role, role.name) for role in claim.roles])

Nothing heavy happens at import: spaCy and the language model load at the first `load()`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from claimx.errors import CheckFailedError, ClaimxError, DataError, InputError, UsageError
    from claimx.pipeline import Extractor, Failure, load
    from claimx.schema.claim import AttributionRecord, Claim, EntityRecord, IssueRecord
    from claimx.schema.result import Result
    from claimx.settings import Settings
    from claimx.syntax.model import load_nlp

#: Public name → module that defines it.
_HOMES = {
    "AttributionRecord": "claimx.schema.claim",
    "CheckFailedError": "claimx.errors",
    "Claim": "claimx.schema.claim",
    "ClaimxError": "claimx.errors",
    "DataError": "claimx.errors",
    "EntityRecord": "claimx.schema.claim",
    "Extractor": "claimx.pipeline",
    "Failure": "claimx.pipeline",
    "InputError": "claimx.errors",
    "IssueRecord": "claimx.schema.claim",
    "Result": "claimx.schema.result",
    "Settings": "claimx.settings",
    "UsageError": "claimx.errors",
    "load": "claimx.pipeline",
    "load_nlp": "claimx.syntax.model",
}

__all__ = [
    "AttributionRecord", "CheckFailedError", "Claim", "ClaimxError", "DataError", "EntityRecord",
    "Extractor", "Failure", "InputError", "IssueRecord", "Result", "Settings", "UsageError",
    "__version__", "load", "load_nlp",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first used (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'claimx' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
