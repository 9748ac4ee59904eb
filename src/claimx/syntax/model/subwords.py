"""Words to the subword numbers of the encoder, and to the class of their spelling.

Subwords are those of BERT's uncased vocabulary (Devlin et al. 2019, arXiv:1810.04805; WordPiece:
Wu et al. 2016, arXiv:1609.08144): a word is lower-cased and stripped of accents, cut at
punctuation, and each piece is covered greedily by the longest entries from left to right. What
that loses - capitals, and whether a space stood before the word - is given back as a *shape*.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

#: Spellings told apart; each counts twice, without and with a space before the word.
_SPELLINGS = ("mark", "lower", "title", "upper", "letter", "mixed", "digits", "coded")
#: The number of shapes: 0 is that of the encoder's own marks ([CLS], [SEP]).
SHAPES = 1 + 2 * len(_SPELLINGS)

#: Subwords kept of one word. Longer words are addresses, hashes and the like.
LONGEST_WORD = 16

#: Words whose subwords are remembered. News repeats itself, so nearly every word is found here.
_MEMORY = 1 << 16


def shape(word: str, spaced: bool) -> int:
    """The shape number of `word`; `spaced` says whether white space or the start is before it."""
    return 1 + 2 * _SPELLINGS.index(_spelling(word)) + spaced


@lru_cache(maxsize=_MEMORY)
def _spelling(word: str) -> str:
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return "digits" if any(char.isdigit() for char in word) else "mark"
    if any(char.isdigit() for char in word):
        return "coded"
    capitals = sum(char.isupper() for char in letters)
    if not capitals:
        return "lower"
    if capitals == len(letters):
        return "upper" if capitals > 1 else "letter"
    return "title" if capitals == 1 and letters[0].isupper() else "mixed"


class Vocabulary:
    """The subwords by number: line `n` of the vocabulary file is number `n`."""

    def __init__(self, entries: Sequence[str]) -> None:
        self._number = {entry: number for number, entry in enumerate(entries)}
        self.unknown = self._number["[UNK]"]
        self.first = self._number["[CLS]"]
        self.last = self._number["[SEP]"]
        self.mask = self._number["[MASK]"]
        self.encode = lru_cache(maxsize=_MEMORY)(self._encode)

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        """Reads a file of one entry a line, in UTF-8."""
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def _encode(self, word: str) -> tuple[int, ...]:
        """One to LONGEST_WORD subword numbers."""
        numbers: list[int] = []
        for piece in _pieces(word):
            numbers += self._cover(piece)
            if len(numbers) >= LONGEST_WORD:
                break
        return tuple(numbers[:LONGEST_WORD]) or (self.unknown,)

    def _cover(self, piece: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        while start < len(piece):
            for end in range(len(piece), start, -1):
                number = self._number.get(("##" if start else "") + piece[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            numbers.append(number)
            start = end
        return numbers


def _pieces(word: str) -> list[str]:
    """`word` in lower case without accents, cut before and after each mark of punctuation."""
    plain = unicodedata.normalize("NFD", word.lower())
    pieces: list[str] = []
    inside = False
    for char in plain:
        kind = unicodedata.category(char)
        if kind == "Mn" or kind.startswith("C") or char.isspace():
            continue
        alone = kind.startswith("P") or (kind.startswith("S") and char.isascii())
        if alone or not inside:
            pieces.append(char)
        else:
            pieces[-1] += char
        inside = not alone
    return pieces
