"""What a reporting verb reports: the clauses and phrases that stand in its frames."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.lexicon.load import words
from claimx.meaning.attribution.cues import Cue, noun_cue
from claimx.meaning.attribution.draft import cut, merge
from claimx.meaning.attribution.scene import Scene
from claimx.meaning.attribution.sources import (
    SPEAKERS,
    can_speak,
    inverted_speaker,
    shares_subject,
    speaker,
)
from claimx.meaning.frames import frame_of, has_own_subject, is_verbal
from claimx.schema.clause import Argument, Clause, ClauseKind, Form, Link, Voice
from claimx.schema.mention import EntityType
from claimx.schema.span import Extent

#: Types of object that are spoken to or of, and never are the content themselves.
_ADDRESSEES = SPEAKERS | {EntityType.LOC, EntityType.PRODUCT, EntityType.WORK}
TIED_PREPOSITIONS = frozenset({"of", "about", "for", "on", "upon", "against"})
#: Roles of a phrase before an infinitive that is its subject ("urged *both armies* to withdraw").
_CONTROLLERS = ("object", "indirect_object", "on", "upon", "for")
_CLAUSAL = ("that", "whether", "to", "ing")


def framed_children(scene: Scene, clause: Clause, cue: Cue) -> tuple[str, tuple[int, ...]] | None:
    """The frame that holds, and the clauses that are its content; clausal frames come first."""
    clauses = scene.reading.clauses
    found: dict[str, list[int]] = {}
    for i in scene.below[clause.index]:
        frame = frame_of(scene.reading, clause, clauses[i])
        if not frame or _is_another_sentence(scene, clause, clauses[i]):
            continue
        if frame == "that" and _describes(scene, clauses[i]):
            continue
        denied = cue.kind == "deny" and frame == "np"
        content = _content_of_noun(scene, clauses[i]) if denied else []
        if content:
            found.setdefault("that", []).extend(content)
        elif _accepts(scene, clause, clauses[i], cue, frame):
            found.setdefault(frame, []).append(i)
    if "that" in cue.frames and "that" not in found:
        found["that"] = _swallowed(scene, clause) or _right_behind(scene, clause)
    clausal = {frame: found[frame] for frame in _CLAUSAL if found.get(frame)}
    if clausal:
        # The nearest complement gives the frame; others of the same weight go with it.
        frame = min(clausal, key=lambda f: abs(clauses[clausal[f][0]].head - clause.head))
        weight = cue.addition(frame, voice=clause.voice)
        alike = [f for f in clausal if cue.addition(f, voice=clause.voice) == weight]
        return frame, tuple(sorted(i for f in alike for i in clausal[f]))
    # Whom one accuses or blames is not what one says of him.
    for frame in sorted(found, key=lambda f: cue.kind == "accuse" and f == "np"):
        if found[frame]:
            return frame, tuple(found[frame])
    return None


def _is_another_sentence(scene: Scene, clause: Clause, child: Clause) -> bool:
    """True if a full stop with a closing mark stands between the verb and what the parser took for
    its content: the sentence was not split there."""
    tokens = scene.reading.tokens
    return any(
        tokens.words[k] == "." and tokens.tags[k + 1] == "''" and tokens.words[k + 2][:1].isupper()
        for k in range(child.head, clause.head - 2)
    )


def _describes(scene: Scene, child: Clause) -> bool:
    """True for what the parser took for the content and is a relative clause: "Ade, *which lost a
    million*, said …"."""
    subject, tokens = child.argument("subject"), scene.reading.tokens
    if subject is None or subject.path != "own" or subject.head == 0:
        return False
    before = tokens.words[subject.head - 1]
    return before == "," and tokens.lower[subject.head] in ("which", "who")


def _content_of_noun(scene: Scene, noun: Clause) -> list[int]:
    """"denied claims that he left", "rumours of a death": what is denied is what the noun
    reports."""
    cue = noun_cue(scene.reading.tokens.lemmas[noun.head])
    frames = ("that",) if cue is None or "of" not in cue.frames else ("that", "of")
    children = (scene.reading.clauses[i] for i in scene.below[noun.index])
    return [child.index for child in children
            if frame_of(scene.reading, noun, child) in frames]  # fmt: skip


def _swallowed(scene: Scene, clause: Clause) -> list[int]:
    """Content without "that" which the parser took for an object with a relative clause ("believe
    the prince ordered it"): a finite verb with neither a subject nor a relative pronoun."""
    heads = {a.head for a in clause.arguments if a.role == "object" and a.path == "own"}
    found = []
    for i in scene.below[clause.index]:
        noun = scene.reading.clauses[i]
        if noun.head not in heads or noun.head < clause.head:
            continue
        found += [
            k for k in scene.below[i]
            if scene.reading.clauses[k].link is Link.RELATIVE
            and _lacks_relative_word(scene, noun, scene.reading.clauses[k])
        ]  # fmt: skip
    return found


def _lacks_relative_word(scene: Scene, noun: Clause, clause: Clause) -> bool:
    tokens = scene.reading.tokens
    if clause.form is not Form.FINITE or has_own_subject(clause):
        return False
    if tokens.tags[clause.head] == "VBN" and not clause.auxiliaries:
        return False
    between = range(noun.head + 1, clause.head)
    return all(tokens.tags[k] not in ("WP", "WDT", "WP$", "WRB") for k in between) and (
        "that" not in tokens.lower[noun.head + 1 : clause.head]
    )


def _right_behind(scene: Scene, clause: Clause) -> list[int]:
    """Content that the parser hung on another verb ("released a statement saying | an attack there
    killed nobody"): a whole finite clause that begins right behind a reporting participle."""
    if clause.form is not Form.PARTICIPLE or clause.voice is Voice.PASSIVE:
        return []
    start = clause.head + 1
    for other in scene.clauses(clause.sentence):
        if other.extent.start != start or other.link is not Link.CONTENT:
            continue
        if other.form is Form.FINITE and (has_own_subject(other) or other.marker == "that"):
            return [other.index]
    return []


def _accepts(scene: Scene, clause: Clause, child: Clause, cue: Cue, frame: str) -> bool:
    if frame == "that" and child.link is Link.OPEN and "to" not in cue.frames:
        return "that" in cue.frames
    if frame == "whether":
        return "that" in cue.frames or frame in cue.frames
    if frame not in cue.frames:
        # "He said: 'Stop firing'" has an imperative where others have a finite clause.
        return frame == "to" and child.link is Link.CONTENT and "that" in cue.frames and (
            child.form is Form.IMPERATIVE or child.marker != "to"
        )  # fmt: skip
    if child.link is Link.PURPOSE:
        return cue.kind in ("demand", "hope") or cue.addition("to").realis is not None
    if child.link is Link.NOMINAL:
        if frame == "np" and (
            not _may_take_phrase(scene, clause, cue)
            or (_is_addressee(scene, child.head) and not _tells_number(scene, cue, child.extent))
        ):
            return False
        if child.kind is not ClauseKind.NOUN or names_its_own_content(scene, child):
            return False
        if frame == "at" and cue.kind == "think" and not _counts(scene, child):
            return False
        return any(
            child.head in a.members and (a.role == frame or (frame, a.role) == ("np", "object"))
            for a in clause.arguments
        )
    return True


def _counts(scene: Scene, child: Clause) -> bool:
    """"put the toll *at 12*", not "put the flag at half-mast"."""
    return "NUM" in scene.reading.tokens.upos[child.extent.start : child.extent.end]


def names_its_own_content(scene: Scene, child: Clause) -> bool:
    """True for a reporting noun or document: "announced a proposal", "issued a statement"."""
    cue = noun_cue(scene.reading.tokens.lemmas[child.head])
    return cue is not None and "doc" in cue.frames


def phrases(
    scene: Scene, clause: Clause, clauses: Sequence[int], extents: tuple[Extent, ...]
) -> tuple[Extent, ...]:
    """Of noun content, the whole noun phrases."""
    heads = {scene.reading.clauses[i].head for i in clauses}
    whole = [a.extent for a in clause.arguments if heads & set(a.members)]
    hole = clause.extent if any(e.covers(clause.extent) for e in whole) else clause.predicate
    return merge(scene.reading, cut(whole, hole)) or extents


def understood_subject(scene: Scene, clause: Clause, clauses: Sequence[int]) -> list[Extent]:
    """The phrase beside the reporting verb that is the subject of an infinitive which it reports
    ("urged *both armies* to withdraw", "*the fire* is believed to have started")."""
    found = []
    for i in clauses:
        child = scene.reading.clauses[i]
        subjects = {a.head for a in child.arguments if a.path == "control"}
        for argument in clause.arguments:
            raised = clause.voice is Voice.PASSIVE and argument.role == "object"
            between = clause.head < argument.head < child.head and argument.role in _CONTROLLERS
            if argument.head in subjects and argument.path == "own" and (raised or between):
                found.append(argument.extent)
    return found


def object_phrase(scene: Scene, clause: Clause, cue: Cue) -> Argument | None:
    """The noun phrase that is said, where no clause stands for it ("predicted three deaths")."""
    if not _may_take_phrase(scene, clause, cue):
        return None
    for argument in clause.arguments:
        if argument.role != "object" or argument.clause is not None:
            continue
        if scene.reading.tokens.upos[argument.head] in ("PRON", "DET", "PUNCT"):
            continue
        number = _tells_number(scene, cue, argument.extent)
        if _is_addressee(scene, argument.head) and not number:
            continue
        noun = noun_cue(scene.reading.tokens.lemmas[argument.head])
        if noun is not None and "doc" in noun.frames:
            continue
        return argument
    return None


def _tells_number(scene: Scene, cue: Cue, extent: Extent) -> bool:
    """True for people who are counted, not spoken to: "*counted* 300 people", "reports three
    wounded"."""
    counted = cue.lemma in words("number_telling_verbs")
    return counted and "NUM" in scene.reading.tokens.upos[extent.start : extent.end]


def _is_addressee(scene: Scene, head: int) -> bool:
    mention = scene.reading.mention(head)
    return mention is not None and mention.type in _ADDRESSEES


def _may_take_phrase(scene: Scene, clause: Clause, cue: Cue) -> bool:
    """Whether a noun phrase can be the content: somebody must speak ("the storm claimed lives"
    reports nothing), and a participle before a noun ("confirmed deaths") does not."""
    if "np" not in cue.frames:
        return False
    subject = speaker(scene, clause)
    if subject is None:
        return clause.link is not Link.RELATIVE
    return can_speak(scene.reading, subject.head)


def parenthesis(scene: Scene, clause: Clause, cue: Cue) -> int | None:
    """The clause around a reporting parenthesis: "…, police said", "as police said"; not what goes
    on behind a semicolon ("a court fined PGM; PGM *appealed*")."""
    if clause.parent is None or not ({"that", "quote"} & set(cue.frames)):
        return None
    if ";" in scene.reading.tokens.lower[max(0, clause.extent.start - 1) : clause.extent.start + 1]:
        return None
    as_clause = clause.link is Link.ADVERBIAL and clause.marker == "as"
    inverted = inverted_speaker(scene, clause) is not None
    if clause.link is not Link.PARENTHETICAL and not as_clause and not inverted:
        return None
    if as_clause and not _could_be_parenthesis(scene, clause, cue):
        return None
    children = (scene.reading.clauses[i] for i in scene.below[clause.index])
    if any(frame_of(scene.reading, clause, child) == "that" for child in children):
        return None
    return interrupted(scene, clause)


def _could_be_parenthesis(scene: Scene, clause: Clause, cue: Cue) -> bool:
    """A speaker and no object but "it" ("as the bishop said", "as Cole put it"); a verb that only
    leads quotations tells when ("as states began to reopen")."""
    subject, thing = clause.argument("subject"), clause.argument("object")
    if thing is None and "that" not in cue.frames:
        return False
    if thing is not None and scene.reading.tokens.lower[thing.head] not in ("it", "so"):
        return False
    return subject is not None and can_speak(scene.reading, subject.head)


def interrupted(scene: Scene, clause: Clause) -> int:
    """The clause in or behind which a reporting parenthesis stands: the smallest finite one around
    it, else the one on which the parser hung it."""
    around = [
        other for other in scene.clauses(clause.sentence)
        if is_verbal(other) and other.form is Form.FINITE and other.index != clause.index
        and other.extent.start < clause.extent.start and clause.extent.end < other.extent.end
    ]  # fmt: skip
    parent = clause.index if clause.parent is None else clause.parent
    inner = min(around, key=lambda other: (len(other.extent), other.index), default=None)
    if inner is not None and inner.link is Link.CONTENT and inner.parent == parent and (
        not scene.cues[parent]
    ):  # fmt: skip
        return inner.index
    return subject_sharing_top(scene, parent)


def subject_sharing_top(scene: Scene, index: int) -> int:
    """From a coordinated clause without a subject of its own up to the first of its row."""
    clauses = scene.reading.clauses
    clause = clauses[index]
    while shares_subject(clause) and clause.parent is not None and clause.parent < len(clauses):
        clause = clauses[clause.parent]
    return clause.index
