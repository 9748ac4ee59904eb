"""The lemma of a word from its spelling and its tag.

After Morphy (Fellbaum 1998, WordNet: An Electronic Lexical Database, chapter 1): exceptions first,
then the inflection is taken off and that remainder is chosen which is a known verb; where none is
known, English spelling rules decide (doubled consonants, silent e, -ies). A trained edit-tree
lemmatizer makes non-words of words that it has not seen (fined: "fin"); this does so only with
verbs that `lexicon` does not know.

Lemmas are lower case. Proper nouns, pronouns, determiners and all else that has no rule here are
the word itself in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from types import MappingProxyType

from claimx.lexicon.load import table, words

#: Words kept at a time. News repeats itself: an article of 1,000 words has some 400 forms.
_MEMORY = 65536

_VERBAL = ("VERB", "AUX")
_COMPARED = ("JJR", "JJS", "RBR", "RBS")

_VOWELS = "[aeiouy]"
_DOUBLED = re.compile(r"([b-df-hj-np-tvz])\1$")
#: One vowel and one consonant (w, x and y never double): "plan", "visit"; not "heat", not "jail".
_SHORT = re.compile(r"(?:^|[^aeiou]|qu)[aeiouy][b-df-hj-np-tvz]$")
#: Ends that only words in silent e have before -ed, -ing, -er: "danc", "judg", "believ", "puzzl".
_SILENT = re.compile(
    r"[cvuz]$|[^s]s$|^s$|[^n]g$|[bcdfgkpstz]l$"
    # after two vowels apart ("creat", "captur"; not "heat", "visit", "offer", "happen")
    r"|[aeiouy](?:[^aeiou]|qu)+(?:at|ut|ot|ur|ir|ib|id|ud|ad|od|ul|il|um|ak|ik|ok|in|ap|yp)$"
    r"|[iu]at$|[aeiouy][^aeiou]+[aeiouy]ng$"
)
_NUMBERS = re.compile(r"['’]?\d+(?:s|['’]s)$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]*[A-Z0-9.]['’]?s$")
_ES = re.compile(r"(?:ss|sh|ch|x|zz|o|[^ao]us)es$")


@lru_cache(maxsize=_MEMORY)
def lemma(word: str, tag: str, upos: str) -> str:
    """The lower-case lemma of `word`, given its Penn Treebank tag and universal part of speech."""
    lower = word.lower()
    plain = lower.replace("’", "'")
    short = _contractions()
    whole = short.get((plain, tag)) or short.get((plain, ""))
    if whole is not None:
        return whole
    if upos in _VERBAL and tag != "MD":
        return _verb(plain, tag)
    if upos == "NOUN" and tag in ("NNS", "VBZ"):  # VBZ: the two do not agree, the ending is -s
        return _singular(word)
    if tag in _COMPARED and upos in ("ADJ", "ADV"):
        return _positive(lower, upos)
    return lower


def treebank_lemma(word: str, tag: str, upos: str, opens: bool) -> str:
    """The lemma as UD English-EWT has it: of "Koreans" Korean, of "me" I, of "French" French.

    `opens` says whether the word opens its sentence, where a capital tells nothing.
    """
    if upos == "PROPN":
        return _recased(word, _singular(word)) if tag == "NNPS" else word
    closed = _closed()
    plain = word.lower().replace("’", "'")
    known = closed.get((plain, tag)) or closed.get((plain, ""))
    if known is not None:
        return known
    found = lemma(word, tag, upos)
    if upos == "ADJ" and not opens and word.istitle():
        return _recased(word, found)
    short = upos in ("NOUN", "X", "NUM") and len(word) < 6 and word.isupper()
    return _recased(word, found) if short else found


def _recased(word: str, base: str) -> str:
    """`base` with the capitals of `word`, of which it is the beginning or nearly so."""
    if len(word) > 1 and word.isupper():
        return base.upper()
    return base[:1].upper() + base[1:] if word[:1].isupper() else base


# --- verbs -----------------------------------------------------------------------------------


def _verb(word: str, tag: str) -> str:
    """The base form: of "found" to find as VBD or VBN, and to found as VB or VBP."""
    verbs = words("verbs")
    if tag in ("VB", "VBP") and word in verbs:
        return word
    base = _irregular(word, tag)
    if base is not None:
        return base
    stripped = list(_stripped(word))
    known = next((verb for verb in stripped if verb in verbs), None)
    if known is not None:
        return known
    if word in verbs:  # "bring", "focus", "shed": nothing to take off
        return word
    if "-" in word:
        first, _, last = word.rpartition("-")
        return f"{first}-{_verb(last, tag)}" if last else word
    for rest in _without_prefix(word):
        base = _irregular(rest, tag)
        if base is not None:
            return word.removesuffix(rest) + base
    known = next((verb for verb in stripped if not verbs.isdisjoint(_without_prefix(verb))), None)
    if known is not None:
        return known
    return word if tag in ("VB", "VBP") else _guess(word)


def _irregular(word: str, tag: str) -> str | None:
    """The base of an irregular form; the tag's own forms first, since tags are at times wrong."""
    columns = ("past", "participle") if tag == "VBD" else ("participle", "past")
    forms = _irregular_verbs()
    return next((forms[c, word] for c in (*columns, "other") if (c, word) in forms), None)


def _without_prefix(word: str) -> Iterator[str]:
    """What stands after each verbal prefix of `word`, three letters or more."""
    for size in range(2, min(8, len(word) - 2)):
        if word[:size] in words("verb_prefixes"):
            yield word[size:]


def _stripped(word: str) -> Iterator[str]:
    """Every spelling that -s, -ed or -ing can have been added to, the likeliest first."""
    if word.endswith("ied"):
        yield word[:-3] + "y"
        yield word[:-1]
    elif word.endswith("ed"):
        yield from _bases(word[:-2])
    elif word.endswith("ing"):
        yield from _bases(word[:-3])
    elif word.endswith("ies"):
        yield word[:-3] + "y"
        yield word[:-1]
    elif word.endswith("s"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]


def _bases(stem: str) -> Iterator[str]:
    """Base forms that a stem before -ed or -ing can be of, the likeliest first.

    A short stem that is not doubled has lost an e: "planed" is of plane, "planned" of plan.
    """
    if _SHORT.search(stem) or stem.endswith(("e", "th")):  # bathed, breathed
        yield stem + "e"
        yield stem
    else:
        yield stem
        if _DOUBLED.search(stem):
            yield stem[:-1]
        yield stem + "e"
    if stem.endswith("ck"):
        yield stem[:-1]


def _guess(word: str) -> str:
    """The base of an inflected form whose verb is not known, by spelling alone."""
    if len(word) < 5:
        return word
    if word.endswith(("ied", "ies")):
        return word[:-3] + "y"
    if word.endswith("ed"):
        return _restored(word[:-2])
    if word.endswith("ing"):
        return _restored(word[:-3])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-2] if _ES.search(word) else word[:-1]
    return word


def _restored(stem: str) -> str:
    """The base that an unknown stem before a vowel suffix is of."""
    long = len(re.findall(f"{_VOWELS}+", stem)) > 1
    if not re.search(_VOWELS, stem):  # "string", "shred": the ending was none
        return stem
    if _DOUBLED.search(stem):
        keeps = stem[-1] in "sfz" or (stem[-1] == "l" and not long)
        return stem if keeps else stem[:-1]
    if _SILENT.search(stem) or (_SHORT.search(stem) and not long) or stem.endswith("e"):
        return stem + "e"
    return stem


# --- nouns -----------------------------------------------------------------------------------


def _singular(word: str) -> str:
    """The lemma of a plural noun as written in the text."""
    if _NUMBERS.match(word):
        return word.lower()  # a decade: the 1980s, the '90s
    if _ACRONYM.match(word):
        return word[:-1].rstrip("'’").lower()  # MPs, NGOs, DVD's
    lower = word.lower()
    lower = lower[:-2] if lower.endswith(("'s", "’s")) else lower
    known = _irregular_nouns().get(lower)
    if known is not None:
        return known
    if "-" in lower:
        first, _, last = lower.rpartition("-")
        return f"{first}-{_singular(last)}" if last else lower
    for start in range(2, len(lower) - 2):
        known = _compound_ends().get(lower[start:])
        if known is not None:
            return lower[:start] + known
    return _singular_by_rule(lower)


def _singular_by_rule(word: str) -> str:
    if word.endswith("eaux"):
        return word[:-1]
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "sis")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if _ES.search(word) else word[:-1]


# --- adjectives and adverbs ------------------------------------------------------------------


def _positive(word: str, upos: str) -> str:
    """The positive of a comparative or superlative: "biggest" is of big, "larger" of large."""
    known = _irregular_adjectives().get(word)
    if known is not None:
        return known[0] if upos == "ADJ" else known[1]
    stem = word[:-3] if word.endswith("est") else word[:-2] if word.endswith("er") else ""
    if not re.search(_VOWELS, stem) or len(stem) < 3:
        return word
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if "-" in word:
        first, _, last = word.rpartition("-")
        return f"{first}-{_positive(last, upos)}"
    return stem if stem.endswith("ll") else _restored(stem)


# --- tables ----------------------------------------------------------------------------------


@cache
def _contractions() -> MappingProxyType[tuple[str, str], str]:
    return MappingProxyType({(r["form"], r["tag"]): r["lemma"] for r in table("contractions")})


@cache
def _closed() -> MappingProxyType[tuple[str, str], str]:
    return MappingProxyType({(r["form"], r["tag"]): r["lemma"] for r in table("closed_lemmas")})


@cache
def _irregular_verbs() -> MappingProxyType[tuple[str, str], str]:
    """(column, form) to base form; of two verbs with one form, the earlier row's."""
    forms: dict[tuple[str, str], str] = {}
    for row in table("irregular_verbs"):
        for column in ("past", "participle", "other"):
            for form in filter(None, row[column].split("|")):
                forms.setdefault((column, form), row["base"])
    return MappingProxyType(forms)


@cache
def _irregular_nouns() -> MappingProxyType[str, str]:
    return MappingProxyType({row["plural"]: row["singular"] for row in table("irregular_nouns")})


@cache
def _compound_ends() -> MappingProxyType[str, str]:
    rows = table("irregular_nouns")
    return MappingProxyType({r["plural"]: r["singular"] for r in rows if r["compound"]})


@cache
def _irregular_adjectives() -> MappingProxyType[str, tuple[str, str]]:
    rows = table("irregular_adjectives")
    return MappingProxyType({row["form"]: (row["adjective"], row["adverb"]) for row in rows})
