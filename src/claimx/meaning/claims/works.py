"""What the learned proposer takes for a work, and is none: counted works that are not named
("recorded *four albums*"), which are a quantity."""

from __future__ import annotations

from claimx.schema.facts import Filling, Proposal
from claimx.schema.reading import Reading

_RELATION, _ROLE = "created", "work"
_MANY = frozenset({"many", "several", "some", "few", "numerous", "countless", "various"})


def no_work(reading: Reading, proposal: Proposal) -> bool:
    """True if what somebody is only learned to have made is none of the relation's works."""
    if proposal.relation != _RELATION or not proposal.learned:
        return False
    work = next((f for f in proposal.fillings if f.role == _ROLE), None)
    if work is None:
        return False
    return _counted(reading, work) and not _names(reading, work)


def _names(reading: Reading, work: Filling) -> bool:
    """ "Two books, *Salt* and *The Ferry*": they are named."""
    behind = range(work.head + 1, work.extent.end)
    words_of, upos = reading.tokens.words, reading.tokens.upos
    return any(upos[k] == "PROPN" and words_of[k - 1] == "," for k in behind)


def _counted(reading: Reading, work: Filling) -> bool:
    """True for "four albums", "many songs"; not for "a three-part series" or a year's."""
    tokens = reading.tokens
    if tokens.tags[work.head] not in ("NNS", "NN"):
        return False
    for i in range(work.extent.start, work.head):
        if tokens.tags[work.head] == "NN":
            counts = tokens.lower[i] == "one"
        else:
            numeral = tokens.upos[i] == "NUM" and not _year(tokens.words[i])
            counts = numeral or tokens.lower[i] in _MANY
        if counts and tokens.words[i + 1] != "-":
            return True
    return False


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()
