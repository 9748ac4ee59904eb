"""The clause: the intermediate representation between trees and meaning.

A clause is a predicate with its logical arguments, whatever form it had in the sentence. "Police
arrested Han", "Han was arrested by police", "Han, arrested by police," and "the arrest of Han by
police" all give a predicate `arrest` with subject `police` and object `Han`. Rules above read
clauses only, so a passive, a relative clause or an infinitive needs no rule of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from claimx.schema.span import Extent


class ClauseKind(str, Enum):
    """Which form the predicate had."""

    VERB = "verb"
    COPULA = "copula"  # "Han is a spy", "Han is ill": predicate is the noun or adjective
    APPOSITION = "apposition"  # "Han, a spy,": predicate is the noun
    TITLE = "title"  # "vice minister Han": predicate is the title
    NOUN = "noun"  # "the arrest of Han", "Han's wife": predicate is the noun
    MODIFIER = "modifier"  # "Canadian engineer", "three ships", "41-year-old Han": the modifier


class Voice(str, Enum):
    ACTIVE = "active"
    PASSIVE = "passive"
    NONE = "none"  # predicates that are no verbs


class Form(str, Enum):
    """The verb form that carries the clause."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    IMPERATIVE = "imperative"
    NOMINAL = "nominal"


class Link(str, Enum):
    """How a clause hangs on its parent clause."""

    ROOT = "root"
    CONTENT = "content"  # "said that …", "said … ." : complement clause with a subject of its own
    OPEN = "open"  # "wants to …", "stopped …-ing": complement with an understood subject
    PURPOSE = "purpose"  # "went there to …"
    ADVERBIAL = "adverbial"  # "after …", "if …", "while …"; see `marker`
    RELATIVE = "relative"  # "who …", "…-ing / …-ed" after a noun
    CONJUNCT = "conjunct"  # "… and …"
    PARENTHETICAL = "parenthetical"  # "…, police said, …": this clause is the reporting one
    NOMINAL = "nominal"  # a noun predicate inside an argument of the parent
    NOUN_CONTENT = "noun_content"  # "the claim that …", "plans to …": parent is the noun clause


@dataclass(frozen=True, slots=True)
class Argument:
    """One logical argument.

    `role` is ``subject``, ``object``, ``indirect_object``, ``complement`` (a predicative noun or
    adjective: "named him *chairman*", "felt *ill*", and a clause in object position), ``poss``
    ("*Han's* arrest"), ``modifier`` (noun or adjective before a noun: "*cocaine* charges",
    "*Samoan* minister"), ``adverbial`` (a bare noun phrase of time or measure: "*Monday*"), or a
    preposition in lower case (``in``, ``by``, ``according to``, ``because of``). A passive agent
    is the ``subject``; the passive's surface subject is the ``object``.
    `head` is the head token, `extent` its tokens (largest, trimmed of outer punctuation).
    `members` are the heads of the coordinated members when there are several ("Cuba and Spain"),
    the first of them `head`; else it is ``(head,)``.
    `clause` is the index of the clause in this position, if the argument is a clause.
    `path` says how it was found: ``own``, ``shared`` (from a coordinated predicate), ``control``
    (understood subject), ``relative`` (antecedent of a relative or participial clause),
    ``nominal``.
    """

    role: str
    head: int
    extent: Extent
    members: tuple[int, ...]
    clause: int | None = None
    path: str = "own"


@dataclass(frozen=True, slots=True)
class Clause:
    """One predication.

    `head` is the head token of the predicate and `predicate` its extent with auxiliaries,
    negation, particle and, for light verbs, the noun. `lemma` is the verb with its particle ("step
    down"), the noun or the adjective. `light` is the lemma of the light verb when the predicate is
    its noun ("made an arrest": lemma ``arrest``, light ``make``).
    `auxiliaries` are tokens of modals and auxiliaries ("may", "will", "has"), `negations` tokens
    that negate the predicate ("not", "never", "n't", "no" on a core argument), `adverbs` adverb
    tokens on the predicate. `marker` is the word that opens the clause ("that", "if", "after",
    "to", "without"). `parent` is the index of the clause it hangs on, `link` how.
    `extent` is the whole clause; `core` the smallest extent with predicate and arguments.
    `determiner` is the lemma of the article or quantifier of a noun predicate ("a", "the", "no").
    """

    index: int
    kind: ClauseKind
    head: int
    predicate: Extent
    lemma: str
    voice: Voice
    form: Form
    arguments: tuple[Argument, ...]
    link: Link
    parent: int | None
    marker: str
    sentence: int
    extent: Extent
    core: Extent
    tense: str = ""  # "past", "present", "future" or ""
    light: str = ""
    determiner: str = ""
    auxiliaries: tuple[int, ...] = ()
    negations: tuple[int, ...] = ()
    adverbs: tuple[int, ...] = ()
    question: bool = False

    def argument(self, role: str) -> Argument | None:
        """The first argument of that role, or None."""
        for argument in self.arguments:
            if argument.role == role:
                return argument
        return None
