"""Does a relation's example yield what its pack says it yields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from claimx.schema.claim import Claim
from claimx.schema.pack import Example
from claimx.schema.render import render

_STATUS = ("polarity", "certainty", "realis")
_ARTICLE = re.compile(r"^(the|a|an) ")


def fault_of_example(relation: str, example: Example, claims: Iterable[Claim]) -> str | None:
    """What is wrong with the claims made of an example's text, and None if nothing is.

    Each claim that the example states must be among those of `relation`: every role and status it
    gives agrees, a role if one of the two fillers holds the other. An example without claims must
    yield none of the relation.
    """
    found = [claim for claim in claims if claim.relation == relation]
    given = "; ".join(map(render, found)) or "nothing"
    if not example.claims:
        return f"must not yield it, but gives {given}" if found else None
    for wanted in example.claims:
        if not any(_holds(claim, wanted) for claim in found):
            told = ", ".join(f"{key}={value}" for key, value in wanted.items())
            return f"must yield ({told}), but gives {given}"
    return None


def _holds(claim: Claim, wanted: Mapping[str, str]) -> bool:
    """True if every role and status that the example states is the claim's."""
    for key, value in wanted.items():
        if key in _STATUS:
            if getattr(claim, key).value != value:
                return False
        elif key in ("time", "place"):
            filler = getattr(claim, key)
            if filler is None or value.lower() not in filler.text.lower():
                return False
        elif not any(
            role.role == key and _alike(value, role.text, role.name or "") for role in claim.roles
        ):
            return False
    return True


def _alike(wanted: str, *given: str) -> bool:
    """True if one of the two holds the other, leading articles left aside."""
    plain = _ARTICLE.sub("", wanted.lower())
    return any(plain in words.lower() or words.lower() in plain for words in given if words)
