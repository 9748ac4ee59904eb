"""Which words of a phrase or a predicate are given out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from claimx.lexicon.load import table, words
from claimx.meaning.relations.hosts import anchor
from claimx.schema.clause import Clause, ClauseKind, Voice
from claimx.schema.facts import Filling
from claimx.schema.mention import EntityType
from claimx.schema.reading import Reading
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens

#: What a phrase that is cut short must not end in.
_LOOSE = ("ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PART")

#: What may stand between a verb and its subject in the telling of an event.
_AUXILIARY = ("AUX", "ADV", "PART")

#: Types of what a post may belong to.
_OWNERS = (EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC, EntityType.NORP,
           EntityType.PERSON)  # fmt: skip

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your"})
_RELATIVE = ("which", "who", "whom", "whose", "where")
#: What begins a clause behind the comma after a noun.
_OPENING = ("VERB", "ADJ", "ADV", "SCONJ")
_NAMING = ("NOUN", "PROPN")
_ATTRIBUTIVE = ("VBN", "JJ")
_LEADING = _DETERMINERS | {"also", "already", "now", "still", "then"}
_ONE = ("a", "an", "one")


def phrase(tokens: Tokens, extent: Extent) -> Extent:
    """Without leading article, possessive or conjunction, nor punctuation at the edges; a bracket
    that closes one of the phrase stays: "the Data Act *(DA)*"."""
    start, end = extent.start, extent.end
    while start < end - 1 and (
        tokens.lower[start] in _LEADING or tokens.upos[start] in ("PUNCT", "CCONJ")
    ):
        start += 1
    while end > start + 1 and tokens.upos[end - 1] == "PUNCT":
        if tokens.words[end - 1] == ")" and "(" in tokens.words[start : end - 1]:
            break
        end -= 1
    return Extent(start, end)


def cut(tokens: Tokens, fillings: Sequence[Filling]) -> tuple[Filling, ...]:
    """Phrases end where another filling begins ("six years | for fraud"), at a contrast ("of murder
    | but of manslaughter"), or a clause set off by a comma ("a party |, which ended at noon", "the
    final |, due to be played", "fraud |, citing …")."""
    result = []
    for filling in fillings:
        end = next(
            (t for t in range(filling.head + 1, filling.extent.end - 1)
             if (tokens.lower[t] == "but" and tokens.upos[t + 1] == "ADP")
             or (tokens.lower[t] == "," and (
                 any(word in _RELATIVE for word in tokens.lower[t + 1 : t + 3])
                 or (tokens.upos[filling.head] in _NAMING and _opens(tokens, t + 1))))),
            filling.extent.end,
        )  # fmt: skip
        for other in fillings:
            if filling.head < other.extent.start < end and other.head != filling.head:
                end = other.extent.start
        while filling.head + 1 < end < filling.extent.end and tokens.upos[end - 1] in _LOOSE:
            end -= 1
        result.append(
            filling if end == filling.extent.end else
            Filling(filling.role, filling.head, Extent(filling.extent.start, end), filling.path)
        )  # fmt: skip
    return tuple(result)


def with_object(clause: Clause) -> Extent:
    """From the verb to the end of its object ("*overturned the conviction*")."""
    ends = [a.extent.end for a in clause.arguments
            if a.role in ("object", "complement") and a.extent.start > clause.head]  # fmt: skip
    return Extent(clause.head, max([clause.predicate.end, *ends]))


def told(reading: Reading, clause: Clause) -> Extent:
    """The words that tell an event: the verb and its object, and before it who or what is its
    surface subject where that stands next to it ("*the bridge collapsed* in May")."""
    tokens = reading.tokens
    start, end = clause.head, with_object(clause).end
    particle = clause.lemma.partition(" ")[2]
    if particle and end < len(tokens) and tokens.lower[end] == particle:
        end += 1  # "put the fire *out*"
    name = "object" if clause.voice is Voice.PASSIVE else "subject"
    subject = clause.argument(name)
    if subject is None or subject.path != "own" or subject.clause is not None:
        return Extent(start, end)
    if tokens.lower[subject.head] in words("empty_subjects"):
        return Extent(start, end)
    mention = reading.mention(subject.head)
    extent = mention.extent if mention is not None else subject.extent
    between = range(extent.end, start)
    if extent.end <= start and all(tokens.upos[t] in _AUXILIARY for t in between):
        start = extent.start
    return Extent(start, end)


def _opens(tokens: Tokens, i: int) -> bool:
    """True if a clause begins at token `i`, behind a comma; not a further noun with its modifiers
    ("rape, *sexual* assault and robbery")."""
    first, last = i, tokens.sentences[tokens.sentence_of[i]].end
    while i < last and tokens.upos[i] in _OPENING:
        i += 1
        if tokens.upos[i - 1] in ("VERB", "SCONJ") and tokens.tags[i - 1] not in _ATTRIBUTIVE:
            return True
    return first < i < last and tokens.upos[i] in ("ADP", "PART", "PUNCT")


def bare_predicate(reading: Reading, clause: Clause) -> Extent:
    """The predicate noun phrase without copula, determiner and possessor; a verb without its
    auxiliaries."""
    tokens = reading.tokens
    if clause.kind is ClauseKind.VERB:
        return Extent(clause.head, clause.predicate.end)
    start = clause.predicate.start
    own = {a.extent for a in clause.arguments if a.role == "poss"}
    if clause.kind is ClauseKind.COPULA:
        while start < clause.head and (
            tokens.upos[start] in ("AUX", "ADV", "PUNCT") or tokens.lower[start] == "not"
        ):
            start += 1
    for extent in own:
        if extent.start <= start < clause.head:
            start = extent.end
            while start < clause.head and tokens.tags[start] == "POS":
                start += 1
    for argument in clause.arguments:  # "four days after the *blaze*", all hung on the noun
        end = argument.extent.end
        if argument.role == "adverbial" and start <= end < clause.head and (
            tokens.upos[end] in ("ADP", "SCONJ")
        ):
            start = end + 1
    start = _after_modifiers(reading, clause, min(start, clause.head))
    end = _end_before_prepositions(tokens, clause)
    return phrase(tokens, Extent(start, max(end, clause.head + 1)))


def _after_modifiers(reading: Reading, clause: Clause, start: int) -> int:
    """A post is named without what says whose and when: "a former | US senator | *judge*"."""
    tokens = reading.tokens
    inside = (reading.mention_at.get(a.head) for a in clause.arguments
              if a.role == "modifier" and a.head < clause.head)  # fmt: skip
    owners = [reading.mentions[k] for k in inside if k is not None]
    moved = True
    while moved and start < clause.head:
        moved = tokens.upos[start] in ("DET", "NUM", "ADP", "PUNCT") or (
            tokens.lower[start] in words("post_times")
        )
        start += moved
        for mention in owners:
            at = start in mention.extent and mention.extent.end <= clause.head
            if at and mention.type in _OWNERS:
                start, moved = mention.extent.end, True
    return start


def _end_before_prepositions(tokens: Tokens, clause: Clause) -> int:
    """A post is named without the body it belongs to: "president *of the union*"; but one word is
    "father-in-law"."""
    joined = tokens.words[clause.head + 1 : clause.head + 2] == ["-"]
    word_end = clause.head + 4 if joined else clause.head
    starts = [
        a.extent.start for a in clause.arguments
        if a.extent.start > word_end and a.role not in ("subject", "poss", "modifier")
    ]  # fmt: skip
    if not starts:
        return clause.predicate.end
    end = min([*starts, clause.predicate.end])
    upos = tokens.upos
    while end > clause.head + 1 and upos[end - 1] in ("ADP", "DET", "PUNCT"):
        end -= 1
    return end


def counted(
    reading: Reading, clause: Clause, nominal: Mapping[int, Clause]
) -> tuple[int, Extent]:
    """What the numeral of `clause` counts, by its head and the words after the numeral up to the
    phrases of the noun; `nominal` has the noun clauses by their heads."""
    head = anchor(clause)
    noun = nominal.get(head)
    end = head + 1 if noun is None else bare_predicate(reading, noun).end
    start = clause.predicate.end
    return head, Extent(start, end) if start < end else Extent(head, head + 1)


def elided(numeral: int, sentence: int, numbers: Mapping[int, Clause]) -> Clause | None:
    """The numeral that tells what a lone one counts ("won 13 seats, the others *ten*"): the last
    before it that has its noun beside it, in this sentence or the one before."""
    near = [
        c for head, c in numbers.items()
        if head < numeral and sentence - c.sentence in (0, 1)
    ]  # fmt: skip
    return max(near, key=lambda c: c.head, default=None)


def lacking(tokens: Tokens, start: int) -> bool:
    """True for a phrase of what is not there: "resigned without *explanation*" gives no reason."""
    before = start - 1 - (start > 0 and tokens.upos[start - 1] == "DET")
    return before >= 0 and tokens.lower[before] == "without"


def reflexive(tokens: Tokens, head: int) -> bool:
    """Who does it to "*himself*" is named as the subject, by rules of their own."""
    return tokens.upos[head] == "PRON" and tokens.lower[head].endswith(("self", "selves"))


def says_nothing(tokens: Tokens, filling: Filling) -> bool:
    """True for a lone pronoun that stands for no thing told before, and for a mere length of time
    ("held for *many years*"): no means, reason or cause."""
    last, units = filling.extent.end - 1, _units()
    if filling.head != last:
        return False
    lasts = tokens.lower[last] in units and (
        units[tokens.lower[last]] or tokens.lower[filling.extent.start] in _ONE
    )
    voiced = tokens.lemmas[last] == "account"  # "by his own account" he did it
    return lasts or voiced or (len(filling.extent) == 1 and tokens.upos[last] == "PRON")


@cache
def _units() -> Mapping[str, bool]:
    """Units of time, and whether the word means several."""
    return {row["word"]: row["number"] == "many" for row in table("times_units")}
