"""The date of publication, from the first place that gives one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from claimx.schema.issue import Issue
from claimx.text.dateline import date_line, opening
from claimx.text.dates import as_date, first_date
from claimx.text.frontmatter import FrontMatter
from claimx.text.layout import lines

# In order of worth: what dates the piece itself before what dates the page.
_KEYS = (
    "date",
    "published",
    "datepublished",
    "publicationdate",
    "publishedat",
    "publishdate",
    "pubdate",
    "publishedtime",
    "dateline",
)
_NAME_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)")
_UPDATED = re.compile(r"\W*(?:last\s+)?(?:updated|modified)", re.IGNORECASE)
_LINES_LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class Dated:
    """A date (or None), where it came from, and what was wrong on the way."""

    date: date | None
    source: str | None
    issues: tuple[Issue, ...] = ()


def publication_date(
    path: str,
    raw: str,
    *,
    when: date | None = None,
    front: FrontMatter | None = None,
    file: Path | None = None,
) -> Dated:
    """The date of the article `raw`, by the first of these that gives one.

    1. ``option``: `when`, given by the caller;
    2. ``front-matter``: YAML at the top, keys ``date``, ``published`` and their kin;
    3. ``sidecar``: ``NAME.meta.json`` beside `file`, NAME with or without the file's ending;
    4. ``file-name``: a name that begins with ``YYYY-MM-DD``;
    5. ``dateline``: one of the first eight lines of text. A line "Updated …" serves only if
       no other does.

    Front matter or a sidecar that cannot be read gives an Issue, and the next place is tried. If
    no place gives a date there is one Issue ``no-date``.
    """
    if when:
        return Dated(when, "option")
    issues: list[Issue] = []
    if front:
        found = _from_front(path, front, issues)
        if found:
            return Dated(found, "front-matter", tuple(issues))
    for sidecar in _sidecars(file):
        found = _from_sidecar(path, sidecar, issues)
        if found:
            return Dated(found, "sidecar", tuple(issues))
    for name in (PurePosixPath(path).name, file.name if file else ""):
        match = _NAME_DATE.match(name)
        found = first_date(match[1]) if match else None
        if found:
            return Dated(found, "file-name", tuple(issues))
    found = _from_text(raw[front.end if front else 0 :])
    if found:
        return Dated(found, "dateline", tuple(issues))
    message = "no date of publication was found; words like 'on Friday' get no value. Give --date"
    return Dated(None, None, (*issues, Issue(path, "no-date", message)))


def _field(fields: Mapping[str, Any]) -> tuple[str, object] | None:
    """The key that dates the piece, with its value; case, ``-`` and ``_`` in keys do not count."""
    plain = {re.sub(r"[-_\s]", "", key.lower()): (key, value) for key, value in fields.items()}
    return next((plain[key] for key in _KEYS if plain.get(key, ("", None))[1]), None)


def _from_front(path: str, front: FrontMatter, issues: list[Issue]) -> date | None:
    if front.error:
        message = f"the front matter is no YAML ({front.error}); its date is not used"
        issues.append(Issue(path, "bad-front-matter", message, 0, front.end))
        return None
    field = _field(front.fields)
    found = as_date(field[1]) if field else None
    if field and not found:
        message = f"front matter has {field[0]}: {str(field[1])[:40]!r}; write it as YYYY-MM-DD"
        issues.append(Issue(path, "bad-front-matter", message, 0, front.end))
    return found


def _sidecars(file: Path | None) -> list[Path]:
    """The files that may describe `file`, those that exist."""
    if not file:
        return []
    names = dict.fromkeys((f"{file.name}.meta.json", f"{file.stem}.meta.json"))
    return [file.with_name(name) for name in names if file.with_name(name).is_file()]


def _from_sidecar(path: str, sidecar: Path, issues: list[Issue]) -> date | None:
    try:
        fields = json.loads(sidecar.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        message = f"{sidecar.name} cannot be read ({error}); its date is not used"
        issues.append(Issue(path, "bad-sidecar", message))
        return None
    if not isinstance(fields, dict):
        message = f"{sidecar.name} is not one JSON object; its date is not used"
        issues.append(Issue(path, "bad-sidecar", message))
        return None
    field = _field(fields)
    found = as_date(field[1]) if field else None
    if field and not found:
        message = f"{sidecar.name} has {field[0]}: {str(field[1])[:40]!r}; write it as YYYY-MM-DD"
        issues.append(Issue(path, "bad-sidecar", message))
    return found


def _from_text(text: str) -> date | None:
    """The date in the first lines: a line that is only a date, or the dateline before a dash."""
    updated: date | None = None
    for line in lines(text, _LINES_LOOKED_AT):
        words = text[line.start : line.end].lstrip("#>*_ ").rstrip("*_ ")
        stamp = date_line(words)
        found = first_date(stamp) if stamp else None
        if found and _UPDATED.match(words):
            updated = updated or found
            continue
        ends = opening(words)
        if not found and ends:
            found = first_date(words[: ends[0]])
        if found:
            return found
    return updated
