"""Who vouches: from the grammar of a reporting word to the mention of its source."""

from __future__ import annotations

from functools import cache

from claimx.lexicon.load import table, words
from claimx.meaning.attribution.cues import noun_cue
from claimx.meaning.attribution.scene import Scene
from claimx.meaning.frames import has_own_subject
from claimx.schema.clause import Argument, Clause, ClauseKind, Form, Link, Voice
from claimx.schema.mention import EntityType, MentionKind
from claimx.schema.reading import Reading

#: Entity types that can speak; a facility does for the body in it ("the embassy said").
SPEAKERS = frozenset(
    {EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.NORP, EntityType.GROUP,
     EntityType.FAC}
)  # fmt: skip
_AUTHORS = ("by", "poss", "modifier", "from", "of")
#: Types of names before a person's post: "Iowa Senate Speaker Ann Lee".
_TITLED = frozenset({EntityType.ORG, EntityType.GPE, EntityType.NORP})
#: Types of names that are often a person or body which the types do not show.
_UNTYPED = frozenset({EntityType.OTHER, EntityType.WORK})
#: How many sentences back a document may have been named that "the statement" speaks of.
_SAME_DOCUMENT = 8
_FINITE_TAGS = ("VBD", "VBZ", "VBP", "VB", "VBN")
_HANGING = (Link.ADVERBIAL, Link.PURPOSE, Link.CONJUNCT, Link.RELATIVE)


def speaker(scene: Scene, clause: Clause) -> Argument | None:
    """The logical subject of a reporting clause; of a participle ("…, saying that") without a
    subject, that of the clause it hangs on, or of the reporting clause before it."""
    inverted = inverted_speaker(scene, clause)
    if inverted is not None:
        return inverted
    mistaken = _mistaken_passive(clause) or _cited(scene, clause)
    if mistaken is not None:
        return mistaken
    subject = clause.argument("subject")
    own = subject is not None and subject.path == "own"
    surely = subject is not None and _surely_speaks(scene.reading, subject.head)
    if clause.form is Form.PARTICIPLE and clause.link is Link.ADVERBIAL and surely and subject:
        # "commented on the pact, calling it void": he calls, not the pact.
        surely = _is_speaker(scene.reading, subject.head)
    if subject is not None and (own or surely):
        return None if scene.reading.tokens.lower[subject.head] == "there" else subject
    if clause.link not in _HANGING or clause.voice is Voice.PASSIVE:
        return subject
    before = _speaker_before(scene, clause)
    if clause.parent is None:
        return before or subject
    parent = scene.reading.clauses[clause.parent]
    if clause.link is Link.RELATIVE and parent.kind is ClauseKind.NOUN:
        return subject
    if parent.voice is Voice.PASSIVE and clause.form is Form.PARTICIPLE:
        above = parent.argument("object") or parent.argument("subject")
    else:
        above = parent.argument("subject")
    if above is not None and _surely_speaks(scene.reading, above.head):
        return above
    return before or subject or above


def _is_speaker(reading: Reading, head: int) -> bool:
    """True for a person, a body or a pronoun, not for a document."""
    index = reading.mention_at.get(head)
    if index is None:
        return False
    mention = reading.mentions[index]
    return mention.type in SPEAKERS or mention.kind is MentionKind.PRONOUN


def _surely_speaks(reading: Reading, head: int) -> bool:
    """False for "it" too, which often stands for nothing ("It was late, he said, adding …")."""
    return can_speak(reading, head) and reading.tokens.lower[head] != "it"


def _speaker_before(scene: Scene, clause: Clause) -> Argument | None:
    """Who spoke last in the sentence before a hanging reporting clause ("It sank, police said,
    adding that …")."""
    for other in reversed(list(scene.clauses(clause.sentence))):
        if other.head >= clause.head or scene.cues[other.index] is None:
            continue
        found = inverted_speaker(scene, other) or other.argument("subject")
        if found is not None and can_speak(scene.reading, found.head):
            return found
    return None


def inverted_speaker(scene: Scene, clause: Clause) -> Argument | None:
    """The speaker behind a reporting verb that follows a comma or a quotation mark ("…, said
    Smith"), which parsers like to take for its object."""
    cue, head = scene.cues[clause.index], clause.head
    if cue is None or cue.kind not in ("say", "write", "think") or "quote" not in cue.frames:
        return None
    if (clause.voice is Voice.PASSIVE and clause.auxiliaries) or head == 0:
        return None
    tokens = scene.reading.tokens
    if tokens.upos[head - 1] != "PUNCT" or tokens.tags[head] not in _FINITE_TAGS:
        return None
    own = [a for a in clause.arguments if a.path == "own" and a.clause is None]
    if any(a.role == "subject" for a in own):
        return None
    for argument in own:
        near = head < argument.extent.start <= head + 1 or argument.head == head + 1
        if argument.role == "object" and near and can_speak(scene.reading, argument.head):
            return argument
    return None


def cites(clause: Clause) -> bool:
    """True for "citing officials", "quoted by Tass", "which cited officials": whoever is cited
    speaks, see `markers`."""
    if clause.lemma not in words("citing_verbs") or clause.marker:
        return False
    if clause.form is Form.PARTICIPLE:
        return True
    subject = clause.argument("subject")
    which = subject is not None and subject.path == "relative"
    return which and clause.link is Link.RELATIVE and clause.voice is Voice.ACTIVE


def _cited(scene: Scene, clause: Clause) -> Argument | None:
    """Who is quoted: "the paper quoted *an aide* as saying that …"."""
    if clause.marker != "as" or clause.form is not Form.PARTICIPLE or clause.parent is None:
        return None
    parent = scene.reading.clauses[clause.parent]
    citing = parent.lemma in words("citing_verbs") and parent.voice is Voice.ACTIVE
    return parent.argument("object") if citing else None


def _mistaken_passive(clause: Clause) -> Argument | None:
    """The subject of a main clause that the parser took for a participle ("Rights groups called on
    Cairo to …")."""
    is_main = clause.link is Link.ROOT and clause.form is Form.PARTICIPLE
    if not is_main or clause.voice is not Voice.PASSIVE or clause.auxiliaries:
        return None
    first = clause.argument("object")
    before = first is not None and first.extent.end == clause.head
    agent = clause.argument("subject")
    return first if before and agent is None else None


def mention_of(scene: Scene, head: int) -> int | None:
    """The mention that is the source when the phrase headed by `head` says something.

    A document gives way to whoever the phrase names as its author ("estimates by organizers", "its
    press release", "the NHC advisory").
    """
    head = _antecedent(scene, head)
    own = _named_beside(scene, head)
    cue = noun_cue(scene.reading.tokens.lemmas[head])
    if cue is None or "doc" not in cue.frames:
        return own
    author = author_of(scene, head)
    if author is None:
        author = _author_before(scene, head)
    return own if author is None else author


def _antecedent(scene: Scene, head: int) -> int:
    """Of a relative pronoun that the parser took for a noun of its own, the head of the mention
    right before it: "according to *police*, who said"."""
    tokens = scene.reading.tokens
    if tokens.tags[head] not in ("WP", "WDT"):
        return head
    end = head - (tokens.words[head - 1] == ",")
    ahead = (m.head for m in scene.mentions(tokens.sentence_of[head]) if m.full.end == end)
    return next(ahead, head)


def _named_beside(scene: Scene, head: int) -> int | None:
    """The mention at `head`, or the name behind it where the two were not seen to be one ("the
    current bishop, Allan Casicas, said")."""
    reading = scene.reading
    own = reading.mention_at.get(head)
    if own is None:
        return None
    if reading.mentions[own].kind is MentionKind.NAME:
        return _titled(scene, own)
    for clause in scene.headed(head):
        named = clause.argument("subject") if clause.kind is ClauseKind.APPOSITION else None
        index = None if named is None else reading.mention_at.get(named.head)
        if index is None or index == own or reading.mentions[index].kind is not MentionKind.NAME:
            continue
        if reading.entity_of.get(index) != reading.entity_of.get(own):
            return index
    return own


def _titled(scene: Scene, own: int) -> int:
    """The person behind a body and a post that the parser took for one name: "Iowa Senate Speaker
    *Ann Lee* said"."""
    reading, body = scene.reading, scene.reading.mentions[own]
    if body.type not in _TITLED:
        return own
    for person in scene.mentions(body.sentence):
        ends = person.extent.end == body.full.end and person.extent.start > body.extent.end
        if not ends or (person.type, person.kind) != (EntityType.PERSON, MentionKind.NAME):
            continue
        between = range(body.extent.end, person.extent.start)
        if all(reading.tokens.upos[k] in ("NOUN", "PROPN", "ADJ") for k in between):
            return person.index
    return own


def _author_before(scene: Scene, head: int) -> int | None:
    """The author of "the statement" that goes on from the one before: that of the last document of
    the same kind, or whoever spoke in the sentence before."""
    reading = scene.reading
    tokens, here = reading.tokens, reading.tokens.sentence_of[head]
    if not any(c.determiner in ("the", "this") for c in scene.headed(head)):
        return None
    for sentence in range(here - 1, max(-1, here - _SAME_DOCUMENT), -1):
        for clause in reversed(list(scene.clauses(sentence))):
            same = tokens.lemmas[clause.head] == tokens.lemmas[head]
            author = author_of(scene, clause.head) if same else None
            if author is not None:
                return author
    return _body_that_spoke(scene, here - 1) if tokens.lemmas[head] == "statement" else None


def _body_that_spoke(scene: Scene, sentence: int) -> int | None:
    for clause in scene.clauses(sentence):
        cue, subject = scene.cues[clause.index], clause.argument("subject")
        index = None if subject is None else scene.reading.mention_at.get(subject.head)
        if cue is None or cue.kind != "say" or index is None:
            continue
        if scene.reading.mentions[index].type in (EntityType.ORG, EntityType.GPE, EntityType.FAC):
            return index
    return None


def author_of(scene: Scene, head: int) -> int | None:
    """The mention of the one whose document, words or belief the noun `head` is, or None: its
    possessor, "by"- or "from"-phrase ("figures released by the office"), the subject of the verb
    that issues it ("they adopted a resolution")."""
    arguments = [
        a for c in scene.headed(head) for a in c.arguments
        if a.role != "subject" or (c.light and c.light in words("issuing_verbs"))
    ]  # fmt: skip
    for role in ("subject", *_AUTHORS):
        for argument in arguments:
            if argument.role == role:
                word = role == "of" and scene.reading.tokens.lemmas[head] == "word"
                found = _speaking(scene.reading, argument, "by" if word else role)
                if found is not None:
                    return found
    for find in (_released_by, _issued_by, _right_behind):
        found = find(scene, head)
        if found is not None:
            return found
    return None


def _right_behind(scene: Scene, head: int) -> int | None:
    """The phrase with "from" or "by" right behind the noun, hung on the verb by the parser ("read a
    statement | from the coastguard")."""
    for clause in scene.clauses(scene.reading.tokens.sentence_of[head]):
        if any(a.head == head for a in clause.arguments):
            for argument in clause.arguments:
                if argument.role in ("from", "by") and argument.extent.start == head + 2:
                    return _speaking(scene.reading, argument, argument.role)
    return None


def _released_by(scene: Scene, head: int) -> int | None:
    """The agent or the place of a participle that hangs on the noun ("data collected by X", "a
    study published by X")."""
    for noun in scene.headed(head):
        for i in scene.below[noun.index]:
            clause = scene.reading.clauses[i]
            is_participle = clause.form is Form.PARTICIPLE and clause.voice is Voice.PASSIVE
            agent = clause.argument("subject")
            if clause.link is Link.RELATIVE and is_participle and agent is not None:
                found = _speaking(scene.reading, agent, "by")
                if found is not None:
                    return found
    return None


def _issued_by(scene: Scene, head: int) -> int | None:
    for noun in scene.headed(head):
        if noun.parent is None:
            continue
        verb = scene.reading.clauses[noun.parent]
        tied = any(
            a.role in ("object", "on", "for") and head in a.members for a in verb.arguments
        )
        given = verb.argument("to") if tied and verb.lemma in words("ascribing_verbs") else None
        if given is not None:
            return _speaking(scene.reading, given, "by")
        if tied and verb.lemma in words("issuing_verbs"):
            subject = speaker(scene, verb)
            index = None if subject is None else scene.reading.mention_at.get(subject.head)
            if index is None:
                continue
            mention = scene.reading.mentions[index]
            if can_speak(scene.reading, mention.head) or mention.kind is MentionKind.NAME:
                return index
    return None


def _speaking(reading: Reading, argument: Argument, role: str) -> int | None:
    """The argument's mention if it can speak; after "of" and before a noun only a name can."""
    index = reading.mention_at.get(argument.head)
    if index is None:
        return None
    mention = reading.mentions[index]
    if role in ("poss", "by") and mention.kind is MentionKind.NAME and (
        mention.type in _UNTYPED and reading.tokens.lower[mention.head] not in _days()
    ):  # fmt: skip
        return index
    is_loose = role in ("modifier", "of")
    if mention.kind is MentionKind.PRONOUN:
        return None if is_loose or role == "from" else index
    if mention.type not in SPEAKERS or (is_loose and mention.type is EntityType.NORP):
        return None
    if is_loose and mention.kind is not MentionKind.NAME:
        return None
    return index


@cache
def _days() -> frozenset[str]:
    """Names of days and months: "Wednesday's statement" has no author yet."""
    return frozenset(
        row[column] for name, column in (("times_weekdays", "word"), ("times_months", "word"))
        for row in table(name)
    )  # fmt: skip


def can_speak(reading: Reading, head: int) -> bool:
    """True if the phrase headed by `head` is a person, a body, or a pronoun for one."""
    lower = reading.tokens.lower[head]
    if lower in words("nobody"):
        return False
    index = reading.mention_at.get(head)
    if index is None:
        return reading.tokens.upos[head] == "PRON" and lower != "it"
    mention = reading.mentions[index]
    if mention.kind is MentionKind.PRONOUN:
        return lower not in words("mute_pronouns")
    return mention.type in SPEAKERS or reading.tokens.lemmas[head] in words("source_subjects")


def co_sources(scene: Scene, source: int | None) -> tuple[int, ...]:
    """The mentions coordinated with the source ("Reuters and NBC reported"), in order."""
    if source is None:
        return ()
    head = scene.reading.mentions[source].head
    for clause in scene.clauses(scene.reading.mentions[source].sentence):
        for argument in clause.arguments:
            if argument.head == head and len(argument.members) > 1:
                found = (scene.reading.mention_at.get(k) for k in argument.members[1:])
                return tuple(m for m in found if m is not None and m != source)
    return ()


def shares_subject(clause: Clause) -> bool:
    """True for a coordinated clause without a subject of its own."""
    return clause.link is Link.CONJUNCT and not has_own_subject(clause)
