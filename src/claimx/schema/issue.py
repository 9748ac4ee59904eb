"""Trouble is data: what could not be read or understood, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """One piece of trouble.

    `start` and `end` are code points of the article's raw text, or None where the trouble has no
    place in it. `code` is a short fixed name such as ``encoding-assumed`` or ``no-date``.
    """

    article: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None
