"""Whether two fillers of a role, in other words, may be the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

from claimx.lexicon.load import table, words
from claimx.schema.claim import Evidence, Predicate, RoleFiller
from claimx.schema.mention import EntityType

#: Types of what can be one as well as several of them.
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.NORP})

#: How many letters of two names must agree: "Iran", "Iranian"; "Turkey", "Turkish".
_NAME_START = 4

_STRIP = ".,;:!?'\"“”‘’()[]"

#: Endings in "s" that are no plural's.
_NO_PLURAL = ("ss", "us", "is", "ics")

#: What orders one thing behind another one.
_OTHERS = ("another", *(f"{n}." for n in range(2, 10)))

#: Endings of words that are inflected only: "bans", "banned", "banning".
_ENDINGS = ("ing", "ied", "ies", "ed", "es", "s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a phrase by which it is compared.

    `head` is the stem of its last word before any preposition (`plural`: of more than one thing),
    `content` the stems of all its words
    but the small ones, `numbers` what counts or orders, `names` the words with a capital, lower
    case.
    """

    head: str
    plural: bool
    content: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=4096)
def phrase(text: str) -> Phrase:
    """Reads a phrase."""
    tokens = [w.removesuffix("'s").removesuffix("’s") for w in text.split()]
    tokens = [w for t in tokens if (w := t.strip(_STRIP))]
    lower = [t.lower() for t in tokens]
    small = words("small_words") | words("phrase_breaks")
    end = next((k for k, w in enumerate(lower) if k and w in words("phrase_breaks")), len(lower))
    heads = [w for w in lower[:end] if w not in small] or lower[-1:]
    dated = [w for k, w in enumerate(lower) if not k or lower[k - 1] not in _months()]
    numbers = {_numbers()[w] for w in dated if w in _numbers()}
    numbers |= {w.replace(",", "") for w in dated if w[0].isdigit()}
    kept = [w for w in lower if w not in small and w not in _numbers() and not w[0].isdigit()]
    opening = tokens[:1] if heads != lower[:1] else []  # "Protesters" has its capital as the first
    names = {w.lower() for w in (*opening, *tokens[1:]) if w[0].isupper()}
    names -= small | _numbers().keys()
    return Phrase(
        head=_stem(heads[-1]) if heads else "",
        plural=bool(heads) and heads[-1].endswith("s") and not heads[-1].endswith(_NO_PLURAL),
        content=frozenset(map(_stem, kept or heads)),
        numbers=frozenset(numbers),
        names=frozenset(names),
    )


@cache
def _numbers() -> dict[str, str]:
    """Number words, ordinals and vague counts, each with what it is compared by."""
    kinds = ("cardinal", "tens", "ordinal")
    found = {r["word"]: f"{r['value']}{'.' * (r['kind'] == 'ordinal')}"
             for r in table("times_numbers") if r["kind"] in kinds}  # fmt: skip
    return {**found, "another": "another"}


@cache
def _months() -> frozenset[str]:
    return frozenset(row["word"] for row in table("times_months"))


@cache
def _ranks() -> frozenset[str]:
    return frozenset(map(_stem, words("rank_words")))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and not word.endswith("ss"):
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word.removesuffix("e") if len(word) > 3 else word


def phrases_alike(one: str, other: str) -> bool:
    """True if the heads are in both phrases, the shorter one has more than half of its words from
    the longer one ("caucuses", "2020 Nevada caucuses", "the party's Nevada caucuses"), and neither
    counts or names what the other counts or names otherwise."""
    first, second = phrase(one), phrase(other)
    if _apart(first, second):
        return False
    shorter, longer = sorted((first, second), key=lambda p: len(p.content))
    shared = shorter.content & longer.content
    return {shorter.head, longer.head} <= shared and 2 * len(shared) > len(shorter.content)


def _apart(one: Phrase, other: Phrase) -> bool:
    """True if the two count or name different things, only one of them is of several, or
    only one has a word of rank ("vice president") or is another one ("a second fire")."""
    counts = _clash(one.numbers, other.numbers) or one.plural != other.plural
    ranks = (one.content ^ other.content) & _ranks()
    another = {n for n in one.numbers ^ other.numbers if n in _OTHERS}
    return counts or bool(ranks) or bool(another) or _names_clash(one, other)


def called_the_same(one: str, other: str) -> bool:
    """True if two phrases have the same words or a name in common."""
    first, second = phrase(one), phrase(other)
    names = {_stem(n) for n in first.names | second.names}
    return first.content == second.content or bool(names & first.content & second.content)


def _clash(one: Collection[str], other: Collection[str]) -> bool:
    """True if each has what the other lacks, or they have nothing in common."""
    return bool(one and other and set(one) - set(other) and set(other) - set(one))


def _names_clash(one: Phrase, other: Phrase) -> bool:
    """True if each names what is not in the other in any form."""
    def unknown(names: frozenset[str], there: Phrase) -> bool:
        starts = {w[:_NAME_START] for w in there.content}
        return any(_stem(n)[:_NAME_START] not in starts for n in names)

    return unknown(one.names, other) and unknown(other.names, one)


def described(filler: RoleFiller) -> str:
    """The words of a filler; of a pronoun, the name or description of whom it stands for, if the
    article has any."""
    for text in (filler.text, filler.name or ""):
        if text.lower() not in _pronouns():
            return text
    return ""


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(row["word"] for row in table("pronouns"))


def described_alike(one: RoleFiller, other: RoleFiller, named: Collection[str]) -> bool:
    """True if one filler is but described, and all words of its description belong to the other
    too ("the consulate", "the Saudi consulate"; "cathedral", "Jolo Cathedral")."""
    if one.entity in named and other.entity in named:
        return False
    if not _types_agree(one, other):
        return False
    first, second = phrase(described(one)), phrase(described(other))
    if not first.content or not second.content:
        return False
    if first.numbers != second.numbers or _apart(first, second):
        return False
    if one.entity in named:
        return second.content <= first.content | phrase(one.name or "").content
    if other.entity in named:
        return first.content <= second.content | phrase(other.name or "").content
    return first.head == second.head and (
        first.content <= second.content or second.content <= first.content
    )


def recalls(predicate: Predicate, short: RoleFiller, full: RoleFiller) -> bool:
    """True if a definite description says no more of its head than the predicate that stands in
    it, and may be of whom the other filler tells ("*the injured adults*", "two adults")."""
    inside = short.start <= predicate.start and predicate.end <= short.end
    if not inside or not short.text.lower().startswith("the ") or not _types_agree(short, full):
        return False
    first, second = phrase(short.text), phrase(described(full))
    same = first.head == second.head and not _apart(first, second)
    return same and not first.names and first.numbers <= second.numbers


def _types_agree(one: RoleFiller, other: RoleFiller) -> bool:
    return one.type == other.type or {one.type, other.type} <= _PEOPLE


def may_describe(short: RoleFiller, full: RoleFiller) -> bool:
    """True if a description may be of whom another filler names or describes more fully: one person
    or thing of the same type, or as many of them ("seven", "seven motorcyclists")."""
    if not _types_agree(short, full):
        return False
    first, second = phrase(described(short)), phrase(described(full))
    return first.numbers == second.numbers and (bool(first.numbers) or short.type == full.type)


def shortened(short: str, full: str) -> bool:
    """True if more than half of the words of a headline's phrase are in the fuller one, and it
    counts nothing that the other counts otherwise."""
    first, second = phrase(short), phrase(full)
    shared = len(first.content & second.content)
    return not _clash(first.numbers, second.numbers) and 2 * shared > len(first.content)


def pieces_of_one(
    one: RoleFiller, other: RoleFiller, evidence: Evidence, more: Evidence
) -> bool:
    """True if two fillers are pieces of one phrase: one stands inside the other ("a team of
    scientists"), "of" links them ("memoranda of understanding"), or side by side they name one post
    ("Attorney", "General")."""
    first, second = sorted((one, other), key=lambda filler: (filler.start, -filler.end))
    if second.end <= first.end:
        return not {"and", "or", "&"} & set(first.text.replace(",", " and ").split())
    where = max(evidence, more, key=lambda e: e.end - e.start)
    if first.start < where.start or where.end < second.end:
        return False
    between = where.text[first.end - where.start : second.start - where.start].strip()
    post = f"{first.text} {second.text}".lower()
    return between == "of" or (not between and post in words("posts"))
