"""What the stages of `meaning/` hand to each other through the pipeline, before claims are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from claimx.schema.span import Extent


class Polarity(str, Enum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Certainty(str, Enum):
    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    ALLEGED = "alleged"


class Realis(str, Enum):
    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: its tokens and what they mean.

    `value` is ISO 8601 / EDTF to the precision given ("2019-02", "2016/2019", "2019-07/..",
    "1990~") or None where the text does not settle it. `kind` is ``date``, ``time``, ``duration``
    or ``set``. `anchor` says what a relative expression was resolved against: ``dateline``,
    ``narrative`` (another time in the text), ``event`` (the event that is named with its time:
    "since his election in 2014"), or "" for an absolute one.
    """

    extent: Extent
    value: str | None
    kind: str
    anchor: str = ""

    @property
    def dates(self) -> bool:
        """True for what says when, not how long or how often."""
        return self.kind in ("date", "time")


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody's words or belief.

    `source` is the index of the mention that vouches, or None (unnamed). `cue` is the extent of the
    words that say that it is a report ("said", "according to"). `content` are the extents of what
    was said; `clauses` the indices of the clauses that are directly its content. `kind` is
    ``direct``, ``indirect`` or ``mixed``. `parent` is the index of the report inside whose content
    this one stands. `certainty` is what the cue adds to its content ("accused": alleged), and
    `rule` names the rule that found it. `negated`: the source says that the content does not
    hold ("denied"). `own` is the index of the clause whose predicate reports, if there is one, and
    `co_sources` are the mentions that vouch beside the source ("Reuters and NBC reported").
    """

    index: int
    source: int | None
    cue: Extent
    content: tuple[Extent, ...]
    clauses: tuple[int, ...]
    kind: str
    rule: str
    parent: int | None = None
    certainty: Certainty | None = None
    realis: Realis | None = None
    negated: bool = False
    own: int | None = None
    co_sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """Whether a clause is held to be so, with the cue tokens and the rules that decided."""

    polarity: Polarity
    certainty: Certainty
    realis: Realis
    cues: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filling:
    """What a proposal puts into one role: a head token (of a mention or phrase) and its extent.

    `path` is the argument path (see `Argument.path`) or the name of the construction.
    """

    role: str
    head: int
    extent: Extent
    path: str = "own"


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely (0 to 1) a token heads, or stands in, the `setting` ("time", "place", "source") of
    a proposal."""

    setting: str
    token: int
    chance: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim to be: "this clause states this relation with these fillers, by this rule".

    `relation` is None for an open claim. `clause` is the index of the clause that carries it.
    `support` is how likely the learned proposer finds it, 0 to 1; None where it has no say.
    `trigger` is the token that tells it, as the learned proposer has it, and `settings` what it
    says of the times, places and sources of that token's sentence. `confidence` is how sure the
    extractor is of it, once that is worked out (`claims/confidence.py`). `scene` is the index of
    the clause whose time and place it has; None: of its own.
    """

    relation: str | None
    clause: int
    predicate: Extent
    lemma: str
    fillings: tuple[Filling, ...]
    rule: str
    negated: bool = False
    certainty: Certainty | None = None
    realis: Realis | None = None
    support: float | None = None
    trigger: int | None = None
    settings: tuple[Likely, ...] = ()
    confidence: float | None = None
    scene: int | None = None

    @property
    def learned(self) -> bool:
        """True if the learned proposer made it, and no rule of a pack."""
        return self.rule.startswith("learned/")
