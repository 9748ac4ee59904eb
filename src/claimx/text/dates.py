"""Full calendar dates as articles write them: day, month and year, or nothing."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from claimx.text.wordlists import alternation, entries


@cache
def _months() -> dict[str, int]:
    """Every form of a month's name, lower case, to its number."""
    numbered = enumerate(entries("months"), start=1)
    return {form.lower(): number for number, line in numbered for form in line.split()}


@cache
def _month_names() -> str:
    return rf"(?:{alternation(tuple(_months()))})\b\.?"


@cache
def date_pattern() -> str:
    """A regular expression (no named groups, case ignored) for one full date.

    "January 5, 2019", "Jan. 5th 2019", "5 January 2019", "the 5th of January, 2019", "2019-01-05",
    "2019/01/05". All-figure dates that begin with day or month are left alone: nobody can say
    whether "05/01/2019" is in May.
    """
    month, day, year = _month_names(), r"\d{1,2}(?:st|nd|rd|th)?", r"(?:1[6-9]|20|21)\d\d"
    return (
        rf"(?:{month}\s+{day}\s*,?\s+{year}\b"
        rf"|\b(?:the\s+)?{day}\s+(?:of\s+)?{month}\s*,?\s+{year}\b"
        rf"|\b{year}(?:-\d\d-\d\d|/\d\d/\d\d|\.\d\d\.\d\d)(?!\d))"
    )


@cache
def partial_pattern() -> str:
    """A regular expression for a date with or without its year ("Jan 18", "18 January 2024")."""
    month, day = _month_names(), r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:\s*,?\s+(?:1[6-9]|20|21)\d\d)?\b"
    return rf"(?:{month}\s+{day}\b{year}|\b{day}\s+{month}{year})"


@cache
def weekday_pattern() -> str:
    """A regular expression for a weekday and its short forms."""
    return rf"\b(?:{alternation(entries('weekdays'))})\b\.?"


@cache
def _full_date() -> re.Pattern[str]:
    return re.compile(date_pattern(), re.IGNORECASE)


def first_date(text: str) -> date | None:
    """The first full date in `text` that the calendar knows."""
    for match in _full_date().finditer(text):
        found = _calendar(match.group())
        if found:
            return found
    return None


def _calendar(words: str) -> date | None:
    """The date that `words` (a match of `date_pattern`) name; None for "February 30, 2019"."""
    numbers = [int(figures) for figures in re.findall(r"\d+", words)]
    names = [name for name in re.findall(r"[a-z]+", words.lower()) if name in _months()]
    if names:
        day, year = numbers
        parts = (year, _months()[names[0]], day)
    else:
        parts = (numbers[0], numbers[1], numbers[2])
    try:
        return date(*parts)
    except ValueError:
        return None


def as_date(value: object) -> date | None:
    """A field of front matter or of a JSON file as a date: a date, a datetime or words.

    Of a time stamp with an offset the date is the one that it shows: that is where it was written.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return None
    words = str(value).strip()
    compact = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T.*)?", words)
    return first_date("-".join(compact.groups()) if compact else words[:200])
