"""Reports made by a noun: "X's claim that", "in a letter to Y", "their demands include"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.lexicon.load import words
from claimx.meaning.attribution.cues import Cue, noun_cue
from claimx.meaning.attribution.draft import Draft, clause_content, cut, merge
from claimx.meaning.attribution.scene import Scene
from claimx.meaning.attribution.sources import author_of, can_speak
from claimx.meaning.frames import frame_of, is_verbal
from claimx.schema.clause import Argument, Clause, ClauseKind, Link
from claimx.schema.facts import Realis
from claimx.schema.span import Extent

#: Frames of a noun that name no content: its author, or the phrase in which it frames a clause.
_NO_CONTENT = frozenset({"by", "in", "doc"})
#: What one has not who does not know of something that is so.
_IGNORED = ("idea", "notion")
_PARTIES = ("subject", "object", "indirect_object")
_CLAUSAL = ("that", "to", "ing", "whether")


def noun_reports(scene: Scene) -> Iterator[Draft]:
    """Reports by a noun: with content of its own, as the subject of what it consists in, or as the
    frame of a clause ("in a letter")."""
    for clause in scene.reading.clauses:
        if clause.kind in (ClauseKind.NOUN, ClauseKind.COPULA):
            cue = noun_cue(scene.reading.tokens.lemmas[clause.head])
            draft = None if cue is None else _noun_with_content(scene, clause, cue)
            if draft is not None:
                yield draft
        if is_verbal(clause):
            yield from _framing_nouns(scene, clause)
            yield from _consisting(scene, clause)
            yield from _source_given_late(scene, clause)


def _noun_with_content(scene: Scene, clause: Clause, cue: Cue) -> Draft | None:
    for frame, indices in _noun_frames(scene, clause, cue):
        source = author_of(scene, clause.head)
        if source is None and frame not in ("that", "to") and cue.kind not in ("accuse", "say"):
            continue
        if frame == "to" and source is None:
            continue
        extents = tuple(e for i in indices for e in clause_content(scene, i))
        if frame not in _CLAUSAL:
            heads = {scene.reading.clauses[i].head for i in indices}
            whole = [a.extent for a in clause.arguments if heads & set(a.members)]
            whole = [_with_circumstances(clause, extent) for extent in whole]
            extents = merge(scene.reading, cut(whole or extents, _author_phrase(scene, source)))
        addition = cue.addition(frame)
        if clause.determiner == "no" and (addition.negated or cue.lemma in _IGNORED):
            return None  # "no doubt that", "had no idea that": it is so
        if clause.determiner == "no":  # "no evidence that" leaves it open
            addition = replace(addition, realis=Realis.HYPOTHETICAL)
        return Draft(source, Extent(clause.head, clause.head + 1), indices, extents,
                     f"attribution/noun-{frame}", addition, clause.index)  # fmt: skip
    return None


def _with_circumstances(clause: Clause, extent: Extent) -> Extent:
    """The phrase with those that follow it under the same noun ("a warning of floods | in the
    delta")."""
    end = max(extent.end, clause.extent.end)
    for argument in sorted(clause.arguments, key=lambda a: a.extent):
        if argument.extent.start in (end, end + 1):
            end = argument.extent.end
    return Extent(extent.start, end)


def _author_phrase(scene: Scene, source: int | None) -> Extent | None:
    """The source with its preposition, where the parser put it into the content ("allegations of
    bribery | from two aides")."""
    if source is None:
        return None
    full = scene.reading.mentions[source].full
    behind = scene.reading.tokens.lower[full.start - 1] in ("by", "from") if full.start else False
    return Extent(full.start - behind, full.end)


def _noun_frames(
    scene: Scene, clause: Clause, cue: Cue
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The frames under the noun that its cue allows, each with the clauses that stand in it."""
    found: dict[str, list[int]] = {}
    for i in scene.below[clause.index]:
        child = scene.reading.clauses[i]
        frame = frame_of(scene.reading, clause, child)
        if frame not in cue.frames or frame in _NO_CONTENT:
            continue
        if child.link is Link.NOMINAL and (
            child.kind is not ClauseKind.NOUN
            or not any(a.role == frame and child.head in a.members for a in clause.arguments)
        ):
            continue
        found.setdefault(frame, []).append(i)
    for frame in ("that", "to", *sorted(found)):
        if frame in found:
            yield frame, tuple(found.pop(frame))


def _framing_nouns(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """"In a report of the ministry, two died", "by NBC's count": an author must be named, and not
    be the one who speaks in the clause anyway."""
    if scene.cues[clause.index] is not None:
        return
    for argument in clause.arguments:
        if argument.role not in ("in", "by") or argument.path not in ("own", "nominal"):
            continue
        cue = noun_cue(scene.reading.tokens.lemmas[argument.head])
        if cue is None or argument.role not in cue.frames:
            continue
        source = author_of(scene, argument.head)
        same = source is not None and _takes_part(scene, clause, source)
        if source is None or same:
            continue
        hole = Extent(max(0, argument.extent.start - 1), argument.extent.end)
        extents = merge(scene.reading, cut([clause.extent], hole))
        yield Draft(source, Extent(argument.head, argument.head + 1), (clause.index,), extents,
                    f"attribution/noun-{argument.role}", cue.base)  # fmt: skip


def _takes_part(scene: Scene, clause: Clause, source: int) -> bool:
    """True if the clause tells of the source: "by his own account *he* fled" is the author's."""
    reading = scene.reading
    here = (reading.mention_at.get(a.head) for a in clause.arguments if a.role in _PARTIES)
    return any(m is not None and reading.entity_of[m] == reading.entity_of[source] for m in here)


def _consisting(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """"Their demands include dissolving parliament", "the official position remained that …"."""
    if clause.lemma not in words("consisting_verbs"):
        return
    subject = clause.argument("subject")
    cue = None if subject is None else noun_cue(scene.reading.tokens.lemmas[subject.head])
    if subject is None or cue is None:
        return
    content = tuple(
        i for i in scene.below[clause.index] if _is_consisted_in(scene, clause, i)
    )  # fmt: skip
    source = author_of(scene, subject.head)
    if not content or (source is None and "that" not in cue.frames):
        return
    if source is None:
        source = scene.reading.mention_at.get(subject.head)
    extents = tuple(e for i in content for e in clause_content(scene, i))
    yield Draft(source, Extent(subject.head, subject.head + 1), content, extents,
                "attribution/noun-consists", cue.base)  # fmt: skip


def _is_consisted_in(scene: Scene, clause: Clause, index: int) -> bool:
    child = scene.reading.clauses[index]
    frame = frame_of(scene.reading, clause, child)
    if frame in ("that", "to", "ing"):
        return child.head > clause.head
    return frame == "np" and _is_member(clause.arguments, child.head)


def _source_given_late(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """"The news came from his son-in-law": he vouches for what the paragraph opens with, or
    the one before ends with."""
    subject, giver = clause.argument("subject"), clause.argument("from")
    if clause.lemma != "come" or subject is None or giver is None or clause.sentence == 0:
        return
    cue = noun_cue(scene.reading.tokens.lemmas[subject.head])
    nouns = scene.headed(subject.head)
    definite = any(c.determiner in words("definite_determiners") for c in nouns)
    source = scene.reading.mention_at.get(giver.head)
    if cue is None or not definite or source is None or not can_speak(scene.reading, giver.head):
        return
    sentences = scene.reading.tokens.sentences
    told = clause.sentence - 1  # "the news" is what the paragraph opens with
    while told > 0 and sentences[told - 1].block == sentences[clause.sentence].block:
        told -= 1
    tops = tuple(c.index for c in scene.clauses(told) if c.parent is None)
    sentence = sentences[told]
    content = merge(scene.reading, [Extent(sentence.start, sentence.end)])
    if tops and content:
        yield Draft(source, Extent(subject.head, subject.head + 1), tops, content,
                    "attribution/noun-came-from", cue.base, clause.index)  # fmt: skip


def _is_member(arguments: tuple[Argument, ...], head: int) -> bool:
    return any(a.role == "object" and head in a.members for a in arguments)
