"""One clause seen as several: each of the posts that it names side by side stands for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, Clause
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: Where a clause says as what somebody serves, is named or becomes.
_POST_ROLES = ("as", "object", "complement")


def views(reading: Reading, clause: Clause) -> Iterator[Clause]:
    """The clause itself; of "served as mayor of Denver and governor of Colorado" one clause with
    each post, whose own phrases are then found under it alone."""
    for k, argument in enumerate(clause.arguments):
        if argument.role in _POST_ROLES and len(argument.members) > 1 and all(
            reading.tokens.lemmas[m] in words("posts") or reading.tokens.lower[m] in words("posts")
            for m in argument.members
        ):  # fmt: skip
            for narrow in _members(reading, argument):
                arguments = (*clause.arguments[:k], narrow, *clause.arguments[k + 1 :])
                yield replace(clause, arguments=arguments)
            return
    yield clause


def _members(reading: Reading, argument: Argument) -> Iterator[Argument]:
    """The coordinated members, each with the words between the "and" before and after it."""
    starts = [argument.extent.start]
    ends = []
    for before, member in zip(argument.members, argument.members[1:], strict=False):
        gaps = [i for i in range(before + 1, member) if _joins(reading, i)]
        first, last = (gaps[0], gaps[-1]) if gaps else (member, member - 1)
        ends.append(first if last - first < 2 else last)
        starts.append(last + 1)
    ends.append(argument.extent.end)
    for member, start, end in zip(argument.members, starts, ends, strict=True):
        if start <= member < end:
            yield replace(argument, head=member, extent=Extent(start, end), members=(member,))


def _joins(reading: Reading, i: int) -> bool:
    return reading.tokens.upos[i] == "CCONJ" or reading.tokens.words[i] == ","
