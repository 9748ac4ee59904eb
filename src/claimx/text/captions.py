"""Captions and credits: lines that go with a picture or under a quotation."""

from __future__ import annotations

import re
from functools import cache

from claimx.text.wordlists import alternation, entries

# A caption of several sentences is rare; a paragraph of running text is longer.
_LONGEST, _LONGEST_CREDIT = 500, 60


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    labels = alternation(entries("caption_labels"))
    words = alternation(entries("credit_words"))
    return (
        # "Photo: …", "Image by …", "Pictured: …"; group 1 is the label where a colon follows it
        re.compile(
            rf"[(\[]?(?:((?:{labels})\s*:\s*).*|(?:{labels})\s+(?:by|courtesy|credits?|from)\b.*)",
            re.I | re.S,
        ),
        # "File photo"
        re.compile(rf"[(\[]?(?:{labels})[)\].]?", re.I),
        # "Placards. Image: John Lubbock (flickr)."; group 1 is the credit, as below
        re.compile(
            rf".*?(?:[.?!)\]\"'”’|/]|\s)\s*([(\[]?(?i:{labels})"
            rf"(?:\s+(?:by|courtesy of|credit))?\s*:\s*[^\n]{{1,{_LONGEST_CREDIT}}})",
            re.S,
        ),
        # brackets: Sirhan in 1969 (Image: CDCR)
        re.compile(
            rf".*?([(\[][^()\[\]]{{0,80}}\b(?:{words})\b[^()\[\]]{{0,80}}[)\]]\.?)", re.I | re.S
        ),
        # an agency and a name: … (AP/Jane Doe), … [Jane Doe/Al Jazeera]
        re.compile(
            r".*?([(\[](?=[^\W\d_a-z])[\w .'’-]{2,40}/(?=[^\W\d_a-z])[\w .'’/-]{2,60}[)\]]\.?)",
            re.S,
        ),
    )


@cache
def _anywhere() -> re.Pattern[str]:
    """What each pattern needs somewhere: a quick way to say no to running text."""
    words = alternation((*entries("caption_labels"), *entries("credit_words")))
    return re.compile(rf"\b(?:{words})\b|/[^\n]*[)\]]\.?$", re.IGNORECASE)


def caption_parts(text: str) -> list[tuple[int, int]]:
    """The description and the credit of a picture as ranges of `text`; none if it is no caption.

    The label before a description ("Caption:") is outside of both, and so are brackets around
    a credit: neither belongs to a sentence.
    """
    if len(text) > _LONGEST or not _anywhere().search(text):
        return []
    label, bare, tail, brackets, agency = _patterns()
    if bare.fullmatch(text):
        return [(0, len(text))]
    start = 0
    labelled = label.fullmatch(text)
    if labelled:
        start = labelled.end(1) if labelled[1] and labelled.end(1) < len(text) else 0
    credit = tail.fullmatch(text, start)
    if not credit and (labelled or _single(text)):
        # Wire stories close a paragraph with "(Reuters)" too: it must be one sentence to be a
        # caption.
        credit = brackets.fullmatch(text, start) or agency.fullmatch(text, start)
    if credit:
        first, last = credit.span(1)
        return [part for part in ((start, first), (first, last)) if part[0] < part[1]]
    return [(start, len(text))] if labelled else []


def _single(text: str) -> bool:
    """At most one sentence break stands in `text`."""
    return len(re.findall(r"[.!?][\"'”’]?\s+[^\W\d_a-z]", text)) <= 1
