"""Dictionary forms by rule and exception table, in the spirit of Morphy (Fellbaum 1998).

The trained edit trees make words that do not exist ("blamed" → "blam"); here an ending is taken
off only if a known word is left, and else by the spelling rules of English.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from claimx.lexicon.load import table, words

_VOWELS = "aeiou"
_CONTRACTED = {"n't": "not", "n’t": "not", "'ve": "have", "'ll": "will", "'re": "be", "'m": "be",
               "ca": "can", "wo": "will", "sha": "shall", "'d": "would"}  # fmt: skip


@cache
def _irregular_verbs() -> dict[str, str]:
    """Every irregular past and participle → base."""
    found: dict[str, str] = {}
    for row in table("irregular_verbs"):
        for column, cell in row.items():
            if column != "base":
                for form in cell.split("|"):
                    if form:
                        found.setdefault(form.strip(), row["base"].split("|")[0])
    return found


@cache
def _irregular_nouns() -> dict[str, str]:
    return {row["plural"]: row["singular"] for row in table("irregular_nouns")}


@lru_cache(maxsize=65536)
def lemma(word: str, tag: str, upos: str) -> str:
    """The lower-case lemma of a word with that Penn tag and universal part of speech."""
    lower = word.lower()
    if upos in ("VERB", "AUX") or tag in ("VBD", "VBN", "VBG", "VBZ"):
        return _verb(lower, tag, upos)
    if upos == "NOUN" and tag in ("NNS", "NN", "NNPS"):
        return _noun(lower) if tag != "NN" else lower
    return _CONTRACTED.get(lower, lower) if lower in ("n't", "n’t") else lower


def _verb(lower: str, tag: str, upos: str) -> str:
    if lower == "'s":
        return "be" if upos == "AUX" else "'s"
    if lower in _CONTRACTED:
        return _CONTRACTED[lower]
    if tag in ("VB", "VBP", "MD") and lower in words("verbs"):
        return lower
    irregular = _irregular_verbs().get(lower)
    if irregular is not None and not (tag in ("VB", "VBP") and lower in words("verbs")):
        return irregular
    candidates = list(_verb_candidates(lower))
    known = next((c for c in candidates if c in words("verbs")), None)
    if known is not None:
        return known
    return candidates[0] if candidates and tag not in ("VB", "VBP", "MD") else lower


def _verb_candidates(lower: str) -> Iterator[str]:
    """Possible bases, the likeliest spelling first."""
    for ending in ("ing", "ed"):
        if lower.endswith(ending) and len(lower) > len(ending) + 1:
            stem = lower[: -len(ending)]
            if ending == "ed" and stem.endswith("i"):
                yield stem[:-1] + "y"
            doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
            if doubled and stem[-1] not in "lszf":
                yield stem[:-1]
            if _takes_e(stem):
                yield stem + "e"
            yield stem
            if doubled:
                yield stem[:-1]
            yield stem + "e"
    if lower.endswith("ies") and len(lower) > 4:
        yield lower[:-3] + "y"
    elif lower.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        yield lower[:-2]
        yield lower[:-1]
    elif lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        yield lower[:-1]


def _takes_e(stem: str) -> bool:
    """True if the stem of an unknown verb wants its silent e back ("notic", "explod")."""
    if len(stem) < 3 or stem[-1] in _VOWELS + "wxy":
        return stem.endswith(("u", "e")) and len(stem) > 2
    single = stem[-2] in _VOWELS and stem[-3] not in _VOWELS
    return stem[-1] in "cgvzs" or stem.endswith(("at", "iz", "ut", "ir")) or (
        single and stem[-1] in "dklmpt" and len(stem) == 3
    )  # fmt: skip


def _noun(lower: str) -> str:
    irregular = _irregular_nouns().get(lower)
    if irregular is not None:
        return irregular
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    for k in range(1, len(lower) - 3):  # "policewomen", "grandchildren"
        inner = _irregular_nouns().get(lower[k:])
        if inner is not None and inner + "s" != lower[k:]:
            return lower[:k] + inner
    if lower.endswith(("ss", "us", "is", "'s")) or not lower.endswith("s"):
        return lower
    if lower.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return lower[:-2]
    return lower[:-1]
