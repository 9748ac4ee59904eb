"""Datelines: lines that only say when, where or by whom, and openings such as "PARIS, May 2 — "."""

from __future__ import annotations

import re
from functools import cache

from claimx.text.dates import date_pattern, partial_pattern, weekday_pattern
from claimx.text.wordlists import alternation, entries

_CLOCK = (
    r"(?:(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|(?:at\s+)?\d{1,2}\s*[ap]\.?m\b\.?)"
    r"(?:\s*\(?(?:[A-Z]{2,4}|[+-]\d\d:?\d\d|Z)\b\)?)?"
)
# A place as a dateline writes it: words with capitals, joined by blanks, hyphens or apostrophes.
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_PLACE = rf"{_WORD}(?:[ ](?:de|of|la|al|el|the|and|upon|am|an|der|{_WORD})){{0,4}}"
_LONGEST_LINE = 120


@cache
def _date_line() -> re.Pattern[str]:
    label = rf"(?:(?:{alternation(entries('date_labels'))})\s*[:,]?\s+)?"
    stamp = rf"(?:{weekday_pattern()}\s*,?\s+)?(?:on\s+)?(?P<date>{date_pattern()})"
    clock = rf"(?:T?[\s,|·•–—-]*(?:{_CLOCK}))?"
    place = rf"(?:(?-i:{_PLACE}(?:,[ ]{_PLACE})?)\s*(?:[,|·•–—-]|--)\s*)?"
    return re.compile(rf"[(\[]?{label}{place}{label}{stamp}{clock}[)\].]?", re.IGNORECASE)


@cache
def _dated_byline() -> re.Pattern[str]:
    """ "By Jane Doe | January 5, 2019 | 10:30": only after a mark that no sentence has."""
    clock = rf"(?:[\s,|·•–—-]*(?:{_CLOCK}))?"
    label = rf"(?:(?:{alternation(entries('date_labels'))})\s*[:,]?\s+)?"
    return re.compile(
        rf"[^|·•]{{1,70}}\s*[|·•]\s*{label}(?:{weekday_pattern()}\s*,?\s+)?"
        rf"(?P<date>{date_pattern()}){clock}(?:\s*[|·•].{{0,40}})?",
        re.IGNORECASE,
    )


@cache
def _byline() -> re.Pattern[str]:
    """ "By Jane Doe and John Roe, Reuters": names only, no lower-case word but small ones."""
    openings = alternation(entries("bylines"))
    return re.compile(
        rf"(?i:{openings})\s*:?\s+(?:the\s+)?{_WORD}(?:[\s,/&]+(?:and|in|for|of|de|van|von|der|bin|al|"
        rf"the|{_WORD})){{0,12}}"
    )


@cache
def _opening() -> re.Pattern[str]:
    """ "CITY, Country, Jan 18 (Wire) - ": groups ``place``, ``date`` and ``wire``."""
    wire = r"\((?P<wire>[^\W\d_][^()\n]{1,40})\)|/(?P<newswire>[\w .-]{2,30})/"
    return re.compile(
        rf"(?:(?P<place>{_PLACE}(?:(?:,|\s*/)\s{_PLACE}){{0,2}})"
        rf"(?:,?\s+(?:(?i:{weekday_pattern()})\s*,?\s+)?(?P<date>(?i:{partial_pattern()})))?)?"
        rf"\s*(?:[,:]?\s*(?:{wire}))?[\s.]*(?:[-–—:]|--)(?:\s+|(?<=[–—])(?=\S))"
    )


def date_line(line: str) -> str | None:
    """The date in a `line` that says nothing but when (and where) it was written, or None."""
    if len(line) > _LONGEST_LINE:
        return None
    match = _date_line().fullmatch(line) or _dated_byline().fullmatch(line)
    return match["date"] if match else None


def is_byline(line: str) -> bool:
    """True for a line that only names the writer."""
    return len(line) <= _LONGEST_LINE and bool(_byline().fullmatch(line))


def opening(paragraph: str) -> tuple[int, int] | None:
    """The end of the dateline that opens `paragraph` and the start of the text after its dash.

    Both count from the start of `paragraph`. None if it opens with no dateline.
    """
    match = _opening().match(paragraph[:_LONGEST_LINE])
    if not match or match.end() >= len(paragraph):
        return None
    place, rest = match["place"] or "", paragraph[match.end() :]
    wire = match["wire"] or match["newswire"] or ""
    if not (match["date"] or wire):
        # A place alone must be in capitals ("LONDON — Police"); four letters keep acronyms out.
        letters = re.sub(r"\W", "", place)
        if len(letters) < 4 or not letters.isupper() or not re.match(r"\W{0,2}[^\W\d_a-z]", rest):
            return None
    if not place and not (wire and wire[0].isupper()):
        return None
    if (
        match["date"]
        and not wire
        and not place.isupper()
        and "," not in paragraph[: match.start("date")]
    ):
        return None  # "On Jan. 5 - a Sunday - …"
    mark = re.search(r"[\s.]*(?:[-–—:]|--)\s*$", match.group())
    return (mark.start() if mark else match.end()), match.end()
