"""Quotations and their speakers.

The order of the rules follows what is known of news (O'Keefe et al. 2012, Almeida et al. 2014):
a reporting verb beside the quotation, else the sentence that leads to it, else whoever spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimx.meaning.attribution.cues import noun_cue, verb_cue
from claimx.meaning.attribution.draft import Draft, merge
from claimx.meaning.attribution.sources import author_of, can_speak, mention_of, speaker
from claimx.meaning.attribution.verbs import cue_extent, source_of
from claimx.meaning.frames import is_verbal
from claimx.schema.clause import Clause, ClauseKind, Form
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: How many tokens may lie between a quotation and the reporting words after it.
_AFTER = 3
#: How many tokens may lie between a reporting verb and the quotation that it leads to.
_BEFORE = 30
#: How many sentences back the last speaker may have spoken for a bare quotation to be his.
_RUNNING = 2


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in tokens: with and without its marks, and its place in `Reading.quotations`."""

    index: int
    outer: Extent
    inner: Extent
    group: int


def quoted(reading: Reading) -> list[Quoted]:
    """The quotations that hold at least one token, in the order of the text."""
    found = []
    for k, quotation in enumerate(reading.quotations):
        inner = reading.tokens.at(quotation.inner_start, quotation.inner_end)
        outer = reading.tokens.at(quotation.start, quotation.end)
        if inner is not None and outer is not None:
            found.append(Quoted(k, outer, inner, quotation.group))
    return sorted(found, key=lambda q: q.outer)


def quoted_tokens(reading: Reading) -> frozenset[int]:
    """All tokens between quotation marks, the marks with them."""
    return frozenset(k for q in quoted(reading) for k in range(q.outer.start, q.outer.end))


def attach_quotations(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with every quotation that has a speaker added to a report's content, and new drafts
    for reports that consist of a quotation."""
    kept = list(drafts)
    of_group: dict[int, int] = {}
    quotations = quoted(reading)
    for q in quotations:
        at = _holding(reading, kept, q)
        if is_speech(reading, q):
            # A verb right behind the quotation is a better witness than a loose parse.
            behind = _beside(reading, q, quotations, only_behind=True)
            if at is None or (behind is not None and kept[at].own != behind.index):
                at = None if behind is not None else of_group.get(q.group)
                if at is None:
                    at = _place(reading, kept, q, quotations)
        if at is None:
            continue
        kept[at] = _extended(reading, kept[at], q)
        of_group[q.group] = at
    return kept


def is_speech(reading: Reading, q: Quoted) -> bool:
    """True if the quotation holds a finite clause or is a sentence of its own: no mere name or
    word set off."""
    finite = (Form.FINITE, Form.IMPERATIVE)
    if any(c.head in q.inner and is_verbal(c) and c.form in finite for c in reading.clauses):
        return True
    sentence = reading.tokens.sentences[reading.tokens.sentence_of[q.inner.start]]
    return q.outer.start <= sentence.start and q.outer.end >= sentence.end - 1


def _holding(reading: Reading, drafts: Sequence[Draft], q: Quoted) -> int | None:
    """The report in whose content the quotation stands by grammar, the innermost."""
    best: int | None = None
    size = 0
    for k, draft in enumerate(drafts):
        if draft.cue.start in q.outer or q.index in draft.quotations:
            continue
        inside = any(reading.clauses[i].head in q.inner for i in draft.clauses)
        covering = [extent for extent in draft.content if extent.covers(q.inner)]
        if not inside and not covering:
            continue
        length = min((len(extent) for extent in covering), default=len(q.inner))
        if best is None or length < size:
            best, size = k, length
    return best


def _place(
    reading: Reading, drafts: list[Draft], q: Quoted, quotations: Sequence[Quoted]
) -> int | None:
    """The report that the quotation belongs to by its neighbourhood; a new one is appended."""
    found = _beside(reading, q, quotations)
    if found is not None:
        known = next((k for k, d in enumerate(drafts) if d.own == found.index), None)
        if known is not None:
            return known
        voiced, source = source_of(reading, found, verb_cue(reading, found))
        if voiced:
            cue = verb_cue(reading, found)
            rule = "attribution/quote-beside" if cue is not None else "attribution/open-quote"
            drafts.append(Draft(source, cue_extent(reading, found), (), (), rule, own=found.index))
            return len(drafts) - 1
    leading = _leading_noun(reading, q)
    if leading is not None:
        drafts.append(leading)
        return len(drafts) - 1
    if not _opens_sentence(reading, q):
        return None
    running = _last_speaker(reading, drafts, q)
    if running is not None:
        return running
    mark = Extent(q.outer.start, q.outer.start + 1)
    drafts.append(Draft(None, mark, (), (), "attribution/quote-unattributed"))
    return len(drafts) - 1


def _beside(
    reading: Reading, q: Quoted, quotations: Sequence[Quoted], *, only_behind: bool = False
) -> Clause | None:
    """The reporting clause next to the quotation: the one behind it, else the one before it."""
    inside = {k for other in quotations for k in range(other.inner.start, other.inner.end)}
    behind: list[tuple[int, Clause]] = []
    ahead: list[tuple[int, Clause]] = []
    for clause in reading.clauses:
        if clause.kind is not ClauseKind.VERB or clause.head in inside:
            continue
        if clause.head >= q.outer.end:
            gap = _gap_behind(reading, clause, q)
            if gap is not None and _may_quote(reading, clause):
                behind.append((gap, clause))
        elif clause.head < q.outer.start and not only_behind:
            gap = _gap_before(reading, clause, q)
            if gap is not None and _may_quote(reading, clause):
                ahead.append((gap, clause))
    for candidates in (behind, ahead):
        if candidates:
            return min(candidates, key=lambda pair: pair[0])[1]
    return None


def _may_quote(reading: Reading, clause: Clause) -> bool:
    cue = verb_cue(reading, clause)
    if cue is not None:
        return "quote" in cue.frames
    subject = clause.argument("subject")
    has_object = clause.argument("object") is not None
    return subject is not None and not has_object and can_speak(reading, subject.head)


def _gap_behind(reading: Reading, clause: Clause, q: Quoted) -> int | None:
    """Tokens from the quotation's end to the first of verb and subject, if few enough."""
    tokens = reading.tokens
    first = clause.head
    subject = speaker(reading, clause)
    if subject is not None and subject.extent.start >= q.outer.end:
        first = min(first, subject.extent.start)
    gap = first - q.outer.end
    last = tokens.sentence_of[q.outer.end - 1]
    if gap > _AFTER or tokens.sentence_of[clause.head] - last > 1:
        return None
    split = tokens.sentence_of[clause.head] != last
    # A new sentence is the rest of this one only if it goes on in lower case or after a comma.
    if split and not (
        tokens.words[q.outer.end - 1] == "," or tokens.words[q.outer.end][:1].islower()
        or tokens.words[max(q.inner.end - 1, 0)] == ","
    ):  # fmt: skip
        return None
    return gap


def _gap_before(reading: Reading, clause: Clause, q: Quoted) -> int | None:
    """Tokens from verb to quotation, if the verb leads to it by a comma, a colon or nothing."""
    tokens = reading.tokens
    before = q.outer.start - 1
    gap = before - clause.head
    colon = tokens.words[before] == ":"
    same = tokens.sentence_of[clause.head] == tokens.sentence_of[q.outer.start]
    near = colon and tokens.sentence_of[clause.head] == tokens.sentence_of[before]
    if gap > _BEFORE or not (same or near):
        return None
    leads = colon or tokens.words[before] in (",", "--", "–", "—") or gap <= 0
    return gap if leads or tokens.lower[before] == "that" else None


def _leading_noun(reading: Reading, q: Quoted) -> Draft | None:
    """"She issued a statement: '…'": a document in the sentence that leads to the quotation."""
    tokens = reading.tokens
    before = q.outer.start - 1
    if before < 0 or not (_opens_sentence(reading, q) or tokens.words[before] == ":"):
        return None
    sentence = tokens.sentence_of[before]
    near = tokens.sentences[sentence].block == tokens.sentences[
        tokens.sentence_of[q.outer.start]
    ].block  # fmt: skip
    if not near and tokens.words[before] != ":":
        return None
    for clause in reversed(reading.clauses):
        if clause.sentence != sentence or clause.head > before:
            continue
        cue = noun_cue(tokens.lemmas[clause.head])
        if cue is None or "doc" not in cue.frames or is_verbal(clause):
            continue
        source = author_of(reading, clause.head)
        if source is None and clause.parent is not None:
            subject = speaker(reading, reading.clauses[clause.parent])
            source = None if subject is None else mention_of(reading, subject.head)
        if source is not None:
            cue_tokens = Extent(clause.head, clause.head + 1)
            return Draft(source, cue_tokens, (), (), "attribution/quote-document", own=clause.index)
    return None


def _opens_sentence(reading: Reading, q: Quoted) -> bool:
    tokens = reading.tokens
    start = tokens.sentences[tokens.sentence_of[q.inner.start]].start
    return q.outer.start <= start or q.inner.start <= start


def _last_speaker(reading: Reading, drafts: Sequence[Draft], q: Quoted) -> int | None:
    """The last report before a bare quotation, if it is near enough and somebody's words."""
    tokens = reading.tokens
    here = tokens.sentence_of[q.outer.start]
    best: int | None = None
    for k, draft in enumerate(drafts):
        if draft.cue.start >= q.outer.start or draft.source is None:
            continue
        end = max((extent.end for extent in draft.content), default=draft.cue.end)
        reach = tokens.sentence_of[max(draft.cue.end, min(end, q.outer.start)) - 1]
        cue = None if draft.own is None else verb_cue(reading, reading.clauses[draft.own])
        spoken = cue is not None and "quote" in cue.frames
        if here - reach > _RUNNING or not (spoken or draft.quotations):
            continue
        if best is None or draft.cue.start > drafts[best].cue.start:
            best = k
    return best


def _extended(reading: Reading, draft: Draft, q: Quoted) -> Draft:
    """`draft` with the quotation in its content."""
    if q.index in draft.quotations:
        return draft
    covered = any(extent.covers(q.inner) for extent in draft.content)
    content = draft.content if covered else merge(reading, [*draft.content, q.inner])
    tops = tuple(
        c.index for c in reading.clauses
        if c.head in q.inner and c.index not in draft.clauses and c.index != draft.own
        and (c.parent is None or reading.clauses[c.parent].head not in q.inner)
        and not _hangs_on_content(c, draft)
    )  # fmt: skip
    clauses = draft.clauses if covered else (*draft.clauses, *tops)
    return replace(
        draft, clauses=clauses, content=content, quotations=(*draft.quotations, q.index)
    )


def _hangs_on_content(clause: Clause, draft: Draft) -> bool:
    return clause.parent is not None and clause.parent in draft.clauses
