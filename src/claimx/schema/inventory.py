"""What scoring and checking need to know of a relation: its roles, and which of them are core.

A pack (`claimx.schema.pack`) says much more (triggers, examples); gold and claims are compared
without it, so that a change of triggers cannot change the ruler.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claimx.schema.mention import EntityType
from claimx.schema.pack import Relation

FillerKind = Literal["ENT", "STR", "NUM"]

_T = EntityType
# A pack names the types that the extractor may put into a role; a reader is freer: "ten miners"
# stand for a person, a summit for a place. A role that takes one of the left takes all on the
# right. Chosen so that none of the 5,754 claims of the gold at hand is found fault with.
_KIN = (
    ({_T.PERSON, _T.GROUP}, {_T.PERSON, _T.GROUP, _T.NORP, _T.ORG, _T.GPE}),
    ({_T.GPE, _T.LOC, _T.FAC}, {_T.GPE, _T.LOC, _T.FAC, _T.ORG, _T.GROUP, _T.EVENT}),
    # An organization stands for people, places and things alike: such a role takes anything.
    ({_T.ORG}, set(_T)),
)


@dataclass(frozen=True, slots=True)
class RoleInfo:
    """What fills a role, whether it decides which claim it is, and its entity types (none: any)."""

    filler: FillerKind
    core: bool
    types: frozenset[EntityType] = frozenset()

    def plausible(self) -> frozenset[EntityType]:
        """The types of which a reader may put an entity there: those of the pack, and their kin."""
        if not self.types:
            return frozenset(_T)
        kin = (right for left, right in _KIN if left & self.types)
        return self.types.union({_T.OTHER}, *kin)


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
            roles={
                role: RoleInfo(spec.filler, spec.core, frozenset(spec.types))
                for role, spec in relation.roles.items()
            },
            symmetric=relation.symmetric,
        )
        for name, relation in relations.items()
    }
