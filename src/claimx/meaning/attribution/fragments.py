"""Words quoted inside somebody else's sentence: "praised 'a wonderful crowd'"."""

from __future__ import annotations

from claimx.meaning.attribution.beside import is_name_like
from claimx.meaning.attribution.cues import Cue
from claimx.meaning.attribution.draft import Draft, cut, merge
from claimx.meaning.attribution.scene import Quoted, Scene
from claimx.meaning.attribution.sources import can_speak, speaker
from claimx.meaning.attribution.verbs import cue_extent, source_of
from claimx.schema.clause import Clause, ClauseKind, Voice

_PHRASES = frozenset({"object", "complement", "as", "of", "about", "for", "on", "against", "to"})


def fragment_holder(scene: Scene, q: Quoted) -> Draft | None:
    """A new report by the verb in whose object, complement or prepositional phrase the fragment
    stands, if the verb speaks and a speaker is its subject. Titles and names are no fragments."""
    if is_name_like(scene.reading, q):
        return None
    for clause in _around(scene, q):
        cue = scene.cues[clause.index]
        if cue is None or cue.kind not in ("say", "write", "think", "accuse", "demand", "deny"):
            continue
        if clause.voice is Voice.PASSIVE and clause.argument("subject") is None:
            continue
        held = [a for a in clause.arguments if a.extent.covers(q.inner) and a.role in _PHRASES]
        subject = speaker(scene, clause)
        if not held or subject is None or not can_speak(scene.reading, subject.head):
            continue
        return _draft(scene, clause, cue, q)
    return None


def _around(scene: Scene, q: Quoted) -> list[Clause]:
    """The verbs in whose clause the fragment stands, the innermost first."""
    sentence = scene.reading.tokens.sentence_of[q.inner.start]
    found = [
        c for c in scene.clauses(sentence)
        if c.kind is ClauseKind.VERB and c.head not in q.outer and c.extent.covers(q.inner)
    ]  # fmt: skip
    return sorted(found, key=lambda c: (len(c.extent), c.index))[:1]


def _draft(scene: Scene, clause: Clause, cue: Cue, q: Quoted) -> Draft | None:
    voiced, source = source_of(scene, clause, cue)
    if not voiced:
        return None
    pieces = [q.inner]
    for argument in clause.arguments:
        rated = argument.role == "object" and clause.head < argument.head < q.inner.end
        if rated and "as" in cue.frames:
            pieces.append(argument.extent)
    content = merge(scene.reading, cut(pieces, clause.predicate))
    return Draft(
        source, cue_extent(scene, clause), (), content, "attribution/quote-fragment",
        own=clause.index,
    )  # fmt: skip
