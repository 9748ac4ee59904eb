"""The status of a clause in the making, and how two of them compose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimx.meaning.attribution.cues import Addition
from claimx.schema.facts import Certainty, Polarity, Realis, Status

_ORDER = (Realis.ACTUAL, Realis.FUTURE, Realis.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class Force:
    """What is said of a predication: `negated`, `certainty`, `realis`; by which cues and rules."""

    negated: bool = False
    certainty: Certainty = Certainty.CERTAIN
    realis: Realis = Realis.ACTUAL
    cues: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()

    def within(self, outer: Force) -> Force:
        """This force under an outer one.

        Two negations cancel; the certainty nearest to the predicate counts, as it is the last
        voice's; the realis furthest from actual counts.
        """
        if outer is PLAIN:
            return self
        if self is PLAIN:
            return outer
        near = self.certainty is not Certainty.CERTAIN
        return Force(
            self.negated != outer.negated,
            self.certainty if near else outer.certainty,
            max(self.realis, outer.realis, key=_ORDER.index),
            (*outer.cues, *self.cues),
            (*outer.rules, *self.rules),
        )

    def affirmed(self) -> Force:
        """The same without its negation."""
        return replace(self, negated=False)

    def status(self) -> Status:
        polarity = Polarity.NEGATED if self.negated else Polarity.AFFIRMED
        cues = tuple(sorted(set(self.cues)))
        return Status(
            polarity, self.certainty, self.realis, cues, tuple(dict.fromkeys(self.rules))
        )


PLAIN = Force()


def force_of(cell: str, *, cues: tuple[int, ...] = (), rule: str = "") -> Force:
    """The force that a cell of the lexicon spells: parts joined by +, empty for none."""
    parts = cell.split("+")
    certainty = next((c for c in Certainty if c.value in parts), Certainty.CERTAIN)
    realis = next((r for r in Realis if r.value in parts), Realis.ACTUAL)
    return Force("negated" in parts, certainty, realis, cues, (rule,) if rule else ())


def force_from(addition: Addition, *, cues: tuple[int, ...], rule: str) -> Force:
    """The force that a reporting word gives to its content."""
    certainty = addition.certainty or Certainty.CERTAIN
    realis = addition.realis or Realis.ACTUAL
    is_plain = not addition.negated and (certainty, realis) == (Certainty.CERTAIN, Realis.ACTUAL)
    if is_plain:
        return PLAIN
    return Force(addition.negated, certainty, realis, cues, (rule,))
