"""Which way a time without a year or week looks: back, as most news does, or ahead."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.meaning.times.atoms import BREAK, Atoms

# How far left or right of a time its tense is looked for, in atoms: about one clause.
_REACH = 25
_BE_PAST = ("was", "were", "had")
_BE = frozenset(
    ("be", "been", "being", "is", "are", "was", "were", "am", "s", "has", "have", "had", "having")
)
_MODALS = ("may", "might", "could", "should")


def tense_at(atoms: Atoms, start: int, end: int) -> str:
    """The tense around the time at atoms `start:end`: ``past``, ``near``, ``future`` or "" (none).

    ``near`` is the future in the past ("was due on Friday", "would meet in May"), which may lie on
    either side of the publication date. The nearest word of tense to the left in the sentence
    decides; if there is none, the first one to the right.
    """
    sentence = atoms.sentence[start]
    for i in range(start - 1, max(start - _REACH, 0), -1):
        if atoms.low[i] == BREAK or atoms.sentence[i] != sentence:
            break
        if atoms.low[i] == "since" and i >= start - 3:
            return "past"
        tense = _tense(atoms, i)
        if tense:
            return tense
    for i in range(end, min(end + _REACH, len(atoms) - 1)):
        if atoms.low[i] == BREAK or atoms.sentence[i] != sentence:
            break
        tense = _tense(atoms, i)
        if tense:
            return tense
    return ""


def _tense(atoms: Atoms, i: int) -> str:
    """What atom `i` says of tense: ``future``, ``near``, ``past`` or nothing."""
    low, before, after = atoms.low[i], atoms.low[i - 1], atoms.low[i + 1]
    if low == "will" and atoms.word[i] == "Will" and atoms.word[i + 1][:1].isupper():
        return ""  # a given name
    if low in ("would", "wo"):
        return "near" if low == "would" else "future"
    if low in _MODALS and atoms.word[i].islower():
        return "" if after == "have" else "near"
    if low == "to" and before in _BE:
        return "near" if before in _BE_PAST else "future"
    if low in words("times_future"):
        if low == "due" and after == "to" and before not in _BE:
            return ""  # a cause
        return "near" if before in _BE_PAST else "future"
    if low in _BE_PAST and (after == "to" or after in words("times_future")):
        return "near"
    if atoms.tag[i] == "VBD" or low in words("times_past"):
        return "past"
    # Without tags, a form in -ed is taken for a past tense unless a form of "be" makes it passive.
    untagged = not atoms.tag[i] and low.endswith("ed") and atoms.word[i].islower()
    return "past" if untagged and before not in _BE else ""
