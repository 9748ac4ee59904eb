"""What a clause's own words say of its status: negation, modals, adverbs, mood, adjectives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from claimx.lexicon.load import table, words
from claimx.meaning.factuality.force import PLAIN, Force, force_of
from claimx.meaning.frames import is_verbal
from claimx.schema.article import Section
from claimx.schema.clause import Clause, ClauseKind, Form, Link
from claimx.schema.facts import Certainty, Realis
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

_BE = frozenset({"is", "are", "was", "were", "'s", "'re", "am", "be"})
BE_TO = "status/be-to"
_HAVE = frozenset({"have", "'ve", "of"})
#: How many tokens before its head a noun predicate's adjectives are looked for.
_PRENOMINAL = 8


@dataclass(frozen=True, slots=True)
class Local:
    """The force of a clause's own words, in the parts that spread differently.

    `shared` (modals, negation) reaches verbs coordinated under the same auxiliary, `evidential`
    ("reportedly") also the rest of the sentence's predications, `own` this predicate only.
    """

    shared: Force = PLAIN
    evidential: Force = PLAIN
    own: Force = PLAIN

    def whole(self) -> Force:
        return self.own.within(self.shared.within(self.evidential))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the reading of a modal depends on: a past report around it, an if-clause beside it."""

    is_reported: bool = False
    is_conditional: bool = False


def local_force(reading: Reading, clause: Clause, around: Surroundings, strays: Sequence[int]
                ) -> Local:  # fmt: skip
    """The status that the clause's own words give it. `strays`: evidential adverbs that the parser
    hung on no predicate and that stand in this clause."""
    if not is_verbal(clause):
        own = _adjectives(reading, clause)
        if clause.determiner == "no":
            own = own.within(Force(negated=True, cues=clause.negations, rules=("status/no-noun",)))
        return Local(own=own)
    negation = _negation(reading, clause)
    modal = _modal(reading, clause, around, is_negated=negation.negated)
    adverbs = [*clause.adverbs, *strays]
    evidential = _adverbs(reading, clause, adverbs, "sentence")
    own = _adverbs(reading, clause, adverbs, "clause").within(_mood(reading, clause))
    if clause.kind is ClauseKind.COPULA:
        own = own.within(_adjectives(reading, clause))
    return Local(modal.within(negation), evidential, own)


def _negation(reading: Reading, clause: Clause) -> Force:
    tokens = reading.tokens
    real = [
        k for k in dict.fromkeys(clause.negations)
        if tokens.lower[k] != "barely"
        and not (k + 1 < len(tokens) and tokens.lower[k + 1] in ("only", "just", "least"))
        and not (tokens.lower[k] == "not" and tokens.lower[k + 1 : k + 2] == ["until"])
    ]  # fmt: skip
    if not real:
        for argument in clause.arguments:
            first = tokens.lower[argument.extent.start]
            if argument.role in ("subject", "object") and first in words("negative_openers"):
                real.append(argument.extent.start)
    if len(real) % 2 == 0:
        return PLAIN
    return Force(negated=True, cues=tuple(real), rules=("status/negation",))


def _modal(reading: Reading, clause: Clause, around: Surroundings, *, is_negated: bool) -> Force:
    tokens = reading.tokens
    for k in clause.auxiliaries:
        row = _modals().get(tokens.lower[k])
        if row is None or (tokens.tags[k] != "MD" and tokens.lower[k] != "gonna"):
            continue
        cell = _modal_cell(reading, clause, k, row, around, is_negated=is_negated)
        return force_of(cell, cues=(k,), rule=f"status/modal-{row['lemma']}")
    going = _to_before(reading, clause)
    if going is not None:
        # "The goal is to leave" spells out what the noun means, "he is to leave" sets a date.
        realis = Realis.HYPOTHETICAL if _of_an_aim(reading, clause) else Realis.FUTURE
        return Force(realis=realis, cues=(going,), rules=(BE_TO,))
    return PLAIN


def _modal_cell(
    reading: Reading, clause: Clause, k: int, row: MappingProxyType[str, str],
    around: Surroundings, *, is_negated: bool,
) -> str:  # fmt: skip
    tokens = reading.tokens
    word = row["lemma"]
    between = set(tokens.lower[k + 1 : clause.head])
    if between & _HAVE or (clause.lemma == "have" and word in ("would", "'d")):
        return row["perfect"]
    if is_negated and word in ("can", "could", "dare"):
        return row["negated"]
    if word == "could" and clause.lemma in words("perception_verbs"):
        return ""
    if around.is_conditional:
        return row["conditional"]
    if word in ("would", "'d") and _of_a_proposal(reading, clause):
        return row["conditional"]
    if around.is_reported:
        return row["reported"]
    return row["negated"] if is_negated else row["plain"]


def _of_a_proposal(reading: Reading, clause: Clause) -> bool:
    """ "a bill that would allow": what a proposal does is not settled."""
    lemmas = reading.tokens.lemmas
    subject = clause.argument("subject")
    return subject is not None and lemmas[subject.head] in words("proposal_nouns")


def _of_an_aim(reading: Reading, clause: Clause) -> bool:
    """True if the subject is a noun that takes an infinitive, such as "goal" or "plan"."""
    subject = clause.argument("subject")
    return subject is not None and reading.tokens.lemmas[subject.head] in _aims()


def _to_before(reading: Reading, clause: Clause) -> int | None:
    """The form of "be" in "is to leave", "is due to leave", if the predicate stands so."""
    tokens, head = reading.tokens, clause.head
    k = head - 1
    while k > 0 and (tokens.lower[k] in ("be", "have", "been") or tokens.upos[k] == "ADV"):
        k -= 1
    if k < 1 or tokens.lower[k] != "to" or tokens.tags[head] not in ("VB", "VBN", "NN"):
        return None
    k -= 1
    while k > 0 and (
        tokens.upos[k] in ("ADV", "PART") or tokens.lower[k] in words("prospective_words")
    ):
        k -= 1
    return k if tokens.lower[k] in _BE and tokens.lower[k] != "be" else None


def _adverbs(reading: Reading, clause: Clause, found: Iterable[int], scope: str) -> Force:
    tokens = reading.tokens
    force = PLAIN
    anchors = {*found, *(a.head for a in clause.arguments)}
    used: set[int] = set()
    for phrase, row in _adverb_rows(scope):
        parts = phrase.split(" ")
        for k in sorted(anchors):
            start = _phrase_at(reading, parts, k)
            if start is None or k in used:
                continue
            if len(parts) == 1 and (k not in found or _on_a_phrase(reading, k)):
                continue
            used.update(range(start, start + len(parts)))
            cell = "+".join(v for v in (row["certainty"], row["realis"], row["polarity"]) if v)
            rule = f"status/adverb-{parts[-1]}"
            if tokens.lower[max(start - 1, 0)] in ("not", "n't") and row["polarity"] != "negated":
                cell += "+negated"
            force = force_of(cell, cues=(start,), rule=rule).within(force)
    return force


def _on_a_phrase(reading: Reading, k: int) -> bool:
    """ "shot him, reportedly outside a shop": after a comma, the adverb speaks of the place."""
    tokens = reading.tokens
    last = k + 1 >= len(tokens)
    return k > 0 and not last and tokens.words[k - 1] == "," and tokens.upos[k + 1] == "ADP"


def _phrase_at(reading: Reading, parts: Sequence[str], k: int) -> int | None:
    """The start of the phrase if it covers token `k`."""
    lower = reading.tokens.lower
    for offset in range(len(parts)):
        start = k - offset
        if start >= 0 and list(lower[start : start + len(parts)]) == list(parts):
            return start
    return None


def _mood(reading: Reading, clause: Clause) -> Force:
    tokens = reading.tokens
    if clause.form is Form.IMPERATIVE:
        return Force(realis=Realis.HYPOTHETICAL, cues=(clause.head,), rules=("status/imperative",))
    if clause.question and clause.link is not Link.PARENTHETICAL:
        return Force(realis=Realis.HYPOTHETICAL, cues=(clause.head,), rules=("status/question",))
    headline = tokens.sentences[clause.sentence].section is Section.HEADLINE
    to = "to" in tokens.lower[max(clause.head - 2, 0) : clause.head]
    if headline and to and clause.form is Form.INFINITIVE and clause.link is Link.ROOT:
        return Force(realis=Realis.FUTURE, cues=(clause.head,), rules=("status/headline-to",))
    if clause.kind is ClauseKind.VERB and clause.tense == "future":
        return Force(realis=Realis.FUTURE)
    return PLAIN


def _adjectives(reading: Reading, clause: Clause) -> Force:
    """ "alleged", "planned", "failed" … before a noun predicate."""
    tokens, head = reading.tokens, clause.head
    if clause.kind is ClauseKind.MODIFIER:
        return PLAIN
    force = PLAIN
    for k in range(head - 1, max(-1, head - 1 - _PRENOMINAL), -1):
        if tokens.upos[k] in ("DET", "ADP", "PRON", "CCONJ", "PUNCT") or tokens.tags[k] == "POS":
            if tokens.words[k] not in ("-", ","):
                break
            continue
        if tokens.tags[k] == "VBN" and _after_auxiliary(reading, k):
            break
        if tokens.upos[k] == "AUX" or tokens.tags[k] in ("VBZ", "VBD", "VBP", "MD"):
            break
        row = _adjective_rows().get(tokens.lower[k])
        if row is not None:
            cell = "+".join(v for v in (row["certainty"], row["realis"], row["polarity"]) if v)
            force = force_of(cell, cues=(k,), rule=f"status/adjective-{row['word']}").within(force)
    return force


def _after_auxiliary(reading: Reading, k: int) -> bool:
    """True if the participle `k` belongs to a verb form ("has requested") and not to a noun."""
    k -= 1
    while k > 0 and reading.tokens.upos[k] in ("ADV", "PART"):
        k -= 1
    return k >= 0 and reading.tokens.upos[k] == "AUX"


def stray_evidentials(reading: Reading) -> dict[int, list[int]]:
    """Evidential adverbs that are no clause's adverb, by the clause in which they stand."""
    known = {k for clause in reading.clauses if is_verbal(clause) for k in clause.adverbs}
    evidential = {phrase for phrase, _ in _adverb_rows("sentence") if " " not in phrase}
    strays: dict[int, list[int]] = {}
    for k, word in enumerate(reading.tokens.lower):
        if word not in evidential or k in known:
            continue
        around = [c for c in reading.clauses if is_verbal(c) and k in c.extent]
        if around:
            strays.setdefault(min(around, key=lambda c: len(c.extent)).index, []).append(k)
    return strays


def spread(force: Force) -> Force:
    """What an evidential gives to other predications of its sentence: its certainty alone."""
    if force.certainty is Certainty.CERTAIN:
        return PLAIN
    return replace(force, negated=False, realis=Realis.ACTUAL)


def opens_sentence(reading: Reading, token: int) -> bool:
    """True if the token is the first word of its sentence."""
    start = reading.tokens.sentences[reading.tokens.sentence_of[token]].start
    return Extent(start, start + 2).start <= token <= start + 1


@cache
def _aims() -> frozenset[str]:
    rows = table("signatures")
    return frozenset(r["lemma"] for r in rows if r["pos"] == "noun" and r["frame"] == "to")


@cache
def _modals() -> dict[str, MappingProxyType[str, str]]:
    return {row["lemma"]: row for row in table("modals")}


@cache
def _adverb_rows(scope: str) -> tuple[tuple[str, MappingProxyType[str, str]], ...]:
    """Adverb rows of a scope, the longest phrase first."""
    rows = [r for r in table("status_adverbs") if r["pos"] == "adverb" and r["scope"] == scope]
    return tuple((r["word"], r) for r in sorted(rows, key=lambda r: -len(r["word"].split())))


@cache
def _adjective_rows() -> dict[str, MappingProxyType[str, str]]:
    return {r["word"]: r for r in table("status_adverbs") if r["pos"] == "adjective"}
