"""Callbacks for ``spacy train --code training/callbacks.py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import spacy
from spacy.language import Language


@spacy.registry.callbacks("claimx.lemma_labels.v1")  # type: ignore[attr-defined, untyped-decorator]
def lemma_labels() -> Callable[[Language], Language]:
    """Give a loaded lemmatiser its map from edit trees to labels back.

    spaCy 3.8 saves the labels but not the map, which only training reads; without it every word
    of a second training would be taught the first label.
    """

    def restore(nlp: Language) -> Language:
        lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
        trees = lemmatizer.cfg["labels"]
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(trees)}
        return nlp

    return restore
