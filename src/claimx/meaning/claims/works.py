"""What the learned proposer takes for a work, and is none: counted works that are not named
("recorded *four albums*"), which are a quantity, and what is but uttered ("sent a *message*").
What it takes for no more than an event: attacks and protests ("the *protests* began in June"),
of which other relations tell."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.schema.facts import Filling, Proposal
from claimx.schema.reading import Reading

_RELATION, _ROLE = "created", "work"
_EVENTS = "happened"
_MANY = frozenset({"many", "several", "some", "few", "numerous", "countless", "various"})


def no_work(reading: Reading, proposal: Proposal) -> bool:
    """True if what somebody is only learned to have made is none of the relation's works."""
    if proposal.relation != _RELATION or not proposal.learned:
        return False
    work = next((f for f in proposal.fillings if f.role == _ROLE), None)
    if work is None:
        return False
    idle = reading.tokens.lemmas[work.head] in words("no_works")
    return idle or (_counted(reading, work) and not _names(reading, work))


def deed(reading: Reading, proposal: Proposal) -> bool:
    """True if what is only learned to have happened is a deed, by the noun for it."""
    if proposal.relation != _EVENTS or not proposal.learned:
        return False
    tokens = reading.tokens
    return any(
        tokens.upos[f.head] == "NOUN" and tokens.lemmas[f.head] in words("deeds")
        for f in proposal.fillings
    )


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
