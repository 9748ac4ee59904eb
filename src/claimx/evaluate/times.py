"""Time values (ISO 8601 / EDTF) in one spelling."""

from __future__ import annotations

import re

_SECONDS = re.compile(r"(T\d\d:\d\d):00(\.0+)?")


def normalise_time(value: str | None) -> str | None:
    """The value in the spelling in which two values are compared.

    Blanks go, a time of day loses seconds that are zero, an open end is ``..`` ("2019/" and
    "2019/open" are "2019/.."), and an interval whose ends are equal is that one point.
    """
    if value is None:
        return None
    text = _SECONDS.sub(r"\1", re.sub(r"\s+", "", value))
    first, slash, last = text.partition("/")
    if not slash:
        return text or None
    first, last = (".." if end in ("", "open", "unknown") else end for end in (first, last))
    return first if first == last else f"{first}/{last}"
