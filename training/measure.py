"""Scores of a pipeline against gold documents, by character spans.

On gold tokens the spans agree and the scores are accuracies; on raw text they are F1 in the manner
of the CoNLL 2018 shared task (https://universaldependencies.org/conll18/evaluation.html): a word
counts as found where one with the same characters exists, all words including punctuation count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

Span = tuple[int, int]


@dataclass
class SyntaxCounts:
    """Correct items by metric, with the numbers of gold and predicted words and sentences."""

    gold: int = 0
    system: int = 0
    gold_sents: int = 0
    system_sents: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def scores(self) -> dict[str, float]:
        """F1 in percent by metric, and the number of gold words."""
        words = self.gold + self.system
        out = {k: 200 * self.right[k] / words for k in (*METRICS, "tokens")}
        out["sents"] = 200 * self.right["sents"] / (self.gold_sents + self.system_sents)
        return {k: round(v, 2) for k, v in out.items()} | {"words": float(self.gold)}


METRICS = ("xpos", "upos", "feats", "lemma", "uas", "las")


def _words(doc: Doc) -> dict[Span, Token]:
    return {(t.idx, t.idx + len(t)): t for t in doc if not t.is_space}


def _head(token: Token) -> Span | None:
    """The span of the head; None at the root."""
    if token.head.i == token.i:
        return None
    return token.head.idx, token.head.idx + len(token.head)


def _sents(doc: Doc) -> set[Span]:
    """Spans of sentences without the white space at their ends."""
    found = set()
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if words:
            found.add((words[0].idx, words[-1].idx + len(words[-1])))
    return found


def count_syntax(counts: SyntaxCounts, gold: Doc, system: Doc) -> None:
    """Add one document; both must have the same text."""
    if gold.text.rstrip() != system.text.rstrip():
        raise ValueError(f"texts differ: {gold.text[:60]!r} / {system.text[:60]!r}")
    gold_words, system_words = _words(gold), _words(system)
    counts.gold += len(gold_words)
    counts.system += len(system_words)
    gold_sents, system_sents = _sents(gold), _sents(system)
    counts.gold_sents += len(gold_sents)
    counts.system_sents += len(system_sents)
    counts.right["sents"] += len(gold_sents & system_sents)
    for span, want in gold_words.items():
        got = system_words.get(span)
        if got is None:
            continue
        same_head = _head(want) == _head(got)
        counts.right["tokens"] += 1
        counts.right["xpos"] += want.tag_ == got.tag_
        counts.right["upos"] += want.pos_ == got.pos_
        counts.right["feats"] += str(want.morph) == str(got.morph)
        counts.right["lemma"] += want.lemma_ == got.lemma_
        counts.right["uas"] += same_head
        counts.right["las"] += same_head and want.dep_ == got.dep_


@dataclass
class Entity:
    """An entity by characters."""

    start: int
    end: int
    label: str


class EntityCounts:
    """Exact matches of entities by label."""

    def __init__(self) -> None:
        self.gold: Counter[str] = Counter()
        self.system: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def add(self, gold: Iterable[Entity], system: Iterable[Entity], unknown: set[int]) -> None:
        """One text; predictions that touch unannotated characters are left out."""
        kept = [e for e in system if not unknown.intersection(range(e.start, e.end))]
        wanted = {(e.start, e.end, e.label) for e in gold}
        found = {(e.start, e.end, e.label) for e in kept}
        self.gold.update(label for *_, label in wanted)
        self.system.update(label for *_, label in found)
        self.right.update(label for *_, label in wanted & found)

    def scores(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F1 in percent by label and for "all"."""
        out = {}
        totals = (self.gold.total(), self.system.total(), self.right.total())
        rows = {
            label: (self.gold[label], self.system[label], self.right[label])
            for label in sorted(set(self.gold) | set(self.system))
        }
        for label, (gold, system, right) in {"all": totals, **rows}.items():
            out[label] = {
                "p": round(100 * right / system, 2) if system else 0.0,
                "r": round(100 * right / gold, 2) if gold else 0.0,
                "f": round(200 * right / (gold + system), 2) if gold + system else 0.0,
                "gold": float(gold),
            }
        return out


def entities(doc: Doc, labels: dict[str, str] | None = None) -> list[Entity]:
    """Entities of a document; with ``labels`` renamed, and those not named there left out."""
    found = [Entity(e.start_char, e.end_char, e.label_) for e in doc.ents]
    if labels is None:
        return found
    return [Entity(e.start, e.end, labels[e.label]) for e in found if e.label in labels]


def unknown_characters(doc: Doc) -> set[int]:
    """Offsets inside tokens whose entity annotation is missing."""
    spots: dict[int, set[int]] = defaultdict(set)
    for token in doc:
        if token.ent_iob == 0:
            spots[0].update(range(token.idx, token.idx + len(token)))
    return spots[0]
