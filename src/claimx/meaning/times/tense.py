"""Which way a time without a year or week looks: back, as most news does, or ahead."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.meaning.times.atoms import BREAK, Atoms

# How far left or right of a time its tense is looked for, in atoms: about one clause.
_REACH = 25
_UNTIL = ("until", "till")
_UP_TO = ("to", "for")
_AT_FIRST = {"originally", "initially", "previously"}
_BE_PAST = ("was", "were", "had")
_BE = frozenset(
    ("be", "been", "being", "is", "are", "was", "were", "am", "s", "has", "have", "had", "having")
)
# Forms of "be" that leave the tense to the word before them: "would *be* told".
_BE_OPEN = ("be", "been", "being")
_MODALS = ("may", "might", "could", "should")


def tense_at(atoms: Atoms, start: int, end: int) -> str:
    """The tense around the time at atoms `start:end`: ``past``, ``near``, ``future`` or "" (none).

    ``near`` is the future in the past ("was due on Friday", "would meet in May"), which may lie on
    either side of the publication date. The nearest word of tense to the left in the sentence
    decides; if there is none, the first one to the right.
    """
    sentence = atoms.sentence[start]
    if atoms.low[start - 1] in _UNTIL and _put_off(atoms, start - 1, words("times_delays")):
        return "future"
    if atoms.low[start - 1] in _UP_TO and _put_off(atoms, start - 1, words("times_settings")):
        return "future"
    for i in range(start - 1, max(start - _REACH, 0), -1):
        if atoms.low[i] == BREAK or atoms.sentence[i] != sentence:
            break
        if atoms.low[i] == "since" and i >= start - 3:
            return "past"
        tense = _tense(atoms, i)
        if tense == "future" and _was_held(atoms, i, end):
            return "near"
        if tense:
            return tense
    for i in range(end, min(end + _REACH, len(atoms) - 1)):
        if atoms.low[i] == BREAK or atoms.sentence[i] != sentence:
            break
        tense = _tense(atoms, i)
        if tense:
            return tense
    return ""


def _put_off(atoms: Atoms, until: int, verbs: frozenset[str]) -> bool:
    """ "Delaying the vote until June", "called elections for June": what is put off or set lies
    ahead, whoever told it when; not what was so "originally"."""
    sentence = atoms.sentence[until]
    before = range(until - 1, max(until - _REACH, 0), -1)
    told = [atoms.low[i] for i in before if atoms.sentence[i] == sentence]
    return any(word in verbs for word in told) and not set(told) & _AT_FIRST


def _was_held(atoms: Atoms, i: int, end: int) -> bool:
    """ "Games *scheduled* for Wednesday were held": a reduced relative clause under a past verb,
    whose time may lie on either side."""
    reduced = atoms.low[i + 1] in ("for", "on") and atoms.low[i - 1] not in _BE
    return reduced and atoms.low[end] in ("was", "were", "had", "did")


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
    if atoms.tag[i] == "VBZ" and low in words("times_scheduled"):
        return "future"
    if atoms.tag[i] == "VBD" or (low in words("times_past") and before not in _BE_OPEN):
        return "past"
    # Without tags, a form in -ed is taken for a past tense unless a form of "be" makes it passive.
    untagged = not atoms.tag[i] and low.endswith("ed") and atoms.word[i].islower()
    return "past" if untagged and before not in _BE else ""
