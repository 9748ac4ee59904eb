"""Numbers that are no quantity: those of a rule for a kind of people or things ("bidders *must*
hold 15% of the shares"), of how many somebody is one ("Ohio was *one of six states*"), of an amount
told again in another unit ("9 euros *(10 dollars)*"), and of victims and others whom
relations of their own count ("Chad had 300 *deaths*", "*ten towns* signed")."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from claimx.lexicon.load import words
from claimx.schema.clause import ClauseKind
from claimx.schema.facts import Filling, Proposal
from claimx.schema.mention import MentionKind
from claimx.schema.pack import Relation
from claimx.schema.reading import Reading

#: Relations that tell of those whom a number counts, so that nothing is left to say of the number.
_TELLING = frozenset({"accused", "attacked", "awarded", "charged", "convicted", "detained", "died",
                      "enacted", "injured", "killed", "relative_of", "released", "sentenced",
                      "signed"})  # fmt: skip
_ANY = frozenset({"a", "an", "any", "each", "every", "all"})
#: What makes a noun one in particular, unless the word is one of `_ANY`.
_TOLD = ("DET", "PRON", "NUM", "PROPN")
#: Heads of what victims are counted by.
_VICTIMS = frozenset({"death", "fatality", "casualty", "injury", "wound"})
#: Words between "one of" and the numeral.
_BETWEEN = frozenset({"the", "only", "just", "about", "over", "some", "nearly", "almost", "around",
                      "roughly", "at", "least", "more", "than"})  # fmt: skip


def told_of(proposals: Sequence[Proposal]) -> frozenset[int]:
    """The heads of the fillers of those relations."""
    return frozenset(f.head for p in proposals if p.relation in _TELLING for f in p.fillings)


def told_elsewhere(
    proposal: Proposal, told: Collection[int], relations: Mapping[str, Relation]
) -> bool:
    """True if the learned proposer alone sees a quantity in what is `told_of`."""
    if not proposal.learned:
        return False
    core = _core(proposal, relations)
    counts = any(kind == "NUM" for _, kind in core)
    return counts and any(f.head in told for f, kind in core if kind == "STR")


def idle_count(reading: Reading, proposal: Proposal, relations: Mapping[str, Relation]) -> bool:
    """True if the relation is about a number, and that is no fact about its subject."""
    core = _core(proposal, relations)
    number = next((f for f, kind in core if kind == "NUM"), None)
    about = next((f for f, kind in core if kind == "ENT"), None)
    if number is None or about is None:
        return False
    if any(reading.tokens.lemmas[f.head] in _VICTIMS for f, _ in core if f is not about):
        return True
    before = reading.tokens.lower[max(number.extent.start - 3, 0) : number.extent.start]
    if before == ["would", "have", "been"] and proposal.relation == "aged":
        return True  # "*would have been* 80": an age never reached
    if _is_one_of(reading, about, number) or _told_again(reading, number):
        return True
    return _a_kind(reading, about) and _must(reading, about)


def _core(
    proposal: Proposal, relations: Mapping[str, Relation]
) -> list[tuple[Filling, str]]:
    """The core fillings, with what fills such a role: ENT, STR or NUM; an open claim has none."""
    relation = relations.get(proposal.relation or "")
    if relation is None:
        return []
    specs = ((f, relation.roles[f.role]) for f in proposal.fillings)
    return [(filling, spec.filler) for filling, spec in specs if spec.core]


def _is_one_of(reading: Reading, about: Filling, number: Filling) -> bool:
    lower = reading.tokens.lower
    i = number.extent.start - 1
    while i > about.head and lower[i] in _BETWEEN:
        i -= 1
    return lower[i] == "of" and lower[i - 1] == "one" and about.head < i - 1


def _told_again(reading: Reading, number: Filling) -> bool:
    """True for an amount in brackets behind another."""
    tokens, i = reading.tokens, number.extent.start - 1
    while i > 0 and tokens.lower[i] in _BETWEEN:
        i -= 1
    if i < 1 or tokens.words[i] != "(":
        return False
    if {"%", "percent"} & set(tokens.lower[number.extent.start : number.extent.end]):
        return False  # "9 million (60% of its budget)": a share, not the amount again
    before = i - 1
    return tokens.upos[before] in ("NUM", "SYM") or tokens.lemmas[before] in words("units")


def _a_kind(reading: Reading, about: Filling) -> bool:
    """True for a bare plural, "a candidate", "all members": nobody in particular."""
    tokens, mention = reading.tokens, reading.mention(about.head)
    if mention is None or mention.kind is not MentionKind.NOMINAL:
        return False
    start = (mention.phrase or mention.extent).start
    said = [i for i in range(start, about.head) if tokens.upos[i] in _TOLD]
    if start > 0 and tokens.upos[start - 1] in _TOLD[:2]:
        said.append(start - 1)
    if any(tokens.lower[i] not in _ANY for i in said):
        return False
    return bool(said) or tokens.tags[about.head] == "NNS"


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
