"""Articles to results, one by one, in the order of the plan."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from claimx.batch.plan import STDIN
from claimx.errors import InputError
from claimx.pipeline import Extractor, Failure
from claimx.schema.claim import IssueRecord
from claimx.schema.result import Result
from claimx.text.read import from_bytes

#: The code of the issue that stands for an article which could not be read at all.
UNREADABLE = "unreadable"


def results(extractor: Extractor, articles: Sequence[str]) -> Iterator[Result | Failure]:
    """A Result or Failure for each of `articles` (see `plan.plan`), in order."""
    for is_stdin, group in groupby(articles, key=lambda article: article == STDIN):
        if is_stdin:
            yield from (_from_stdin(extractor) for _ in group)
        else:
            yield from extractor.stream(group)


def unreadable(article: str, failure: Failure) -> IssueRecord:
    """The issue that a failed article leaves behind; `article` is the path as it was given."""
    message = str(failure.error).removeprefix(f"{article}: ")
    return IssueRecord(article=article, code=UNREADABLE, message=message)


def _from_stdin(extractor: Extractor) -> Result | Failure:
    try:
        article = from_bytes(sys.stdin.buffer.read(), name=STDIN, when=extractor.settings.date)
    except InputError as error:
        return Failure(STDIN, error)
    result = extractor.extract(article.raw, name=STDIN, when=article.date)
    # The text was decoded here, so the extraction cannot know of the bytes and what was wrong
    # with them.
    told = {(issue.code, issue.start, issue.end) for issue in result.issues}
    decoding = tuple(
        IssueRecord(article=STDIN, code=i.code, message=i.message, start=i.start, end=i.end)
        for i in article.issues
        if (i.code, i.start, i.end) not in told
    )
    return replace(result, article=article, issues=(*decoding, *result.issues))
