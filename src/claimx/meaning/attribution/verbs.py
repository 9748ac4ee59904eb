"""Reports made by a verb: "police said that …", "…, police said", "was accused of …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.lexicon.load import table, words
from claimx.meaning.attribution.cues import NOTHING, Cue, noun_cue, verb_cue
from claimx.meaning.attribution.draft import Draft, clause_content, cut, merge
from claimx.meaning.attribution.sources import (
    SPEAKERS,
    can_speak,
    inverted_speaker,
    mention_of,
    speaker,
)
from claimx.meaning.frames import frame_of, has_own_subject, lemma_keys
from claimx.schema.clause import Argument, Clause, ClauseKind, Form, Link, Voice
from claimx.schema.mention import EntityType
from claimx.schema.reading import Reading
from claimx.schema.span import Extent

#: Types of object that are spoken to or of, and never are the content themselves.
_ADDRESSEES = SPEAKERS | {EntityType.LOC, EntityType.FAC, EntityType.PRODUCT, EntityType.WORK}
_TIED_PREPOSITIONS = frozenset({"of", "about", "for", "on", "upon", "against"})


def verb_reports(reading: Reading, below: Sequence[Sequence[int]]) -> Iterator[Draft]:
    """A draft for every clause whose verb reports a clause or a noun phrase."""
    for clause in reading.clauses:
        cue = verb_cue(reading, clause)
        draft = (
            _open_report(reading, below, clause)
            if cue is None
            else _cued_report(reading, below, clause, cue)
        )
        if draft is not None:
            yield draft


def cue_extent(reading: Reading, clause: Clause, frame: str = "") -> Extent:
    """The words that report: the verb with its particle and, next to it, its preposition."""
    end = clause.head + 1
    rest = clause.lemma.split(" ")[1:]
    tokens = reading.tokens
    while end < len(tokens) and rest and tokens.lower[end] == rest[0]:
        rest, end = rest[1:], end + 1
    if frame in _TIED_PREPOSITIONS and end < len(tokens) and tokens.lower[end] == frame:
        end += 1
    return Extent(clause.head, end)


def source_of(reading: Reading, clause: Clause, cue: Cue | None) -> tuple[bool, int | None]:
    """Whether the clause has a voice at all, and the mention that it is (None: unnamed)."""
    subject = speaker(reading, clause)
    if subject is not None:
        return True, mention_of(reading, subject.head)
    if clause.voice is Voice.PASSIVE:
        return cue is not None and cue.unnamed != "no", None
    if clause.form is not Form.FINITE:
        return False, None
    lost = _opening_speaker(reading, clause)
    return lost is not None or clause.link is not Link.ROOT, lost


def _opening_speaker(reading: Reading, clause: Clause) -> int | None:
    """The phrase that opens the sentence, if it can speak: the subject of a finite verb for which
    the parser found none ("Smith, in a letter to the Post, contended …")."""
    tokens = reading.tokens
    start = tokens.sentences[clause.sentence].start
    for mention in reading.mentions:
        opens = mention.sentence == clause.sentence and mention.full.start <= start + 1
        if opens and mention.head < clause.head and can_speak(reading, mention.head):
            return mention_of(reading, mention.head)
    return None


def _cued_report(
    reading: Reading, below: Sequence[Sequence[int]], clause: Clause, cue: Cue
) -> Draft | None:
    voiced, source = source_of(reading, clause, cue)
    if not voiced:
        return None
    content = _framed_children(reading, below, clause, cue)
    if content is None:
        parent = _parenthesis(reading, below, clause, cue)
        content = None if parent is None else ("parenthesis", (parent,))
    if content is not None:
        frame, clauses = content
        hole = clause.extent if frame == "parenthesis" else None
        extents = tuple(
            extent for i in clauses
            for extent in clause_content(reading, below, i, without=hole or clause.predicate)
        )  # fmt: skip
        if frame == "np" or frame in _TIED_PREPOSITIONS:
            extents = _phrases(reading, clause, clauses, extents)
        key = "that" if frame == "parenthesis" else frame
    else:
        phrase = _object_phrase(reading, clause, cue)
        if phrase is None:
            return None
        frame, key, clauses = "np", "np", ()
        extents = merge(reading, cut([phrase.extent], clause.extent if _inside(clause, phrase)
                                     else clause.predicate))  # fmt: skip
    addition = cue.addition(key, voice=clause.voice)
    if key == "np" and any(_is_definite(reading.clauses[i]) for i in clauses):
        addition = cue.base
    if _is_negated(clause):
        addition = cue.when_denied(addition)
    rule = f"attribution/verb-{frame}"
    return Draft(
        source, cue_extent(reading, clause, key), clauses, extents, rule, addition, clause.index
    )


def _is_definite(clause: Clause) -> bool:
    """"announced the death of" speaks of what is, "announced a withdrawal" of what is to be."""
    return clause.determiner in words("definite_determiners") or clause.argument("poss") is not None


def _inside(clause: Clause, phrase: Argument) -> bool:
    """True if the reporting clause itself stands inside the phrase (it is a relative clause)."""
    return phrase.extent.covers(clause.extent)


def _is_negated(clause: Clause) -> bool:
    return len(clause.negations) % 2 == 1


def _framed_children(
    reading: Reading, below: Sequence[Sequence[int]], clause: Clause, cue: Cue
) -> tuple[str, tuple[int, ...]] | None:
    """The frame that holds, and the clauses that are its content; clausal frames come first."""
    found: dict[str, list[int]] = {}
    for i in below[clause.index]:
        child = reading.clauses[i]
        frame = frame_of(reading, clause, child)
        if not frame or not _accepts(reading, clause, child, cue, frame):
            continue
        found.setdefault(frame, []).append(i)
    if "that" in cue.frames and "that" not in found:
        found["that"] = _swallowed(reading, below, clause)
    clausal = {f: found[f] for f in ("that", "whether", "to", "ing") if found.get(f)}
    if clausal:
        # The nearest complement gives the frame; others of the same weight go with it.
        frame = min(clausal, key=lambda f: abs(reading.clauses[clausal[f][0]].head - clause.head))
        weight = cue.addition(frame, voice=clause.voice)
        alike = [f for f in clausal if cue.addition(f, voice=clause.voice) == weight]
        return frame, tuple(sorted(i for f in alike for i in clausal[f]))
    for frame, indices in found.items():
        if indices:
            return frame, tuple(indices)
    return None


def _swallowed(reading: Reading, below: Sequence[Sequence[int]], clause: Clause) -> list[int]:
    """Content without "that" which the parser took for an object with a relative clause ("believe
    the prince ordered it"): a finite verb with neither a subject nor a relative pronoun."""
    heads = {a.head for a in clause.arguments if a.role == "object" and a.path == "own"}
    found = []
    for i in below[clause.index]:
        noun = reading.clauses[i]
        if noun.head not in heads or noun.head < clause.head:
            continue
        found += [
            k for k in below[i]
            if reading.clauses[k].link is Link.RELATIVE and _lacks_relative_word(reading, noun, k)
        ]  # fmt: skip
    return found


def _lacks_relative_word(reading: Reading, noun: Clause, index: int) -> bool:
    clause, tokens = reading.clauses[index], reading.tokens
    if clause.form is not Form.FINITE or has_own_subject(clause):
        return False
    if tokens.tags[clause.head] == "VBN" and not clause.auxiliaries:
        return False
    between = range(noun.head + 1, clause.head)
    return all(tokens.tags[k] not in ("WP", "WDT", "WP$", "WRB") for k in between) and (
        "that" not in tokens.lower[noun.head + 1 : clause.head]
    )


def _accepts(reading: Reading, clause: Clause, child: Clause, cue: Cue, frame: str) -> bool:
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
        if not _may_take_phrase(reading, clause, cue) and frame == "np":
            return False
        if child.kind is not ClauseKind.NOUN or _names_its_own_content(reading, child):
            return False
        return any(
            child.head in a.members and (a.role == frame or (frame, a.role) == ("np", "object"))
            for a in clause.arguments
        )
    return True


def _names_its_own_content(reading: Reading, child: Clause) -> bool:
    """True for a reporting noun or document: "announced a proposal", "issued a statement"."""
    cue = noun_cue(reading.tokens.lemmas[child.head])
    return cue is not None and "doc" in cue.frames


def _phrases(
    reading: Reading, clause: Clause, clauses: Sequence[int], extents: tuple[Extent, ...]
) -> tuple[Extent, ...]:
    """Of noun content, the whole noun phrases."""
    heads = {reading.clauses[i].head for i in clauses}
    whole = [a.extent for a in clause.arguments if heads & set(a.members)]
    hole = clause.extent if any(e.covers(clause.extent) for e in whole) else clause.predicate
    return merge(reading, cut(whole, hole)) or extents


def _object_phrase(reading: Reading, clause: Clause, cue: Cue) -> Argument | None:
    """The noun phrase that is said, where no clause stands for it ("predicted three deaths")."""
    if not _may_take_phrase(reading, clause, cue):
        return None
    for argument in clause.arguments:
        if argument.role != "object" or argument.clause is not None:
            continue
        if reading.tokens.upos[argument.head] in ("PRON", "DET", "PUNCT"):
            continue
        mention = reading.mention_at.get(argument.head)
        if mention is not None and reading.mentions[mention].type in _ADDRESSEES:
            continue
        lemma_cue = noun_cue(reading.tokens.lemmas[argument.head])
        if lemma_cue is not None and "doc" in lemma_cue.frames:
            continue
        return argument
    return None


def _follows_closely(reading: Reading, clause: Clause, content: int) -> bool:
    """Without "that", a complement of an unknown verb must be a whole clause right behind it, and
    the verb no mere "be" or "have"."""
    child = reading.clauses[content]
    if child.marker or clause.lemma in words("no_speech_verbs"):
        return False
    return 0 <= child.extent.start - clause.head - 1 <= 1 and has_own_subject(child)


def _may_take_phrase(reading: Reading, clause: Clause, cue: Cue) -> bool:
    """Whether a noun phrase can be the content: somebody must speak ("the storm claimed lives"
    reports nothing), and a participle before a noun ("confirmed deaths") does not."""
    if "np" not in cue.frames:
        return False
    subject = speaker(reading, clause)
    if subject is None:
        return clause.link is not Link.RELATIVE
    return can_speak(reading, subject.head)


def _parenthesis(
    reading: Reading, below: Sequence[Sequence[int]], clause: Clause, cue: Cue
) -> int | None:
    """The clause around a reporting parenthesis: "…, police said", "as police said"."""
    if clause.parent is None or not ({"that", "quote"} & set(cue.frames)):
        return None
    as_clause = clause.link is Link.ADVERBIAL and clause.marker == "as"
    inverted = inverted_speaker(reading, clause) is not None
    if clause.link is not Link.PARENTHETICAL and not as_clause and not inverted:
        return None
    if as_clause and (
        clause.argument("object") is not None or not _could_be_parenthesis(reading, clause)
    ):
        return None
    if any(frame_of(reading, clause, reading.clauses[i]) == "that" for i in below[clause.index]):
        return None
    return subject_sharing_top(reading, clause.parent)


def _could_be_parenthesis(reading: Reading, clause: Clause) -> bool:
    subject = clause.argument("subject")
    return subject is not None and can_speak(reading, subject.head)


def subject_sharing_top(reading: Reading, index: int) -> int:
    """From a coordinated clause without a subject of its own up to the first of its row."""
    clause = reading.clauses[index]
    while (
        clause.link is Link.CONJUNCT
        and clause.parent is not None
        and clause.parent < len(reading.clauses)
        and not has_own_subject(clause)
    ):
        clause = reading.clauses[clause.parent]
    return clause.index


def _open_report(
    reading: Reading, below: Sequence[Sequence[int]], clause: Clause
) -> Draft | None:
    """A verb that the lexicon does not know, used as a reporting verb is: a person or body is its
    subject and a finite clause its complement."""
    if clause.kind is not ClauseKind.VERB or clause.voice is not Voice.ACTIVE:
        return None
    subject = clause.argument("subject")
    if subject is None or not can_speak(reading, subject.head):
        return None
    keys = set(lemma_keys(reading, clause))
    if any(row["lemma"] in keys and row["pos"] == "verb" for row in table("signatures")):
        return None
    content = tuple(
        i for i in below[clause.index]
        if reading.clauses[i].link is Link.CONTENT and reading.clauses[i].form is Form.FINITE
        and (reading.clauses[i].marker == "that" or _follows_closely(reading, clause, i))
    )  # fmt: skip
    if content:
        extents = tuple(e for i in content for e in clause_content(reading, below, i))
        rule = "attribution/open-content"
    elif clause.link is Link.PARENTHETICAL and clause.parent is not None:
        content = (subject_sharing_top(reading, clause.parent),)
        extents = clause_content(reading, below, content[0], without=clause.extent)
        rule = "attribution/open-parenthesis"
    else:
        return None
    source = mention_of(reading, subject.head)
    return Draft(
        source, cue_extent(reading, clause), content, extents, rule, NOTHING, clause.index
    )
