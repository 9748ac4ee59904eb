"""Which reports vouch for which clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from claimx.lexicon.load import words
from claimx.meaning.attribution.scene import quotation_at, quotations
from claimx.meaning.frames import is_verbal
from claimx.schema.clause import Clause, ClauseKind, Form, Link, Voice
from claimx.schema.facts import Report
from claimx.schema.mention import MentionKind
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: The rule of a source that a preposition names.
BESIDE = "attribution/according-to"
#: The rule of a source that another one cites.
CITING = "attribution/citing"
#: The rule of a source that quotes another one.
QUOTED_BY = "attribution/quoted-by"


def chain(reading: Reading, reports: Sequence[Report]) -> list[tuple[int, ...]]:
    """Per clause the indices of the reports that vouch for it, outermost first.

    A report inside the same voice's words ("She said she believed that …", "I think …" in a
    quotation), and one of nobody inside somebody's ("He denied claims that …"), is no further link;
    `nested_chain` keeps it.
    """
    settled: dict[tuple[int, ...], tuple[int, ...]] = {}
    found = nested_chain(reading, reports)
    for links in found:
        if links not in settled:
            settled[links] = tuple(
                r for k, r in enumerate(links)
                if k == 0 or not _adds_nobody(reading, reports[links[k - 1]], reports[r])
            )  # fmt: skip
    return [settled[links] for links in found]


def _adds_nobody(reading: Reading, outer: Report, inner: Report) -> bool:
    if inner.source is None:
        return outer.source is not None and inner.rule.startswith("attribution/noun")
    if outer.source is None:
        return False
    if reading.tokens.lower[reading.mentions[inner.source].head] in words("first_persons"):
        return True
    entity = reading.entity_of.get(inner.source)
    return entity is not None and entity == reading.entity_of.get(outer.source)


def nested_chain(reading: Reading, reports: Sequence[Report]) -> list[tuple[int, ...]]:
    """Per clause the indices of all reports that vouch for it, outermost first: those inside which
    it stands, but not what they take for granted (`_is_granted`)."""
    quoted = quotation_at(quotations(reading))
    direct = _direct(reading, reports, quoted)
    flow = _flow(reading, reports, direct, quoted)
    return [
        () if clause.index not in direct and clause.head not in quoted
        and flow[clause.index] and _is_granted(reading, clause) else flow[clause.index]
        for clause in reading.clauses
    ]  # fmt: skip


def inside_chain(reading: Reading, reports: Sequence[Report]) -> list[tuple[int, ...]]:
    """Per clause the indices of all reports inside which it stands, outermost first.

    A clause has the reports whose direct content it is, and those of the clause it hangs on. The
    reporting clause and the phrase that names its source are not inside their own report, and what
    the author adds in passing to indirect speech ("said that Han, the mayor, who was born here, …")
    is the author's.
    """
    quoted = quotation_at(quotations(reading))
    flow = _flow(reading, reports, _direct(reading, reports, quoted), quoted)
    return [flow[clause.index] for clause in reading.clauses]


def _flow(
    reading: Reading, reports: Sequence[Report], direct: Mapping[int, Sequence[int]],
    quoted: Container[int],
) -> dict[int, tuple[int, ...]]:  # fmt: skip
    """Per clause the chain that it hands down to those that hang on it."""
    flow: dict[int, tuple[int, ...]] = {}
    for clause in reading.clauses:
        if clause.index in flow:
            continue
        for index in reversed(_unsettled_path(reading.clauses, clause.index, flow)):
            one = reading.clauses[index]
            mine = direct.get(index, ())
            inherited: tuple[int, ...] = ()
            if one.parent is not None and flow.get(one.parent):
                aside = one.head not in quoted and _is_aside(reading, one)
                inherited = () if aside else _inherited(one, reports, flow[one.parent])
            flow[index] = (*inherited, *(r for r in mine if r not in inherited))
    return flow


def _is_aside(reading: Reading, clause: Clause) -> bool:
    """True for what the author adds to indirect speech, with all that hangs on it: titles,
    appositions, and behind a comma what describes a name or is a passive participle ("Han, who was
    born here", "the airport, located near Brno")."""
    if clause.kind in (ClauseKind.TITLE, ClauseKind.APPOSITION):
        return True
    start = clause.extent.start
    if clause.kind is ClauseKind.MODIFIER:  # "Han, 34,"
        modified = clause.argument("subject")
        return modified is not None and "," in reading.tokens.words[modified.head : clause.head]
    if clause.link is not Link.RELATIVE or start == 0 or clause.parent is None:
        return False
    subject = clause.argument("subject")  # "who": the parser may hang the clause on another word
    relative = subject is not None and subject.path == "relative"
    head = subject.head if subject and relative else reading.clauses[clause.parent].head
    described = reading.mention_at.get(head)
    is_name = described is not None and reading.mentions[described].kind is MentionKind.NAME
    behind_comma = reading.tokens.words[start - 1] in (",", "(", "–", "—")
    return behind_comma and (
        is_name or (clause.form is not Form.FINITE and clause.voice is Voice.PASSIVE)
    )


def _is_granted(reading: Reading, clause: Clause) -> bool:
    """True for what indirect speech takes for granted rather than says: a name or definite noun
    phrase ("the arena in Brno", "his arrest"), unless the verb says of it that it took place."""
    if clause.kind is not ClauseKind.NOUN or clause.link is not Link.NOMINAL:
        return False
    mention = reading.mention_at.get(clause.head)
    is_name = mention is not None and reading.mentions[mention].kind is MentionKind.NAME
    definite = clause.determiner in words("definite_determiners") or clause.argument("poss")
    if not (definite or is_name):
        return False
    above = None if clause.parent is None else reading.clauses[clause.parent]
    subject = None if above is None else above.argument("subject")
    takes_place = above is not None and above.lemma in words("occurrence_verbs")
    if above is not None and above.lemma in words("participation"):
        return False  # "denied a part in the attack": that he had one is not granted
    return not (takes_place and subject is not None and clause.head in subject.members)


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
    clause: Clause, reports: Sequence[Report], above: Sequence[int]
) -> tuple[int, ...]:
    kept = []
    # A name's description ("said Smith, the mayor") is the author's, unless it was said.
    descriptive = not is_verbal(clause) or clause.link is Link.RELATIVE
    for r in above:
        if reports[r].own == clause.index:
            continue
        apart = descriptive or (clause.link is Link.CONJUNCT and reports[r].rule == BESIDE)
        if apart and not _inside(clause.head, reports[r].content):
            continue
        # "ordered a new trial, where he was found guilty": what came of it was not ordered.
        if clause.link is Link.RELATIVE and clause.tense == "past" and reports[r].realis:
            continue
        kept.append(r)
    return tuple(kept)


def _inside(token: int, extents: Sequence[Extent]) -> bool:
    return any(token in extent for extent in extents)


def _direct(
    reading: Reading, reports: Sequence[Report], quoted: Container[int]
) -> dict[int, list[int]]:
    """Per clause the reports of which it is itself the content, the outermost first."""
    direct: dict[int, list[int]] = defaultdict(list)
    by_sentence: dict[int, list[Clause]] = defaultdict(list)
    for clause in reading.clauses:
        by_sentence[clause.sentence].append(clause)
    sentence_of = reading.tokens.sentence_of
    for report in reports:
        for index in report.clauses:
            direct[index].append(report.index)
        if report.clauses:
            continue
        for extent in report.content:
            for sentence in range(sentence_of[extent.start], sentence_of[extent.end - 1] + 1):
                for clause in by_sentence[sentence]:
                    if clause.index == report.own or clause.head not in extent:
                        continue
                    if clause.head in quoted or not _is_aside(reading, clause):
                        direct[clause.index].append(report.index)
    for index, found in direct.items():
        if len(found) > 1:
            found.sort(key=lambda r: (_rank(reading, reports[r], index), r))
    return direct


def _rank(reading: Reading, report: Report, index: int) -> int:
    """How far out a report stands whose content the clause is: first the clause above it, then
    what stands around its quotation, then a parenthesis inside it, then who is cited there; outside
    of all who quotes the source, or denies what a noun above the clause says."""
    above = reading.clauses[index].parent
    if report.rule == QUOTED_BY or (
        report.negated and above is not None and reading.clauses[above].parent == report.own
    ):
        return -1
    if report.rule == CITING:
        return 3
    if report.own is None:
        return 2
    if above == report.own:
        return 0
    return 2 if reading.clauses[report.own].parent == index else 1
