"""The words of a number: numeral, hedge and unit, without what is counted or said beside."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens

#: What may stand between two parts of one number: "three *to* six feet", "half *a* million".
_JOINTS = frozenset({"to", "or", "and", "a", "an", "in", "per", "-", "–", "—", "/",
                     "square", "cubic", "metric", "nautical", "light"})  # fmt: skip

#: What tens, a half or a quarter are of: "tens of *thousands*", "half of a *million*".
_MANY = frozenset({"thousand", "thousands", "million", "millions", "billion", "billions"})

#: Words before a numeral that belong to it beside adverbs and prepositions.
_HEDGES = frozenset({"least", "most", "more", "less", "fewer", "some", "a", "an", "minus"})
_LIMITS = frozenset({"over", "under", "above", "below", "about", "around", "minus"})
_BEFORE = frozenset({"ADV", "ADP", "SCONJ", "SYM"})


def amount(tokens: Tokens, head: int, extent: Extent) -> Extent | None:
    """The number in the phrase `extent` with head token `head`, or None if the phrase is none.

    A phrase is a number if its head is a numeral, a counting word or a unit: "at least 15%", "120
    miles per hour (195 km/h)", of which the words up to the bracket are given; not "40 people".
    """
    if not (_numeral(tokens, head) or _unit(tokens, head)):
        return None
    first = next(
        (i for i in range(extent.start, min(extent.end, head + 3)) if _numeral(tokens, i)), None
    )
    if first is None:
        return None
    if first + 2 < extent.end and tokens.lower[first + 1] == "as":
        return Extent(max(first - 1, extent.start), _end(tokens, first + 2, extent.end))
    start = first  # above, "*as many as 300*" is one number
    while start > extent.start and _leads(tokens, start - 1):
        start -= 1
    while start < first and tokens.upos[start] == "ADP" and tokens.lower[start] in ("at", "of"):
        if tokens.lower[start + 1] in ("least", "most"):
            break
        start += 1
    return Extent(start, _end(tokens, first, extent.end))


def around(tokens: Tokens, head: int) -> Extent:
    """The words of the number whose last numeral is the token `head`, hedges before it included:
    "over eight *million*"; of a currency, those behind it: "*US$* 3.4 trillion"."""
    sentence = tokens.sentences[tokens.sentence_of[head]]
    start, least, end = head, sentence.start, head + 1
    if not _numeral(tokens, head):
        while end < sentence.end and _numeral(tokens, end):
            end += 1
    while start > least and _numeral(tokens, start - 1):
        start -= 1
    if _unit(tokens, head):
        end = _end(tokens, head, sentence.end)
    start = _hedged(tokens, start, least)
    return Extent(start, _of_many(tokens, end, sentence.end))


def measured(tokens: Tokens, head: int) -> Extent | None:
    """The words of a number with the token `head`, whatever it counts or measures: "over *a
    tonne*", "twenty *goats*", "a 22-*car* train"; None if nothing numbers it."""
    least = tokens.sentences[tokens.sentence_of[head]].start
    start = head
    if start - 1 > least and tokens.tags[start - 1] == "HYPH" and _numeral(tokens, start - 2):
        start -= 2
    while start > least and _numeral(tokens, start - 1):
        start -= 1
    one = tokens.lower[start - 1] in ("a", "an") and tokens.upos[head] not in ("ADJ", "VERB", "ADV")
    if start == head and start > least and one:
        start -= 1
    return None if start == head else Extent(_hedged(tokens, start, least), head + 1)


def past(tokens: Tokens, end: int, head: int) -> int:
    """Where the phrase of the token `head` goes on behind a number that ends at `end`, its hyphen,
    and what it is in other units: "a 5-kilometre (3 mi) *course*"."""
    if tokens.lower[end] == "(":
        end = next((k + 1 for k in range(end, head) if tokens.lower[k] == ")"), end)
    while end < head and tokens.upos[end] in ("PUNCT", "SYM"):
        end += 1
    return end


def only_hedges(tokens: Tokens, i: int) -> bool:
    """True for what hedges the number behind it: "as *many* as 300"."""
    hedges = tokens.lower[i] in words("hedging_amounts")
    return hedges and tokens.lower[i + 1 : i + 2] == ["as"]


def _hedged(tokens: Tokens, start: int, least: int) -> int:
    """Where the number that begins at `start` begins with its hedges: "*about* ten"."""
    while start > least and (
        tokens.lower[start - 1] in _LIMITS
        or (tokens.upos[start - 1] == "ADV" and tokens.tags[start - 1] != "WRB")  # "*where* 71"
    ):  # fmt: skip
        start -= 1
    return start


def _end(tokens: Tokens, first: int, last: int) -> int:
    i = first + 1
    while i < last:
        if _part(tokens, i):
            i += 1
        elif (behind := max(_of_many(tokens, i, last), _named_unit(tokens, i, last))) > i:
            i = behind
        elif tokens.lower[i] in _JOINTS and i + 1 < last and _part(tokens, i + 1):
            if tokens.lower[i] == "or" and tokens.upos[i + 1] == "SYM":
                break  # "US$8000 or €7000" are two numbers
            if tokens.lower[i] == "and" and _unit(tokens, i - 1) and not _unit(tokens, i + 2):
                break  # "two hours and 14 minutes" are one
            i += 2
        else:
            break
    return i


def _of_many(tokens: Tokens, i: int, last: int) -> int:
    """The end of "tens *of millions*", "a quarter *of a million*" whose first part ends at `i`."""
    end = i + 1 + (i + 1 < last and tokens.lower[i + 1] == "a")
    if end >= last or tokens.lower[i] != "of" or tokens.lower[end] not in _MANY:
        return i
    return end + 1


def _named_unit(tokens: Tokens, i: int, last: int) -> int:
    """The end of "33 *Earth days*", "110 *light-years*", "20 *Swiss francs*" whose unit begins at
    `i`; not of "40 last year"."""
    hyphen = i + 1 < last and tokens.lower[i + 1] == "-"
    end = i + 1 + hyphen
    name = hyphen or tokens.upos[i] in ("NOUN", "PROPN") or tokens.words[i][0].isupper()
    named = end < last and name and _numeral(tokens, i - 1) and tokens.upos[end] == "NOUN"
    return end + 1 if named and _unit(tokens, end) else i


def _leads(tokens: Tokens, i: int) -> bool:
    return tokens.upos[i] in _BEFORE or tokens.lower[i] in _HEDGES or _unit(tokens, i)


def _part(tokens: Tokens, i: int) -> bool:
    return _numeral(tokens, i) or _unit(tokens, i)


def _numeral(tokens: Tokens, i: int) -> bool:
    if tokens.upos[i] == "NUM":
        return True
    if tokens.lower[i] in words("number_words"):
        return True
    if tokens.lower[i].endswith("ties"):  # "in her *sixties*"
        return tokens.lower[i].removesuffix("ies") + "y" in words("number_words")
    plural = tokens.lower[i] == tokens.lemmas[i] + "s"  # "two *thirds*", but not "fewer"
    return plural and tokens.lemmas[i] in words("number_words")


def _unit(tokens: Tokens, i: int) -> bool:
    if i >= len(tokens):
        return False
    return tokens.lower[i] in words("units") or tokens.lemmas[i] in words("units")
