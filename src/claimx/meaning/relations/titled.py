"""Works that go by a name: "a memoir, *The Corridor*", "the film *Salt*", "a report titled
*Warm Rooms*"."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.schema.clause import Clause, ClauseKind
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.reading import Reading
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens

_BESIDE = (ClauseKind.APPOSITION, ClauseKind.TITLE)
_ENTITLED = ("title", "entitle", "call", "name", "dub", "subtitle")
_TYPES = (EntityType.WORK, EntityType.PRODUCT, EntityType.OTHER)
_ARTICLES = ("The", "A", "An")


def names_of_works(reading: Reading) -> dict[int, Mention]:
    """By the head of what describes one work, and by its own, the name that stands beside it."""
    found: dict[int, Mention] = {}
    for clause in reading.clauses:
        pair = _pair(clause)
        mention = None if pair is None else reading.mention(pair[1])
        if pair is None or mention is None or mention.kind is not MentionKind.NAME:
            continue
        if _one_work(reading, pair[0]) and mention.type is not EntityType.DATE:
            for head in pair:
                found.setdefault(head, mention)
    return found


def with_article(tokens: Tokens, extent: Extent) -> Extent:
    """The name of a work with the article that it begins with: "wrote *The Corridor*"."""
    before = extent.start - 1
    first = tokens.sentences[tokens.sentence_of[extent.start]].start
    if before > first and tokens.words[before] in _ARTICLES:
        return Extent(before, extent.end)
    return extent


def _pair(clause: Clause) -> tuple[int, int] | None:
    """The heads of what describes a work and of what stands beside it, if the clause is of such."""
    if clause.kind in _BESIDE:
        subject = clause.argument("subject")
        return None if subject is None else (clause.head, subject.head)
    if clause.kind is not ClauseKind.VERB or clause.lemma not in _ENTITLED:
        return None
    subject, named = clause.argument("subject"), clause.argument("object")
    if subject is None or named is None or subject.path != "relative":
        return None
    return subject.head, named.head


def _one_work(reading: Reading, head: int) -> bool:
    if reading.tokens.tags[head] != "NN" or reading.tokens.lemmas[head] not in words("named_works"):
        return False
    mention = reading.mention(head)  # "a tour *guide*, Ana Cruz" is none
    return mention is None or mention.type in _TYPES
