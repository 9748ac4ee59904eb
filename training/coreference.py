"""Learns the weights of pronoun resolution: `python -m training.coreference --data ../shared/data`.

Reads OntoGUM train (all genres) and the GAP validation file with claimx itself, collects for every
pronoun its candidates and their features in the state that right answers would have led to, and
fits one weight a feature by maximum likelihood: a softmax over the candidates and "none", with the
probability of all right candidates together (Durrett and Klein 2013), and an L2 penalty. Full
batches and a fixed start: the same texts give the same weights. Never reads GAP development or
GUM dev or test.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from claimx import pipeline
from claimx.schema.mention import EntityType, Mention
from claimx.syntax.clauses import find_clauses
from claimx.syntax.coref.draft import Draft
from claimx.syntax.coref.features import (
    Candidate,
    none_features,
    pair_features,
    pronoun_class,
)
from claimx.syntax.coref.find import group_names
from claimx.syntax.coref.pronouns import agrees, resolve_pronouns
from claimx.syntax.coref.scene import Scene
from claimx.syntax.mentions import find_mentions
from claimx.syntax.parse import parse_stream
from claimx.text.read import from_text
from training.coreference_silver import silver_texts
from training.coreference_texts import Document, Gap, read_gap, read_ontogum

#: A feature must be seen with this many pronouns.
RARE = 4
#: Penalty on the square of a weight, and how much a GAP and a silver pronoun count. Chosen by
#: five-fold cross-validation on the training texts.
PENALTY, GAP_WEIGHT, SILVER_WEIGHT = 3.0, 2.0, 1.0
OUT = Path("src/claimx/lexicon/data/tables/pronoun_weights.tsv")
HEADER = (
    "# What speaks for an antecedent of a pronoun; made by training/coreference.py, not by hand.\n"
)


@dataclass(frozen=True)
class Decision:
    """One pronoun. `options` are feature lists, that of "none" first where it is one of them;
    `right` flags those that may be right: together they should outweigh the others."""

    source: str
    options: list[list[str]]
    right: list[bool]
    weight: float
    kind: str
    none: bool = True


class Oracle:
    """Chooses right antecedents and writes down what there was to choose from."""

    knows_last = True
    #: Whether no antecedent is right: False lets the candidates tell, None leaves it out.
    none: bool | None = False

    def __init__(self, source: str, weight: float) -> None:
        self.source = source
        self.weight = weight
        self.decisions: list[Decision] = []

    def __call__(
        self, scene: Scene, pronoun: Mention, candidates: Sequence[Candidate],
        drafts: Sequence[Draft], last: int | None,
    ) -> int | None:  # fmt: skip
        right = self.answers(scene, pronoun, candidates)
        if right is None:
            return None
        last = last if self.knows_last else None
        if candidates:
            options = pair_features(scene, pronoun, candidates, drafts, last)
            none = [none_features(scene, pronoun, candidates)] if self.none is not None else []
            flags = [self.none or not any(right), *right] if none else right
            self.decisions.append(Decision(
                self.source, none + options, flags, self.weight, pronoun_class(pronoun), bool(none)
            ))  # fmt: skip
        return None if self.none else next((k for k, flag in enumerate(right) if flag), None)

    def prepare(self, drafts: Sequence[Draft]) -> None:
        """Sees the entities before any pronoun is read."""

    def fits(self, pronoun: Mention, other: Mention, draft: Draft) -> bool:
        """What may be a candidate."""
        return agrees(pronoun, other, draft)

    def answers(
        self, scene: Scene, pronoun: Mention, candidates: Sequence[Candidate]
    ) -> list[bool] | None:
        """Which candidates are right; None if gold does not say."""
        raise NotImplementedError


class DocumentOracle(Oracle):
    """Answers by the chains of an OntoGUM document."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.name, 1.0)
        self._chain = {m.head: k for k, chain in enumerate(document.chains) for m in chain}

    def answers(
        self, scene: Scene, pronoun: Mention, candidates: Sequence[Candidate]
    ) -> list[bool]:
        starts = scene.tree.tokens.starts
        chain = self._chain.get(starts[pronoun.head])
        return [chain is not None and self._chain.get(starts[c.mention.head]) == chain
                for c in candidates]  # fmt: skip


class GapOracle(Oracle):
    """Answers for the one pronoun of a GAP snippet: a name, or what has joined it, is right or
    wrong; if neither name is right, all else may be."""

    def __init__(self, row: Gap) -> None:
        super().__init__(row.name, GAP_WEIGHT)
        self._row = row

    def answers(
        self, scene: Scene, pronoun: Mention, candidates: Sequence[Candidate]
    ) -> list[bool] | None:
        starts = scene.tree.tokens.starts
        if starts[pronoun.head] != self._row.at:
            return None
        named = [{c.entity for c in candidates if start <= starts[c.mention.head] < end}
                 for start, end in self._row.names]  # fmt: skip
        if not any(self._row.answers):
            self.none = True
            return [c.entity not in named[0] | named[1] for c in candidates]
        right = named[self._row.answers.index(True)]
        return [c.entity in right for c in candidates] if right else None


class GenderOracle(Oracle):
    """Answers by gender, and hides it: people of both genders are candidates for "he" and "she",
    their gender unknown, those of the pronoun's gender right. Whom the last pronoun meant is kept
    back, since that would tell."""

    knows_last = False
    none = None

    def __init__(self, source: str) -> None:
        super().__init__(source, SILVER_WEIGHT)
        self._gender: dict[int, str] = {}
        self._drafts: Sequence[Draft] = ()

    def prepare(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._gender = {id(draft): draft.sure or draft.gender or draft.first for draft in drafts}

    def fits(self, pronoun: Mention, other: Mention, draft: Draft) -> bool:
        del other
        draft.sure = draft.gender = draft.first = ""
        person = draft.type is EntityType.PERSON and draft.number != "plur"
        return person and pronoun.gender in ("m", "f") and bool(self._gender.get(id(draft)))

    def answers(
        self, scene: Scene, pronoun: Mention, candidates: Sequence[Candidate]
    ) -> list[bool] | None:
        del scene
        genders = [self._gender[id(self._drafts[c.entity])] for c in candidates]
        right = [gender == pronoun.gender for gender in genders]
        return right if any(right) and not all(right) else None


def collect(data: Path) -> list[Decision]:
    """The decisions of all training texts."""
    documents = read_ontogum(data, "train")
    oracles: list[Oracle] = [DocumentOracle(d) for d in documents]
    rows = read_gap(data, "validation")
    oracles += [GapOracle(row) for row in rows]
    silver = silver_texts(data)
    oracles += [GenderOracle(f"silver-{k}") for k in range(len(silver))]
    texts = [*(d.text for d in documents), *(row.text for row in rows), *silver]
    extractor = pipeline.load()
    laid = [pipeline._lay_out(from_text(text)) for text in texts]
    trees = parse_stream(extractor.nlp, ((one.blocks, one.cleaned) for one in laid))
    for oracle, tree in zip(oracles, trees, strict=True):
        mentions = find_mentions(tree)
        drafts, entity_of = group_names(tree, mentions, find_clauses(tree, mentions))
        scene = Scene(tree, mentions)
        oracle.prepare(drafts)
        resolve_pronouns(scene, drafts, entity_of, oracle, oracle.fits)
    return [decision for oracle in oracles for decision in oracle.decisions]


@dataclass(frozen=True)
class Table:
    """Decisions as arrays: `columns` of all active features one after the other, `option` the
    option each belongs to, `owner` the decision of each option."""

    columns: NDArray[np.int64]
    option: NDArray[np.int64]
    owner: NDArray[np.int64]
    right: NDArray[np.bool_]
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, decisions: Sequence[Decision], place: dict[str, int]) -> Table:
        columns, option, owner, right = [], [], [], []
        for k, decision in enumerate(decisions):
            for names, flag in zip(decision.options, decision.right, strict=True):
                known = [place[name] for name in names if name in place]
                columns += known
                option += [len(owner)] * len(known)
                owner.append(k)
                right.append(flag)
        return cls(np.array(columns), np.array(option), np.array(owner), np.array(right),
                   np.array([d.weight for d in decisions]))  # fmt: skip

    def scores(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The score of every option."""
        return np.bincount(self.option, weights[self.columns], len(self.owner))

    def loss(self, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Negative log-likelihood with the penalty, and its gradient."""
        scores = self.scores(weights)
        top = np.full(len(self.weight), -np.inf)
        np.maximum.at(top, self.owner, scores)
        raised = np.exp(scores - top[self.owner])
        whole = np.bincount(self.owner, raised, len(self.weight))
        good = np.bincount(self.owner, raised * self.right, len(self.weight)) + 1e-30
        loss = float((self.weight * (np.log(whole) - np.log(good))).sum())
        pull = raised / whole[self.owner] - raised * self.right / good[self.owner]
        pull *= self.weight[self.owner]
        gradient = np.bincount(self.columns, pull[self.option], len(weights))
        return (loss + PENALTY * float(weights @ weights) / 2, gradient + PENALTY * weights)


def fit(decisions: Sequence[Decision]) -> dict[str, float]:
    """Feature -> weight."""
    seen = Counter(name for d in decisions for name in {n for o in d.options for n in o})
    place = {n: k for k, n in enumerate(sorted(n for n, count in seen.items() if count >= RARE))}
    table = Table.of(decisions, place)
    found = minimize(table.loss, np.zeros(len(place)), jac=True, method="L-BFGS-B",
                     options={"maxiter": 400})  # fmt: skip
    return {name: float(found.x[k]) for name, k in place.items()}


def count(decisions: Sequence[Decision], weights: dict[str, float]) -> Counter[tuple[str, str]]:
    """By kind of pronoun (GAP apart): how many have an antecedent, are linked, are so rightly."""
    found: Counter[tuple[str, str]] = Counter()
    for decision in decisions:
        scores = [sum(weights.get(n, 0.0) for n in names) for names in decision.options]
        chosen = scores.index(max(scores))
        linked = chosen > 0 or not decision.none
        part = decision.source.partition("-")[0]
        kind = part if part in ("validation", "silver") else decision.kind
        found[kind, "gold"] += not (decision.none and decision.right[0])
        found[kind, "linked"] += linked
        found[kind, "right"] += linked and decision.right[chosen]
    return found


def cross_validate(decisions: Sequence[Decision], folds: int = 5) -> None:
    """Prints precision and recall of links on texts that the weights were not fitted to."""
    sources = sorted({d.source for d in decisions})
    fold = {source: k % folds for k, source in enumerate(sources)}
    total: Counter[tuple[str, str]] = Counter()
    for k in range(folds):
        weights = fit([d for d in decisions if fold[d.source] != k])
        total += count([d for d in decisions if fold[d.source] == k], weights)
    for kind in sorted({kind for kind, _ in total}):
        gold, linked, right = (total[kind, what] for what in ("gold", "linked", "right"))
        print(f"  {kind}: P {100 * right / linked:.1f} R {100 * right / gold:.1f} of {gold}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    decisions = collect(options.data)
    print(f"{len(decisions)} pronouns; cross-validation:")
    cross_validate(decisions)
    weights = fit(decisions)
    rounded = {name: round(w, 3) for name, w in sorted(weights.items()) if abs(w) >= 0.0005}
    rows = "".join(f"{name}\t{weight}\n" for name, weight in rounded.items())
    options.out.write_text(f"{HEADER}feature\tweight\n{rows}", "utf-8")
    print(f"{len(rounded)} weights -> {options.out}")


if __name__ == "__main__":
    main()
