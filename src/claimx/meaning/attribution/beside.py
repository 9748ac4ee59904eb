"""The reporting clause next to a quotation."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.meaning.attribution.scene import Quoted, Scene
from claimx.meaning.attribution.sources import can_speak, speaker
from claimx.schema.clause import Clause, ClauseKind
from claimx.schema.reading import Reading

#: How many tokens may lie between a quotation and the reporting words after it.
_AFTER = 3
#: How many tokens may lie between a reporting verb and the quotation that it leads to.
_BEFORE = 30


def beside(scene: Scene, q: Quoted, *, only_behind: bool = False) -> Clause | None:
    """The reporting clause next to the quotation: the one behind it, else the one before it."""
    sentence_of = scene.reading.tokens.sentence_of
    first, last = sentence_of[q.outer.start], sentence_of[q.outer.end - 1]
    behind: list[tuple[int, int]] = []
    ahead: list[tuple[int, int]] = []
    for clause in scene.clauses(*range(max(0, first - 1), last + 2)):
        if clause.kind is not ClauseKind.VERB or _is_quoted(scene, clause.head):
            continue
        if clause.head >= q.outer.end:
            gap = _gap_behind(scene, clause, q)
            if gap is not None and _may_quote(scene, clause, q):
                behind.append((gap, clause.index))
        elif clause.head < q.outer.start and not only_behind:
            gap = _gap_before(scene.reading, clause, q)
            if gap is not None and _may_quote(scene, clause, q):
                ahead.append((gap, clause.index))
    for candidates in (behind, ahead):
        if candidates:
            return scene.reading.clauses[min(candidates)[1]]
    return None


def is_name_like(reading: Reading, q: Quoted) -> bool:
    """True for a title or a name between marks: all its longer words begin with a capital."""
    found = [reading.tokens.words[k] for k in range(q.inner.start, q.inner.end)]
    long = [word for word in found if len(word) > 3 and word[0].isalpha()]
    return bool(long) and all(word[0].isupper() for word in long) and found[-1] not in "!?.,"


def _is_quoted(scene: Scene, token: int) -> bool:
    place = scene.quotation_at.get(token)
    return place is not None and token in scene.quoted[place].inner


def _may_quote(scene: Scene, clause: Clause, q: Quoted) -> bool:
    cue = scene.cues[clause.index]
    if cue is not None:
        return "quote" in cue.frames
    subject = clause.argument("subject")
    if subject is None or subject.path != "own" or clause.argument("object") is not None:
        return False
    opens = scene.reading.tokens.words[q.inner.start][:1]
    leads = clause.head > q.inner.start or not opens.islower()  # "had moved, 'which was cheaper'"
    known = clause.lemma in words("no_speech_verbs")
    return leads and not known and can_speak(scene.reading, subject.head)


def _gap_behind(scene: Scene, clause: Clause, q: Quoted) -> int | None:
    """Tokens from the quotation's end to the first of verb and subject, if few enough."""
    tokens = scene.reading.tokens
    last = tokens.sentence_of[q.outer.end - 1]
    if tokens.sentence_of[clause.head] - last > 1:
        return None
    first = clause.head
    subject = speaker(scene, clause)
    if subject is not None and subject.extent.start >= q.outer.end:
        first = min(first, subject.extent.start)
    gap = first - q.outer.end
    if gap > _AFTER:
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
