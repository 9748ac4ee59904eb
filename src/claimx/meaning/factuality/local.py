"""What a clause's own words say of its status: negation, modals, adverbs, mood, adjectives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from claimx.lexicon.load import table, words
from claimx.meaning.attribution.cues import verb_cue
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
#: What stands before the subject of a condition.
_CONDITIONAL = frozenset({"had", "were", "should"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
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


class Adverb(NamedTuple):
    """An adverbial phrase of the lexicon: tokens `start:end`, its row's rank (longest first), and
    how far it reaches (``clause`` or ``sentence``)."""

    rank: int
    start: int
    end: int
    scope: str


Adverbs = Mapping[int, Sequence[Adverb]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the reading of a modal depends on: a past report around it, an if-clause beside it."""

    is_reported: bool = False
    is_conditional: bool = False


def local_force(
    reading: Reading, clause: Clause, around: Surroundings, known: Adverbs, strays: Sequence[int]
) -> Local:
    """The status that the clause's own words give it. `known` are the article's adverbs, `strays`
    the evidential ones that the parser hung on no predicate and that stand in this clause."""
    if not is_verbal(clause):
        own = _adjectives(reading, clause)
        if clause.determiner == "no":
            own = own.within(Force(negated=True, cues=clause.negations, rules=("status/no-noun",)))
        return Local(own=own)
    negation = _negation(reading, clause)
    modal = _modal(reading, clause, around, is_negated=negation.negated)
    adverbs = [*clause.adverbs, *strays]
    evidential = _adverbs(reading, clause, adverbs, known, "sentence").within(
        _fiction(reading, clause)
    )
    own = _adverbs(reading, clause, adverbs, known, "clause").within(_mood(reading, clause))
    if clause.kind is ClauseKind.COPULA:
        own = own.within(_adjectives(reading, clause))
    return Local(modal.within(negation), evidential, own)


def _fiction(reading: Reading, clause: Clause) -> Force:
    """"*In the film*, a detective kills his brother": what a story tells in the present tense did
    not happen; what somebody *says* in one may have."""
    if clause.tense != "present":
        return PLAIN
    stories = words("fictions")
    for argument in clause.arguments:
        told = argument.role == "in" and argument.head < clause.head
        if told and reading.tokens.lemmas[argument.head] in stories:
            if verb_cue(reading, clause) is not None:
                return PLAIN
            cue = (argument.head,)
            return Force(realis=Realis.HYPOTHETICAL, cues=cue, rules=("status/fiction",))
    return PLAIN


def _negation(reading: Reading, clause: Clause) -> Force:
    tokens = reading.tokens
    real = [
        k for k in dict.fromkeys(clause.negations)
        if tokens.lower[k] != "barely"
        and not (k + 1 < len(tokens) and tokens.lower[k + 1] in ("only", "just", "least"))
        and not (tokens.lower[k] == "not" and tokens.lower[k + 1 : k + 2] == ["until"])
        and not (k > clause.head and clause.lemma in words("plea_verbs"))
    ]  # fmt: skip
    if not real:
        for argument in clause.arguments:
            first = tokens.lower[argument.extent.start]
            if argument.role in ("subject", "object") and first in words("negative_openers"):
                real.append(argument.extent.start)
    begin = min((clause.head, *clause.auxiliaries))
    real += [k for k in range(begin, clause.head) if tokens.lower[k : k + 2] == ["yet", "to"]]
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
    if word in ("would", "'d") and not around.is_reported and any(
        tokens.lower[a] in words("habitual_adverbs") for a in clause.adverbs
    ):  # "they would often kill livestock"
        return ""
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
    if k < 1 or tokens.lower[k] != "to":
        return None
    # Whatever the parser took it for; "due to *strikes*" is a cause.
    cause = tokens.tags[head] in ("VBG", "NNS")
    due = tokens.lower[k - 1] in words("prospective_words") and not cause
    if not due and tokens.tags[head] not in ("VB", "VBN", "NN"):
        return None
    k -= 1
    while k > 0 and (
        tokens.upos[k] in ("ADV", "PART") or tokens.lower[k] in words("prospective_words")
    ):
        k -= 1
    return k if tokens.lower[k] in _BE and tokens.lower[k] != "be" else None


def _adverbs(reading: Reading, clause: Clause, found: Sequence[int], known: Adverbs, scope: str
             ) -> Force:  # fmt: skip
    if not known:
        return PLAIN
    tokens = reading.tokens
    force = PLAIN
    anchors = {*found, *(a.head for a in clause.arguments)} & known.keys()
    here = sorted({hit for k in anchors for hit in known[k] if hit.scope == scope})
    used: set[int] = set()
    for hit in here:
        k = hit.start
        if not used.isdisjoint(range(k, hit.end)):
            continue
        if hit.end - k == 1 and (k not in found or _on_a_phrase(reading, k)):
            continue
        used.update(range(k, hit.end))
        row = _adverb_rows()[hit.rank]
        cell = "+".join(v for v in (row["certainty"], row["realis"], row["polarity"]) if v)
        rule = f"status/adverb-{tokens.lower[hit.end - 1]}"
        if tokens.lower[max(k - 1, 0)] in ("not", "n't") and row["polarity"] != "negated":
            cell += "+negated"
        force = force_of(cell, cues=(k,), rule=rule).within(force)
    return force


def find_adverbs(reading: Reading) -> Adverbs:
    """Every adverbial phrase of the lexicon in an article, by each token that it covers."""
    lower = reading.tokens.lower
    found: dict[int, list[Adverb]] = {}
    for start, word in enumerate(lower):
        for rank, parts, scope in _adverbs_by_first().get(word, ()):
            end = start + len(parts)
            if tuple(lower[start:end]) == parts:
                for k in range(start, end):
                    found.setdefault(k, []).append(Adverb(rank, start, end, scope))
    return found


def _on_a_phrase(reading: Reading, k: int) -> bool:
    """ "shot him, reportedly outside a shop": after a comma, the adverb speaks of the place."""
    tokens = reading.tokens
    last = k + 1 >= len(tokens)
    return k > 0 and not last and tokens.words[k - 1] == "," and tokens.upos[k + 1] == "ADP"


def _mood(reading: Reading, clause: Clause) -> Force:
    tokens = reading.tokens
    if clause.form is Form.IMPERATIVE:
        return Force(realis=Realis.HYPOTHETICAL, cues=(clause.head,), rules=("status/imperative",))
    if clause.question and clause.link is not Link.PARENTHETICAL and not _quotes(reading, clause):
        return Force(realis=Realis.HYPOTHETICAL, cues=(clause.head,), rules=("status/question",))
    inverted = _inverted(reading, clause)
    if inverted is not None:
        return Force(realis=Realis.HYPOTHETICAL, cues=(inverted,), rules=("status/inversion",))
    headline = tokens.sentences[clause.sentence].section is Section.HEADLINE
    to = "to" in tokens.lower[max(clause.head - 2, 0) : clause.head]
    if headline and to and clause.form is Form.INFINITIVE and clause.link is Link.ROOT:
        return Force(realis=Realis.FUTURE, cues=(clause.head,), rules=("status/headline-to",))
    if clause.kind is ClauseKind.VERB and clause.tense == "future":
        return Force(realis=Realis.FUTURE)
    return PLAIN


def _inverted(reading: Reading, clause: Clause) -> int | None:
    """The auxiliary before the subject that makes a condition: "*Had* he resigned, …"."""
    first = clause.extent.start
    if clause.link is not Link.ADVERBIAL or clause.marker or clause.form is not Form.FINITE:
        return None
    return first if reading.tokens.lower[first] in _CONDITIONAL and any(
        argument.path == "own" and first < argument.head < clause.head
        for argument in clause.arguments
    ) else None  # fmt: skip


def _quotes(reading: Reading, clause: Clause) -> bool:
    """True if what is asked stands in a quotation that the predicate introduces: "He *asked*, "Why
    me?""."""
    tokens, end = reading.tokens, reading.tokens.sentences[clause.sentence].end
    marks = [k for k in range(clause.head, end) if tokens.words[k] == "?"]
    between = range(clause.head, marks[-1] if marks else clause.head)
    return sum(tokens.words[k] in _QUOTES for k in between) % 2 == 1


def _adjectives(reading: Reading, clause: Clause) -> Force:
    """ "alleged", "planned", "failed" … before a noun predicate."""
    tokens, head = reading.tokens, clause.head
    if clause.kind is ClauseKind.MODIFIER:
        return PLAIN
    force = PLAIN
    for k in range(head - 1, max(-1, head - 1 - _PRENOMINAL), -1):
        if tokens.upos[k] in ("DET", "ADP", "PRON", "CCONJ", "PUNCT") or tokens.tags[k] == "POS":
            behind_noun = tokens.upos[k - 1] in ("NOUN", "PROPN")  # "alleged killers, cleric Han"
            if tokens.words[k] not in ("-", ",") or (tokens.words[k] == "," and behind_noun):
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


def stray_evidentials(reading: Reading, known: Adverbs) -> dict[int, list[int]]:
    """Evidential adverbs that are no clause's adverb, by the clause in which they stand."""
    evidential = {
        k for k, hits in known.items()
        if any(hit.scope == "sentence" and hit.end - hit.start == 1 for hit in hits)
    }  # fmt: skip
    if not evidential:
        return {}
    verbal = [clause for clause in reading.clauses if is_verbal(clause)]
    strays: dict[int, list[int]] = {}
    for k in sorted(evidential.difference(*(clause.adverbs for clause in verbal))):
        around = [clause for clause in verbal if k in clause.extent]
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
def _adverb_rows() -> tuple[MappingProxyType[str, str], ...]:
    """The adverb rows, the longest phrase first."""
    rows = [r for r in table("status_adverbs") if r["pos"] == "adverb"]
    return tuple(sorted(rows, key=lambda r: -len(r["word"].split())))


@cache
def _adverbs_by_first() -> dict[str, list[tuple[int, tuple[str, ...], str]]]:
    """First word → (rank, words, scope) of the phrases that begin so."""
    found: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for rank, row in enumerate(_adverb_rows()):
        parts = tuple(row["word"].split())
        found.setdefault(parts[0], []).append((rank, parts, row["scope"]))
    return found


@cache
def _adjective_rows() -> dict[str, MappingProxyType[str, str]]:
    return {r["word"]: r for r in table("status_adverbs") if r["pos"] == "adjective"}
