"""Members of groups and lists: "two firms, Ade and Bor", "firms such as Ade", "bans and fees"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from claimx.lexicon.load import words
from claimx.schema.clause import Argument
from claimx.schema.mention import Mention
from claimx.schema.reading import Reading
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens

_PLURAL = ("NNS", "NNPS")
_BETWEEN = frozenset({",", "and", "or", "&"})
_WHENCE = frozenset({"of", "from"})
_DASHES = frozenset({",", ":", "-", "–", "—"})


def list_names(
    tokens: Tokens, names: Mapping[int, Mention], head: int, extent: Extent
) -> Sequence[Mention]:
    """The names that follow the group's head within its phrase; empty if it is no group or names
    none. `names` maps the first token of a name to its mention."""
    if tokens.tags[head] not in _PLURAL and tokens.lemmas[head] not in words("groups"):
        return ()
    for k in range(head + 1, extent.end - 1):
        lower = tokens.lower[k]
        if lower == "including" or (lower == "such" and tokens.lower[k + 1] == "as"):
            return _row(tokens, names, k + 1 + (lower == "such"), extent.end)
        if tokens.words[k] in _DASHES and k + 1 in names:
            row = _row(tokens, names, k + 1, extent.end)
            joined = row and any(
                tokens.lower[j] == "and" for j in range(row[0].extent.end, row[-1].extent.start)
            )
            return row if joined else ()
    return ()


def _row(
    tokens: Tokens, names: Mapping[int, Mention], start: int, end: int
) -> Sequence[Mention]:
    """The names from `start` on with nothing but commas, "and" and where they are from between
    them."""
    row: list[Mention] = []
    k = start
    while k < end:
        if k in names:
            row.append(names[k])
            k = names[k].extent.end
        elif tokens.lower[k] in _BETWEEN and row:
            k += 1
        elif tokens.lower[k] in _WHENCE and row and k + 1 in names:
            k = names[k + 1].extent.end  # "Ade *of Ohio* and Bor"
        else:
            break
    return row


def coordinated(
    tokens: Tokens, argument: Argument, mention_of: Callable[[int], Mention | None]
) -> list[tuple[int, Extent]]:
    """The coordinated phrases of an argument, each with its head; each ends where the next begins.
    `mention_of` gives the mention of a head, if it is one."""
    if len(argument.members) < 2:
        return [(argument.head, argument.extent)]
    starts = [argument.extent.start]
    for member in argument.members[1:]:
        mention = mention_of(member)
        starts.append(member if mention is None else mention.extent.start)
    phrases = []
    for head, start, end in zip(
        argument.members, starts, [*starts[1:], argument.extent.end], strict=True
    ):
        last = end
        while last > head + 1 and tokens.upos[last - 1] in ("CCONJ", "PUNCT", "DET"):
            last -= 1
        phrases.append((head, Extent(start, last)))
    return phrases


def among(reading: Reading, argument: Argument) -> Sequence[int]:
    """Those of whom it is said that they were among what a relative clause describes."""
    if argument.path != "relative" or argument.clause is None:
        return ()
    whole, tokens = reading.clauses[argument.clause], reading.tokens
    opening = max(whole.auxiliaries, default=whole.head)
    subject = whole.argument("subject")
    if subject is None or "among" not in tokens.lower[opening : whole.head]:
        return ()
    return subject.members
