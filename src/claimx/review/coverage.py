"""What an extraction leaves uncovered: sentences without a claim of any relation, and why.

For the author of a pack: which verbs and nouns stood there most often, and whether some relation
knows them already.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from claimx.meaning.relations.near import NearMiss, near_misses
from claimx.packs.load import Packs
from claimx.pipeline import Study
from claimx.schema.article import Section
from claimx.schema.clause import ClauseKind

_PREDICATES = (ClauseKind.VERB, ClauseKind.COPULA, ClauseKind.NOUN)


class Why(str, Enum):
    """Why a sentence has no claim."""

    NO_PREDICATE = "no-predicate"  # no verb and no noun that says something of another
    NO_TRIGGER = "no-trigger"  # no relation knows any of its predicates
    CONDITION = "condition"  # some rule names one, but a condition of it does not hold
    ROLE = "role"  # the conditions of some rule hold, but a core role stays empty


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A sentence without a claim: raw characters `start:end`, and the rules that nearly fired."""

    article: str
    text: str
    start: int
    end: int
    why: Why
    near: tuple[NearMiss, ...] = ()


@dataclass(slots=True)
class Coverage:
    """Sums over articles. `words` counts (part of speech, lemma) in uncovered sentences; `known`
    has the relations that some rule names it for."""

    sentences: int = 0
    uncovered: list[Uncovered] = field(default_factory=list)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    known: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))


def coverage(studies: Iterable[Study], packs: Packs) -> Coverage:
    """The coverage of the articles' bodies, headlines and captions."""
    found = Coverage()
    for study in studies:
        near: dict[int, list[NearMiss]] = defaultdict(list)
        clauses = study.reading.clauses
        for miss in near_misses(study.reading, packs, study.judgement.times, study.typed):
            near[clauses[miss.clause].sentence].append(miss)
            head = clauses[miss.clause].head
            tokens = study.reading.tokens
            found.known[tokens.upos[head], tokens.lemmas[head]].add(miss.relation)
        sentences = list(_sentences(study))
        found.sentences += len(sentences)
        covered = _covered(study)
        for k in sentences:
            if k not in covered:
                found.uncovered.append(_uncovered(study, k, tuple(near[k])))
                _count(study, k, found.words)
    return found


def _sentences(study: Study) -> Iterator[int]:
    """The sentences that may carry a claim: with a word in them, and no boilerplate."""
    tokens = study.reading.tokens
    for k, sentence in enumerate(tokens.sentences):
        worded = any(tokens.words[i].isalpha() for i in range(sentence.start, sentence.end))
        if worded and sentence.section not in (Section.BOILERPLATE, Section.DATELINE):
            yield k


def _covered(study: Study) -> set[int]:
    """The sentences in which some evidence of a typed claim begins."""
    tokens = study.reading.tokens
    starts = [tokens.starts[sentence.start] for sentence in tokens.sentences]
    return {
        bisect_right(starts, evidence.start) - 1
        for claim in study.result.claims if claim.relation is not None
        for evidence in (claim.evidence, *claim.also)
    }  # fmt: skip


def _uncovered(study: Study, k: int, near: tuple[NearMiss, ...]) -> Uncovered:
    tokens = study.reading.tokens
    sentence = tokens.sentences[k]
    start, end = tokens.starts[sentence.start], tokens.ends[sentence.end - 1]
    article = study.reading.article
    return Uncovered(article.path, article.raw[start:end], start, end, _why(study, k, near), near)


def _why(study: Study, k: int, near: tuple[NearMiss, ...]) -> Why:
    """The cause that is nearest to a claim."""
    if any(miss.why.startswith("no ") for miss in near):
        return Why.ROLE
    if near:
        return Why.CONDITION
    predicated = any(c.sentence == k and c.kind in _PREDICATES for c in study.reading.clauses)
    return Why.NO_TRIGGER if predicated else Why.NO_PREDICATE


def _count(study: Study, k: int, words: Counter[tuple[str, str]]) -> None:
    tokens = study.reading.tokens
    sentence = tokens.sentences[k]
    words.update(
        (tokens.upos[i], tokens.lemmas[i]) for i in range(sentence.start, sentence.end)
        if tokens.upos[i] in ("VERB", "NOUN") and tokens.words[i].isalpha()
    )  # fmt: skip
