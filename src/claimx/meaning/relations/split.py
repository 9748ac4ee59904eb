"""Split antecedents: "Ade and Bor … *Both* were freed" says two things, one of each.

A pronoun of several that stands for no single entity of the text means the members of a
coordination before it (Eschenbach et al. 1989, "Remarks on plural anaphora"). A claim tells one
thing of one participant, so the proposal is made once for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimx.lexicon.load import words
from claimx.schema.facts import Filling, Proposal
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.pack import Relation
from claimx.schema.reading import Reading

#: Who can be meant: people, and bodies and states that act.
_ACTORS = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
#: The coordination stands at most so many sentences before the pronoun. Chosen.
_REACH = 2
_PAIR = 2

Group = tuple[Mention, ...]


def spread(
    reading: Reading, proposals: Sequence[Proposal], relations: Mapping[str, Relation]
) -> tuple[Proposal, ...]:
    """The proposals, those of such a pronoun in a core role once for each whom it means."""
    open_ = [_open_fillings(reading, proposal, relations) for proposal in proposals]
    groups = _groups(reading) if any(open_) else []  # seldom: most articles have none
    result: list[Proposal] = []
    for proposal, fillings in zip(proposals, open_, strict=True):
        meant = _meant(reading, proposal, fillings, relations, groups)
        if meant is None:
            result.append(proposal)
            continue
        whole, members = meant
        result += [replace(proposal, fillings=_instead(proposal, whole, m)) for m in members]
    return tuple(result)


def _open_fillings(
    reading: Reading, proposal: Proposal, relations: Mapping[str, Relation]
) -> list[tuple[Filling, Mention]]:
    """The core fillings that are such pronouns, with their mentions."""
    found = []
    for filling in proposal.fillings if proposal.relation in relations else ():
        spec = relations[proposal.relation or ""].roles[filling.role]
        mention = reading.mention(filling.head)
        if spec.core and spec.filler == "ENT" and mention is not None and _open(reading, mention):
            found.append((filling, mention))
    return found


def _instead(proposal: Proposal, whole: Filling, member: Mention) -> tuple[Filling, ...]:
    filling = replace(whole, head=member.head, extent=member.extent, path="split")
    return tuple(filling if f is whole else f for f in proposal.fillings)


def _meant(
    reading: Reading, proposal: Proposal, fillings: Sequence[tuple[Filling, Mention]],
    relations: Mapping[str, Relation], groups: Sequence[Group],
) -> tuple[Filling, Group] | None:  # fmt: skip
    """The first of the open fillings of which it is known whom it means, and whom."""
    for filling, mention in fillings:
        spec = relations[proposal.relation or ""].roles[filling.role]
        size = _size(reading, mention)
        before = (
            g for g in reversed(groups)
            if g[-1].extent.end <= mention.head and mention.sentence - g[-1].sentence <= _REACH
            and size in (None, len(g)) and (not spec.types or g[0].type in spec.types)
        )  # fmt: skip
        found = next(before, None)
        others = {f.head for f in proposal.fillings if f is not filling}
        if found is not None and others.isdisjoint(m.head for m in found):
            return filling, found
    return None


def _open(reading: Reading, mention: Mention) -> bool:
    """True for a third person's pronoun of several, "both men" or "the pair", whose entity is
    called by nothing else."""
    word = reading.tokens.lower[mention.head]
    if mention.kind is MentionKind.PRONOUN and word not in words("plural_pronouns"):
        return False
    if mention.kind is not MentionKind.PRONOUN and _size(reading, mention) is None:
        return False
    entity = reading.entities[reading.entity_of[mention.index]]
    return all(
        reading.mentions[m].kind is MentionKind.PRONOUN or m == mention.index
        for m in entity.mentions
    )


def _size(reading: Reading, mention: Mention) -> int | None:
    """How many are meant, if the words say so: "*both* men", "the *pair*"."""
    tokens, extent = reading.tokens, mention.extent
    if tokens.lower[extent.start] == "both" or tokens.lower[mention.head] in words("pairs"):
        return _PAIR if len(extent) <= _PAIR else None
    return None


def _groups(reading: Reading) -> list[Group]:
    """The coordinations of names and descriptions of one type, in the order of the text."""
    heads = {m.head: m for m in reading.mentions if m.kind is not MentionKind.PRONOUN}
    found: dict[tuple[int, ...], Group] = {}
    for clause in reading.clauses:
        for argument in clause.arguments:
            members = tuple(heads[h] for h in argument.members if h in heads)
            if len(members) == len(argument.members) >= _PAIR and _alike(members):
                found[tuple(sorted(argument.members))] = members
    for row in _rows(reading):
        if _alike(row):
            found.setdefault(tuple(m.head for m in row), row)
    return sorted(found.values(), key=lambda g: (g[-1].extent.end, len(g)))


def _rows(reading: Reading) -> Iterator[Group]:
    """Names with nothing but commas and "and" between them."""
    names = [m for m in reading.mentions if m.kind is MentionKind.NAME]
    tokens = reading.tokens

    def joined(one: Mention, other: Mention) -> bool:
        between = range(one.extent.end, other.full.start)
        return 0 < len(between) <= _PAIR and all(
            tokens.lower[i] in (",", "and", "&") for i in between
        )

    row: list[Mention] = []
    for name in names:
        if row and not (name.type is row[-1].type and joined(row[-1], name)):
            yield from _closed(reading, row)
            row = []
        row.append(name)
    yield from _closed(reading, row)


def _closed(reading: Reading, row: Sequence[Mention]) -> Iterator[Group]:
    """The row, if its last two are joined by "and": "Brno, Czech Republic" is no row."""
    if len(row) >= _PAIR:
        between = reading.tokens.lower[row[-2].extent.end : row[-1].full.start]
        if {"and", "&"} & set(between):
            yield tuple(row)


def _alike(members: Sequence[Mention]) -> bool:
    return members[0].type in _ACTORS and len({m.type for m in members}) == 1
