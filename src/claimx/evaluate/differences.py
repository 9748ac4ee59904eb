"""In what a gold claim and a predicted claim differ, role by role and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimx.evaluate.agree import FIELDS, terms_agree
from claimx.evaluate.align import Pair
from claimx.evaluate.statement import Statement, Term
from claimx.schema.gold import UNNAMED
from claimx.schema.inventory import RelationSpec


@dataclass(frozen=True, slots=True)
class Difference:
    """The values of gold and of the run in a role or a field; None where a side gives none.

    `field` is one of `agree.FIELDS`, or ``core`` for a core role; `role` is the role's name, or ""
    where the field is no role.
    """

    field: str
    role: str
    gold: str | None
    run: str | None

    @property
    def name(self) -> str:
        return self.role or self.field


def of_core(core: Iterable[tuple[str, Term, Term | None]]) -> tuple[Difference, ...]:
    """What `agree.core_differences` found."""
    return tuple(
        Difference("core", role, ours.words, _words(theirs)) for role, ours, theirs in core
    )


def of_fields(pair: Pair, spec: RelationSpec) -> tuple[Difference, ...]:
    """The fields that are not right in a pair, in the order of the reports; a role each."""
    gold, predicted = pair.gold, pair.predicted
    values = {
        "time": (gold.time, predicted.time),
        "place": (_words(gold.place), _words(predicted.place)),
        "attribution": (_chain(gold.sources), _chain(predicted.sources)),
        "polarity": (gold.polarity.value, predicted.polarity.value),
        "certainty": (gold.certainty.value, predicted.certainty.value),
        "realis": (gold.realis.value, predicted.realis.value),
        "evidence": (gold.evidence[0].text, predicted.evidence[0].text),
    }
    wrong = [name for name, right in zip(FIELDS, pair.fields.right, strict=True) if not right]
    roles = _of_roles(gold, predicted, spec) if "roles" in wrong else ()
    return (*roles, *(Difference(name, "", *values[name]) for name in wrong if name in values))


def _of_roles(
    gold: Statement, predicted: Statement, spec: RelationSpec
) -> tuple[Difference, ...]:
    """The roles that are not core and do not agree."""
    found = []
    for role in dict.fromkeys((*gold.roles, *predicted.roles)):
        ours, theirs = gold.roles.get(role), predicted.roles.get(role)
        agree = ours and theirs and terms_agree(spec.roles[role].filler, ours, theirs)
        if role not in spec.core() and not agree:
            found.append(Difference("roles", role, _words(ours), _words(theirs)))
    return tuple(found)


def _words(term: Term | None) -> str | None:
    """The words, and what they were taken to name if that is something else: "her (Vesely)"."""
    if term is None:
        return None
    return f"{term.words} ({term.name})" if term.name not in ("", term.words) else term.words


def _chain(sources: Sequence[Term | None]) -> str | None:
    """A chain of sources as the one-line notation has it, outermost first; None: the author."""
    return " > ".join(source.words if source else UNNAMED for source in sources) or None
