"""Which reports vouch for which clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimx.lexicon.load import words
from claimx.meaning.frames import is_verbal
from claimx.schema.clause import Clause, ClauseKind, Link
from claimx.schema.facts import Report
from claimx.schema.reading import Reading
from claimx.schema.span import Extent


def chain(reading: Reading, reports: Sequence[Report]) -> list[tuple[int, ...]]:
    """Per clause the indices of the reports that vouch for it, outermost first.

    A report inside the same voice's words ("She said she believed that …", "I think …" in a
    quotation) is no further link; `nested_chain` keeps it.
    """
    return [
        tuple(
            r for k, r in enumerate(found)
            if k == 0 or not _same_voice(reading, reports[found[k - 1]], reports[r])
        )
        for found in nested_chain(reading, reports)
    ]  # fmt: skip


def _same_voice(reading: Reading, outer: Report, inner: Report) -> bool:
    if inner.source is None or outer.source is None:
        return False
    if reading.tokens.lower[reading.mentions[inner.source].head] in words("first_persons"):
        return True
    entity = reading.entity_of.get(inner.source)
    return entity is not None and entity == reading.entity_of.get(outer.source)


def nested_chain(reading: Reading, reports: Sequence[Report]) -> list[tuple[int, ...]]:
    """Per clause the indices of all reports inside which it stands, outermost first.

    A clause has the reports whose direct content it is, and those of the clause it hangs on. The
    reporting clause and the phrase that names its source are not inside their own report, and what
    the author adds in passing to indirect speech ("said that Han, the mayor, who was born here, …")
    is the author's.
    """
    owns = own_clauses(reading, reports)
    direct = _direct(reading, reports, owns)
    quoted = [
        extent for quotation in reading.quotations
        if (extent := reading.tokens.at(quotation.start, quotation.end)) is not None
    ]  # fmt: skip
    chains: dict[int, tuple[int, ...]] = {}
    for clause in reading.clauses:
        path = _unsettled_path(reading.clauses, clause.index, chains)
        for index in reversed(path):
            clause_ = reading.clauses[index]
            inherited = (
                ()
                if _is_aside(reading, clause_) and not any(clause_.head in q for q in quoted)
                else _inherited(clause_, reports, owns, chains)
            )
            mine = [r for r in direct[index] if r not in inherited]
            chains[index] = (*inherited, *mine)
    return [chains[clause.index] for clause in reading.clauses]


def _is_aside(reading: Reading, clause: Clause) -> bool:
    """True for titles, appositions, and relative clauses set off by a comma."""
    if clause.kind in (ClauseKind.TITLE, ClauseKind.APPOSITION):
        return True
    start = clause.extent.start
    commas = (",", "(", "–", "—")
    return clause.link is Link.RELATIVE and start > 0 and reading.tokens.words[start - 1] in commas


def own_clauses(reading: Reading, reports: Sequence[Report]) -> list[int | None]:
    """Per report the clause whose predicate is its cue, if there is one."""
    by_head = {clause.head: clause.index for clause in reading.clauses}
    return [by_head.get(report.cue.start) for report in reports]


def _unsettled_path(
    clauses: Sequence[Clause], index: int, chains: dict[int, tuple[int, ...]]
) -> list[int]:
    """The clause and its parents upwards, as far as they have no chain yet."""
    path: list[int] = []
    here: int | None = index
    while here is not None and here not in chains and here not in path:
        path.append(here)
        here = clauses[here].parent
    return path


def _inherited(
    clause: Clause,
    reports: Sequence[Report],
    owns: Sequence[int | None],
    chains: dict[int, tuple[int, ...]],
) -> tuple[int, ...]:
    if clause.parent is None:
        return ()
    kept = []
    for r in chains.get(clause.parent, ()):
        if owns[r] == clause.index:
            continue
        # A name's description ("said Smith, the mayor") is the author's, unless it was said.
        descriptive = not is_verbal(clause) or clause.link is Link.RELATIVE
        if descriptive and not _inside(clause.head, reports[r].content):
            continue
        kept.append(r)
    return tuple(kept)


def _inside(token: int, extents: Sequence[Extent]) -> bool:
    return any(token in extent for extent in extents)


def _direct(
    reading: Reading, reports: Sequence[Report], owns: Sequence[int | None]
) -> dict[int, list[int]]:
    """Per clause the reports of which it is itself the content, the outermost first."""
    direct: dict[int, list[int]] = defaultdict(list)
    for report in reports:
        own = owns[report.index]
        targets = report.clauses or tuple(
            clause.index for clause in reading.clauses
            if clause.index != own and _inside(clause.head, report.content)
        )  # fmt: skip
        for index in targets:
            direct[index].append(report.index)
    for index, found in direct.items():
        found.sort(key=lambda r: (_rank(reading, owns[r], index), r))
    return direct


def _rank(reading: Reading, own: int | None, index: int) -> int:
    """How far out a report stands whose content the clause is: first the clause above it, then
    what stands around its quotation, then a parenthesis inside it."""
    if own is None:
        return 2
    if reading.clauses[index].parent == own:
        return 0
    return 2 if reading.clauses[own].parent == index else 1
