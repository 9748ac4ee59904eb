"""Bytes to text. Every guess is said aloud as an Issue."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from claimx.errors import InputError
from claimx.schema.issue import Issue

# UTF-32 comes before UTF-16: its little-endian mark begins with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# English text in UTF-16 has a NUL for nearly every character, on one side only. Chosen wide of
# both: 0.4 leaves room for curly quotes and accents, 0.02 for stray NULs.
_NUL_SIDE, _OTHER_SIDE = 0.4, 0.02
# Control characters in a file that is text at all are strays; a compressed file has about 11 %.
_MOST_CONTROLS = 0.02
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_BAD_BYTE = re.compile("[\udc80-\udcff]+")
_PLACES_TOLD = 10


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte-order mark, the codec's name, and what had to be guessed."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, path: str) -> Decoded:
    """The text of `data`, by the first of these that holds:

    1. a byte-order mark (UTF-8, UTF-16 and UTF-32 of either byte order);
    2. strict UTF-8 without NULs;
    3. UTF-16 without a mark, told by NULs at the odd (little-endian) or even bytes (big-endian);
    4. damaged UTF-8: more sound characters beyond ASCII than broken bytes. Each broken byte becomes
       U+FFFD, with an Issue ``undecodable-bytes`` for each run of them;
    5. Windows-1252, with an Issue ``encoding-assumed``. The five bytes that it does not define
       become U+FFFD, with Issues ``undecodable-bytes``.

    Raises `InputError` if the file is empty or is no text.
    """
    if not data:
        raise InputError(f"{path}: the file is empty; give a file with an article in it")
    decoded = _ladder(data, path)
    text = decoded.text
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise InputError(f"{path}: this is a binary file, not text; give the article as plain text")
    if text.startswith("%PDF-"):
        raise InputError(f"{path}: this is a PDF; turn it into text first (pdftotext FILE)")
    if not text.strip():
        raise InputError(f"{path}: the file holds only blanks; give a file with an article in it")
    return decoded


def _ladder(data: bytes, path: str) -> Decoded:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], name, path)
    if b"\0" in data:
        return _with_nuls(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data, path)


def _marked(data: bytes, encoding: str, path: str) -> Decoded:
    """What follows a byte-order mark; the mark is believed, broken bytes become U+FFFD."""
    if encoding == "utf-8":
        return _damaged_utf8(data, path)
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        at = len(data[: error.start].decode(encoding))
        message = f"the file is not sound {encoding} from here; broken bytes became U+FFFD"
        issue = Issue(path, "undecodable-bytes", message, at, min(at + 1, len(text)))
        return Decoded(text, encoding, (issue,))


def _with_nuls(data: bytes, path: str) -> Decoded:
    """UTF-16 without a mark, or no text."""
    half = max(1, len(data) // 2)
    even, odd = data[0::2].count(0) / half, data[1::2].count(0) / half
    encoding = ""
    if odd >= _NUL_SIDE and even <= _OTHER_SIDE:
        encoding = "utf-16-le"
    elif even >= _NUL_SIDE and odd <= _OTHER_SIDE:
        encoding = "utf-16-be"
    if encoding:
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            pass
    raise InputError(
        f"{path}: this is a binary file (it holds NUL bytes), not text; "
        "give the article as UTF-8 text"
    )


def _damaged_utf8(data: bytes, path: str) -> Decoded:
    # Strict UTF-8 has no surrogates, so each one here is exactly one broken byte.
    text = data.decode("utf-8", errors="surrogateescape")
    runs = [match.span() for match in _BAD_BYTE.finditer(text)]
    text = _BAD_BYTE.sub(lambda run: "\ufffd" * len(run.group()), text)
    return Decoded(text, "utf-8", _undecodable(path, "UTF-8", runs))


def _eight_bit(data: bytes, path: str) -> Decoded:
    """Not UTF-8 as it stands: UTF-8 with broken places, or Windows-1252."""
    escaped = data.decode("utf-8", errors="surrogateescape")
    broken = sum(len(run) for run in _BAD_BYTE.findall(escaped))
    beyond = sum(1 for char in escaped if char > "\x7f")
    if beyond - broken > broken:
        return _damaged_utf8(data, path)
    text = data.decode("cp1252", errors="replace")
    runs = [match.span() for match in re.finditer("\ufffd+", text)]
    message = "the file is not UTF-8; Windows-1252 is assumed. Save it as UTF-8 if words look wrong"
    assumed = Issue(path, "encoding-assumed", message)
    return Decoded(text, "cp1252", (assumed, *_undecodable(path, "Windows-1252", runs)))


def _undecodable(path: str, name: str, runs: list[tuple[int, int]]) -> tuple[Issue, ...]:
    """One Issue for each run of broken bytes (code points); past the tenth only their number."""
    message = f"bytes that are no {name} became U+FFFD"
    told = [Issue(path, "undecodable-bytes", message, *run) for run in runs[:_PLACES_TOLD]]
    if len(runs) > _PLACES_TOLD:
        rest = f"{message}, in {len(runs) - _PLACES_TOLD} more places from here"
        start, _ = runs[_PLACES_TOLD]
        told.append(Issue(path, "undecodable-bytes", rest, start, runs[-1][1]))
    return tuple(told)
