"""The names that the language model found, mended by what is sure of how English writes names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimx.lexicon.gazetteer import known_name
from claimx.lexicon.load import words
from claimx.schema.tokens import Tokens
from claimx.syntax.mentions.types import NUMERIC, first_word, heads_of_phrase
from claimx.syntax.tree import Name, Tree

_HYPHENS = ("-", "–")
#: Prepositions inside the names of bodies, acts and events: "Bank of England".
_INNER = ("of", "for", "on", "de", "del", "di", "do", "da")
_ARTICLES = ("the", "a", "an")
#: How many letters a syllable of a Korean or Chinese name has at most: "Kyung-*hwan*".
_SYLLABLE = 5


def name_spans(tree: Tree) -> list[Name]:
    """The names in the order of the text, no two overlapping: whole at hyphens, with their first
    words ("Hurricane") and "of"-phrases, without articles; well-known names of several words are
    found where the model finds nothing or a part."""
    tokens = tree.tokens
    found = (name for name in tree.names if name.type not in NUMERIC)
    names = list(_merged(_whole(tokens, name) for name in found))
    names = list(_merged([*_known(tokens, names), *names]))
    taken = {i for name in names for i in range(name.start, name.end)}
    return list(_merged(_with_phrase(tokens, _opened(tokens, name, taken), taken)
                        for name in names))  # fmt: skip


def _merged(names: Iterable[Name]) -> Iterator[Name]:
    """The names in order; of two that overlap the longer, of equally long ones the first."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: n.start):
        while kept and kept[-1].end > name.start:
            if kept[-1].end - kept[-1].start >= name.end - name.start:
                break
            kept.pop()
        else:
            kept.append(name)
    return iter(kept)


def _whole(tokens: Tokens, name: Name) -> Name:
    """"Al" of "Al-Qaeda", "Import Bank" of "Export–Import Bank": grown over hyphens that have no
    blank beside them; without a leading article or a trailing possessive."""
    start, end = name.start, name.end
    sentence = tokens.sentences[tokens.sentence_of[start]]
    while start - 2 >= sentence.start and _hyphenated(tokens, start - 1) and (
        tokens.words[start - 2][:1].isupper()
    ):  # fmt: skip
        start -= 2
    end = past_hyphens(tokens, start, end, person=name.type == "PERSON")
    while end - start > 1 and tokens.lower[start] in _ARTICLES:
        start += 1
    if name.type == "PERSON" and end - start > 2 and start - 2 >= sentence.start and (
        tokens.lower[start - 1] == "of" and tokens.lower[start] in words("portfolios")
    ):  # fmt: skip
        start += 1  # "Minister of | Information Amal Haddad"
    while end - start > 1 and (tokens.tags[end - 1] == "POS" or tokens.words[end - 1] in ",;:"):
        end -= 1
    return Name(start, end, name.type)


def past_hyphens(tokens: Tokens, start: int, end: int, *, person: bool) -> int:
    """Where the name that begins at `start` ends, if a hyphen stands at `end`."""
    limit = tokens.sentences[tokens.sentence_of[start]].end
    while end + 1 < limit and _hyphenated(tokens, end) and (
        _name_like(tokens, end + 1) or (person and _syllable(tokens, start, end))
    ):  # fmt: skip
        end += 2
    return end


def _hyphenated(tokens: Tokens, i: int) -> bool:
    """True for a hyphen with words right before and after it."""
    return tokens.words[i] in _HYPHENS and tokens.starts[i] == tokens.ends[i - 1] and (
        i + 1 < len(tokens) and tokens.ends[i] == tokens.starts[i + 1]
    )  # fmt: skip


def _name_like(tokens: Tokens, i: int) -> bool:
    return tokens.words[i][:1].isupper() or tokens.words[i][:1].isdigit()


def _syllable(tokens: Tokens, start: int, end: int) -> bool:
    """True for the end of a given name in the manner of Korea and China: "Kim Jong-*nam*", "Moon
    Jae-*in*", not "Joe Biden-*led*"."""
    given = end - start > 1 and len(tokens.words[end - 1]) <= _SYLLABLE
    return given and len(tokens.words[end + 1]) <= _SYLLABLE and (
        tokens.tags[end + 1] in ("NNP", "IN", "FW", "UH")
    )  # fmt: skip


def _known(tokens: Tokens, names: Sequence[Name]) -> Iterator[Name]:
    """Well-known names of several words, unless a longer name of the model covers them."""
    covered = {i: name for name in names for i in range(name.start, name.end)}
    for sentence in tokens.sentences:
        i = sentence.start
        while i < sentence.end:
            known = known_name(tokens.words, i, sentence.end)
            if known is None:
                i += 1
                continue
            stop = i + len(known.words)
            around = {covered[k] for k in range(i, stop) if k in covered}
            if all(i <= name.start and name.end <= stop for name in around):
                persons = [name for name in around if name.type == "PERSON" and name.end == stop]
                if not any(name.end - name.start > 1 for name in persons):
                    yield Name(i, stop, known.type)
            i = stop


def _opened(tokens: Tokens, name: Name, taken: set[int]) -> Name:
    """"Hurricane | Maria": with the words before it that belong to it and give its type."""
    wanted = ("EVENT", "FAC") if name.type == "PERSON" else ("EVENT", "FAC", "LOC")
    for size in (3, 2, 1):
        start = name.start - size
        if start in taken or start < tokens.sentences[tokens.sentence_of[name.start]].start:
            continue
        if not all(word[:1].isupper() for word in tokens.words[start : name.start]):
            continue
        type_ = first_word(" ".join(tokens.lower[start : name.start]))
        if type_ is not None and type_ in wanted:
            return Name(start, name.end, type_)
    return name


def _with_phrase(tokens: Tokens, name: Name, taken: set[int]) -> Name:
    """"Ministry | of Foreign Affairs", "Act | on Data": with the phrases that end such a name."""
    head = next((k - 1 for k in range(name.start + 1, name.end) if tokens.lower[k] in _INNER),
                name.end - 1)  # fmt: skip
    if name.type == "PERSON" or not heads_of_phrase(tokens.lower[head]):
        return name
    limit = tokens.sentences[tokens.sentence_of[name.start]].end
    end = name.end
    if any(tokens.lower[k] in _INNER for k in range(name.start, end)):
        own = taken - set(range(name.start, end))
        end = max(end, _capitals(tokens, end - 1, limit, own))
    while end + 1 < limit and tokens.lower[end] in _INNER:
        first = end + 2 if tokens.lower[end + 1] == "the" else end + 1
        stop = _capitals(tokens, first, limit, taken)
        if stop == first:
            break
        end = stop
    campus = end + 1 < limit and tokens.lower[head] == "university" and end > head + 1
    if campus and tokens.lower[end] == "at":  # "University of Colorado at Boulder"
        end = max(end, _capitals(tokens, end + 1, limit, taken))
    return Name(name.start, end, name.type)


def _capitals(tokens: Tokens, start: int, limit: int, taken: set[int]) -> int:
    """The end of the capitalised words from `start`, joined by "and" where no other name begins
    after it ("Corrections and Rehabilitation")."""
    end = start
    while end < limit:
        if tokens.words[end][:1].isupper() and tokens.upos[end] != "PRON" and (
            end == start or tokens.lower[end] not in words("titles")
        ):  # fmt: skip
            end += 1
        elif tokens.lower[end] in ("and", "&") and start < end < limit - 1 and (
            tokens.words[end + 1][:1].isupper() and not {end - 1, end + 1} & taken
        ):  # fmt: skip
            end += 2
        else:
            break
    return end
