"""Why a gold claim was missed, and why a claim is spurious, as far as the run's files tell.

A cause says where to look first and proves nothing: it is found from what the run wrote (typed and
open claims, entities with every mention), never by running the pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from claimx.evaluate.agree import (
    core_differences,
    evidence_iou,
    evidence_overlaps,
    fillers_agree,
    is_same,
)
from claimx.evaluate.align import Alignment, Pair
from claimx.evaluate.differences import Difference, of_core, of_fields
from claimx.evaluate.sentence import sentence_bounds
from claimx.evaluate.statement import (
    Statement,
    Term,
    claim_evidence,
    entity_names,
    gold_entity,
)
from claimx.schema.claim import Claim, EntityRecord, MentionRecord
from claimx.schema.gold import GoldFile
from claimx.schema.inventory import Inventory
from claimx.schema.mention import MentionKind
from claimx.schema.span import Span


class Cause(str, Enum):
    """Every cause there is, with what it means; `MISSES` and `SPURIOUS` say whose it can be."""

    means: str

    def __new__(cls, value: str, means: str) -> Cause:
        """A member that equals `value` and has `means` beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.means = means
        return member

    SAID_ONCE = (
        "said-once",
        "the run's claim there is paired with another gold claim that has the same core",
    )
    NO_MENTION = "no-mention", "a core filler is no mention of the run, in or near the evidence"
    LOST_IN_COREFERENCE = (
        "lost-in-coreference",
        "the run has the relation there, but with a pronoun or description whose entity is not "
        "gold's",
    )
    ROLE_FAILED = (
        "role-failed",
        "the run has the relation there, but a core role is missing or differs",
    )
    OTHER_RELATION = (
        "other-relation",
        "an unpaired claim of another relation is there on the other side, about the same",
    )
    NO_TRIGGER = "no-trigger", "the run has a clause there, but no claim of the relation"
    NO_CLAUSE = "no-clause", "the run has nothing predicated in the evidence"
    UNTOLD = (
        "untold",
        "no claim is there; a run with open claims would tell no-trigger from no-clause",
    )
    TWICE = "twice", "another claim of the run says the same, and is the one that is paired"
    ROLE_DIFFERS = "role-differs", "gold has the relation there, unpaired, with another core filler"
    NOT_IN_GOLD = "not-in-gold", "gold has nothing there that is like it"
    FIELD_DIFFERS = "field-differs", "the claims are the same, but a field is not right"


MISSES = (
    Cause.SAID_ONCE,
    Cause.NO_MENTION,
    Cause.LOST_IN_COREFERENCE,
    Cause.ROLE_FAILED,
    Cause.OTHER_RELATION,
    Cause.NO_TRIGGER,
    Cause.NO_CLAUSE,
    Cause.UNTOLD,
)
"""Why a gold claim is missed: the first that holds."""

SPURIOUS = (Cause.TWICE, Cause.ROLE_DIFFERS, Cause.OTHER_RELATION, Cause.NOT_IN_GOLD)
"""Why a predicted claim is spurious: the first that holds."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause, the roles or fields it is about, and the claim of the other side that shows it.

    `other` is an index: into the run's claims, open ones too, for a miss and a pair; into gold's
    for a spurious claim.
    """

    cause: Cause
    differences: tuple[Difference, ...] = ()
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Reasons:
    """A reason for each miss, spurious claim and pair of an alignment, in its order.

    A pair whose fields are all right has None.
    """

    missed: tuple[Reason, ...]
    spurious: tuple[Reason, ...]
    pairs: tuple[Reason | None, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """What the files say about one article: gold, the text, and what the run wrote.

    `claims` with the open ones; `open_claims`: does the run give any, of whatever article?
    `entities` by id, or None where nothing is known of the article's mentions.
    """

    gold: GoldFile
    raw: str
    claims: Sequence[Claim]
    entities: Mapping[str, EntityRecord] | None
    open_claims: bool


def reasons(
    alignment: Alignment, whole: Alignment, files: Files, inventory: Inventory
) -> Reasons:
    """Why each claim of an article is missed or spurious, and what differs in its pairs.

    `alignment` is a part of `whole`, which pairs the claims of all relations.
    """
    finder = _Finder(whole, files, inventory)
    return Reasons(
        missed=tuple(map(finder.why_missed, alignment.missed)),
        spurious=tuple(map(finder.why_spurious, alignment.spurious)),
        pairs=tuple(map(finder.why_not_exact, alignment.pairs)),
    )


_Core = list[tuple[str, Term, Term | None]]  # what `core_differences` returns


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the reasons for the claims of one article, all of whose relations are paired."""

    alignment: Alignment
    files: Files
    inventory: Inventory

    def why_missed(self, claim: Statement) -> Reason:
        spurious = [p for p in self.alignment.spurious if evidence_overlaps(claim, p)]
        paired = [p.predicted for p in self.alignment.pairs]
        paired = [p for p in paired if evidence_overlaps(claim, p)]
        for other in paired:
            if is_same(claim, other, self.inventory[claim.relation]):
                return Reason(Cause.SAID_ONCE, other=other.index)
        unmentioned = tuple(self._unmentioned(claim))
        if unmentioned:
            return Reason(Cause.NO_MENTION, unmentioned)
        failed = self._of_the_relation([claim], spurious)
        for core, _, other in failed:
            if all(self._is_lost(ours, theirs) for _, ours, theirs in core):
                return Reason(Cause.LOST_IN_COREFERENCE, of_core(core), other.index)
        # A claim that gold has as well did not fail; but where no other is, it is the nearest.
        for core, _, other in failed or self._of_the_relation([claim], paired):
            return Reason(Cause.ROLE_FAILED, of_core(core), other.index)
        for other in spurious:
            if fillers_agree(claim, other, self.inventory):
                return Reason(Cause.OTHER_RELATION, other=other.index)
        clause = self._clause(claim)
        if clause is not None:
            return Reason(Cause.NO_TRIGGER, other=clause)
        return Reason(Cause.NO_CLAUSE if self.files.open_claims else Cause.UNTOLD)

    def why_spurious(self, claim: Statement) -> Reason:
        for pair in self.alignment.pairs:
            if is_same(pair.gold, claim, self.inventory[claim.relation]):
                return Reason(Cause.TWICE, other=pair.gold.index)
        there = [gold for gold in self.alignment.missed if evidence_overlaps(gold, claim)]
        for core, gold, _ in self._of_the_relation(there, [claim]):
            return Reason(Cause.ROLE_DIFFERS, of_core(core), gold.index)
        for gold in there:
            if fillers_agree(gold, claim, self.inventory):
                return Reason(Cause.OTHER_RELATION, other=gold.index)
        return Reason(Cause.NOT_IN_GOLD)

    def why_not_exact(self, pair: Pair) -> Reason | None:
        if pair.fields.all_right:
            return None
        differences = of_fields(pair, self.inventory[pair.gold.relation])
        return Reason(Cause.FIELD_DIFFERS, differences, pair.predicted.index)

    def _of_the_relation(
        self, golds: Sequence[Statement], predicted: Sequence[Statement]
    ) -> list[tuple[_Core, Statement, Statement]]:
        """Core differences, gold and predicted claim of one relation; the nearest first."""
        found = [
            (core_differences(gold, other, self.inventory[gold.relation]), gold, other)
            for gold in golds
            for other in predicted
            if gold.relation == other.relation
        ]
        return sorted(found, key=_distance)

    def _unmentioned(self, claim: Statement) -> Iterator[Difference]:
        """The core fillers that are named in the evidence, or else its sentence, by no mention."""
        if self.files.entities is None:
            return
        gold, raw = self.files.gold, self.files.raw
        spec = self.inventory[claim.relation]
        for role in spec.core():
            if role in claim.roles and spec.roles[role].filler == "ENT":
                filler = claim.roles[role]
                if not filler.spans:
                    evidence = claim.evidence[0]
                    start, end = sentence_bounds(raw, evidence.start, evidence.end)
                    sentence = Span(start, end, raw[start:end])
                    filler = gold_entity(gold.claims[claim.index].roles[role], gold, (sentence,))
                # Named nowhere near, it is there as a pronoun: no telling which.
                if filler.spans and not any(map(self._mentions_over, filler.spans)):
                    yield Difference("core", role, filler.words, None)

    def _mentions_over(self, span: Span) -> list[tuple[MentionRecord, EntityRecord]]:
        """The mentions that overlap a span, with their entities."""
        return [
            (mention, entity)
            for entity in (self.files.entities or {}).values()
            for mention in entity.mentions
            if mention.start < span.end and span.start < mention.end
        ]

    def _is_lost(self, gold: Term, predicted: Term | None) -> bool:
        """Do two fillers that disagree do so for want of coreference alone?

        They do if the predicted one overlaps a mention of another entity, which has gold's name; if
        it is a pronoun; or if it is a description and gold's evidence does not name the filler
        (where it does, the wrong words were taken).
        """
        if predicted is None or not gold.names:  # without names, gold has words and no entity
            return False
        (span,) = predicted.spans
        over = self._mentions_over(span)
        kinds = {m.kind for m, _ in over if (m.start, m.end) == (span.start, span.end)}
        return (
            any(entity_names(entity) & gold.names for _, entity in over)
            or MentionKind.PRONOUN in kinds
            or (MentionKind.NOMINAL in kinds and not gold.spans)
        )

    def _clause(self, claim: Statement) -> int | None:
        """The run's claim whose predicate stands in the evidence, the best fit of the open ones.

        A typed one, for want of an open one: a relation took the clause.
        """
        found = [
            (made.relation is None, evidence_iou(claim.evidence, claim_evidence(made)), -index)
            for index, made in enumerate(self.files.claims)
            for place in claim.evidence
            if made.predicate.start < place.end and place.start < made.predicate.end
        ]
        return -max(found)[2] if found else None


def _distance(found: tuple[_Core, Statement, Statement]) -> tuple[int, float]:
    core, gold, predicted = found
    return len(core), -evidence_iou(gold.evidence, predicted.evidence)
