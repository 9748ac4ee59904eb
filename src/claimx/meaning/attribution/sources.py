"""Who vouches: from the grammar of a reporting word to the mention of its source."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.meaning.attribution.cues import noun_cue, verb_cue
from claimx.schema.clause import Argument, Clause, Form, Link, Voice
from claimx.schema.mention import EntityType, MentionKind
from claimx.schema.reading import Reading

#: Entity types that can speak.
SPEAKERS = frozenset(
    {EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.NORP, EntityType.GROUP}
)
_AUTHORS = ("by", "poss", "modifier", "from", "of")


def speaker(reading: Reading, clause: Clause) -> Argument | None:
    """The logical subject of a reporting clause; of a participle ("…, saying that") without a
    subject, that of the clause it hangs on."""
    inverted = inverted_speaker(reading, clause)
    if inverted is not None:
        return inverted
    subject = clause.argument("subject")
    if subject is not None:
        return None if reading.tokens.lower[subject.head] == "there" else subject
    hangs = clause.link in (Link.ADVERBIAL, Link.PURPOSE, Link.CONJUNCT, Link.RELATIVE)
    if clause.parent is None or not hangs or clause.voice is Voice.PASSIVE:
        return None
    parent = reading.clauses[clause.parent]
    if clause.link is Link.RELATIVE and parent.kind.value == "noun":
        return None
    if parent.voice is Voice.PASSIVE and clause.form is Form.PARTICIPLE:
        return parent.argument("object") or parent.argument("subject")
    return parent.argument("subject")


def inverted_speaker(reading: Reading, clause: Clause) -> Argument | None:
    """The speaker behind a reporting verb that follows a comma or a quotation mark ("…, said
    Smith"), which parsers like to take for its object."""
    cue = verb_cue(reading, clause)
    head = clause.head
    if cue is None or cue.kind not in ("say", "write", "think") or "quote" not in cue.frames:
        return None
    if clause.voice is Voice.PASSIVE or head == 0:
        return None
    tokens = reading.tokens
    if tokens.upos[head - 1] != "PUNCT" or tokens.tags[head] not in ("VBD", "VBZ", "VBP", "VB"):
        return None
    own = [a for a in clause.arguments if a.path == "own" and a.clause is None]
    if any(a.role == "subject" for a in own):
        return None
    for argument in own:
        near = head < argument.extent.start <= head + 1 or argument.head == head + 1
        if argument.role == "object" and near and can_speak(reading, argument.head):
            return argument
    return None


def mention_of(reading: Reading, head: int) -> int | None:
    """The mention that is the source when the phrase headed by `head` says something.

    A document gives way to whoever the phrase names as its author ("estimates by organizers", "its
    press release", "the NHC advisory").
    """
    own = reading.mention_at.get(head)
    cue = noun_cue(reading.tokens.lemmas[head])
    if cue is None or "doc" not in cue.frames:
        return own
    author = author_of(reading, head)
    return own if author is None else author


def author_of(reading: Reading, head: int) -> int | None:
    """The mention of the one whose document, words or belief the noun `head` is, or None."""
    arguments = [a for c in reading.clauses if c.head == head for a in c.arguments]
    for role in ("subject", *_AUTHORS):
        for argument in arguments:
            if argument.role == role:
                found = _speaking(reading, argument, is_loose=role in ("modifier", "of", "from"))
                if found is not None:
                    return found
    return None


def _speaking(reading: Reading, argument: Argument, *, is_loose: bool) -> int | None:
    """The argument's mention if it can speak; after "of" and before a noun only a name can."""
    index = reading.mention_at.get(argument.head)
    if index is None:
        return None
    mention = reading.mentions[index]
    if mention.kind is MentionKind.PRONOUN:
        return None if is_loose else index
    if mention.type not in SPEAKERS or (is_loose and mention.type is EntityType.NORP):
        return None
    if is_loose and mention.kind is not MentionKind.NAME:
        return None
    return index


def can_speak(reading: Reading, head: int) -> bool:
    """True if the phrase headed by `head` is a person, a body, or a pronoun for one."""
    index = reading.mention_at.get(head)
    if index is None:
        return reading.tokens.upos[head] == "PRON" and reading.tokens.lower[head] != "it"
    mention = reading.mentions[index]
    if mention.kind is MentionKind.PRONOUN:
        return True
    return mention.type in SPEAKERS or reading.tokens.lemmas[head] in words("source_subjects")
