"""Numbers that are no quantity: those of a rule for a kind of people or things ("bidders *must*
hold 15% of the shares"), of how many somebody is or has a part ("Ohio was *one of six states*",
"won 21 *of the 40 seats*"), of an amount told again in another unit ("9 euros *(10 dollars)*"), of
what somebody else has ("engineers counted *40 ruined homes*", "officials of *six states*"), of what
went before ("gave up after *two attempts*"), and of victims and others whom relations of their own
count ("Chad had 300 *deaths*", "*ten towns* signed")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from claimx.lexicon.load import words
from claimx.schema.clause import ClauseKind, Voice
from claimx.schema.facts import Filling, Proposal
from claimx.schema.mention import EntityType, MentionKind
from claimx.schema.pack import Relation
from claimx.schema.reading import Reading

#: Relations that tell of those whom a number counts, so that nothing is left to say of the number.
_TELLING = frozenset({"accused", "attacked", "awarded", "charged", "convicted", "detained", "died",
                      "enacted", "injured", "killed", "relative_of", "released", "sentenced",
                      "signed"})  # fmt: skip
_ANY = frozenset({"a", "an", "any", "each", "every", "all"})
_PLACES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)
#: What makes a noun one in particular, unless the word is one of `_ANY`.
_TOLD = ("DET", "PRON", "NUM", "PROPN")
#: Heads of what victims are counted by.
_VICTIMS = frozenset({"death", "fatality", "casualty", "injury", "wound"})
#: What takes a part of what follows "of", beside numerals and superlatives.
_PARTS = frozenset({"all", "both", "each", "half", "most", "none"})
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
    lead = _leading(reading, number)
    if _is_part_of(reading, about, lead) or _told_again(reading, number, lead):
        return True
    counted = next((f for f, kind in core if kind == "STR"), number)
    if counted.head > number.head and _of_several(reading, about, lead):
        return True
    if _found_by(reading, about, number) or (proposal.learned and _went_before(reading, lead)):
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


def _leading(reading: Reading, number: Filling) -> int:
    """The token before a number and what leads up to it: *of* "the only six". The checks below are
    told it as `i`."""
    i = number.extent.start - 1
    while i > 0 and reading.tokens.lower[i] in _BETWEEN:
        i -= 1
    return i


def _is_part_of(reading: Reading, about: Filling, i: int) -> bool:
    """True for how many there are of what the filler is or has a part: who won "21 of the *40*
    seats" does not have 40, and the least "of the *four* parties" is no four."""
    tokens = reading.tokens
    if tokens.lower[i] != "of" or about.head >= i - 1:
        return False
    part = i - 1 - (tokens.lower[i - 1] == "out")  # "ranked *120th* out of 180"
    return (
        tokens.upos[part] == "NUM" or tokens.lower[part] in _PARTS or tokens.tags[part] == "JJS"
        or (part < i - 1 and tokens.lower[part][0].isdigit())
    )  # fmt: skip


def _of_several(reading: Reading, about: Filling, i: int) -> bool:
    """True for "*officials* of six states": the number tells how many bodies they belong to, while
    "a *team* of six officers" is six."""
    of = reading.tokens.lower[i] == "of" and about.head == i - 1
    return of and reading.tokens.tags[about.head] == "NNS"


def _went_before(reading: Reading, i: int) -> bool:
    """True for what something came after, if that is told by a noun alone."""
    return reading.tokens.lower[i] == "after" and reading.tokens.upos[i] == "ADP"


def _found_by(reading: Reading, about: Filling, number: Filling) -> bool:
    """True if the filler finds out the number, and is no place: "Chad *detected* 40 cases"."""
    mention = reading.mention(about.head)
    if mention is not None and mention.type in _PLACES:
        return False
    sentence = reading.tokens.sentence_of[number.head]
    first, last = (bisect_left(reading.clauses, n, key=lambda c: c.sentence)
                   for n in (sentence, sentence + 1))  # fmt: skip
    for clause in reading.clauses[first:last]:
        if clause.lemma not in words("reckoning_verbs") or clause.voice is not Voice.ACTIVE:
            continue
        subject = clause.argument("subject")
        if subject is not None and about.head in subject.members and any(
            number.head in a.extent for a in clause.arguments
            if a.role == "at" or (a.role == "object" and clause.lemma != "put")
        ):  # fmt: skip
            return True
    return False


def _told_again(reading: Reading, number: Filling, i: int) -> bool:
    """True for an amount in brackets behind another."""
    tokens = reading.tokens
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
