"""What holds for every text there is."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.text.clean import clean
from claimx.text.decode import decode
from claimx.text.quotes import find_quotations
from claimx.text.read import from_text
from claimx.text.sections import find_blocks

# Pieces that the rules look for, thrown together in any order, and any text at all.
SCRAPS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "  ",
            "\xa0",
            "\t",
            "\u200b",
            "\xad",
            "&nbsp;",
            "&nbsp,",
            "&#32;",
        ),
        *('"', "“", "”", "‘", "’", "'", "''", '""', "«", "``", "&quot;", "&amp;nbsp;", "&#x201c;"),
        *(
            "—",
            "--",
            " - ",
            "…",
            "...",
            ".",
            ",",
            "(",
            ")",
            "[1]",
            "[[",
            "]]",
            "'''",
            "**",
            "_",
            "`",
        ),
        *(
            "# ",
            "> ",
            "- ",
            "1. ",
            "---\n",
            "![a](b)",
            "[a](b)",
            "<br>",
            "</p>",
            "```\n",
            "|",
            "\\*",
        ),
        *("PARIS, Jan. 5, 2019", "January 5, 2019", "Photo: ", "(AP/X)", "By Jane Doe", "Sources"),
        *(
            "word",
            "Word",
            "n't",
            "6'2",
            "s",
            "date: 2019-01-05\n",
            "ﬁ",
            "e\u0301",
            "\ud800",
            "â€™",
            "Ã©",
        ),
        *("http://x.y/--", "The mayor said it. ", "a long line of text that goes on and on " * 3),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(SCRAPS, max_size=25).map("".join))


@settings(deadline=None)  # the first example compiles the patterns
@given(TEXTS, st.booleans())
@example("http://x.y/--\ud800", False)
def test_any_text_goes_through(raw: str, markdown: bool) -> None:
    article = from_text(raw, markdown=markdown)
    size = len(article.raw)
    blocks = find_blocks(article)
    cleaned = [clean(article, block) for block in blocks]
    position = 0
    for block, text in zip(blocks, cleaned, strict=True):
        assert position <= block.start < block.end <= size
        assert article.raw[block.start : block.end].strip()
        position = block.end
        assert len(text.text) == len(text.starts) == len(text.ends)
        assert list(text.starts) == sorted(text.starts)
        assert list(text.ends) == sorted(text.ends)
        assert all(
            block.start <= a <= b <= block.end for a, b in zip(text.starts, text.ends, strict=True)
        )
        assert "  " not in text.text
        assert text.text == text.text.strip()
        assert "\n" not in text.text
        text.text.encode("utf-8")
    quotations, issues = find_quotations(article, blocks, cleaned)
    position = 0
    for quotation in quotations:
        assert position <= quotation.start
        assert quotation.start <= quotation.inner_start <= quotation.inner_end <= quotation.end
        position = quotation.end
    for issue in (*article.issues, *issues):
        assert issue.start is None or (issue.end is not None and issue.start <= issue.end <= size)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N"]), min_size=1))
def test_plain_words_are_left_alone(raw: str) -> None:
    article = from_text(raw)
    (block,) = find_blocks(article)
    text = clean(article, block)
    assert text.text == raw[block.start : block.end]
    assert text.starts == tuple(range(block.start, block.end))


@settings(deadline=None)
@given(st.binary(min_size=1))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except InputError:
        return
    assert "\0" not in decoded.text
    for issue in decoded.issues:
        assert issue.start is None or decoded.text[issue.start] == "\ufffd"


@settings(deadline=None)
@given(st.dates(date(1700, 1, 1), date(2199, 12, 31)), st.sampled_from(["%B %d, %Y", "%d %b %Y"]))
def test_dates_come_back(day: date, form: str) -> None:
    assert from_text(f"{day.strftime(form)}\n\nText.").date == day
    assert from_text("Text.", name=f"{day.isoformat()}-x.txt").date == day
    front = json.dumps(day.isoformat())
    assert from_text(f"---\ndate: {front}\n---\nText.").date == day
