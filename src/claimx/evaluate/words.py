"""Names, phrases and numbers made comparable, without a parse.

The word lists lie in `evaluate/data`, not in `claimx.lexicon`: a row that a linguist edits there
for the extractor's sake must not move the ruler that the extractor is measured with.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_APOSTROPHES = "'’‘ʼ`´"
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}]s\b|(?<=s)[{_APOSTROPHES}](?=\s|$)")
_INNER = re.compile(rf"(?<=\w)[{_APOSTROPHES}.](?=\w)")
_WORD = re.compile(r"\w+")
_NUMBER_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+|[^\W\d_]+")
_CLOSING = re.compile(r"[,;:(–—]")


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = (files("claimx.evaluate") / "data" / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _word_list(name: str) -> frozenset[str]:
    return frozenset(_lines(name))


@cache
def _number_words() -> dict[str, tuple[str, float]]:
    """word → (unit, ten or scale; value)"""
    rows = (line.split("\t") for line in _lines("number_words.tsv")[1:])
    return {word: (kind, float(value)) for word, kind, value in rows}


def plain(text: str) -> str:
    """Lower-case words joined by single blanks.

    Punctuation is taken out, unseen characters, accents and the possessive too; a dot or apostrophe
    inside a word joins its halves ("U.S." is "us", "D'Arcy" is "darcy"), a hyphen parts them.
    """
    text = unicodedata.normalize("NFKD", text.translate(_UNSEEN)).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _INNER.sub("", _POSSESSIVE.sub("", text))
    return " ".join(_WORD.findall(text.replace("_", " ")))


def normalise_name(name: str) -> str:
    """A name as names are compared: `plain`, without a leading article; "" if nothing is left."""
    words = plain(name).split()
    while words and words[0] in _word_list("articles.txt"):
        words = words[1:]
    return " ".join(words)


def _stem(word: str) -> str:
    """The word without a plural or third-person ending: number does not change what a head is."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def head_word(phrase: str) -> str:
    """The head of a phrase: its last word before the first preposition, relative word or comma.

    A phrase that begins with such a word ("within two miles") gives its last word.
    """
    return _stem(plain((_words_to_head(phrase) or [""])[-1]))


def has_proper_head(phrase: str) -> bool:
    """Whether the head word is written as a name is: with a capital somewhere ("al-Shabaab",
    "iPhone"), or as a number after such a word ("Flight 302")."""
    for word in reversed(_words_to_head(phrase)):
        if any(char.isalpha() for char in word):
            return word != word.lower()
    return False


def _words_to_head(phrase: str) -> list[str]:
    """The words of a phrase as written, up to its head."""
    breaks = _word_list("phrase_breaks.txt")
    words: list[str] = []
    parts = (part for part in _CLOSING.split(phrase) if plain(part))
    for token in next(parts, "").split():
        word = plain(token)  # a compound with hyphens stays one word: "second-in-charge"
        if word in breaks and words:
            break
        words += [token] if word else []
    return [word for word in words if plain(word) not in breaks] or words


def content_words(phrase: str) -> frozenset[str]:
    """The stems of the words that are not function words (of all words, if all are)."""
    words = plain(phrase).split()
    function = _word_list("function_words.txt")
    return frozenset(map(_stem, [word for word in words if word not in function] or words))


def phrases_agree(one: str, other: str) -> bool:
    """The head word agrees, or half of the content words of the shorter are in the other."""
    head = head_word(one)
    if head and head == head_word(other):
        return True
    shorter, longer = sorted((content_words(one), content_words(other)), key=len)
    return bool(shorter) and 2 * len(shorter & longer) >= len(shorter)


def _number(token: str) -> tuple[str, float] | None:
    """(digits, unit, ten or scale; value) of a token, or None if it is no number."""
    if token[0].isdecimal() or token[0] == ".":
        return "digits", float(token.replace(",", ""))
    return _number_words().get(token)


def numbers_in(phrase: str) -> tuple[float, ...]:
    """The values of the numbers in a phrase, digits or words: "five", "10,000", "1.2 million".

    "between 36 and 40" gives both. A number word in the plural ("dozens") has no value and gives
    none, nor has an ordinal.
    """
    tokens = _NUMBER_TOKEN.findall(phrase.casefold())
    runs: list[list[tuple[str, float]]] = [[]]
    for i, token in enumerate(tokens):
        found = _number(token)
        run = runs[-1]
        if found is None:
            inside = run and i + 1 < len(tokens) and _bridges(token, run[-1], tokens[i + 1])
            if run and not inside:
                runs.append([])
        elif found[0] == "scale":
            if run:
                run.append(found)
            elif i and tokens[i - 1] in _word_list("articles.txt"):  # "a dozen", not "k"
                run += [("unit", 1.0), found]
        elif run and not _continues(run[-1], found):
            runs.append([found])
        else:
            run.append(found)
    return tuple(_value(run) for run in runs if run)


def _bridges(word: str, before: tuple[str, float], after: str) -> bool:
    """Does `word` stand inside one number: "two hundred *and* five", "half *a* million"?"""
    found = _number(after)
    if found is None:
        return False
    if word == "a":
        return found[0] == "scale"
    return word == "and" and before[0] == "scale" and _continues(before, found)


def _continues(before: tuple[str, float], number: tuple[str, float]) -> bool:
    """Can `number` stand after `before` in one number: "twenty *five*", "a hundred *twenty*"?"""
    if before[0] == "ten":
        return number[0] == "unit" and number[1] < 10
    return before[0] == "scale" and number[1] < before[1]


def _value(run: list[tuple[str, float]]) -> float:
    """The value of one number's tokens: "two hundred thousand five" is 200,005."""
    total, current = 0.0, 0.0
    for kind, value in run:
        if kind != "scale":
            current += value
        elif value < 1000:
            current *= value
        else:
            total, current = total + current * value, 0.0
    return total + current


def numbers_agree(one: str, other: str) -> bool:
    """The values are equal where both phrases have any; else the phrases are compared as words."""
    values, others = numbers_in(one), numbers_in(other)
    return values == others if values and others else phrases_agree(one, other)
