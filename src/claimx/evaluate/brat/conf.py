"""annotation.conf: what brat lets a reader annotate (https://brat.nlplab.org/configuration.html)."""

from __future__ import annotations

import re

from claimx.errors import DataError
from claimx.evaluate.brat import form
from claimx.schema.gold import ENTITY_TYPES
from claimx.schema.inventory import Inventory, RelationSpec, RoleInfo

_NAME = re.compile(r"[A-Za-z0-9_-]+")
_MENTION = "<MENTION>"
_WORDS = {"STR": form.PHRASE, "NUM": form.NUMBER}


def annotation_conf(inventory: Inventory) -> str:
    """The configuration for the relations of `inventory`.

    DataError where a relation or role has a name that brat does not take.
    """
    mentions = "|".join(kind.value for kind in ENTITY_TYPES)
    macro = f"{_MENTION}={mentions}"  # holds in its section only
    sources = f"{_MENTION}|{form.PHRASE}"
    claims = "|".join(inventory)
    sections = {
        "entities": [
            *(kind.value for kind in ENTITY_TYPES),
            *(form.PHRASE, form.NUMBER, form.TIME, form.ALSO, form.ARTICLE),
        ],
        # a mention may stand in another, and in the evidence of any claim
        "relations": ["<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>"],
        "events": [
            macro,
            *(_event(spec) for spec in inventory.values()),
            f"{form.ATTRIBUTION}\t{form.SOURCE}?:{sources}, {form.CO_SOURCE}*:{sources}",
        ],
        "attributes": [
            macro,
            *(
                f"{name}\tArg:{claims}, Value:{'|'.join(value.value for value in values)}"
                for name, values in form.STATUSES.items()
            ),
            f"{form.NAME}\tArg:{_MENTION}",
            f"{form.NO_CUE}\tArg:{form.ATTRIBUTION}",
        ],
    }
    return "\n".join(f"[{name}]\n" + "\n".join(lines) + "\n" for name, lines in sections.items())


def _event(spec: RelationSpec) -> str:
    for name in (spec.name, *spec.roles):
        if not _NAME.fullmatch(name):
            raise DataError(
                f"relation {spec.name!r}: brat takes no name such as {name!r}; rename it in its "
                "pack with letters, digits, - and _"
            )
    roles = [f"{r}{'' if info.core else '?'}:{_types(info)}" for r, info in spec.roles.items()]
    roles += [
        f"{form.TIME}?:{form.TIME}",
        f"{form.PLACE}?:{_MENTION}",
        f"{form.BY}*:{form.ATTRIBUTION}",
        f"{form.ALSO}*:{form.ALSO}",
    ]
    return f"{spec.name}\t" + ", ".join(roles)


def _types(info: RoleInfo) -> str:
    if info.filler in _WORDS:
        return _WORDS[info.filler]
    plausible = [kind.value for kind in ENTITY_TYPES if kind in info.plausible()]
    return _MENTION if len(plausible) == len(ENTITY_TYPES) else "|".join(plausible)
