"""The value and unit of an amount of money, a percentage, a measure or a number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import cache

from claimx.lexicon.load import table
from claimx.schema.mention import EntityType
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens

NUMBERS = frozenset({EntityType.MONEY, EntityType.PERCENT, EntityType.QUANTITY,
                     EntityType.CARDINAL, EntityType.ORDINAL})  # fmt: skip

_KINDS = {"scale": "scale", "ordinal": "ordinal"}
_SUFFIXES = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12}


def quantity(
    tokens: Tokens, extent: Extent, head: int, type_: EntityType
) -> tuple[str | None, str | None]:
    """The value as a plain decimal number ("4200000000") and the unit of the phrase at `extent`.

    Hedges ("about", "at least") do not count. The value is None where the words settle none
    ("dozens") or two ("between 36 and 40"); a bare number has no unit, a percentage "%", money the
    ISO 4217 code or the word for it (`tables/currencies.tsv`), a measure the lemma of its head.
    """
    value = _value(tokens, extent, ordinal=type_ is EntityType.ORDINAL)
    plain = None if value is None else format(value.normalize(), "f")
    if type_ is EntityType.PERCENT:
        return plain, "%"
    if type_ is EntityType.MONEY:
        return plain, _currencies().get(tokens.lower[head])
    return plain, tokens.lemmas[head] if type_ is EntityType.QUANTITY else None


def _value(tokens: Tokens, extent: Extent, *, ordinal: bool) -> Decimal | None:
    """The one number that stands in the extent, or None. "A third" is no 3 but where `ordinal`."""
    total, current, found, ended = Decimal(0), Decimal(0), False, False
    for i in range(extent.start, extent.end):
        word = tokens.lower[i]
        number = _number(word)
        if number is None:
            if found and word not in ("and", "-", ",") and not _noun_inside(tokens, i):
                ended = True
            continue
        kind, amount = number
        if kind == "ordinal" and not ordinal:
            return None
        if ended or (found and kind == "digits"):
            return None
        if kind == "scale":
            current = (current or Decimal(1)) * amount
            if amount >= 1000:
                total, current = total + current, Decimal(0)
        else:
            current += amount
        found = True
    return total + current if found else None


def number_in(said: Sequence[str]) -> Decimal | None:
    """The one number among lower-case words ("at", "least", "nine"), or None."""
    found = [n for n in map(_number, said) if n is not None]
    return found[0][1] if len(found) == 1 and found[0][0] in ("digits", "number") else None


def _noun_inside(tokens: Tokens, i: int) -> bool:
    """True for a sign or adjective between the parts of one amount: "US$ 4 billion"."""
    return tokens.upos[i] in ("SYM", "PUNCT", "ADJ")


def _number(word: str) -> tuple[str, Decimal] | None:
    """Digits, a number word or a scale, and its value."""
    if word[:1].isdigit() or (word[:1] == "." and word[1:2].isdigit()):
        return _digits(word)
    found = _words().get(word)
    if found is not None:
        return found
    parts = word.split("-")
    if len(parts) == 2 and all(part in _words() for part in parts):
        (kind, tens), (other, unit) = (_words()[part] for part in parts)
        if kind == "number" and other == "number" and unit < 10 <= tens:
            return "number", tens + unit
    return None


def _digits(word: str) -> tuple[str, Decimal] | None:
    stem = word.rstrip("abcdefghijklmnopqrstuvwxyz")
    suffix = word[len(stem) :]
    if suffix not in ("", "st", "nd", "rd", "th", "%") and suffix not in _SUFFIXES:
        return None
    try:
        value = Decimal(stem.replace(",", ""))
    except InvalidOperation:
        return None
    return "digits", value * 10 ** _SUFFIXES.get(suffix, 0)


@cache
def _words() -> dict[str, tuple[str, Decimal]]:
    """Number word → kind ("number" or "scale") and value."""
    return {
        row["word"]: (_KINDS.get(row["kind"], "number"), Decimal(row["value"]))
        for row in table("times_numbers")
        if row["value"] and row["kind"] in ("cardinal", "tens", "scale", "ordinal")
    }


@cache
def _currencies() -> dict[str, str]:
    return {row["word"]: row["unit"] for row in table("currencies")}
