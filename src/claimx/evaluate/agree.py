"""Do a gold claim and a predicted claim agree: which are the same, and which fields are right.

The rules are those of the gold set's page, "How it is scored".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from claimx.evaluate.statement import Statement, Term
from claimx.evaluate.words import normalise_name, numbers_agree, phrases_agree
from claimx.schema.inventory import FillerKind, RelationSpec
from claimx.schema.span import Span

FIELDS = (
    "roles",
    "time",
    "place",
    "attribution",
    "polarity",
    "certainty",
    "realis",
    "evidence",
)
"""What is scored of claims that are the same, in the order of the reports."""

# Gold evidence is the smallest span that carries a claim, a prediction may be the whole sentence
# or a part of the span: the shorter of the two must lie in the longer for its greater part.
EVIDENCE_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """A gold and a predicted claim that are the same: what agrees beside the core roles.

    `right` and `present` have one entry a field of `FIELDS`: is it right, and does either side say
    anything there (polarity, certainty, realis and evidence always do). `roles_gold`,
    `roles_predicted`, `roles_right` count the fillers of roles that are not core.
    `overlap` is the intersection over union of the evidence in characters, 0 to 1.
    """

    right: tuple[bool, ...]
    present: tuple[bool, ...]
    roles_gold: int
    roles_predicted: int
    roles_right: int
    overlap: float

    @property
    def all_right(self) -> bool:
        return all(self.right)


def entities_agree(gold: Term, predicted: Term) -> bool:
    """The two share a name, or the predicted mention overlaps the entity's in the evidence."""
    return bool(gold.names & predicted.names) or any(
        one.overlaps(other) for one in gold.spans for other in predicted.spans
    )


def terms_agree(kind: FillerKind, gold: Term, predicted: Term) -> bool:
    """Two fillers of a role of that kind."""
    if kind == "ENT":
        return entities_agree(gold, predicted)
    agree = numbers_agree if kind == "NUM" else phrases_agree
    return agree(gold.words, predicted.words)


def _orders(spec: RelationSpec, gold: Statement) -> Iterator[dict[str, str]]:
    """Each way to read gold's core roles as the prediction's: one, or all of a symmetric one's."""
    core = [role for role in spec.core() if role in gold.roles]
    for order in permutations(core) if spec.symmetric else [tuple(core)]:
        yield dict(zip(core, order, strict=True))


def core_differences(
    gold: Statement, predicted: Statement, spec: RelationSpec
) -> list[tuple[str, Term, Term | None]]:
    """(gold's role, its filler, the prediction's or None) of each core role that does not agree.

    In a symmetric relation, read in the order in which these are fewest.
    """
    readings = (
        [
            (role, gold.roles[role], predicted.roles.get(other))
            for role, other in order.items()
            if other not in predicted.roles
            or not terms_agree(spec.roles[role].filler, gold.roles[role], predicted.roles[other])
        ]
        for order in _orders(spec, gold)
    )
    return min(readings, key=len)


def is_same(gold: Statement, predicted: Statement, spec: RelationSpec) -> bool:
    """The relation is the same and every core role agrees."""
    return gold.relation == predicted.relation and not core_differences(gold, predicted, spec)


def _optional_agrees(gold: Term | None, predicted: Term | None) -> bool:
    if gold is None or predicted is None:
        return gold is predicted
    return entities_agree(gold, predicted)


def _source_agrees(gold: Term | None, predicted: Term | None) -> bool:
    if gold is None or predicted is None or gold.names:
        return _optional_agrees(gold, predicted)
    # Gold gives words: they are a name of the predicted source, or a phrase like it.
    return normalise_name(gold.words) in predicted.names or phrases_agree(
        gold.words, predicted.words
    )


def evidence_overlaps(gold: Statement, predicted: Statement) -> bool:
    """Some evidence of the one shares the greater part of the shorter with some of the other."""
    for one in gold.evidence:
        for other in predicted.evidence:
            shared = min(one.end, other.end) - max(one.start, other.start)
            shorter = min(one.end - one.start, other.end - other.start)
            if shared > 0 and shared >= EVIDENCE_SHARE * shorter:
                return True
    return False


def evidence_iou(gold: Sequence[Span], predicted: Sequence[Span]) -> float:
    """Intersection over union in characters, of the pair of evidence spans that fits best."""
    best = 0.0
    for one in gold:
        for other in predicted:
            shared = max(0, min(one.end, other.end) - max(one.start, other.start))
            union = one.end - one.start + other.end - other.start - shared
            best = max(best, shared / union if union else 0.0)
    return best


def compare(gold: Statement, predicted: Statement, spec: RelationSpec) -> Comparison:
    """Every field of two claims that are the same."""
    core = set(spec.core())
    expected = {role: term for role, term in gold.roles.items() if role not in core}
    given = {role: term for role, term in predicted.roles.items() if role not in core}
    agreeing = sum(
        terms_agree(spec.roles[role].filler, term, given[role])
        for role, term in expected.items()
        if role in given
    )
    chains_agree = len(gold.sources) == len(predicted.sources) and all(
        map(_source_agrees, gold.sources, predicted.sources)
    )
    right = (
        agreeing == len(expected) == len(given),
        gold.time == predicted.time,
        _optional_agrees(gold.place, predicted.place),
        chains_agree,
        gold.polarity == predicted.polarity,
        gold.certainty == predicted.certainty,
        gold.realis == predicted.realis,
        evidence_overlaps(gold, predicted),
    )
    present = (
        bool(expected or given),
        bool(gold.time or predicted.time),
        bool(gold.place or predicted.place),
        bool(gold.sources or predicted.sources),
        *(True,) * 4,
    )
    overlap = evidence_iou(gold.evidence, predicted.evidence)
    return Comparison(right, present, len(expected), len(given), agreeing, overlap)


def fillers_agree(gold: Statement, predicted: Statement, kinds: Mapping[str, RelationSpec]) -> bool:
    """Are two claims of different relations about the same: do their core fillers meet?

    Every core filler of the claim with fewer core roles agrees with a core filler of the other, as
    entities where both are entities, else as words.
    """
    ours = _core_terms(gold, kinds[gold.relation])
    theirs = _core_terms(predicted, kinds[predicted.relation])
    meets = [[_any_kind_agrees(one, other) for other in theirs] for one in ours]
    if len(ours) > len(theirs):
        meets = [list(column) for column in zip(*meets, strict=True)]
    return bool(ours and theirs) and all(map(any, meets))


def _core_terms(statement: Statement, spec: RelationSpec) -> list[tuple[bool, Term]]:
    """(is it an entity, the filler) of each core role that is filled."""
    return [
        (spec.roles[role].filler == "ENT", statement.roles[role])
        for role in spec.core()
        if role in statement.roles
    ]


def _any_kind_agrees(gold: tuple[bool, Term], predicted: tuple[bool, Term]) -> bool:
    if gold[0] and predicted[0]:
        return entities_agree(gold[1], predicted[1])
    return phrases_agree(gold[1].words, predicted[1].words)
