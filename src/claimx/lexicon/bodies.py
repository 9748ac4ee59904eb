"""Well-known bodies by any of their names. Case matters: WHO is not who."""

from __future__ import annotations

from functools import cache

from claimx.lexicon.load import table


@cache
def _bodies() -> dict[str, str]:
    return {
        name.strip(): row["name"]
        for row in table("organizations_known")
        for name in (row["name"], *row["aliases"].split("|")) if name.strip()
    }  # fmt: skip


def known_body(name: str) -> str | None:
    """The full name of a well-known organization, or None."""
    return _bodies().get(name) or _bodies().get(name.removeprefix("the ").removeprefix("The "))
