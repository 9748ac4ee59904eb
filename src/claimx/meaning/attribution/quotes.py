"""Quotations and their speakers.

The order of the rules follows what is known of news (O'Keefe et al. 2012, Almeida et al. 2014):
a reporting verb beside the quotation, else the sentence that leads to it or points back to it, else
whoever spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.lexicon.load import words
from claimx.meaning.attribution.beside import beside, is_name_like
from claimx.meaning.attribution.cues import noun_cue
from claimx.meaning.attribution.draft import Draft, merge
from claimx.meaning.attribution.fragments import fragment_holder
from claimx.meaning.attribution.scene import Quoted, Scene
from claimx.meaning.attribution.sources import author_of, can_speak, mention_of, speaker
from claimx.meaning.attribution.verbs import cue_extent, source_of
from claimx.meaning.frames import is_verbal
from claimx.schema.clause import Clause, Form
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: How many sentences back the last speaker may have spoken for a bare quotation to be his.
_RUNNING = 2
#: Tokens between two fragments of one sentence that belong to what is said.
_BETWEEN = 6
_FINITE = (Form.FINITE, Form.IMPERATIVE)


def attach_quotations(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with every quotation that has a speaker added to a report's content, and new drafts
    for reports that consist of a quotation.

    The quotations of a group (one that goes on over paragraphs) have one speaker: the first that
    any of them has beside it.
    """
    kept = list(drafts)
    groups: dict[int, list[int]] = {}
    for place, q in enumerate(scene.quoted):
        groups.setdefault(q.group, []).append(place)
    for places in groups.values():
        quotations = [scene.quoted[place] for place in places]
        speeches = [is_speech(scene, q) for q in quotations]
        found: int | None = None
        for q, spoken in zip(quotations, speeches, strict=True):
            found = _by_grammar(scene, kept, q, spoken) if found is None else found
        if found is None and any(speeches):
            found = _by_neighbourhood(scene, kept, quotations[0])
        for place, q, spoken in zip(places, quotations, speeches, strict=True):
            if found is not None and (spoken or q is quotations[0] or len(places) > 1):
                kept[found] = _extended(scene, kept[found], place)
    return kept


def is_speech(scene: Scene, q: Quoted) -> bool:
    """True if the quotation holds a finite clause, is a sentence of its own, or ends like one with
    a reporting verb beside it ("Thieves!" someone yelled): no mere name or word set off."""
    reading = scene.reading
    first, last = (reading.tokens.sentence_of[k] for k in (q.inner.start, q.inner.end - 1))
    for clause in scene.clauses(*range(first, last + 1)):
        if clause.head in q.inner and is_verbal(clause) and clause.form in _FINITE:
            return True
    sentence = reading.tokens.sentences[first]
    if q.outer.start <= sentence.start and q.outer.end >= sentence.end - 1:
        return True
    if is_name_like(reading, q):
        return False
    near = beside(scene, q)
    if near is None:
        return False
    cue = scene.cues[near.index]
    ends = reading.tokens.words[q.inner.end - 1] in ("!", "?", ",", ".")
    return cue is not None and "quote" in cue.frames and (
        ends or (near.head == q.outer.start - 1 and not {"np", "as"} & set(cue.frames))
    )  # fmt: skip


def _by_grammar(scene: Scene, kept: list[Draft], q: Quoted, spoken: bool) -> int | None:
    """The report in whose content the quotation stands, or whose verb stands beside it; a new one
    is appended."""
    at = _holding(scene, kept, q)
    if not spoken:
        return _of_fragment(scene, kept, q) if at is None else at
    # A verb right behind the quotation is a better witness than a loose parse.
    behind = beside(scene, q, only_behind=True)
    if at is not None and (behind is None or kept[at].own == behind.index):
        return at
    near = behind or beside(scene, q)
    return _of_fragment(scene, kept, q) if near is None else _of_verb(scene, kept, near)


def _of_fragment(scene: Scene, kept: list[Draft], q: Quoted) -> int | None:
    """The report of the verb whose phrase the quotation is; a new one is appended."""
    draft = fragment_holder(scene, q)
    if draft is None:
        return None
    for k, known in enumerate(kept):
        if known.own == draft.own:
            between = _up_to(scene, known.content, q)
            pieces = merge(scene.reading, [*known.content, *between, *draft.content])
            kept[k] = replace(known, content=pieces)
            return k
    kept.append(draft)
    return len(kept) - 1


def _holding(scene: Scene, drafts: Sequence[Draft], q: Quoted) -> int | None:
    """The report in whose content the quotation stands by grammar, the innermost."""
    best: int | None = None
    size = 0
    for k, draft in enumerate(drafts):
        if draft.cue.start in q.outer:
            continue
        inside = any(scene.reading.clauses[i].head in q.inner for i in draft.clauses)
        covering = [extent for extent in draft.content if extent.covers(q.inner)]
        if not inside and not covering:
            continue
        length = min((len(extent) for extent in covering), default=len(q.inner))
        if best is None or length < size:
            best, size = k, length
    return best


def _of_verb(scene: Scene, kept: list[Draft], near: Clause) -> int | None:
    """The report of a reporting clause; a new one is appended."""
    known = next((k for k, d in enumerate(kept) if d.own == near.index), None)
    if known is not None:
        return known
    cue = scene.cues[near.index]
    voiced, source = source_of(scene, near, cue)
    if not voiced:
        return None
    rule = "attribution/quote-beside" if cue is not None else "attribution/open-quote"
    kept.append(Draft(source, cue_extent(scene, near), (), (), rule, own=near.index))
    return len(kept) - 1


def _by_neighbourhood(scene: Scene, kept: list[Draft], q: Quoted) -> int | None:
    """The report that a quotation belongs to whose own sentence names nobody."""
    for draft in (_leading_noun(scene, q), _pointing_back(scene, q)):
        if draft is not None:
            kept.append(draft)
            return len(kept) - 1
    if not _opens_sentence(scene.reading, q):
        return None
    running = _last_speaker(scene, kept, q)
    if running is not None:
        return running
    draft = _leading_verb(scene, q)
    if draft is None:
        mark = Extent(q.outer.start, q.outer.start + 1)
        draft = Draft(None, mark, (), (), "attribution/quote-unattributed")
    kept.append(draft)
    return len(kept) - 1


def _leading_noun(scene: Scene, q: Quoted) -> Draft | None:
    """"She issued a statement: '…'": a document in the sentence that leads to the quotation."""
    tokens = scene.reading.tokens
    before = q.outer.start - 1
    if before < 0 or not (_opens_sentence(scene.reading, q) or tokens.words[before] == ":"):
        return None
    sentence = tokens.sentence_of[before]
    if not _same_block(scene.reading, before, q.outer.start) and tokens.words[before] != ":":
        return None
    for clause in reversed(list(scene.clauses(sentence))):
        if clause.head > before:
            continue
        cue = noun_cue(tokens.lemmas[clause.head])
        if cue is None or "doc" not in cue.frames or is_verbal(clause):
            continue
        source = author_of(scene, clause.head)
        if source is None and clause.parent is not None:
            subject = speaker(scene, scene.reading.clauses[clause.parent])
            source = None if subject is None else mention_of(scene, subject.head)
        if source is not None:
            cue_tokens = Extent(clause.head, clause.head + 1)
            return Draft(source, cue_tokens, (), (), "attribution/quote-document", own=clause.index)
    return None


def _leading_verb(scene: Scene, q: Quoted) -> Draft | None:
    """"Riedl spoke to reporters. '…'": who speaks in the sentence before, whatever he says."""
    before = q.outer.start - 1
    if before < 0 or not _same_block(scene.reading, before, q.outer.start):
        return None
    for clause in scene.clauses(scene.reading.tokens.sentence_of[before]):
        subject = clause.argument("subject")
        speaks = clause.form is Form.FINITE and clause.lemma in words("speaking_verbs")
        if speaks and subject is not None and can_speak(scene.reading, subject.head):
            source = mention_of(scene, subject.head)
            rule = "attribution/quote-leading-verb"
            return Draft(source, cue_extent(scene, clause), (), (), rule, own=clause.index)
    return None


def _pointing_back(scene: Scene, q: Quoted) -> Draft | None:
    """"'…' Those were the words of Haddad": the sentence behind says whose words they were."""
    tokens = scene.reading.tokens
    if q.outer.end >= len(tokens) or not _same_block(scene.reading, q.inner.start, q.outer.end):
        return None
    sentence = tokens.sentence_of[q.outer.end]
    if tokens.lower[tokens.sentences[sentence].start] not in words("back_pointers"):
        return None
    for clause in scene.clauses(sentence):
        if noun_cue(tokens.lemmas[clause.head]) is None:
            continue
        source = author_of(scene, clause.head)
        if source is not None:
            cue = Extent(clause.head, clause.head + 1)
            return Draft(source, cue, (), (), "attribution/quote-pointed-at", own=clause.index)
    return None


def _same_block(reading: Reading, one: int, other: int) -> bool:
    first, second = (
        reading.tokens.sentences[reading.tokens.sentence_of[k]].block for k in (one, other)
    )
    return first == second


def _opens_sentence(reading: Reading, q: Quoted) -> bool:
    tokens = reading.tokens
    start = tokens.sentences[tokens.sentence_of[q.inner.start]].start
    return q.outer.start <= start or q.inner.start <= start


def _last_speaker(scene: Scene, drafts: Sequence[Draft], q: Quoted) -> int | None:
    """The last report before a bare quotation, if it is near enough and somebody's words."""
    tokens = scene.reading.tokens
    here = tokens.sentence_of[q.outer.start]
    best: int | None = None
    for k, draft in enumerate(drafts):
        if draft.cue.start >= q.outer.start or draft.source is None:
            continue
        end = max((extent.end for extent in draft.content), default=draft.cue.end)
        reach = tokens.sentence_of[max(draft.cue.end, min(end, q.outer.start)) - 1]
        cue = None if draft.own is None else scene.cues[draft.own]
        spoken = cue is not None and "quote" in cue.frames
        told = draft.rule == "attribution/according-to" and here - reach == 1 and _same_block(
            scene.reading, draft.cue.start, q.outer.start
        ) and can_speak(scene.reading, scene.reading.mentions[draft.source].head)  # fmt: skip
        if here - reach > _RUNNING or not (spoken or told or draft.quotations):
            continue
        if best is None or draft.cue.start > drafts[best].cue.start:
            best = k
    return best


def _up_to(scene: Scene, content: Sequence[Extent], q: Quoted) -> list[Extent]:
    """The few words between what was said so far and a fragment in the same sentence ("was 'rushed'
    and the minutes 'plainly wrong'")."""
    end = max((e.end for e in content if e.end <= q.outer.start), default=None)
    tokens = scene.reading.tokens
    if end is None or q.outer.start - end > _BETWEEN:
        return []
    sentence = tokens.sentence_of[end - 1]
    verbs = any(is_verbal(c) and end <= c.head < q.outer.start for c in scene.clauses(sentence))
    if verbs or sentence != tokens.sentence_of[q.outer.start] or tokens.words[end] == ",":
        return []
    return [Extent(end, q.outer.start)]


def _extended(scene: Scene, draft: Draft, place: int) -> Draft:
    """`draft` with the quotation in its content."""
    q = scene.quoted[place]
    if place in draft.quotations:
        return draft
    clauses = scene.reading.clauses
    covered = any(extent.covers(q.inner) for extent in draft.content)
    content = draft.content
    if not covered:
        content = merge(scene.reading, [*content, *_up_to(scene, content, q), q.inner])
    sentences = scene.reading.tokens.sentence_of
    span = range(sentences[q.inner.start], sentences[q.inner.end - 1] + 1)
    tops = tuple(
        c.index for c in scene.clauses(*span)
        if c.head in q.inner and c.index not in draft.clauses and c.index != draft.own
        and (c.parent is None or clauses[c.parent].head not in q.inner)
        and c.parent not in draft.clauses
    )  # fmt: skip
    if covered:  # its other sentences hang on no clause of the report
        told = {clauses[i].sentence for i in draft.clauses}
        tops = tuple(i for i in tops if clauses[i].sentence not in told) if told else ()
    return replace(
        draft, clauses=(*draft.clauses, *tops), content=content,
        quotations=(*draft.quotations, place),
    )  # fmt: skip
