"""Numbers that are no claim: those of a rule for a kind of people or things ("candidates *must* win
15% of the vote"), and of how many somebody is one ("Ohio was *one of six states*")."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.schema.clause import ClauseKind
from claimx.schema.facts import Filling, Proposal
from claimx.schema.mention import MentionKind
from claimx.schema.pack import Relation
from claimx.schema.reading import Reading

_ANY = frozenset({"a", "an", "any", "each", "every", "all"})
#: What makes a noun one in particular, unless the word is one of `_ANY`.
_TOLD = ("DET", "PRON", "NUM", "PROPN")
#: Words between "one of" and the numeral.
_BETWEEN = frozenset({"the", "only", "just", "about", "over", "some", "nearly", "almost", "around",
                      "roughly", "at", "least", "more", "than"})  # fmt: skip


def idle_count(reading: Reading, proposal: Proposal, relations: Mapping[str, Relation]) -> bool:
    """True if the relation is about a number, and that is no fact about its subject."""
    relation = relations.get(proposal.relation or "")
    if relation is None:
        return False
    core = [f for f in proposal.fillings if relation.roles[f.role].core]
    number = next((f for f in core if relation.roles[f.role].filler == "NUM"), None)
    about = next((f for f in core if relation.roles[f.role].filler == "ENT"), None)
    if number is None or about is None:
        return False
    return _is_one_of(reading, about, number) or (
        _a_kind(reading, about) and _must(reading, about)
    )


def _is_one_of(reading: Reading, about: Filling, number: Filling) -> bool:
    lower = reading.tokens.lower
    i = number.extent.start - 1
    while i > about.head and lower[i] in _BETWEEN:
        i -= 1
    return lower[i] == "of" and lower[i - 1] == "one" and about.head < i - 1


def _a_kind(reading: Reading, about: Filling) -> bool:
    """True for a bare plural, "a candidate", "all members": nobody in particular."""
    tokens, mention = reading.tokens, reading.mention(about.head)
    if mention is None or mention.kind is not MentionKind.NOMINAL:
        return False
    start = (mention.phrase or mention.extent).start
    words = [i for i in range(start, about.head) if tokens.upos[i] in _TOLD]
    if start > 0 and tokens.upos[start - 1] in _TOLD[:2]:
        words.append(start - 1)
    if any(tokens.lower[i] not in _ANY for i in words):
        return False
    return bool(words) or tokens.tags[about.head] == "NNS"


def _must(reading: Reading, about: Filling) -> bool:
    """True if the filler is, or stands in, the subject of what must be."""
    for clause in reading.clauses:
        if clause.kind is ClauseKind.MODIFIER or about.head not in clause.extent:
            continue
        if any(reading.tokens.lower[k] == "must" for k in clause.auxiliaries) and any(
            a.role == "subject" and about.head in a.extent for a in clause.arguments
        ):
            return True
    return False
