"""brat to gold."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimx.errors import DataError
from claimx.evaluate.brat import form
from claimx.evaluate.brat.standoff import Bound, Event, Standoff, parse_standoff
from claimx.evaluate.words import plain
from claimx.schema.gold import ENTITY_TYPES, UNNAMED, GoldFile, occurrences

_ENTITIES = frozenset(kind.value for kind in ENTITY_TYPES)


def read_brat(folder: Path, dateline: date | None = None) -> dict[str, GoldFile]:
    """Name without suffix → the gold file, of every .ann in `folder` and the .txt beside it.

    `dateline` is taken where the annotations give none. DataError names the file, the line and the
    next step; a .txt whose bytes are not those that were annotated is refused.
    """
    files = sorted(folder.glob("*.ann"))
    if not files:
        raise DataError(f"{folder}: no brat files (*.ann) there; give the folder that holds them")
    return {file.stem: _read_file(file, dateline) for file in files}


def _read_file(ann: Path, dateline: date | None) -> GoldFile:
    txt = ann.with_suffix(".txt")
    try:
        lines, data = ann.read_bytes().decode(), txt.read_bytes()
        text = data.decode()
    except OSError as error:
        raise DataError(
            f"{error.filename}: cannot be read ({error.strerror}); each .ann needs its .txt"
        ) from error
    except UnicodeDecodeError as error:
        raise DataError(f"{ann}: it and its .txt must be UTF-8 ({error})") from error
    article = {"article": txt.name, "sha256": hashlib.sha256(data).hexdigest()}
    return gold_from_standoff(str(ann), lines, text, article, dateline)


def gold_from_standoff(
    path: str, ann: str, text: str, article: Mapping[str, str], dateline: date | None = None
) -> GoldFile:
    """The gold file that the annotations `ann` of the file `path` on `text` come to.

    `article` has the name and the sha256 of the article, which must be that of the T Article.
    """
    found = parse_standoff(path, ann, text)
    head = {**article, "dateline": dateline} | _head(found, article["sha256"])
    entities, keys = _entities(found)
    claims = [
        _claim(found, name, event, keys, text)
        for name, event in found.events.items()
        if event.kind != form.ATTRIBUTION
    ]
    _refuse_unlinked(found)
    try:
        return GoldFile.model_validate({**head, "entities": entities, "claims": claims})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise DataError(f"{path}: {field}: {first['msg']}; mend it in brat") from error


def _head(found: Standoff, sha256: str) -> dict[str, Any]:
    """What the T Article says of the article; {} without one."""
    for name, bound in found.bounds.items():
        if bound.kind == form.ARTICLE:
            try:
                said = dict(json.loads(found.notes.get(name, "")))
            except (ValueError, TypeError) as error:
                raise found.error(
                    bound.line, f"{name}: the note of Article is no JSON object; take {name} out"
                ) from error
            if said.get("sha256") != sha256:
                raise found.error(
                    bound.line, f"is about an article with sha256 {said.get('sha256')}, the .txt "
                    f"beside it has {sha256}; put the article's own bytes there"
                )  # fmt: skip
            return {key: value for key, value in said.items() if value is not None}
    return {}


def _entities(found: Standoff) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """The entities by key, and T id → key."""
    groups: dict[str, dict[str, Bound]] = {}
    for name, bound in found.bounds.items():
        if bound.kind in _ENTITIES:
            _refuse_pieces(found, name)
            key = found.notes.get(name) or plain(bound.span.text).replace(" ", "_") or name
            groups.setdefault(key, {})[name] = bound
    entities = {}
    for key, mentions in groups.items():
        (first, *others) = mentions.values()
        for other in others:
            if other.kind != first.kind:
                raise found.error(
                    other.line, f"entity {key!r} is {other.kind} here and {first.kind} on line "
                    f"{first.line}; give both one type, or another key in the note"
                )  # fmt: skip
        texts = list(dict.fromkeys(bound.span.text for bound in mentions.values()))
        marked = [mentions[n].span.text for n in mentions if (form.NAME, n) in found.attributes]
        called = marked[0] if marked else max(texts, key=len)
        aliases = [text for text in texts if text != called]
        entities[key] = {"name": called, "type": first.kind, "aliases": aliases}
    return entities, {name: key for key, mentions in groups.items() for name in mentions}


def _claim(
    found: Standoff, name: str, event: Event, keys: Mapping[str, str], text: str
) -> dict[str, Any]:
    evidence = _bound(found, event, event.trigger, event.kind)
    places = [span.start for span in occurrences(text, evidence.span.text)]
    claim: dict[str, Any] = {
        "relation": event.kind,
        "evidence": evidence.span.text,
        "occurrence": places.index(evidence.span.start) + 1 if len(places) > 1 else None,
        "roles": {},
        "attribution": [],
        "also": [],
    }
    for role, target in event.arguments:
        base = role.rstrip("0123456789")
        if base == form.BY:
            claim["attribution"].append(_attribution(found, event, target, keys))
        elif base == form.ALSO:
            claim["also"].append(_bound(found, event, target, form.ALSO).span.text)
        elif role == form.TIME:
            words = _bound(found, event, target, form.TIME).span.text
            claim["time"] = {"text": words, "value": found.notes.get(target)}
        elif role == form.PLACE:
            claim["place"] = _filler(found, event, target, keys)
        elif role in claim["roles"]:
            raise found.error(event.line, f"role {role!r} is there twice; keep one")
        else:
            claim["roles"][role] = _filler(found, event, target, keys)
    return claim | _status(found, name)


def _status(found: Standoff, event: str) -> dict[str, str]:
    status = {}
    for name, values in form.STATUSES.items():
        plain_value, *_ = known = [value.value for value in values]
        line, value = found.attributes.get((name, event), (0, plain_value))
        if value not in known:
            raise found.error(line, f"{name} {value!r} is none of {', '.join(known)}; mend it")
        status[name.lower()] = value
    return status


def _attribution(
    found: Standoff, claim: Event, name: str, keys: Mapping[str, str]
) -> dict[str, Any]:
    event = found.events.get(name)
    if event is None or event.kind != form.ATTRIBUTION:
        raise found.error(claim.line, f"{form.BY}:{name} is no {form.ATTRIBUTION}; mend it")
    cue = _bound(found, event, event.trigger, form.ATTRIBUTION).span.text
    link: dict[str, Any] = {
        "source": UNNAMED,
        "cue": None if (form.NO_CUE, name) in found.attributes else cue,
        "co_sources": [],
    }
    for role, target in event.arguments:
        if role == form.SOURCE:
            link["source"] = _filler(found, event, target, keys)
        elif re.fullmatch(rf"{form.CO_SOURCE}\d*", role):
            link["co_sources"].append(_filler(found, event, target, keys))
        else:
            raise found.error(
                event.line, f"an {form.ATTRIBUTION} has no {role!r}, only {form.SOURCE} and "
                f"{form.CO_SOURCE}; mend it"
            )  # fmt: skip
    return link


def _bound(found: Standoff, event: Event, name: str, kind: str) -> Bound:
    """The T of that id, which must be of that type."""
    bound = found.bounds.get(name)
    if bound is None or bound.kind != kind:
        there = bound.kind if bound else "an event"
        raise found.error(event.line, f"{name} must be a T of type {kind}, not {there}; mend it")
    if name != event.trigger or kind == form.ATTRIBUTION:
        _refuse_pieces(found, name)
    return bound


def _filler(found: Standoff, event: Event, name: str, keys: Mapping[str, str]) -> str:
    """The key of the entity that T is a mention of, or its words."""
    bound = found.bounds.get(name)
    if bound is None or bound.kind not in (*_ENTITIES, form.PHRASE, form.NUMBER):
        there = bound.kind if bound else "an event"
        raise found.error(
            event.line, f"{name} must be a mention, a {form.PHRASE} or a {form.NUMBER}, not "
            f"{there}; mend it"
        )  # fmt: skip
    _refuse_pieces(found, name)
    return keys.get(name, bound.span.text)


def _refuse_pieces(found: Standoff, name: str) -> None:
    """Only evidence may leave words out: it is then the stretch from the first to the last."""
    bound = found.bounds[name]
    if not bound.whole:
        raise found.error(
            bound.line, f"{name} leaves out words of {bound.span.text!r}; gold has no such words: "
            "annotate one stretch"
        )  # fmt: skip


def _refuse_unlinked(found: Standoff) -> None:
    """A phrase, time or trigger that no event has would be lost."""
    used = {event.trigger for event in found.events.values()}
    used |= {target for event in found.events.values() for _, target in event.arguments}
    for name, bound in found.bounds.items():
        if name not in used and bound.kind not in (*_ENTITIES, form.ARTICLE):
            raise found.error(bound.line, f"no event has {name} ({bound.kind}); link or delete it")
