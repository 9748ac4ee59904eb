"""A block mended for the parser, with the way back to every raw character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx.schema.article import Article, Block, CleanText
from claimx.text.marks import mark_edits
from claimx.text.offsets import Edit, apply_edits, refine
from claimx.text.pairing import Mark, Role, double_marks

_BLANKS = re.compile(r"(?=\s)(?:\s{2,}|^\s|\s$|[^\S ])")
_SPACING = re.compile(
    r"(?=[\"' ])(?:"  # quick to say no
    r'(?P<doubled>(?<=[^\s(\["])""+|(?<!")"{2,}(?=[^\s.,;:!?)\]"]))'
    r"|(?P<before> +(?=[,;:!?)\]}]|\.(?![\w.])|\.\.\.\"))"
    r"|(?P<after>(?<=[(\[{]) +)"
    r"|(?P<nt>(?<=[a-z]) +(?=n't\b))"
    r"|(?P<clitic>(?<=\w) '(?=(?:s|re|ve|ll|d|m)\b(?!'))"
    r"|(?<=\w) ?' (?=(?:s|re|ve|ll)\b(?!'))|(?<=n)' (?=t\b)|(?<=s) '(?= )))",
)
_WORDLIKE = re.compile(r"[\w$€£%¥#&@…]")


def clean(article: Article, block: Block) -> CleanText:
    """The text of `block` as a parser wants it.

    Mended: entities, invisible characters, ligatures, mark-up inside the text, dashes without
    blanks (`marks.mark_edits`); runs of white space and line breaks become one blank; blanks
    before punctuation and inside brackets and contractions go ("has n't", "UN's ( UN)"); doubled
    quotation marks become one; a quotation mark set apart from its words is moved to them. A hyphen
    at the end of a line stays (the lines close up around it): it is more often part of "two-year"
    than of a divided word.
    """
    edits = mark_edits(article.raw, block.start, block.end, article.markdown)
    text = apply_edits(article.raw, block.start, block.end, edits)
    text = refine(text, _blank_edits(text.text))
    text = refine(text, _spacing_edits(text.text))
    text = refine(text, _quote_edits(text.text))
    return refine(text, _blank_edits(text.text))


def _blank_edits(text: str) -> Iterator[Edit]:
    """One blank for each run of white space, none at the edges."""
    for match in _BLANKS.finditer(text):
        edge = match.start() == 0 or match.end() == len(text)
        yield Edit(match.start(), match.end(), "" if edge else " ")


def _spacing_edits(text: str) -> Iterator[Edit]:
    """Blanks that stand where none belong, and doubled quotation marks."""
    if " " not in text and '""' not in text:
        return
    for match in _SPACING.finditer(text):
        start, end = match.span()
        if match.lastgroup == "doubled":
            yield Edit(start, end, '"')
        elif match.lastgroup == "clitic":
            # Only the blanks go; the apostrophe between them stays as it is.
            mark = text.index("'", start)
            if start < mark:
                yield Edit(start, mark, "")
            if mark + 1 < end:
                yield Edit(mark + 1, end, "")
        else:
            yield Edit(start, end, "")


def _quote_edits(text: str) -> Iterator[Edit]:
    """Each opening mark moved to the word after it, each closing one to the word before."""
    done = 0
    for mark in double_marks(text):
        for edit in _mark_edits(text, mark):
            # Two marks with one blank between them may both want it gone.
            if edit.start >= done:
                yield edit
                done = edit.end


def _mark_edits(text: str, mark: Mark) -> Iterator[Edit]:
    at = mark.at
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if mark.role in (Role.OPEN, Role.REOPEN, Role.NEST):
        if before and (_WORDLIKE.match(before) or before in ".,;:!?)"):
            yield Edit(at, at, " ")
        if after == " ":
            yield Edit(at + 1, at + 2, "")
    elif mark.role in (Role.CLOSE, Role.UNNEST):
        if before == " ":
            yield Edit(at - 1, at, "")
        if after and (_WORDLIKE.match(after) or after == "("):
            yield Edit(at + 1, at + 1, " ")
