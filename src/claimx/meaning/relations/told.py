"""What stands outside of a claim's own clause: a text's event, what pronouns mean, purposes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimx.schema.clause import Clause, ClauseKind, Link
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.reading import Reading

#: An event that a text names or describes less often is not what it tells of.
_LEAST = 2


def main_event(reading: Reading, before: int) -> Mention | None:
    """The last mention before token `before` of the event that the text names or describes most
    often; None if it tells of none so often."""
    best: tuple[int, Mention] | None = None
    for entity in reading.entities:
        if entity.type is not EntityType.EVENT:
            continue
        mentions = [reading.mentions[k] for k in entity.mentions]
        stated = [m for m in mentions if m.kind is not MentionKind.PRONOUN]
        earlier = [m for m in stated if m.head < before]
        if len(stated) >= _LEAST and earlier and (best is None or len(stated) > best[0]):
            best = len(stated), earlier[-1]
    return None if best is None else best[1]


def known(reading: Reading, head: int) -> bool:
    """False for a pronoun that the text resolves to nothing."""
    index = reading.mention_at.get(head)
    if index is None or reading.mentions[index].kind is not MentionKind.PRONOUN:
        return True
    entity = reading.entities[reading.entity_of[index]]
    return any(reading.mentions[k].kind is not MentionKind.PRONOUN for k in entity.mentions)


def fronted(clause: Clause, children: Mapping[int, Sequence[Clause]]) -> list[Clause]:
    """"*For a bill to pass*, 60 votes are needed": the infinitives under a noun before the clause
    that is no argument but its "for". `children` are the clauses under each, by its index."""
    arguments = {m for a in clause.arguments if a.role != "for" for m in a.members}
    nouns = [
        noun for noun in children.get(clause.index, ())
        if noun.head < clause.head and noun.head not in arguments
        and noun.kind is ClauseKind.NOUN and noun.link is Link.NOMINAL
    ]  # fmt: skip
    return [
        below for noun in nouns for below in children.get(noun.index, ())
        if below.link is Link.NOUN_CONTENT and below.marker == "to"
    ]  # fmt: skip


def descriptions(reading: Reading, head: int) -> Iterator[str]:
    """The head words of the titles and descriptions that the text gives to whom `head` names,
    there or elsewhere."""
    index = reading.mention_at.get(head)
    if index is None:
        return
    for k in reading.entities[reading.entity_of[index]].mentions:
        mention = reading.mentions[k]
        if mention.titles is not None:
            yield reading.tokens.lower[mention.titles.end - 1]
        elif mention.kind is MentionKind.NOMINAL:
            yield reading.tokens.lemmas[mention.head]
