"""Read CoNLL-U files into plain sentences.

Format: https://universaldependencies.org/format.html (ten tab-separated fields, ``#`` comments,
``a-b`` lines for multiword tokens, ``a.b`` lines for empty nodes, which are left out here).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# Features that EWT and GUM annotate differently, or that only describe spelling: a model learns
# nothing from them that claimx uses, and each multiplies the number of morphological classes.
_DROPPED = frozenset({"Typo", "Style", "ExtPos", "Foreign", "Abbr", "Reflex"})


@dataclass
class Token:
    """One syntactic word; ``head`` is 1-based inside the sentence, 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space_after: bool
    misc: dict[str, str] = field(default_factory=dict)


@dataclass
class Sentence:
    """A sentence with where it stands: its document, and whether it opens a paragraph."""

    tokens: list[Token]
    text: str
    doc_id: str
    new_par: bool
    sent_id: str = ""


def harmonise_feats(feats: str) -> str:
    """FEATS on the ground that the two treebanks share ("" where nothing is left)."""
    if feats == "_":
        return ""
    pairs = dict(pair.split("=", 1) for pair in feats.split("|"))
    if pairs.get("Person") == "2":
        # "you": GUM tells singular from plural by context, EWT does not.
        pairs.pop("Number", None)
        if pairs.get("Mood") == "Imp" or pairs.get("VerbForm") == "Inf":
            del pairs["Person"]
    if "," in pairs.get("Gender", ""):
        del pairs["Gender"]
    return "|".join(f"{k}={v}" for k, v in sorted(pairs.items()) if k not in _DROPPED)


def _misc(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split("|") if "=" in pair)


def _tokens(lines: list[str]) -> list[Token]:
    """Tokens of one sentence; a multiword token decides the spaces of the words in it."""
    tokens: list[Token] = []
    inside_until, space_at_end = 0, True
    for line in lines:
        cols = line.split("\t")
        if "." in cols[0]:
            continue
        if "-" in cols[0]:
            inside_until = int(cols[0].split("-")[1])
            space_at_end = "SpaceAfter=No" not in cols[9]
            continue
        index = int(cols[0])
        if index <= inside_until:
            space = space_at_end if index == inside_until else False
        else:
            space = "SpaceAfter=No" not in cols[9]
        # A form or a lemma of "_" stands for itself, not for a missing value.
        tokens.append(
            Token(
                form=cols[1].replace(" ", ""),
                lemma=cols[2].replace(" ", ""),
                upos=cols[3],
                xpos=cols[4],
                feats=harmonise_feats(cols[5]),
                head=int(cols[6]),
                dep=cols[7],
                space_after=space,
                misc=_misc(cols[9]),
            )
        )
    return tokens


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a gzipped CoNLL-U file, in order."""
    lines: list[str] = []
    text, doc_id, sent_id, new_par = "", "", "", True
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for raw in handle:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc"):
                doc_id, new_par = line.split("=")[-1].strip(), True
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                new_par = True
            elif line.startswith("# sent_id"):
                sent_id = line.split("=", 1)[1].strip()
            elif line.startswith("# text ="):
                text = line.split("=", 1)[1].strip()
            elif line and not line.startswith("#"):
                lines.append(line)
            elif not line and lines:
                yield Sentence(_tokens(lines), text, doc_id, new_par, sent_id)
                lines, new_par = [], False
    if lines:
        yield Sentence(_tokens(lines), text, doc_id, new_par, sent_id)
