"""Coreference against gold: `python -m benchmarks.coref --data ../shared/data`.

Two figures, both on raw text that claimx reads itself, with the mentions it finds itself:

* CoNLL F1 on OntoGUM documents (the mean of MUC, B³ and CEAF-e by `scorch`; Pradhan et al. 2014),
  where spans must match exactly. By default the news documents of GUM dev. OntoGUM has no
  singletons and no appositions or predicates as mentions, so these are left out of ours.
* F1 on the GAP development snippets (Webster et al. 2018): a name is taken to be what the pronoun
  means if a mention inside it is in the pronoun's entity. Beside it stands the paper's parallelism
  heuristic, which knows the two names: the nearer one with the pronoun's function, else the nearer
  subject, else the nearer.

Needs `pip install claimx[benchmarks]`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from scorch.scores import b_cubed, ceaf_e, muc
from training.coreference_texts import Document, Gap, read_gap, read_ontogum

from claimx import pipeline
from claimx.meaning.attribution import find_reports
from claimx.meaning.speakers import resolve_speakers
from claimx.schema.reading import Reading
from claimx.syntax.labels import ANY_SUBJECT
from claimx.syntax.parse import parse_stream
from claimx.syntax.read import read_tree
from claimx.syntax.tree import Tree
from claimx.text.read import from_text

Key = tuple[str, int, int]


def readings(extractor: pipeline.Extractor, texts: Iterable[str]) -> Iterator[tuple[Tree, Reading]]:
    """Every text read to the end of coreference, the speakers of quotations included."""
    laid = [pipeline._lay_out(from_text(text)) for text in texts]
    trees = parse_stream(extractor.nlp, ((one.blocks, one.cleaned) for one in laid))
    for one, tree in zip(laid, trees, strict=True):
        reading = read_tree(one.article, one.blocks, one.quotations, tree)
        yield tree, resolve_speakers(reading, find_reports(reading))


def found_chains(document: Document, reading: Reading) -> list[set[Key]]:
    """Our entities of two and more mentions, in the spans that OntoGUM would give them."""
    tokens = reading.tokens
    chains = []
    for entity in reading.entities:
        chain: set[Key] = set()
        for index, reason in zip(entity.mentions, entity.reasons, strict=True):
            if reason in ("apposition", "predicate", "relative"):
                continue
            full = reading.mentions[index].full
            start, end = tokens.raw_range(full)
            if full.end < len(tokens) and tokens.tags[full.end] == "POS":
                end = tokens.ends[full.end]
            chain.add((document.name, start, end))
        if len(chain) > 1:
            chains.append(chain)
    return chains


def conll(documents: Sequence[Document], extractor: pipeline.Extractor) -> None:
    """Prints the three measures and their mean."""
    gold: list[set[Key]] = []
    found: list[set[Key]] = []
    for document, (_, reading) in zip(
        documents, readings(extractor, [d.text for d in documents]), strict=True
    ):
        gold += [{(document.name, m.start, m.end) for m in chain} for chain in document.chains]
        found += found_chains(document, reading)
    gold_keys, found_keys = set().union(*gold), set().union(*found)
    same = len(gold_keys & found_keys)
    precision, recall = 100 * same / len(found_keys), 100 * same / len(gold_keys)
    print(f"{len(documents)} documents, {len(gold_keys)} mentions, {len(found_keys)} found;"
          f" exact spans P {precision:.1f} R {recall:.1f}")  # fmt: skip
    scores = []
    for name, measure in (("MUC", muc), ("B3", b_cubed), ("CEAF-e", ceaf_e)):
        recall, precision, f1 = measure(gold, found)
        scores.append(100 * f1)
        print(f"  {name:7} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}")
    print(f"  CoNLL F1 {sum(scores) / 3:.1f}")


def answer(row: Gap, reading: Reading) -> tuple[bool, bool]:
    """Whether each name is the pronoun's, by the entities found."""
    tokens = reading.tokens
    at = [m for m in reading.mentions if tokens.starts[m.head] == row.at]
    if not at:
        return False, False
    entity = reading.entity_of[at[0].index]
    heads = [tokens.starts[m.head] for m in reading.mentions
             if reading.entity_of[m.index] == entity]  # fmt: skip
    a, b = (any(start <= head < end for head in heads) for start, end in row.names)
    return a, b


def parallelism(row: Gap, tree: Tree) -> tuple[bool, bool]:
    """The heuristic of the GAP paper on our trees."""
    tokens = tree.tokens

    def function(start: int, end: int) -> str:
        extent = tokens.at(start, end)
        if extent is None:
            return ""
        heads = [i for i in range(extent.start, extent.end) if tree.heads[i] not in extent]
        label = tree.labels[heads[0]] if heads else ""
        return "nsubj" if label in ANY_SUBJECT else label

    own = function(row.at, row.at + len(row.pronoun))
    named = [function(*name) for name in row.names]
    parallel = [own in ("nsubj", "obj") and name == own for name in named]
    chosen = min((0, 1), key=lambda k: (
        not parallel[k], named[k] != "nsubj", abs(row.names[k][0] - row.at), k
    ))  # fmt: skip
    return chosen == 0, chosen == 1


def f1(pairs: Iterable[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (gold, found) answers, in percent."""
    rows = list(pairs)
    right = sum(gold and found for gold, found in rows)
    precision = right / max(1, sum(found for _, found in rows))
    recall = right / max(1, sum(gold for gold, _ in rows))
    return (100 * precision, 100 * recall,
            200 * precision * recall / max(1e-9, precision + recall))  # fmt: skip


def gap(rows: Sequence[Gap], extractor: pipeline.Extractor) -> None:
    """Prints precision, recall and F1: all, masculine, feminine, and bias (F / M)."""
    ours, heuristic = [], []
    for row, (tree, reading) in zip(
        rows, readings(extractor, [r.text for r in rows]), strict=True
    ):
        ours.append(answer(row, reading))
        heuristic.append(parallelism(row, tree))
    print(f"GAP, {len(rows)} snippets")
    groups = {"all": (True, False), "masculine": (True,), "feminine": (False,)}
    for name, answers in (("claimx", ours), ("parallelism", heuristic)):
        scores = {}
        for group, wanted in groups.items():
            scores[group] = f1(
                pair for row, found in zip(rows, answers, strict=True) if row.masculine in wanted
                for pair in zip(row.answers, found, strict=True)
            )  # fmt: skip
        figures = "  ".join(f"{group} {score[2]:.1f}" for group, score in scores.items())
        bias = scores["feminine"][2] / scores["masculine"][2]
        print(f"  {name:12} P {scores['all'][0]:.1f}  R {scores['all'][1]:.1f}  F1 {figures}"
              f"  bias {bias:.2f}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--genre", default="news", help="a genre of GUM, or all")
    parser.add_argument("--gap", default="development", choices=("development", "validation"))
    options = parser.parse_args()
    extractor = pipeline.load()
    documents = [d for d in read_ontogum(options.data, options.split)
                 if options.genre in ("all", d.genre)]  # fmt: skip
    print(f"OntoGUM, {options.split}, {options.genre}")
    conll(documents, extractor)
    gap(read_gap(options.data, options.gap), extractor)


if __name__ == "__main__":
    main()
