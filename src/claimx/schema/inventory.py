"""What scoring and checking need to know of a relation: its roles, and which of them are core.

A pack (`claimx.schema.pack`) says much more (triggers, examples); gold and claims are compared
without it, so that a change of triggers cannot change the ruler.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claimx.schema.pack import Relation

FillerKind = Literal["ENT", "STR", "NUM"]


@dataclass(frozen=True, slots=True)
class RoleInfo:
    """What fills a role, and whether the role decides which claim it is."""

    filler: FillerKind
    core: bool


@dataclass(frozen=True, slots=True)
class RelationSpec:
    """A relation type; in a symmetric one the core roles may be exchanged."""

    name: str
    roles: Mapping[str, RoleInfo]
    symmetric: bool = False

    def core(self) -> tuple[str, ...]:
        """The core roles, in the order of the pack."""
        return tuple(role for role, info in self.roles.items() if info.core)


Inventory = Mapping[str, RelationSpec]


def make_inventory(relations: Mapping[str, Relation]) -> dict[str, RelationSpec]:
    """The inventory of the relations of one pack or several, by name."""
    return {
        name: RelationSpec(
            name=name,
            roles={r: RoleInfo(spec.filler, spec.core) for r, spec in relation.roles.items()},
            symmetric=relation.symmetric,
        )
        for name, relation in relations.items()
    }
