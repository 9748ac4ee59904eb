"""Write the model card from measured figures.

python -m training.card --scores training/scores.json --out training/MODEL_CARD.md
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

Figures = dict[str, Any]

_DATA = """| Data | Used for | Licence |
|---|---|---|
| UD English-EWT, train (dev: choice of checkpoint) | syntax | CC BY-SA 4.0 |
| GUM, train (dev: choice of checkpoint); genres academic, bio, court, interview, news, speech, \
textbook, vlog, voyage | syntax, names | annotations CC BY 4.0, open texts |
| Groningen Meaning Bank, 30,000 sentences drawn at random (silver) | names | public domain texts |
| MASC named entities, eight tenths (less two files of Enron mail) | names | unrestricted |
| WikiGold, eight tenths | names | CC BY 4.0 |
| grobid-ner, eight tenths | names | Apache-2.0 |
| CrossNER politics, eight tenths | names | MIT |
| KnowledgeNet, folds 1-3: arguments of relations as partly annotated names | names | \
CC BY-SA 4.0 |

UNER (CC BY-SA 4.0) on EWT test is only measured on. No word vectors and no model of others went
into it. Nothing was trained on the dev or test parts of EWT and GUM (the dev parts chose the
checkpoints), nor on PUD, UNER, CaRB or any news test set."""

_NAMES = """GMB is silver (tagged by machine): its titles are cut off persons, demonyms become
NORP, proper nouns without a tag are unknown rather than "no name". Places are GPE, LOC or FAC by
`training/gazetteer.py`. Types that a source does not have are unknown there, not absent. Numbers,
money, percentages, dates and times are left to the rules of claimx."""

_WEAK = """- The parser is a small convolutional model without vectors: about one word in six has
  the wrong head or relation even on gold tokens.
- The treebanks are small and only in part news. Speaker inversions and attributions in news style
  are helped by made-up training sentences; no score here measures them apart.
- In web text organisations are found badly: see ORG in the UNER table.
- Names: silver newswire of the years about 2003 to 2010 is the largest source, so people and
  companies of later years are known by their context alone.
- Names in lower case were hardly trained (one copy in a hundred) and are not measured.
- WORK, LAW, FAC and PRODUCT have few training examples; see their rows above (no PRODUCT is held
  out, so that type is not measured at all). Most EVENT names come from elections in CrossNER.
- GPE against LOC or FAC follows word lists, in training and in the held-out gold alike: their
  scores say how well the lists are learnt, not only how well names are understood.
- The held-out tenths of WikiGold, grobid-ner and CrossNER are blocks of twenty sentences, since
  the files do not mark articles: a block may share its article with a training block.
- Sentences of KnowledgeNet (folds 1-3) were seen in training: figures on them flatter the names.
- GUM marks mentions, not names; the names were cut out of mentions by rule.
- Speed was measured on a machine that did other work at the same time."""


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


def _head(figures: Figures) -> str:
    speed = figures["speed"]
    return f"""# Model card: en_claimx 0.1.0

<!-- Written by training/card.py from scores.json; do not edit. -->

The bundled spaCy pipeline of claimx for English news text: {", ".join(figures["pipeline"])}.
Universal Dependencies relations with subtypes, Penn tags, UD parts of speech and features, lemmas,
and the name types {", ".join(figures["ner_labels"])}.

- Size: {figures["size_mb"]} MB. Needs spaCy 3.8 only; runs on the CPU; no network.
- Speed: {speed["words_per_second"]:,} words a second on one thread ({figures["processor"]}; \
{speed["articles"]} Wikinews articles, {speed["words"]:,} words, best of three runs).
- Measured with spaCy {figures["spacy"]} on Python {figures["python"]}.
- Licence: CC BY-SA 4.0, after the most demanding of the data below."""


def card(figures: Figures, commands: str) -> str:
    """The whole card."""
    parts = [
        _head(figures),
        "## Data",
        _DATA,
        _NAMES,
        "## Procedure",
        "Two pipelines, each with a tok2vec of its own (hash embeddings of 96 numbers, four "
        "convolutional layers of window 1), are trained and joined. Syntax is trained twice: at "
        "a constant rate, then at a rate that falls to nothing with 2,500 made-up attributed "
        "paragraphs added. Names are trained twice too: on all corpora, then on the gold ones with "
        "4,000 sentences of the silver one. Seeds are fixed in the configs and in `convert.py`; "
        "documents get copies in headline case, capitals, lower case and with curly quotes.",
        commands,
        "## Scores",
        "In percent. On gold tokens each sentence is given alone with its gold words, and the "
        "scores are accuracies. Raw text means whole paragraphs from characters to trees; the "
        "scores are F1 over words found (CoNLL 2018 manner). Punctuation counts. FEATS are "
        "compared after `training/conllu.py` made the two treebanks alike.",
    ]
    for key, title in (("ewt_test", "EWT test"), ("gum_test", "GUM test")):
        parts += [f"### {title}, gold tokens and sentences", syntax_table(figures[key], "gold")]
        parts += [f"### {title}, raw text", syntax_table(figures[key], "raw")]
    held_out = figures["names_held_out"]
    parts += [
        "### Names on EWT test (UNER)",
        "Raw paragraphs, exact spans; GPE, LOC and FAC count as LOC, other types are left out. "
        "UNER does not take part in training, and its guidelines differ from those of the data.",
        names_table(figures["uner_ewt_test"]),
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
