"""The lines of an .ann file, checked against the text that they are about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from claimx.errors import DataError
from claimx.evaluate.brat import form
from claimx.schema.span import Span


@dataclass(frozen=True, slots=True)
class Bound:
    """A T line: a stretch of the text, `span`, of which `whole` says whether it is all meant.

    It is not where brat has several pieces with words between them ("North and South America").
    """

    line: int
    kind: str
    span: Span
    whole: bool


@dataclass(frozen=True, slots=True)
class Event:
    """An E line; `arguments` in its order, (role, id)."""

    line: int
    kind: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Standoff:
    """An .ann file: T and E lines by id, attributes as (name, id) → (line, value), notes by id.

    Every id that is spoken of is there.
    """

    path: str
    bounds: dict[str, Bound] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    attributes: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def error(self, line: int, message: str) -> DataError:
        return DataError(f"{self.path}:{line}: {message}")


def parse_standoff(path: str, ann: str, text: str) -> Standoff:
    """The annotations of the file `path`, whose content is `ann`, on the article `text`.

    DataError, with file and line, at the first line that is not right: of a kind that gold has no
    use for (R, N, *), without its fields, with an id given twice or pointing nowhere, or a T whose
    words are not those of the text at its offsets.
    """
    found = Standoff(path)
    mentioned: list[tuple[int, str]] = []
    for number, line in enumerate(ann.split("\n"), start=1):
        if not line.strip():
            continue
        name, _, rest = line.rstrip("\r").partition("\t")
        read = _READERS.get(name[:1])
        if read is None or not rest:
            raise found.error(number, f"{line[:40]!r} is none of T, E, A and #; take the line out")
        if name in found.bounds or name in found.events:
            raise found.error(number, f"id {name} is there twice; give one of them another")
        mentioned += [(number, target) for target in read(found, number, name, rest, text)]
    for number, target in mentioned:
        if target not in found.bounds and target not in found.events:
            raise found.error(number, f"there is no {target}; mend the id or take the line out")
    return found


def _read_bound(found: Standoff, line: int, name: str, rest: str, text: str) -> list[str]:
    place, _, words = rest.partition("\t")
    match = re.fullmatch(r"(\S+) (\d+ \d+(?:;\d+ \d+)*) ?", place)
    if match is None:
        raise found.error(line, f"{name}: {place!r} is not `TYPE START END`; mend it")
    kind, offsets = match.groups()
    pieces = [(int(start), int(end)) for start, end in map(str.split, offsets.split(";"))]
    flat = [offset for piece in pieces for offset in piece]
    if flat != sorted(flat) or flat[-1] > len(text) or any(a == b for a, b in pieces):
        raise found.error(
            line, f"{name}: offsets {offsets} are no stretch of the text, which has {len(text)} "
            "characters; mend them"
        )  # fmt: skip
    there = " ".join(text[start:end] for start, end in pieces)
    if there != words:
        raise found.error(
            line, f"{name}: says {words!r}, the text has {there!r} at {offsets}; annotate the text "
            "that lies beside the .ann file, and count code points"
        )  # fmt: skip
    start, end = flat[0], flat[-1]
    gaps = [text[a:b] for a, b in zip(flat[1:-1:2], flat[2::2], strict=True)]
    whole = not "".join(gaps).strip()
    found.bounds[name] = Bound(line, kind, Span(start, end, text[start:end]), whole)
    return []


def _read_event(found: Standoff, line: int, name: str, rest: str, _: str) -> list[str]:
    pairs = [part.partition(":") for part in rest.split()]
    if not all(role and target for role, _, target in pairs):
        raise found.error(line, f"{name}: {rest!r} is not `TYPE:TRIGGER ROLE:ID …`; mend it")
    (kind, _, trigger), *others = pairs
    arguments = tuple((role, target) for role, _, target in others)
    found.events[name] = Event(line, kind, trigger, arguments)
    return [trigger, *(target for _, target in arguments)]


def _read_attribute(found: Standoff, line: int, name: str, rest: str, _: str) -> list[str]:
    parts = rest.split()
    if len(parts) not in (2, 3):
        raise found.error(line, f"{name}: {rest!r} is not `NAME ID VALUE`; mend it")
    kind, target = parts[:2]
    found.attributes[kind, target] = line, "".join(parts[2:])
    return [target]


def _read_note(found: Standoff, line: int, name: str, rest: str, _: str) -> list[str]:
    head, _, words = rest.partition("\t")
    kind, _, target = head.partition(" ")
    if not target:
        raise found.error(line, f"{name}: {head!r} is not `TYPE ID`; mend it")
    if kind == form.NOTE and words.strip():
        found.notes[target] = words.strip()
    return [target]


#: Kind of line → puts what it says into the Standoff; gives the ids that it speaks of.
_READERS: dict[str, Callable[[Standoff, int, str, str, str], list[str]]] = {
    "T": _read_bound,
    "E": _read_event,
    "A": _read_attribute,
    "M": _read_attribute,  # brat's older name of A
    "#": _read_note,
}
