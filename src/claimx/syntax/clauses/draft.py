"""A clause while it is being built; `freeze` in `build.py` makes the lasting record of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.schema.clause import Argument, ClauseKind, Form, Link, Voice
from claimx.schema.span import Extent


@dataclass(slots=True)
class Draft:
    """See `schema.clause.Clause` for the fields; `parent` is a head token here, not an index."""

    head: int
    kind: ClauseKind
    predicate: Extent
    lemma: str
    voice: Voice = Voice.NONE
    form: Form = Form.NOMINAL
    arguments: list[Argument] = field(default_factory=list)
    link: Link = Link.ROOT
    parent: int | None = None
    marker: str = ""
    tense: str = ""
    light: str = ""
    determiner: str = ""
    auxiliaries: list[int] = field(default_factory=list)
    negations: list[int] = field(default_factory=list)
    adverbs: list[int] = field(default_factory=list)
    question: bool = False

    def has(self, *roles: str) -> bool:
        """True if some argument fills one of the roles."""
        return any(argument.role in roles for argument in self.arguments)

    def find(self, role: str) -> Argument | None:
        """The first argument in that role."""
        return next((a for a in self.arguments if a.role == role), None)
