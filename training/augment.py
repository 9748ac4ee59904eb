"""Changes to the surface of training sentences: case, quotes, final punctuation.

News reaches claimx as headlines, shouted headings, text typed without capitals and typeset text
with curly quotes; the treebanks hold little of these, so a small share of copies imitates them.
"""

from __future__ import annotations

import random

# Words that headline capitalisation leaves in lower case.
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "into",
        "over",
        "is",
        "n't",
        "'s",
    ]
)


def headline_case(words: list[str]) -> list[str]:
    """Title capitalisation as in a headline; the first word is always capitalised."""
    out = []
    for i, word in enumerate(words):
        keep = i > 0 and word.lower() in _SMALL
        inside = word.startswith(("'", "’"))  # "'s", "'ll": the end of the word before
        out.append(word if keep or inside else word[:1].upper() + word[1:])
    return out


def change_case(words: list[str], style: str) -> list[str]:
    """Words in one of the styles ``headline``, ``upper``, ``lower``."""
    if style == "headline":
        return headline_case(words)
    if style == "upper":
        return [word.upper() for word in words]
    if style == "lower":
        return [word.lower() for word in words]
    raise ValueError(f"unknown style: {style}")


def curly_quotes(words: list[str]) -> list[str]:
    """Straight quotes, apostrophes and double hyphens as a typesetter would write them."""
    out, opened = [], False
    for word in words:
        if word in ('"', "``", "''"):
            opened = word == "``" or (word == '"' and not opened)
            out.append("“" if opened else "”")
        elif word == "`":
            out.append("‘")
        elif word == "--":
            out.append("—")
        else:
            out.append(word.replace("'", "’"))
    return out


def pick_style(rng: random.Random, shares: dict[str, float]) -> str:
    """A style drawn by its share; "" (the text as it is) with what is left."""
    draw = rng.random()
    for style, share in shares.items():
        if draw < share:
            return style
        draw -= share
    return ""
