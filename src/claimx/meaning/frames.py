"""How one clause stands under another, in the terms of the lexicon's `frame` columns.

Shared by attribution and factuality: "accused of killing" is frame ``of`` for both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.lexicon import load
from claimx.schema.clause import Argument, Clause, ClauseKind, Form, Link, Voice
from claimx.schema.reading import Reading

_COMPLEMENT_LINKS = (Link.CONTENT, Link.OPEN, Link.NOUN_CONTENT)
_VERBAL = (ClauseKind.VERB, ClauseKind.COPULA)


def children_of(clauses: Sequence[Clause]) -> list[list[int]]:
    """For each clause the indices of the clauses that hang on it, in order."""
    below: list[list[int]] = [[] for _ in clauses]
    for clause in clauses:
        if clause.parent is not None and clause.parent != clause.index:
            below[clause.parent].append(clause.index)
    return below


def ancestors(clauses: Sequence[Clause], index: int) -> Iterator[Clause]:
    """The clause itself, then its parents upwards; a cycle in the input ends the walk."""
    seen: set[int] = set()
    here: int | None = index
    while here is not None and here not in seen:
        seen.add(here)
        yield clauses[here]
        here = clauses[here].parent


def lemma_keys(reading: Reading, clause: Clause) -> tuple[str, ...]:
    """The names by which a lexicon may know the predicate, the most specific first.

    Besides the clause's own lemma: the head with the word behind it ("set" + "out"), for verbs
    whose particle the parser did not see, and the bare head lemma.
    """
    tokens, head = reading.tokens, clause.head
    keys = [clause.lemma]
    first = clause.lemma.split(" ")[0] if clause.lemma else tokens.lemmas[head]
    if " " not in clause.lemma and head + 1 < len(tokens):
        keys.append(f"{first} {tokens.lower[head + 1]}")
        keys.reverse()
    if " " in clause.lemma:
        keys.append(first)
    keys.extend(_stems(tokens.lower[head]))
    return tuple(dict.fromkeys(key.lower() for key in keys))


def _stems(word: str) -> list[str]:
    """What a regular past or participle may be a form of, for verbs that the lemmatizer did not
    know: "planned" gives "planne", "plann", "plan". Only words of a lexicon are ever looked up."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            double = stem[-1] == stem[-2]
            return [stem + "e", stem, *([stem[:-1]] if double else [])]
    return []


def part_of_speech(reading: Reading, clause: Clause) -> str:
    """``verb``, ``noun`` or ``adjective``: which rows of a lexicon speak of this predicate."""
    if clause.kind is ClauseKind.VERB and not clause.light:
        return "verb"
    if clause.kind in (ClauseKind.COPULA, ClauseKind.MODIFIER):
        tag = reading.tokens.upos[clause.head]
        if tag == "ADJ":
            return "adjective"
        return "verb" if tag in ("VERB", "AUX") else "noun"
    return "noun"


def holder(parent: Clause, child: Clause) -> Argument | None:
    """The argument of `parent` in which `child` stands, or None; the smallest, if several."""
    found: Argument | None = None
    for argument in parent.arguments:
        if argument.clause == child.index:
            return argument
        inside = child.head in argument.extent
        if inside and (found is None or len(argument.extent) < len(found.extent)):
            found = argument
    return found


def frame_of(reading: Reading, parent: Clause, child: Clause) -> str:
    """The frame in which `child` hangs on `parent`, or "" if it is no complement of any kind.

    One of ``that``, ``whether``, ``to``, ``ing``, ``np``, ``subject``, ``complement``, or a
    preposition.
    """
    if child.link in _COMPLEMENT_LINKS:
        return _complement_frame(reading, parent, child)
    if child.link is Link.PURPOSE:
        return "to"
    if child.link in (Link.ADVERBIAL, Link.RELATIVE):
        is_gerund = child.form is Form.PARTICIPLE
        return child.marker if is_gerund and child.marker in _prepositions() else ""
    if child.link is Link.NOMINAL:
        argument = holder(parent, child)
        if argument is None:
            return ""
        # The preposition "to" is not the infinitive's.
        return {"object": "np", "to": "toward"}.get(argument.role, argument.role)
    return ""


def _complement_frame(reading: Reading, parent: Clause, child: Clause) -> str:
    argument = next((a for a in parent.arguments if a.clause == child.index), None)
    if child.marker in ("whether", "if") or (child.question and child.link is Link.CONTENT):
        return "whether"
    if child.marker == "that":
        return "that"  # "requested that it be opened": no indicative either
    if _has_to(reading, child):
        return "to"
    if child.link is Link.CONTENT and child.voice is Voice.ACTIVE and (
        reading.tokens.tags[child.head] == "VBN"
    ):
        return "that"  # "who police say *stabbed* him": a past tense, taken for a participle
    if child.form is Form.PARTICIPLE:
        if child.marker in _prepositions():
            return child.marker
        if argument is not None and argument.role in _prepositions():
            return argument.role
        return "ing"
    if child.form is Form.INFINITIVE:
        return "to"
    if child.form is Form.NOMINAL and child.kind is not ClauseKind.COPULA:
        return "np" if argument is None or argument.role == "object" else argument.role
    if child.kind is ClauseKind.COPULA and child.link is Link.OPEN:
        return "to" if child.marker == "to" else "complement"
    return "that"


def _has_to(reading: Reading, clause: Clause) -> bool:
    """True for an infinitive, the perfect one too ("appears *to have* left"), whose verb form is
    that of a participle."""
    first = min((k for k in clause.auxiliaries if k < clause.head), default=clause.head)
    return "to" in reading.tokens.lower[max(first - 1, 0) : clause.head]


def _prepositions() -> frozenset[str]:
    return load.words("frame_prepositions")


def has_own_subject(clause: Clause) -> bool:
    """True if the clause names its subject itself (a passive: its surface subject)."""
    role = "object" if clause.voice is Voice.PASSIVE else "subject"
    return any(a.role == role and a.path == "own" for a in clause.arguments)


def is_verbal(clause: Clause) -> bool:
    """True for a verb or a copula: a clause that can have a finite form."""
    return clause.kind in _VERBAL
