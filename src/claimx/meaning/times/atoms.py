"""The words of an article cut into atoms: runs of letters, runs of digits, single other signs.

Tokenisers disagree about "7:45", "6am", "mid-August", "2016–19" and "p.m."; the grammar of times
reads atoms, in which they all look alike, and its matches are mapped back onto whole tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens

ATOM = re.compile(r"[0-9]+|[^\W\d_]+|\S")
# Look-alikes, so that the grammar needs to know one apostrophe and one dash.
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‒": "-", "‐": "-", "‑": "-"}
)
BREAK = "\n"  # stands between blocks; no rule matches it
_OPENING, _CLOSING = ('"', "“", "«"), ('"', "”", "»")
_EDGE = 12  # breaks at either end, so that a rule may look a few atoms around without a check


@dataclass(frozen=True, slots=True)
class Atoms:
    """Columns with one entry an atom.

    `low` is the atom in lower case with plain apostrophes and hyphens, `word` as written, `tag` the
    Penn tag of its token, `token` the index of its token (-1 for a break), `glued` says that no
    character stands between it and the atom before it, `sentence` is the index of its sentence,
    `quoted` says that it stands between quotation marks.
    """

    low: tuple[str, ...]
    word: tuple[str, ...]
    tag: tuple[str, ...]
    token: tuple[int, ...]
    glued: tuple[bool, ...]
    sentence: tuple[int, ...]
    quoted: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.low)

    def tokens(self, start: int, end: int) -> Extent | None:
        """The tokens of the atoms `start:end`, or None if the match would cut a token in two.

        What a token may hold besides the match is punctuation and a genitive ("2017's").
        """
        first, last = self.token[start], self.token[end - 1]
        before = start - 1
        while self.token[before] == first:
            if self.low[before].isalnum():
                return None
            before -= 1
        after = end
        while self.token[after] == last:
            if self.low[after].isalnum() and (self.low[after], self.low[after - 1]) != ("s", "'"):
                return None
            after += 1
        return Extent(first, last + 1)


def split(text: str) -> list[str]:
    """The atoms of `text` in lower case, as the word lists are compared with."""
    return ATOM.findall(text.translate(_SAME).lower())


def atomize(tokens: Tokens) -> Atoms:
    """The atoms of an article, with breaks between its blocks."""
    words: list[str] = [BREAK] * _EDGE
    owner: list[int] = [-1] * _EDGE
    glued: list[bool] = [False] * _EDGE
    sentence: list[int] = [-1] * _EDGE
    tag: list[str] = [""] * _EDGE
    previous_block = None
    for i, word in enumerate(tokens.words):
        s = tokens.sentence_of[i] if i < len(tokens.sentence_of) else 0
        block = tokens.sentences[s].block if s < len(tokens.sentences) else 0
        if previous_block is not None and block != previous_block:
            words.append(BREAK)
            owner.append(-1)
            glued.append(False)
            sentence.append(-1)
            tag.append("")
        previous_block = block
        parts = [word] if word.isalpha() else ATOM.findall(word)
        touching = i > 0 and tokens.ends[i - 1] == tokens.starts[i]
        for k, part in enumerate(parts):
            words.append(part)
            owner.append(i)
            glued.append(touching or k > 0)
            sentence.append(s)
            tag.append(tokens.tags[i])
    for column, filler in ((words, BREAK), (tag, "")):
        column.extend([filler] * _EDGE)
    owner.extend([-1] * _EDGE)
    sentence.extend([-1] * _EDGE)
    glued.extend([False] * _EDGE)
    low = tuple(word.translate(_SAME).lower() for word in words)
    columns = tuple(tag), tuple(owner), tuple(glued), tuple(sentence)
    return Atoms(low, tuple(words), *columns, _quoted(words))


def _quoted(words: list[str]) -> tuple[bool, ...]:
    """Which atoms stand between double quotation marks; a block's end closes what it opened."""
    inside, column = False, []
    for word in words:
        if word in _OPENING or word in _CLOSING:
            inside = word in _OPENING and not (inside and word in _CLOSING)
        elif word == BREAK:
            inside = False
        column.append(inside)
    return tuple(column)
