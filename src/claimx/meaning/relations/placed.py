"""Places that go by a name: "the port city of *Baku*"."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.schema.clause import Argument, Clause, ClauseKind
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.reading import Reading

_AREAS = (EntityType.GPE, EntityType.LOC)


def named_place(
    reading: Reading, nominal: Mapping[int, Clause], mention: Mention | None
) -> Mention | None:
    """The name itself of "the port city of *Baku*" and "Mali's capital, *Bamako*", but not of "the
    coastal region *of Peru*" nor of "the Sangin district of Helmand"; any other mention as it is.
    `nominal` maps the head of a noun phrase to its clause."""
    if mention is None or mention.kind is not MentionKind.NOMINAL:
        return mention
    lemma = reading.tokens.lemmas[mention.head]
    whole = nominal.get(mention.head) if lemma in words("places_with_names") else None
    if whole is None:
        return mention
    beside = whole.kind is ClauseKind.APPOSITION
    part = whole.argument("subject" if beside else "of")
    name = None if part is None else reading.mention(part.head)
    if name is None or name.kind is not MentionKind.NAME or name.type not in _AREAS:
        return mention
    if lemma in words("places_of_places") and not beside and (
        places.country_of(reading.tokens.text(name.extent))
        or any(_has_own_name(reading, a) for a in whole.arguments)
    ):  # fmt: skip
        return mention
    return mention if lemma == "capital" and not beside else name


def _has_own_name(reading: Reading, argument: Argument) -> bool:
    """True for the name of a place that the gazetteer does not know, before a noun."""
    mention = reading.mention(argument.head)
    if argument.role != "modifier" or mention is None or mention.type not in _AREAS:
        return False
    return places.place_type(reading.tokens.text(mention.extent)) is None
