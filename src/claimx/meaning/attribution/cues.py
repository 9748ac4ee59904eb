"""The reporting words of the lexicon as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimx.lexicon.load import table
from claimx.meaning.frames import lemma_keys
from claimx.schema.clause import Clause, ClauseKind, Voice
from claimx.schema.facts import Certainty, Realis
from claimx.schema.reading import Reading


@dataclass(frozen=True, slots=True)
class Addition:
    """What a reporting word adds to its content."""

    certainty: Certainty | None = None
    realis: Realis | None = None
    negated: bool = False


NOTHING = Addition()


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of `reporting_verbs` or `reporting_nouns`; `frames` maps a frame to its own value."""

    lemma: str
    kind: str
    frames: Mapping[str, str]
    base: Addition
    under_not: str = ""
    unnamed: str = ""

    def addition(self, frame: str, *, voice: Voice = Voice.ACTIVE) -> Addition:
        """What the word adds to a content that stands in `frame`."""
        value = self.frames.get(frame, "")
        if not value:
            return self.base
        if frame == "to" and value == Certainty.ALLEGED.value and voice is not Voice.PASSIVE:
            # "is said to have left" passes on hearsay, "said to leave" is an order.
            return Addition(realis=Realis.HYPOTHETICAL)
        if value == "plain":
            return Addition()
        return Addition(_certainty(value), _realis(value))

    def when_denied(self, addition: Addition) -> Addition:
        """What is left of `addition` when the reporting itself is negated."""
        match self.under_not:
            case "kept":
                return Addition()
            case "negated":
                return Addition(addition.certainty, addition.realis, not addition.negated)
            case "affirmed":
                return Addition(addition.certainty, addition.realis)
            case _:
                return Addition(addition.certainty, Realis.HYPOTHETICAL, addition.negated)


def _certainty(value: str) -> Certainty | None:
    return next((c for c in Certainty if c.value == value), None)


def _realis(value: str) -> Realis | None:
    return next((r for r in Realis if r.value == value), None)


def _frame(part: str) -> tuple[str, str]:
    """The frame and its own value of a cell part such as ``to=hypothetical``."""
    frame, _, value = part.partition("=")
    return frame, value


@cache
def _cues(name: str) -> dict[str, Cue]:
    found = {}
    for row in table(name):
        frames = dict(_frame(part) for part in row["frames"].split())
        base = Addition(
            _certainty(row["certainty"]), _realis(row["realis"]), row["polarity"] == "negated"
        )
        found[row["lemma"]] = Cue(
            row["lemma"], row["kind"], frames, base, row.get("under_not", ""),
            row.get("unnamed", ""),
        )  # fmt: skip
    return found


def verb_cue(reading: Reading, clause: Clause) -> Cue | None:
    """The reporting verb that the clause's predicate is, or None."""
    if clause.kind is not ClauseKind.VERB:
        return None
    cues = _cues("reporting_verbs")
    return next((cues[key] for key in lemma_keys(reading, clause) if key in cues), None)


def noun_cue(lemma: str) -> Cue | None:
    """The reporting noun of that lemma, or None."""
    return _cues("reporting_nouns").get(lemma)
