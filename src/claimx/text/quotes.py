"""Quotations: what stands between quotation marks, over paragraphs too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claimx.schema.article import Article, Block, CleanText, Quotation, Section
from claimx.schema.issue import Issue
from claimx.text.pairing import Role, double_marks
from claimx.text.wordlists import alternation, entries

# Sections whose paragraphs follow each other; a caption in between does not end a quotation.
_RUNNING = frozenset({Section.BODY, Section.QUOTE})


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation in clean characters of block `block`: marks at `start` and, if closed, `end - 1`.

    `runs_on`: it is open to the end of its paragraph, so the next one may go on with it.
    """

    block: int
    start: int
    end: int
    closed: bool
    runs_on: bool = False


def find_quotations(
    article: Article, blocks: Sequence[Block], cleaned: Sequence[CleanText]
) -> tuple[tuple[Quotation, ...], tuple[Issue, ...]]:
    """The quotations of `article` in order, none inside another, and the marks that have no mate.

    `cleaned[i]` is the clean text of `blocks[i]`. Double marks of every form, and single ones that
    are no apostrophes; inches and feet are none. A paragraph that opens a quotation and does not
    close it, before one that opens with a mark, goes on there: both share a group. Else a quotation
    that is not closed ends with its paragraph (or before the next mark that opens) and gives an
    Issue ``unclosed-quotation``; a mark that closes nothing gives ``stray-quotation-mark``.
    """
    issues: list[Issue] = []
    found: list[_Found] = []
    for i, text in enumerate(cleaned):
        if blocks[i].section is not Section.BOILERPLATE:
            found += _in_block(article, i, text, issues)
    groups = _groups(blocks, cleaned, found)
    quotations = []
    for place, item in enumerate(found):
        goes_on = place + 1 < len(found) and groups[place + 1] == groups[place]
        quotation = _quotation(cleaned[item.block], item, groups[place])
        quotations.append(quotation)
        if not item.closed and not goes_on:
            message = "a quotation is opened and not closed; it is taken to end here"
            issues.append(_issue(article, "unclosed-quotation", message, quotation))
    issues.sort(key=lambda issue: (issue.start or 0, issue.code))
    return tuple(quotations), tuple(issues)


def _issue(article: Article, code: str, message: str, quotation: Quotation) -> Issue:
    return Issue(article.path, code, message, quotation.start, quotation.end)


def _in_block(article: Article, block: int, clean: CleanText, issues: list[Issue]) -> list[_Found]:
    """The outermost quotations of one block, in order."""
    text = clean.text
    doubles: list[_Found] = []
    opened: int | None = None
    for mark in double_marks(text):
        if mark.role is Role.OPEN:
            opened = mark.at
        elif mark.role is Role.REOPEN and opened is not None:
            end = mark.at - 1 if text[mark.at - 1] == " " else mark.at  # never two blanks
            doubles.append(_Found(block, opened, end, closed=False))
            opened = mark.at
        elif mark.role is Role.CLOSE and opened is not None:
            doubles.append(_Found(block, opened, mark.at + 1, closed=True))
            opened = None
        elif mark.role is Role.STRAY:
            start, end = clean.raw_range(mark.at, mark.at + 1)
            message = "a quotation mark without its mate"
            issues.append(Issue(article.path, "stray-quotation-mark", message, start, end))
    if opened is not None:
        doubles.append(_Found(block, opened, len(text), closed=False, runs_on=True))
    singles = [_Found(block, start, end, closed=True) for start, end in _singles(text)]
    return _outermost([*doubles, *singles])


def _outermost(found: list[_Found]) -> list[_Found]:
    """Those inside no other one, in order. Of two that cross the earlier stays."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.end - item.start < 2 + item.closed:
            continue  # nothing between the marks
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


@cache
def _apostrophe() -> re.Pattern[str]:
    """What follows a mark that stands for left-out letters: "'em", "'90s"."""
    return re.compile(rf"'(?:(?:{alternation(entries('leading_apostrophes'))})\b|\d\ds?\b)", re.I)


def _singles(text: str) -> list[tuple[int, int]]:
    """Ranges (marks included) between single marks that are no apostrophes.

    A mark opens where no letter stands before it and one stands after, and closes the other way
    round; between letters it is an apostrophe.
    """
    opens: list[int] = []
    closes: list[int] = []
    for at in (match.start() for match in re.finditer("'", text)):
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        starts_word = after.isalnum() or after in '[("$£€'
        if starts_word and not before.isalnum() and before not in ".,;:!?)'":
            if not _apostrophe().match(text, at):
                opens.append(at)
        elif not before.isspace() and before not in "([-" and not after.isalnum():
            closes.append(at)
    found: list[tuple[int, int]] = []
    for place, at in enumerate(opens):
        if found and at < found[-1][1]:
            continue
        limit = opens[place + 1] if place + 1 < len(opens) else len(text)
        inside = bisect_left(closes, limit)
        end = _closing(text, at, closes[bisect_left(closes, at) : inside])
        if end is None and limit < len(text):
            # Another mark opens first: a quotation inside this one, if marks are left after it.
            end = _closing(text, at, closes[inside + 1 : inside + 2])
        if end is not None:
            found.append((at, end + 1))
    return found


def _closing(text: str, start: int, closes: list[int]) -> int | None:
    """Which of `closes` (all after `start`, in order) ends the quotation.

    The first, unless it may be a possessive ("the workers' rights") and a later one follows a
    point or comma, as the end of quoted speech does.
    """
    if not closes:
        return None
    first = closes[0]
    if text[first - 1] in "sSzx" and text[first + 1 : first + 2] == " ":
        double = text.find('"', start)
        for later in closes[1:]:
            if text[later - 1] in ".,!?" and not 0 <= double < later:
                return later
    return first


def _groups(
    blocks: Sequence[Block], cleaned: Sequence[CleanText], found: Sequence[_Found]
) -> list[int]:
    """The group of each of `found`: one of its own, or that of the one it goes on from."""
    running = [i for i, block in enumerate(blocks) if block.section in _RUNNING]
    following = dict(pairwise(running))
    groups: list[int] = []
    for place, item in enumerate(found):
        before = found[place - 1] if place else None
        goes_on = (
            before is not None
            and before.runs_on
            and following.get(before.block) == item.block
            and item.start == 0
            and cleaned[item.block].text[0] == '"'
        )
        groups.append((groups[-1] if groups else -1) + (not goes_on))
    return groups


def _quotation(clean: CleanText, item: _Found, group: int) -> Quotation:
    """`item` in raw characters. The inner range lies inside the outer one."""
    start, end = clean.raw_range(item.start, item.end)
    last = item.end - 1 if item.closed else item.end
    _, inner_start = clean.raw_range(item.start, item.start + 1)
    inner_end = inner_start
    if item.start + 1 < last:
        inner_start, inner_end = clean.raw_range(item.start + 1, last)
    return Quotation(start, max(end, inner_end), inner_start, inner_end, item.closed, group)
