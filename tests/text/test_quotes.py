"""Quotations: `«…»` in an expected list is what stands between the marks."""

from __future__ import annotations

import pytest

from claimx.schema.article import Quotation
from claimx.schema.issue import Issue
from claimx.text.clean import clean
from claimx.text.quotes import find_quotations
from claimx.text.read import from_text
from claimx.text.sections import find_blocks


def quotations(raw: str) -> tuple[tuple[Quotation, ...], tuple[Issue, ...]]:
    article = from_text(raw)
    blocks = find_blocks(article)
    return find_quotations(article, blocks, [clean(article, block) for block in blocks])


@pytest.mark.parametrize(
    ("raw", "inner"),
    [
        ('He said "I know".', ["I know"]),
        ("He said “I know”, she “no”.", ["I know", "no"]),
        ("«Oui» and „ja“ and ``yes''.", ["Oui", "ja", "yes"]),
        ('A ""doubled"" one and ‘‘two’’.', ["doubled", "two"]),
        ("“my brother ,” Kang said,” For days. ”", ["my brother ,", "For days."]),
        ("‘I don’t know,’ he said.", ["I don’t know,"]),
        ("‘The workers’ rights matter,’ he said.", ["The workers’ rights matter,"]),
        ("Stripes may 'dazzle' the boys' dogs in the '90s, get 'em 'til", ["dazzle"]),
        ("He said \"it is 'over' now\" twice.", ["it is 'over' now"]),
        ("'He said \"foo\" to me,' she said.", ['He said "foo" to me,']),
        ('"He said "yes" to me."', ['He said "yes" to me.']),
        ("He is 6'2\" tall, with a 12\" pipe, a 5' wall and 3' 4\" more.", []),
        ('A pipe of 12" was called "in 2019".', ["in 2019"]),
        ('He called it "the 90" twice.', ["the 90"]),
        ('Nothing "" here.', []),
    ],
)
def test_between_the_marks(raw: str, inner: list[str]) -> None:
    found, issues = quotations(raw)
    assert [raw[q.inner_start : q.inner_end] for q in found] == inner
    assert all(q.closed for q in found)
    assert len({q.group for q in found}) == len(found)
    assert issues == ()


def test_marks_are_outside_the_inner_range() -> None:
    raw = "He said “I know”."
    ((quotation,), _) = quotations(raw)
    assert raw[quotation.start : quotation.end] == "“I know”"


def test_a_quotation_over_three_paragraphs_is_one_group() -> None:
    raw = "“We lost,” he said. “One.\n\n“Two.\n\n“Three,” he said.\n\n“Other.”"
    found, issues = quotations(raw)
    inner = [raw[q.inner_start : q.inner_end] for q in found]
    assert inner == ["We lost,", "One.", "Two.", "Three,", "Other."]
    assert [q.group for q in found] == [0, 1, 1, 1, 2]
    assert [q.closed for q in found] == [True, False, False, True, True]
    assert issues == ()


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    raw = "He said “it is over.\n\nNobody answered him that day."
    ((quotation,), (issue,)) = quotations(raw)
    assert raw[quotation.start : quotation.end] == "“it is over."
    assert not quotation.closed
    assert (issue.code, issue.start, issue.end) == (
        "unclosed-quotation",
        quotation.start,
        quotation.end,
    )


def test_an_unclosed_quotation_ends_before_the_next_one() -> None:
    raw = '"I know, he said. "But then he left."'
    found, (issue,) = quotations(raw)
    assert [raw[q.start : q.end] for q in found] == ['"I know, he said.', '"But then he left."']
    assert issue.code == "unclosed-quotation"


def test_a_mark_without_mate_is_told() -> None:
    raw = 'It is over", he said.'
    found, (issue,) = quotations(raw)
    assert found == ()
    assert issue.code == "stray-quotation-mark"
    assert raw[issue.start : issue.end] == '"'
