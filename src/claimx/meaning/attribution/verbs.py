"""Reports made by a verb: "police said that …", "…, police said", "was accused of …"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimx.lexicon.load import table, words
from claimx.meaning.attribution.content import (
    TIED_PREPOSITIONS,
    framed_children,
    interrupted,
    object_phrase,
    parenthesis,
    phrases,
    understood_subject,
)
from claimx.meaning.attribution.cues import NOTHING, Cue
from claimx.meaning.attribution.draft import Draft, clause_content, cut, merge
from claimx.meaning.attribution.scene import Scene
from claimx.meaning.attribution.sources import can_speak, cites, mention_of, speaker
from claimx.meaning.frames import has_own_subject, lemma_keys
from claimx.schema.clause import Clause, ClauseKind, Form, Link, Voice
from claimx.schema.facts import Certainty
from claimx.schema.span import Extent

#: What one may be called.
_RATINGS = ("ADJ", "NOUN", "VERB")


def verb_reports(scene: Scene) -> Iterator[Draft]:
    """A draft for every clause whose verb reports a clause or a noun phrase."""
    for clause in scene.reading.clauses:
        cue = scene.cues[clause.index]
        if cue is not None:
            draft = _cued_report(scene, clause, cue)
        elif clause.kind is ClauseKind.VERB and clause.voice is Voice.ACTIVE:
            draft = _open_report(scene, clause)
        else:
            draft = None
        if draft is not None:
            yield draft


def cue_extent(scene: Scene, clause: Clause, frame: str = "") -> Extent:
    """The words that report: the verb with its particle and, next to it, its preposition."""
    end = clause.head + 1
    rest = clause.lemma.split(" ")[1:]
    tokens = scene.reading.tokens
    while end < len(tokens) and rest and tokens.lower[end] == rest[0]:
        rest, end = rest[1:], end + 1
    if frame in TIED_PREPOSITIONS and end < len(tokens) and tokens.lower[end] == frame:
        end += 1
    return Extent(clause.head, end)


def source_of(scene: Scene, clause: Clause, cue: Cue | None) -> tuple[bool, int | None]:
    """Whether the clause has a voice at all, and the mention that it is (None: unnamed)."""
    subject = speaker(scene, clause)
    if subject is not None:
        nobody = scene.reading.tokens.lower[subject.head] in words("nobody")
        return not nobody, mention_of(scene, subject.head)
    if clause.voice is Voice.PASSIVE:
        return cue is not None and cue.unnamed != "no", None
    if clause.form is not Form.FINITE:
        return False, None
    lost = _opening_speaker(scene, clause)
    return lost is not None or clause.link is not Link.ROOT, lost


def _opening_speaker(scene: Scene, clause: Clause) -> int | None:
    """The phrase that opens the sentence, if it can speak: the subject of a finite verb for which
    the parser found none ("Smith, in a letter to the Post, contended …")."""
    start = scene.reading.tokens.sentences[clause.sentence].start
    for mention in scene.mentions(clause.sentence):
        opens = mention.full.start <= start + 1 and mention.head < clause.head
        if opens and can_speak(scene.reading, mention.head):
            return mention_of(scene, mention.head)
    return None


def _cued_report(scene: Scene, clause: Clause, cue: Cue) -> Draft | None:
    if cites(clause) or _cites_as(scene, clause):
        return None
    voiced, source = source_of(scene, clause, cue)
    if not voiced:
        return None
    said = _said_as(scene, clause, Voice.ACTIVE)
    content = ("as", (said,)) if said is not None else framed_children(scene, clause, cue)
    if content is not None and content[0] == "at" and _estimated(scene, clause, cue):
        return _phrase_report(scene, clause, cue, source)
    if content is None:
        around = parenthesis(scene, clause, cue)
        content = None if around is None else ("parenthesis", (around,))
    if content is None:
        return _phrase_report(scene, clause, cue, source)
    frame, clauses = content
    key = "that" if frame == "parenthesis" else frame
    addition = cue.addition(key, voice=clause.voice)
    if frame == "to" and (
        (source is None and addition.certainty is Certainty.ALLEGED)
        or any(_keeps_anonymous(scene.reading.clauses[i]) for i in clauses)
    ):
        return None  # "is said to have left" is hearsay of nobody: "reportedly"
    if addition.realis and frame == "to" and all(_is_so(scene, i) for i in clauses):
        addition = cue.base
    hole = clause.extent if frame == "parenthesis" else clause.predicate
    extents = tuple(e for i in clauses for e in clause_content(scene, i, hole))
    rated = _rated(scene, clause, cue) if frame in ("np", "as") and said is None else []
    if rated:
        extents, addition = merge(scene.reading, rated), cue.addition("as")
    elif frame == "np" or frame in TIED_PREPOSITIONS:
        extents = phrases(scene, clause, clauses, extents)
        if frame == "np" and any(_is_settled(scene, i) for i in clauses):
            addition = cue.base
    elif frame == "to":
        extents = merge(scene.reading, (*understood_subject(scene, clause, clauses), *extents))
    if _is_negated(clause):
        addition = cue.when_denied(addition)
    cue_words = cue_extent(scene, clause, key)
    return Draft(
        source, cue_words, clauses, extents, f"attribution/verb-{frame}", addition, clause.index
    )


def _keeps_anonymous(clause: Clause) -> bool:
    """"asked not to be named": a word on the source, no report."""
    hides = clause.lemma in words("naming_verbs") and clause.voice is Voice.PASSIVE
    return hides and bool(clause.negations)


def _phrase_report(scene: Scene, clause: Clause, cue: Cue, source: int | None) -> Draft | None:
    """A report of a mere phrase: "predicted three deaths", "called the bill 'cruel'"."""
    phrase = object_phrase(scene, clause, cue)
    rated, estimated = _rated(scene, clause, cue), _estimated(scene, clause, cue)
    if phrase is None and not rated and not estimated:
        return None
    addition, frame = cue.addition("np", voice=clause.voice), "np"
    pieces = [] if phrase is None else [phrase.extent]
    if estimated:
        pieces, addition, frame = estimated, cue.addition("at"), "at"
    if rated:
        pieces, addition, frame = rated, cue.addition("as"), "as"
    inside = any(piece.covers(clause.extent) for piece in pieces)
    extents = merge(scene.reading, cut(pieces, clause.extent if inside else clause.predicate))
    if _is_negated(clause):
        addition = cue.when_denied(addition)
    return Draft(
        source, cue_extent(scene, clause, frame), (), extents, f"attribution/verb-{frame}",
        addition, clause.index,
    )  # fmt: skip


def _rated(scene: Scene, clause: Clause, cue: Cue) -> list[Extent]:
    """What is said to be how ("called the ruling a disgrace", "described the figures as good")."""
    if "as" not in cue.frames:
        return []
    thing, called = clause.argument("object"), clause.argument("as")
    rating = called or clause.argument("complement")
    subject = speaker(scene, clause)
    if thing is None or rating is None or rating.clause is not None or rating.head < thing.head:
        return []
    told = _RATINGS if called is None else (*_RATINGS, "PROPN")  # "identified the dead as *Han*"
    if scene.reading.tokens.upos[rating.head] not in told or (
        subject is None or not can_speak(scene.reading, subject.head)
    ):  # fmt: skip
        return []
    return [thing.extent, rating.extent]


def _estimated(scene: Scene, clause: Clause, cue: Cue) -> list[Extent]:
    """What is put at how much, or how far away: "put *the arrests at eight*", "placed *the storm 90
    miles west* of Brno"."""
    thing = clause.argument("object")
    if "at" not in cue.frames or thing is None or thing.clause is not None:
        return []
    amount, upos = clause.argument("at"), scene.reading.tokens.upos
    if amount is not None and "NUM" in upos[amount.extent.start : amount.extent.end]:
        return [thing.extent, amount.extent]
    far = [
        c.extent for c in scene.clauses(clause.sentence)
        if c.lemma == "distant" and clause.head < c.head and c.head in clause.extent
    ]  # fmt: skip
    return [thing.extent, *far] if far else []


def _is_so(scene: Scene, index: int) -> bool:
    """What one is, does right now or has done is reported, not ordered ("reported ten people *to be
    missing*")."""
    clause, tokens = scene.reading.clauses[index], scene.reading.tokens
    lasts = clause.auxiliaries and tokens.tags[clause.head] == "VBG"
    done = any(tokens.lemmas[k] == "have" for k in clause.auxiliaries)
    return clause.kind is ClauseKind.COPULA or lasts or done


def _cites_as(scene: Scene, clause: Clause) -> bool:
    """True for "was quoted as saying": the saying reports."""
    return _said_as(scene, clause, Voice.PASSIVE) is not None


def _said_as(scene: Scene, clause: Clause, voice: Voice) -> int | None:
    """The saying in "the paper quoted an aide as saying that …" (active: it stands inside the
    paper's report) or "was quoted as saying" (passive)."""
    if clause.lemma not in words("citing_verbs") or clause.voice is not voice:
        return None
    children = (scene.reading.clauses[i] for i in scene.below[clause.index])
    said = (c.index for c in children if c.marker == "as" and scene.cues[c.index] is not None)
    return next(said, None)


def _is_settled(scene: Scene, index: int) -> bool:
    """"announced the death of", "announced an arrest" speak of what is, "announced a withdrawal" of
    what is to be."""
    clause = scene.reading.clauses[index]
    if scene.reading.tokens.lemmas[clause.head] in words("accomplished_nouns"):
        return True
    return clause.determiner in words("definite_determiners") or clause.argument("poss") is not None


def _is_negated(clause: Clause) -> bool:
    return len(clause.negations) % 2 == 1


def _open_report(scene: Scene, clause: Clause) -> Draft | None:
    """A verb that the lexicon does not know, used as a reporting verb is: a person or body is its
    subject and a finite clause its complement."""
    subject = clause.argument("subject")
    if subject is None or not can_speak(scene.reading, subject.head):
        return None
    children = [
        child for i in scene.below[clause.index]
        if (child := scene.reading.clauses[i]).link is Link.CONTENT and child.form is Form.FINITE
    ]  # fmt: skip
    beside = clause.link is Link.PARENTHETICAL and _is_bare_parenthesis(scene, clause)
    if not (children or beside) or _is_known_otherwise(scene, clause):
        return None
    content = tuple(
        child.index for child in children
        if child.marker == "that" or _follows_closely(clause, child)
    )  # fmt: skip
    if content:
        extents = tuple(e for i in content for e in clause_content(scene, i))
        rule = "attribution/open-content"
    elif beside:
        content = (interrupted(scene, clause),)
        extents = clause_content(scene, content[0], clause.extent)
        rule = "attribution/open-parenthesis"
    else:
        return None
    source = mention_of(scene, subject.head)
    return Draft(source, cue_extent(scene, clause), content, extents, rule, NOTHING, clause.index)


def _is_bare_parenthesis(scene: Scene, clause: Clause) -> bool:
    """", the captain trumpeted": behind a comma, a subject and a verb and nothing else."""
    start = clause.extent.start
    comma = start > 0 and scene.reading.tokens.words[start - 1] in (",", '"')
    own = [a for a in clause.arguments if a.path == "own" and a.role != "subject"]
    return clause.parent is not None and comma and not own


def _is_known_otherwise(scene: Scene, clause: Clause) -> bool:
    """True if the lexicon knows the verb as one that takes clauses and reports nothing."""
    keys = lemma_keys(scene.reading, clause)
    return any(key in _signature_verbs() for key in keys)


@cache
def _signature_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("signatures") if row["pos"] == "verb")


def _follows_closely(clause: Clause, child: Clause) -> bool:
    """Without "that", a complement of an unknown verb must be a whole clause right behind it, and
    the verb no mere "be" or "have"."""
    if child.marker or clause.lemma in words("no_speech_verbs"):
        return False
    return 0 <= child.extent.start - clause.head - 1 <= 1 and has_own_subject(child)
