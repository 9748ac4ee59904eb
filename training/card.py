"""Write the model card from measured figures.

python -m training.card --scores training/scores.json --out training/MODEL_CARD.md
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from training.ner_text import LABELS

Figures = dict[str, Any]

_DATA = """| Data | Used for | Licence |
|---|---|---|
| MiniLM-L6-H384 as in all-MiniLM-L6-v2 | pretrained encoder | Apache-2.0 |
| UD English-EWT, train | syntax | CC BY-SA 4.0 |
| GUM, train; genres academic, bio, court, interview, news, speech, textbook, vlog, voyage | \
syntax, names | annotations CC BY 4.0, open texts |
| Groningen Meaning Bank, 40,000 sentences drawn at random (silver) | names, by a head of their \
own that is not kept | public domain texts |
| MASC named entities, eight tenths (less two files of Enron mail) | names | unrestricted |
| WikiGold, eight tenths | names | CC BY 4.0 |
| grobid-ner, eight tenths | names | Apache-2.0 |
| CrossNER politics, eight tenths | names | MIT |
| KnowledgeNet, folds 1-3: arguments of relations as partly annotated names | names | \
CC BY-SA 4.0 |
| Relations annotated by us (`training/annotations.tsv.gz`) in Wikinews, GUM train, GMB, WikiGold, \
CrossNER politics, KnowledgeNet, MASC and our own articles | the encoder, with the above | \
texts as above, Wikinews CC BY 2.5; annotations ours |

UNER (CC BY-SA 4.0) on EWT is only measured on. Nothing was trained on the dev or test parts of EWT
and GUM (design choices were made on the dev parts), nor on PUD, UNER, CaRB or any news test set.

Places are GPE, LOC or FAC by `training/gazetteer.py`. Numbers, money, percentages, dates and times
are left to the rules of claimx, and so are lemmas (`src/claimx/syntax/lemmas.py`)."""

_WEAK = """- The treebanks are small and only in part news. Inverted speakers and attributions in
  news style are helped by made-up sentences; no score here measures them apart.
- In web text organisations are found badly: see ORG in the UNER table.
- Names in lower case are rare in training (one copy in fourteen) and are not measured apart.
- WORK, LAW, FAC and PRODUCT have few training examples; see their rows (no PRODUCT is held out, so
  that type is not measured at all). Most EVENT names come from elections in CrossNER.
- GPE against LOC or FAC follows word lists, in training and in the held-out gold alike: their
  scores say how well the lists are learnt, not only how well names are understood.
- The held-out tenths of WikiGold, grobid-ner and CrossNER are blocks of twenty sentences, since
  the files do not mark articles: a block may share its article with a training block.
- Sentences of KnowledgeNet (folds 1-3) were seen in training: figures on them flatter the names.
- The texts with relations take in held-out tenths of WikiGold, CrossNER and MASC: their words, not
  their names, were seen in training.
- GUM marks mentions, not names; the names were cut out of mentions by rule.
- int8 weights use all 8 bits. On processors without VNNI or its like (before about 2019) products
  may saturate, and scores be lower than here."""

_PLAIN = ["upos", "xpos", "uas", "las", "lemma"]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def syntax_table(scores: dict[str, dict[str, dict[str, float]]], mode: str) -> str:
    """One row a group of documents, "all" first."""
    keys = ["xpos", "upos", "feats", "lemma", "uas", "las"]
    if mode == "raw":
        keys = ["tokens", "sents", *keys]
    groups = scores[mode]
    names = sorted(groups, key=lambda name: (name != "all", name))
    rows = [
        [name, f"{groups[name]['words']:.0f}", *(f"{groups[name][key]:.1f}" for key in keys)]
        for name in names
    ]
    return _table(["part", "words", *keys], rows)


def names_table(scores: dict[str, dict[str, float]]) -> str:
    """One row a type, "all" first."""
    names = sorted(scores, key=lambda name: (name != "all", name))
    rows = [
        [name, f"{scores[name]['gold']:.0f}", *(f"{scores[name][key]:.1f}" for key in "prf")]
        for name in names
    ]
    return _table(["type", "gold", "precision", "recall", "F1"], rows)


def _corpora_table(held_out: dict[str, dict[str, dict[str, float]]]) -> str:
    rows = []
    for name in sorted(held_out, key=lambda name: (name != "all", name)):
        row = held_out[name]["all"]
        rows.append([name, f"{row['gold']:.0f}", *(f"{row[key]:.1f}" for key in "prf")])
    return _table(["corpus", "gold", "precision", "recall", "F1"], rows)


def _parts(models: Figures) -> list[tuple[str, Figures]]:
    """The rows of the comparison: what is measured, and a way to it in the figures of a model."""
    out = []
    for key, title in (("ewt_test", "EWT test"), ("gum_test", "GUM test"), ("news", "GUM news")):
        for mode, words in (("gold", "gold tokens and sentences"), ("raw", "raw text")):
            metrics = _PLAIN if mode == "gold" else ["tokens", "sents", *_PLAIN]
            for metric in metrics:
                found = {
                    name: figures["gum_test"][mode]["news"][metric]
                    if key == "news"
                    else figures[key][mode]["all"][metric]
                    for name, figures in models.items()
                }
                out.append((f"{title}, {words}: {metric.upper()}", found))
    for kind in ("PER", "LOC", "ORG", "all"):
        found = {name: figures["uner_ewt_test"][kind]["f"] for name, figures in models.items()}
        out.append((f"UNER-EWT test, raw text: names F1, {kind}", found))
    found = {n: figures["names_held_out"]["all"]["all"]["f"] for n, figures in models.items()}
    return [*out, ("Names held out, raw text: F1, all", found)]


def comparison(figures: Figures) -> str:
    """All models side by side."""
    models, cost = figures["models"], figures["cost"]
    rows = [[title, *(f"{found[n]:.1f}" for n in models)] for title, found in _parts(models)]
    for key, title in (
        ("words_per_second", "Words a second, one core"),
        ("load_seconds", "Seconds to load, after the import of spaCy"),
        ("peak_mb", "Peak memory, MB, all told"),
    ):
        rows.append([title, *(f"{cost[name][key]:,}" for name in models)])
    rows.append(["Size, MB", *(f"{models[name]['size_mb']}" for name in models)])
    return _table(["figure", *models], rows)


def card(figures: Figures, commands: str) -> str:
    """The whole card; the first model of the figures is the one that ships."""
    name, shipped = next(iter(figures["models"].items()))
    versions = ", ".join(f"{k} {v}" for k, v in figures["versions"].items())
    cost = figures["cost"][name]
    parts = [
        "# Model card: en_claimx 0.2.0",
        "<!-- Written by training/card.py from scores.json; do not edit. -->",
        "The bundled spaCy pipeline of claimx for English news text: one int8 transformer that "
        "gives sentences, Penn tags, UD parts of speech and features, Universal Dependencies "
        f"trees and names ({', '.join(LABELS)}). Runs on the CPU, offline. Licence: CC BY-SA 4.0, "
        "after the most demanding of the data below.",
        "## Side by side",
        f"`{name}` is what ships; `float` the same weights before quantisation; `cnn` the pipeline "
        "of claimx 0.1, a spaCy CNN. In percent, where nothing else is said. On gold tokens each "
        "sentence is given alone with its gold words, and scores are accuracies; raw text means "
        "paragraphs from characters to trees, and scores are F1 over words found (CoNLL 2018 "
        "manner). Punctuation counts.",
        comparison(figures),
        f"Speed: {cost['articles']:,.0f} articles of Wikinews, {cost['words']:,.0f} words, 16 at a "
        "time, on one core; every model in a process of its own, four in turn, the best "
        f"of each. {figures['processor']}, Python {figures['python']}, {versions}.",
        "## Data",
        _DATA,
        "## Procedure",
        "See README.md beside this card.",
        commands,
        "## Scores of the shipped model in full",
    ]
    for key, title in (("ewt_test", "EWT test"), ("gum_test", "GUM test")):
        parts += [f"### {title}, gold tokens and sentences", syntax_table(shipped[key], "gold")]
        parts += [f"### {title}, raw text", syntax_table(shipped[key], "raw")]
    held_out = shipped["names_held_out"]
    parts += [
        "FEATS are compared after `training/conllu.py` made the two treebanks alike.",
        "### Names on EWT test (UNER)",
        "Raw paragraphs, exact spans; GPE, LOC and FAC count as LOC, other types are left out. "
        "UNER does not take part in training, and its guidelines differ from those of the data.",
        names_table(shipped["uner_ewt_test"]),
        "### Names, held out (MASC, WikiGold, politics, grobid-ner: a tenth each; GUM: test)",
        "Raw text, exact spans and types; predictions on unannotated words are left out.",
        names_table(held_out["all"]),
        _corpora_table(held_out),
        "## Known weaknesses",
        _WEAK,
    ]
    return "\n\n".join(parts) + "\n"


def _commands(readme: Path) -> str:
    """The block of commands of the README, so that both say the same."""
    text = readme.read_text(encoding="utf-8")
    return text[text.index("```sh") : text.index("```", text.index("```sh") + 5) + 3]


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scores", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    figures = json.loads(args.scores.read_text(encoding="utf-8"))
    text = card(figures, _commands(Path(__file__).with_name("README.md")))
    args.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
