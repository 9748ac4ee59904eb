"""Measure pipelines side by side on held-out data and write the figures as JSON.

    python -m training.evaluate --data ../shared/data --out training/scores.json \\
        --model int8=src/claimx/syntax/model/weights/en_claimx --model float=DIR --model cnn=DIR

Test data: EWT test and GUM test (syntax, on gold tokens in gold sentences and end to end on the
raw text of paragraphs), UNER on EWT test (three types), the held-out tenths of the name corpora.
Cost: `training/cost.py`, all models in turn.
"""

from __future__ import annotations

import argparse
import os

# One thread, set before the numeric libraries load.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import itertools  # noqa: E402
import json  # noqa: E402
import platform  # noqa: E402
from collections.abc import Callable  # noqa: E402
from importlib.metadata import version  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from training.conllu import Sentence, read_conllu  # noqa: E402
from training.cost import compare  # noqa: E402
from training.measure import (  # noqa: E402
    Entity,
    EntityCounts,
    SyntaxCounts,
    count_syntax,
    entities,
    unknown_characters,
)
from training.ner_corpus import test_docs  # noqa: E402
from training.ner_text import spans  # noqa: E402
from training.ner_uner import TO_UNER, read_uner  # noqa: E402
from training.treebank import build_doc, paragraphs  # noqa: E402


def on_gold(nlp: Language, gold: Doc) -> Doc:
    """The pipeline on the tokens of one gold sentence, kept from cutting it."""
    starts = [i == 0 for i in range(len(gold))]
    words = [t.text for t in gold]
    doc = Doc(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in gold])
    for token, start in zip(doc, starts, strict=True):
        token.is_sent_start = start
    return nlp(doc)


def syntax_scores(
    nlp: Language, path: Path, group: Callable[[str], str]
) -> dict[str, dict[str, dict[str, float]]]:
    """Scores by group of documents ("all" too), for gold tokens and for raw text."""
    counts: dict[str, dict[str, SyntaxCounts]] = {"gold": {}, "raw": {}}

    def add(mode: str, doc_id: str, gold: Doc, system: Doc) -> None:
        for key in {"all", group(doc_id)}:
            count_syntax(counts[mode].setdefault(key, SyntaxCounts()), gold, system)

    for par in paragraphs(read_conllu(path)):
        whole = build_doc(nlp.vocab, par)
        add("raw", par[0].doc_id, whole, nlp(whole.text))
        for sentence in par:
            gold = build_doc(nlp.vocab, [sentence])
            add("gold", sentence.doc_id, gold, on_gold(nlp, gold))
    return {
        mode: {key: c.scores() for key, c in sorted(groups.items())}
        for mode, groups in counts.items()
    }


def uner_entities(path: Path, part: str) -> dict[str, list[Entity]]:
    """Entities by sentence id of a part of EWT in the zip of UNER.

    Offsets count the characters of the words, without spaces: a few sentences are tokenised
    otherwise than in the treebank.
    """
    found: dict[str, list[Entity]] = {}
    for sent_id, words, tags in read_uner(path, part):
        ends = list(itertools.accumulate(map(len, words)))
        found[sent_id] = [
            Entity(ends[start] - len(words[start]), ends[end - 1], label)
            for start, end, label in spans(tags)
        ]
    return found


def _gold_entities(par: list[Sentence], by_id: dict[str, list[Entity]], text: str) -> list[Entity]:
    """Entities of a paragraph as characters of its text."""
    inked = [i for i, char in enumerate(text) if not char.isspace()]
    found: list[Entity] = []
    offset = 0
    for sentence in par:
        found += [
            Entity(inked[offset + e.start], inked[offset + e.end - 1] + 1, e.label)
            for e in by_id[sentence.sent_id]
        ]
        offset += sum(len(token.form) for token in sentence.tokens)
    return found


def uner_scores(nlp: Language, data: Path) -> dict[str, dict[str, float]]:
    """Names on EWT test, from raw paragraphs."""
    by_id = uner_entities(data / "ner" / "uner-ewt-dev-test.zip", "test")
    counts = EntityCounts()
    for par in paragraphs(read_conllu(data / "treebank" / "ewt-test.conllu.gz")):
        text = build_doc(nlp.vocab, par).text
        system = entities(nlp(text), TO_UNER)
        counts.add(_gold_entities(par, by_id, text), system, set())
    return counts.scores()


def held_out_scores(nlp: Language, data: Path) -> dict[str, dict[str, dict[str, float]]]:
    """Names on the held-out part of each corpus, and on all of them ("all")."""
    total = EntityCounts()
    out = {}
    for name, docs in test_docs(data, nlp.vocab).items():
        counts = EntityCounts()
        for gold in docs:
            system = entities(nlp(gold.text))
            for kept in (counts, total):
                kept.add(entities(gold), system, unknown_characters(gold))
        out[name] = counts.scores()
    return {"all": total.scores(), **out}


def _processor() -> str:
    """The name of the processor, as Linux tells it."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


def measure(model: Path, data: Path) -> dict[str, Any]:
    """All scores of a model."""
    nlp = spacy.load(model)
    trees = data / "treebank"
    size = sum(f.stat().st_size for f in model.rglob("*") if f.is_file())
    return {
        "size_mb": round(size / 1e6, 2),
        "pipeline": nlp.pipe_names,
        "ewt_test": syntax_scores(
            nlp, trees / "ewt-test.conllu.gz", lambda doc: doc.split("-")[0].split(".")[0]
        ),
        "gum_test": syntax_scores(nlp, trees / "gum-test.conllu.gz", lambda doc: doc.split("_")[1]),
        "uner_ewt_test": uner_scores(nlp, data),
        "names_held_out": held_out_scores(nlp, data),
    }


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", action="append", required=True, help="NAME=FOLDER")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    models = {name: Path(path) for name, _, path in (m.partition("=") for m in args.model)}
    figures: dict[str, Any] = {
        "versions": {name: version(name) for name in ("spacy", "onnxruntime", "numpy")},
        "python": platform.python_version(),
        "processor": _processor(),
        "cost": compare(models, args.data),
        "models": {},
    }
    print("cost", figures["cost"])
    for name, path in models.items():
        found = figures["models"][name] = measure(path, args.data)
        for key in ("ewt_test", "gum_test"):
            for mode in ("gold", "raw"):
                print(name, key, mode, found[key][mode]["all"], flush=True)
        print(name, "uner", found["uner_ewt_test"])
        print(name, "held out", found["names_held_out"]["all"]["all"], flush=True)
    args.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
