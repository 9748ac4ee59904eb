"""Reads, lints and indexes relation packs.

A pack is data (see `schema.pack`); what is wrong in one is told with file, relation, trigger and
the next step, all at once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import ValidationError

from claimx.errors import DataError
from claimx.packs.learned import learned_bytes
from claimx.schema.pack import Pack, Relation, Trigger

try:
    from yaml import CSafeLoader as _SafeLoader  # eight times as fast
except ImportError:  # a PyYAML without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class _Loader(_SafeLoader):
    """YAML 1.2's booleans: "on", "off" and "no" are words here, not true and false."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])


@dataclass(frozen=True, slots=True, eq=False)
class Packs:
    """All relations in force, the pack that each comes from, and a hash over all files,
    the learned weights among them."""

    relations: Mapping[str, Relation]
    home: Mapping[str, str]
    sha256: str


@cache
def load_packs(extra: tuple[str, ...] = ()) -> Packs:
    """The bundled packs and those of the files `extra`, a later relation of a name replacing an
    earlier one. Raises DataError that lists every fault found."""
    texts = [(entry.name, entry.read_text(encoding="utf-8")) for entry in _bundled()]
    texts += [(path, _pack_text(path)) for path in extra]
    content = "\0".join(text for _, text in texts).encode() + learned_bytes()
    digest = hashlib.sha256(content).hexdigest()
    relations: dict[str, Relation] = {}
    home: dict[str, str] = {}
    for name, text in texts:
        pack = parse_pack(text, name)
        for relation_name, relation in pack.relations.items():
            relations[relation_name], home[relation_name] = relation, pack.pack
    return Packs(relations, home, digest)


def _pack_text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: pack cannot be read ({error}); check --pack") from error


def _bundled() -> list[Path]:
    folder = Path(str(files("claimx.packs")))
    return sorted(folder.glob("*.yaml"))


def parse_pack(text: str, name: str) -> Pack:
    """One pack from YAML text; `name` is the file for messages."""
    try:
        pack = Pack.model_validate(yaml.load(text, Loader=_Loader))  # a SafeLoader
    except yaml.YAMLError as error:
        raise DataError(f"{name}: no valid YAML: {error}") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{' > '.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.errors()
        )
        raise DataError(f"{name}: {faults}; see docs/packs.md for the fields") from error
    problems = list(lint(pack))
    if problems:
        raise DataError("\n".join(f"{name}: {problem}" for problem in problems))
    return pack


def lint(pack: Pack) -> Iterator[str]:
    """What is wrong with a pack beyond its form."""
    for name, relation in pack.relations.items():
        seen: set[str] = set()
        for trigger in relation.triggers:
            where = f"{name}#{trigger.id}"
            if trigger.id in seen:
                yield f"{where}: two triggers share this id; give each its own"
            seen.add(trigger.id)
            yield from (f"{where}: {fault}" for fault in _lint_trigger(relation, trigger))
        for example in relation.examples:
            for claim in example.claims:
                for key in claim.keys() - relation.roles.keys():
                    if key not in ("polarity", "certainty", "realis", "time", "place"):
                        yield f"{name}: example {example.text!r} has no role {key!r}"


def _lint_trigger(relation: Relation, trigger: Trigger) -> Iterator[str]:
    sorts = [s for s in (trigger.verb, trigger.noun, trigger.adjective, trigger.name) if s]
    if len(sorts) + trigger.number != 1:
        yield "give exactly one of verb, noun, adjective, name, number"
    for role in trigger.roles.keys() - relation.roles.keys():
        yield f"role {role!r} is not a role of the relation"
    for role, spec in relation.roles.items():
        if spec.core and role not in trigger.roles:
            yield f"core role {role!r} has no slot"
    for role in trigger.types.keys() - relation.roles.keys():
        yield f"types: role {role!r} is not a role of the relation"
    conditions = (*trigger.has.values(), *trigger.lacks.values())
    listed = (*trigger.verb, *trigger.noun, *trigger.adjective)
    for lemma in (*listed, *(word for condition in conditions for word in condition)):
        if lemma != lemma.lower():
            yield f"lemma {lemma!r} is not in lower case"
