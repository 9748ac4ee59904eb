"""An article into blocks: what is headline, dateline, body, caption, quotation, boilerplate."""

from __future__ import annotations

import re
from functools import cache

from claimx.schema.article import Article, Block, Section
from claimx.text import markdown, plain
from claimx.text.captions import caption_parts
from claimx.text.dateline import date_line, is_byline, opening
from claimx.text.frontmatter import find as find_front_matter
from claimx.text.layout import DASH, Kind, Piece, trim
from claimx.text.wordlists import alternation, entries

# A headline or sub-heading in plain text is told by its looks alone. The longest headline of 239
# Wikinews articles has 21 words; sub-headings are shorter than a sentence.
_HEADLINE_WORDS, _SUBHEADING_WORDS, _HEADING_CHARS = 28, 9, 220
_PARAGRAPH = 80  # characters: what follows a sub-heading is a paragraph, not another short line
_CREDIT = 150  # characters, at most, of the name under a quotation
_NOTICE = 400  # characters: a longer block that holds a publisher's phrase is an article's own text
_OPENINGS = 4  # paragraphs, from the first, that may open with a dateline
_SENTENCE_END = re.compile(r"(?:[,:;…]|[.!?][\"'”’]|(?<!\b[^\W\d_])\.)$")
_QUOTED = re.compile(r"[\"“„«].*[\"”“»]$", re.DOTALL)


def find_blocks(article: Article) -> tuple[Block, ...]:
    """The blocks of `article` in order, never overlapping, never blank.

    Marks at the edges (list marks, ``#``, ``>``, the dash of a credit or dateline) are outside the
    blocks, and so are front matter and code.
    """
    raw = article.raw
    front = find_front_matter(raw)
    start = front.end if front else 0
    pieces = markdown.pieces(raw, start) if article.markdown else plain.pieces(raw, start)
    texts = [raw[piece.start : piece.end] for piece in pieces]
    sections = [_section(piece, text) for piece, text in zip(pieces, texts, strict=True)]
    _mark_credits(texts, sections)
    _mark_headings(pieces, texts, sections)
    _mark_back_matter(pieces, texts, sections)
    return _blocks(raw, pieces, sections)


def _section(piece: Piece, text: str) -> Section:
    """What a piece is by itself."""
    if piece.kind is Kind.IMAGE:
        return Section.CAPTION
    if _is_boilerplate(text):
        return Section.BOILERPLATE
    if date_line(text) or is_byline(text):
        return Section.DATELINE
    if piece.kind is Kind.HEADING:
        return Section.HEADLINE
    if piece.kind is Kind.QUOTE:
        return Section.QUOTE
    return Section.CAPTION if caption_parts(text) else Section.BODY


@cache
def _boilerplate() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Phrases that a notice is, that it begins with, and that it holds."""
    rows = entries("boilerplate")
    whole = [row[1:-1] for row in rows if row.startswith("^") and row.endswith("$")]
    front = [row[1:] for row in rows if row.startswith("^") and not row.endswith("$")]
    inside = [row for row in rows if not row.startswith("^")]
    return (
        re.compile(rf"\W*(?:{alternation(whole)})\s*[.:!]?\W*", re.IGNORECASE),
        re.compile(rf"[\W_]{{0,3}}?(?:{alternation(front)})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{alternation(inside)})", re.IGNORECASE),
    )


def _is_boilerplate(text: str) -> bool:
    if len(text) > _NOTICE:
        return False
    plain_text = text.replace("’", "'")
    whole, front, inside = _boilerplate()
    if whole.fullmatch(plain_text) or front.match(plain_text):
        return True
    # Somebody who is quoted may well say "follow us on": a notice is not in quotation marks.
    return bool(inside.search(plain_text)) and not re.search(r"[\"“”]", plain_text)


def _mark_credits(texts: list[str], sections: list[Section]) -> None:
    """A lone line "— Name" is a credit; what it credits is a quotation if it is all in marks."""
    dashed = [bool(DASH.match(text)) for text in texts]
    for i, text in enumerate(texts):
        listed = (i > 0 and dashed[i - 1]) or (i + 1 < len(texts) and dashed[i + 1])
        if not dashed[i] or listed or len(text) > _CREDIT or text.endswith((".", "?", "!", '"')):
            continue
        if i == 0 or sections[i] not in (Section.BODY, Section.QUOTE):
            continue
        sections[i] = Section.CAPTION
        if sections[i - 1] is Section.BODY and _QUOTED.fullmatch(texts[i - 1]):
            sections[i - 1] = Section.QUOTE


def _mark_headings(pieces: list[Piece], texts: list[str], sections: list[Section]) -> None:
    """The headline, and short lines over paragraphs, where no mark-up says so."""
    first = True
    for i, text in enumerate(texts):
        if sections[i] is Section.HEADLINE:
            first = False
        if sections[i] is not Section.BODY or pieces[i].kind is not Kind.TEXT:
            continue
        most = _HEADLINE_WORDS if first else _SUBHEADING_WORDS
        if i + 1 < len(texts) and _looks_like_heading(text, most):
            follows = len(texts[i + 1]) >= _PARAGRAPH and sections[i + 1] is Section.BODY
            # A question over a paragraph is an interviewer's.
            if first or (follows and not text.endswith("?")):
                sections[i] = Section.HEADLINE
        first = False


def _looks_like_heading(text: str, most: int) -> bool:
    """Short, with a capital or figure in front, and no end of a sentence ("U.S." is none)."""
    if len(text) > _HEADING_CHARS or len(text.split()) > most or _SENTENCE_END.search(text):
        return False
    first = re.search(r"[^\W_]", text)
    return first is not None and not first.group().islower()


def _mark_back_matter(pieces: list[Piece], texts: list[str], sections: list[Section]) -> None:
    """Lists of sources and links that close an article, with their headings.

    Such a list runs to the end of the article or to the next paragraph of running text.
    """
    heading = re.compile(rf"\W*(?:{alternation(entries('back_matter'))})\s*:?\W*", re.IGNORECASE)
    listing = False
    for i, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if i > 0 and heading.fullmatch(text):
            listing = True
        elif listing and not _in_list(piece, text, sections[i]):
            listing = False
        if listing:
            sections[i] = Section.BOILERPLATE


def _in_list(piece: Piece, text: str, section: Section) -> bool:
    """True for what a list of links holds: items, titles, addresses, but no paragraph."""
    if section is Section.CAPTION or (piece.kind is Kind.HEADING):
        return False
    if piece.kind is Kind.ITEM or "://" in text:
        return True
    sentences = len(re.findall(r"[.!?][\"'”’)]*(?:\s|$)", text))
    return len(text) < _PARAGRAPH * 2 and sentences <= 1 and not text.endswith(".")


def _blocks(raw: str, pieces: list[Piece], sections: list[Section]) -> tuple[Block, ...]:
    """Pieces with their sections; an opening dateline and a credit become blocks of their own."""
    blocks: list[Block] = []
    left = _OPENINGS
    for piece, section in zip(pieces, sections, strict=True):
        start, end = piece.start, piece.end
        parts = [(start, end, section)]
        if section is Section.CAPTION:
            dash = DASH.match(raw, start, end)
            start = dash.end() if dash else start
            ranges = caption_parts(raw[start:end]) or [(0, end - start)]
            parts = [(start + first, start + last, section) for first, last in ranges]
        elif section is Section.BODY and left and piece.kind is Kind.TEXT:
            left -= 1
            ends = opening(raw[start:end])
            if ends:
                left = 0
                dateline = (start, start + ends[0], Section.DATELINE)
                parts = [dateline, (start + ends[1], end, section)]
        for first, last, kind in parts:
            first, last = trim(raw, first, last)
            if first < last:
                blocks.append(Block(first, last, kind))
    return tuple(blocks)
