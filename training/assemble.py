"""Join the trained parts to one small pipeline that ships with claimx.

    python -m training.assemble --syntax DIR --ner DIR \\
        --out src/claimx/syntax/model/weights/en_claimx

The pipeline is written next to its place and renamed there, so that a reader never meets half a
model.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language

META: dict[str, Any] = {
    "name": "claimx",
    "version": "0.1.0",
    "description": "English pipeline of claimx for news text: tags, morphology, Universal "
    "Dependencies parse, lemmas and named entities; CPU, no word vectors.",
    "author": "the claimx project",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
    "sources": [
        {"name": "UD English-EWT", "license": "CC BY-SA 4.0"},
        {"name": "GUM (genres with open texts)", "license": "CC BY 4.0 (annotations)"},
        {"name": "Groningen Meaning Bank (part)", "license": "texts in the public domain"},
        {"name": "MASC named entities", "license": "unrestricted"},
        {"name": "WikiGold", "license": "CC BY 4.0"},
        {"name": "grobid-ner", "license": "Apache-2.0"},
        {"name": "CrossNER politics", "license": "MIT"},
        {"name": "KnowledgeNet (folds 1-3)", "license": "CC BY-SA 4.0"},
    ],
}


def tree_strings(nlp: Language) -> set[str]:
    """The substrings that the edit trees of the lemmatiser put in and take out."""
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]
    found = set()
    for tree in trees:
        for key in ("orig", "subst"):
            # Only substitution nodes hold hashes of strings; match nodes have no such keys.
            if tree.get(key):
                found.add(nlp.vocab.strings[tree[key]])
    return found


def needed_strings(nlp: Language) -> list[str]:
    """Strings that the saved pipeline must know; those of texts are added as texts come."""
    found = {s for s in spacy.blank("en").vocab.strings if s}
    found |= tree_strings(nlp)
    pipes: list[tuple[str, Any]] = list(nlp.pipeline)
    for name, pipe in pipes:
        for label in getattr(pipe, "labels", ()):
            found.add(str(label))
        if name == "morphologizer":
            for morph in pipe.cfg["labels_morph"].values():
                found |= {morph, *morph.split("|")}
                found.update(part for pair in morph.split("|") for part in pair.split("="))
    return sorted(s for s in found if s)


def join(syntax: Path, ner: Path) -> Language:
    """The syntax pipeline with the entity recogniser at its end, on a tok2vec of its own."""
    nlp = spacy.load(syntax)
    source = spacy.load(ner)
    source.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=source)
    # Paths of the machine it was trained on help nobody (and the config refers to each of them).
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    return nlp


def save(nlp: Language, out: Path) -> None:
    """Write to a neighbour folder, prune, then take the place of the old model."""
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.parent.mkdir(parents=True, exist_ok=True)
    strings = needed_strings(nlp)
    for key in ("performance", "vectors"):
        nlp.meta.pop(key, None)
    nlp.meta.update(META)
    nlp.to_disk(fresh)
    srsly.write_json(fresh / "vocab" / "strings.json", strings)
    meta = srsly.read_json(fresh / "meta.json")
    meta.pop("performance", None)
    srsly.write_json(fresh / "meta.json", meta | META)
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--syntax", type=Path, required=True)
    parser.add_argument("--ner", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    save(join(args.syntax, args.ner), args.out)
    size = sum(f.stat().st_size for f in args.out.rglob("*") if f.is_file())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
