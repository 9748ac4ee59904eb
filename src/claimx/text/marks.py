"""Character by character: what raw text holds that is not words, as edits."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from claimx.text.layout import INVISIBLE
from claimx.text.offsets import Edit

_DOUBLE = "“”„‟«»❝❞＂"
_SINGLE = "‘’‚‛´＇"
_DASHES = "—―"
_LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
# UTF-8 that was read as Windows-1252 on its way here: "â€™", "Ã©", "Â£".
_MOJIBAKE = (
    r"â€[\x80-\xbf\u0152\u0153\u0161\u0178\u017d\u017e\u02c6\u02dc\u2013-\u203a\u2122]"
    r"|Ã[\x80-\xbf\u0152\u0153\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    r"|Â[\xa0-\xbf]"
)
_INLINE = r"</?(?:a|abbr|b|big|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u)\b"
_BLOCK = r"</?(?:br|div|figcaption|figure|h[1-6]|hr|img|li|ol|p|ul)\b"
_TAG = rf"(?:{_INLINE}|{_BLOCK})[^<>]{{0,300}}>"
_INLINE_TAG = re.compile(_INLINE, re.IGNORECASE)
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30})(?:;|\b)"
# Entities whose last semicolon is often lost. Others need theirs: "AT&T", "R&B" are words.
_BARE_ENTITIES = frozenset({"nbsp", "amp", "quot", "apos", "lt", "gt", "rsquo", "lsquo", "rdquo"})
_BARE_ENTITIES |= {"ldquo", "ndash", "mdash", "hellip"}


_EMPHASIS = (
    r"(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\W_])|(?<=[\w.,!?\"')])_(?!\w)"
)


# No edit begins at one of these, nor at a blank before one (h and w begin addresses). Saying so
# first makes the scan five times as fast.
_NEVER = r"(?! ?[A-GI-VX-Za-gi-vx-z0-9.,;:?()$%])"
_COMBINING = re.compile("[\u0300-\u036f]")


@cache
def _pattern(markdown: bool, combined: bool) -> re.Pattern[str]:
    """All that may need an edit; the first group that matches says what it is.

    `combined`: the text has combining accents, which make any letter the beginning of an edit.
    """
    groups = [
        ("url", rf"(?:https?://|www\.)[^\s<>\"“”()\[\]{INVISIBLE}\ud800-\udfff]+"),
        ("nbsp", r"&nbsp,(?=\S)|(?<=[,;:.!?])&nbsp,"),
        ("entity", _ENTITY),
        ("tag", _TAG),
        ("wiki", r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?=[^\[\]\n]{1,200}\]\])|\]\]|'{3}(?:'')?"),
        ("footnote", r"(?<=[\w.,;:!?\"”’)])\[(?:\d{1,3}|note \d+|citation needed|edit)\]"),
        ("strong", r"\*\*\*?|(?<!\w)___?(?=\w)|(?<=[\w.,!?])___?(?!\w)"),
        ("wrapped", r"(?<=[a-z]-)[ \t]*(?:\r\n|[\n\r])[ \t]*(?=[a-z])"),
        ("space", r"[^\S ]+ *|  +[^\S ]*"),
        ("nothing", rf"[{INVISIBLE}]+"),
        ("surrogate", "[\ud800-\udfff]"),
        ("mojibake", _MOJIBAKE),
        ("latex", r"``|(?<!')''(?!')|[‘’]{2}"),
        ("backtick", r"(?<=[^\W\d_])`(?=[^\W\d_])"),
        ("double", f"[{_DOUBLE}]"),
        ("single", f"[{_SINGLE}]"),
        ("ellipsis", "…"),
        ("ligature", f"[{_LIGATURES}]"),
        ("dash", rf" ?(?:[{_DASHES}]+|(?<!-)--(?:-)?(?!-)(?![A-Za-z-]*=)) ?"),
    ]
    if combined:
        groups.append(("combined", r"[^\W\d_][\u0300-\u036f]+"))
    if markdown:
        image = r"!\[[^\]\n]{0,400}\](?:\([^)\n]*\)|\[[^\]]*\])"
        link = r"\[(?=(?:[^\[\]]|\[[^\[\]]*\]){1,300}\](?:\([^)\n]*\)|\[[^\]\n]*\]))"
        groups[1:1] = [
            ("image", image),
            ("link", link + r"|\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])"),
            ("quoted", r"(?:\r\n|[\n\r])[ \t]*(?:>[ \t]?)+"),
            ("escape", r"\\[!-/:-@\[-`{-~]"),
            ("code", r"`"),
            ("emphasis", _EMPHASIS),
            ("struck", r"~~"),
            ("cell", r"[ \t]+\|[ \t]+"),
        ]
    either = "|".join(f"(?P<{name}>{pattern})" for name, pattern in groups)
    return re.compile(either if combined else f"{_NEVER}(?:{either})", re.IGNORECASE)


_DELETED = frozenset(("wiki", "footnote", "strong", "nothing", "wrapped"))
_DELETED |= {"image", "link", "code", "emphasis", "struck"}
_FIXED = {
    "nbsp": " ",
    "space": " ",
    "quoted": " ",
    "surrogate": "\ufffd",
    "latex": '"',
    "backtick": "'",
    "double": '"',
    "single": "'",
    "ellipsis": "...",
    "dash": " — ",
    "cell": ", ",
}


def mark_edits(raw: str, start: int, end: int, markdown: bool) -> Iterator[Edit]:
    """Edits, in order, for ``raw[start:end]``; Markdown's own marks only where `markdown`.

    Addresses are left as they are. A replacement equal to what stands there gives no edit.
    """
    combined = bool(_COMBINING.search(raw, start, end))
    for match in _pattern(markdown, combined).finditer(raw, start, end):
        kind, found = match.lastgroup or "", match.group()
        replacement = "" if kind in _DELETED else _FIXED.get(kind)
        if replacement is None:
            replacement = _replacement(kind, found)
        if replacement != found:
            yield Edit(match.start(), match.end(), replacement)


def _replacement(kind: str, found: str) -> str:
    """What stands for `found` where that depends on it; itself where it is to be left alone."""
    if kind == "entity":
        return _entity(found)
    if kind == "escape":
        return found[1]
    if kind == "tag":
        return "" if _INLINE_TAG.match(found) else " "
    if kind == "mojibake":
        return _remade(found)
    if kind == "ligature":
        return unicodedata.normalize("NFKC", found)
    if kind == "combined":
        return unicodedata.normalize("NFC", found)
    return found


def _entity(found: str) -> str:
    name = found[1:].rstrip(";")
    if not found.endswith(";") and name[0] != "#" and name.lower() not in _BARE_ENTITIES:
        return found
    decoded = html.unescape(f"&{name};")
    if decoded == f"&{name};":
        decoded = html.unescape(f"&{name.lower()};")
    return found if decoded.startswith("&" + name) else _plain(decoded)


def _remade(found: str) -> str:
    try:
        # latin-1 for the five bytes that Windows-1252 leaves out.
        data = b"".join(
            char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode("cp1252")
            for char in found
        )
        return _plain(data.decode("utf-8"))
    except UnicodeError:
        return found


def _plain(text: str) -> str:
    """Decoded characters as a raw one of their kind would come out."""
    edits = _pattern(False, False).finditer(text)
    out, position = [], 0
    for match in edits:
        kind = match.lastgroup or ""
        new = "" if kind in _DELETED else _FIXED.get(kind, match.group())
        out += [text[position : match.start()], new]
        position = match.end()
    return "".join(out) + text[position:]
