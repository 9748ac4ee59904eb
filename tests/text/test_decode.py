"""Bytes to text: each step of the ladder, and what is said about a guess."""

from __future__ import annotations

import codecs

import pytest

from claimx.errors import InputError
from claimx.text.decode import decode

TEXT = "Nováková said: “Nothing was signed.”\r\nShe left.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_sound_text_is_read_without_mark_and_without_a_word(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding, decoded.issues) == (TEXT, encoding, ())


def test_windows_1252_is_assumed_aloud() -> None:
    decoded = decode("It’s a café.".encode("cp1252"), "a.txt")
    assert decoded.text == "It’s a café."
    assert decoded.encoding == "cp1252"
    assert [issue.code for issue in decoded.issues] == ["encoding-assumed"]
    assert "Windows-1252" in decoded.issues[0].message


def test_bytes_without_meaning_in_windows_1252_are_told_with_their_place() -> None:
    decoded = decode(b"caf\xe9 \x81\x8d end", "a.txt")
    assert decoded.text == "café \ufffd\ufffd end"
    assumed, broken = decoded.issues
    assert assumed.code == "encoding-assumed"
    assert (broken.code, broken.start, broken.end) == ("undecodable-bytes", 5, 7)


def test_one_broken_byte_does_not_make_utf8_windows() -> None:
    decoded = decode("Nováková – ".encode() + b"\xff" + " Jiří".encode(), "a.txt")
    assert decoded.text == "Nováková – \ufffd Jiří"
    assert [(i.code, i.start, i.end) for i in decoded.issues] == [("undecodable-bytes", 11, 12)]


def test_many_broken_places_are_summed_up() -> None:
    decoded = decode(b"caf\xe9 " + b"\x81 x" * 30, "a.txt")
    assert len(decoded.issues) == 1 + 11
    assert "20 more places" in decoded.issues[-1].message


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \n\t", "blanks"),
        (b"\x89PNG\r\n\0\0\0\rIHDR\0\0", "binary"),
        (b"\x01\x02\x03\x04 text", "binary"),
        (b"%PDF-1.7 text", "PDF"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0", "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_name_and_cause(data: bytes, cause: str) -> None:
    with pytest.raises(InputError, match=rf"^x/a\.txt: .*{cause}.*[;(]"):
        decode(data, "x/a.txt")
