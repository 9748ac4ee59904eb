"""Casualties told without a verb, as in headlines: "12 *dead*", "Two people *hurt* in a crash"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from claimx.lexicon.load import words
from claimx.schema.clause import ClauseKind
from claimx.schema.mention import Mention
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.clauses.arguments import argument
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.clauses.predicates import nominal_draft
from claimx.syntax.mentions.find import counts_state
from claimx.syntax.tree import Tree

#: What such a clause is called, with the state after it ("counted-dead").
_COUNTED = "counted-"

_CAUSES = ("in", "after", "as", "by")


def casualties(
    tree: Tree, taken: Container[int], by_head: Mapping[int, Mention]
) -> Iterator[Draft]:
    """A MODIFIER clause for each state that stands right behind the people counted, whatever the
    parser hung it on; the phrase behind it says in what."""
    lower = tree.tokens.lower
    for i in range(1, len(lower)):
        if lower[i] not in words("casualty_states") or not _counts(tree, i - 1):
            continue
        told = i in taken or tree.tokens.upos[i] != "ADJ" or tree.labels[i] == labels.OPEN
        if i - 1 not in by_head or (told and not counts_state(tree, i - 1)):
            continue
        draft = nominal_draft(tree, i, ClauseKind.MODIFIER, i - 1)
        draft.lemma = _COUNTED + lower[i]
        draft.arguments = draft.arguments[:1]
        after = i + 1
        if after < len(lower) and lower[after] in _CAUSES and tree.labels[after] == labels.CASE:
            cause = argument(tree, lower[after], tree.heads[after], "nominal")
            inside = Extent(max(cause.extent.start, after + 1), cause.extent.end)
            draft.arguments.append(replace(cause, extent=inside))
        yield draft


def _counts(tree: Tree, i: int) -> bool:
    """True for a number, or a noun that has one before it."""
    counts = tree.tokens.upos[i] == "NUM" or tree.tokens.lower[i] in words("number_words")
    return counts or tree.child(i, labels.NUMERAL) is not None
