"""Of what type a name or a noun is: by its words, by the gazetteer, by the language model."""

from __future__ import annotations

from functools import cache

from claimx.lexicon import places
from claimx.lexicon.bodies import known_body
from claimx.lexicon.load import table, words
from claimx.schema.mention import EntityType
from claimx.schema.span import Extent
from claimx.syntax.tree import Name, Tree

#: Lexicon classes that give a common noun its type, the first that holds the noun wins.
_CLASS_TYPES = (
    ("persons", EntityType.PERSON), ("groups", EntityType.GROUP),
    ("organizations", EntityType.ORG), ("companies", EntityType.ORG), ("schools", EntityType.ORG),
    ("media", EntityType.ORG), ("gpes", EntityType.GPE), ("events", EntityType.EVENT),
    ("facilities", EntityType.FAC), ("locations", EntityType.LOC), ("works", EntityType.WORK),
    ("laws", EntityType.LAW), ("products", EntityType.PRODUCT),
)  # fmt: skip

#: Labels of the language model for what is no name.
NUMERIC = frozenset({"CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT", "DATE", "TIME"})

#: Prepositions after which a word that is a place and something else is the place.
_LOCATING = frozenset({"in", "at", "from", "near", "to", "into", "outside", "across", "towards"})


@cache
def _nouns() -> dict[str, EntityType]:
    found: dict[str, EntityType] = {}
    for name, type_ in _CLASS_TYPES:
        for noun in words(name):
            found.setdefault(noun, type_)
    found.update({row["noun"]: EntityType(row["type"]) for row in table("noun_types")})
    return found


@cache
def _plurals() -> dict[str, EntityType]:
    return {row["noun"]: EntityType(row["plural"]) for row in table("noun_types")}


@cache
def _name_words() -> dict[tuple[str, str], str]:
    """(place, word) → type."""
    return {(row["place"], row["word"]): row["type"] for row in table("name_words")}


def noun_type(lemma: str, *, plural: bool = False) -> EntityType | None:
    """The type of what a common noun names. Several persons, bodies or countries are a GROUP."""
    found = _nouns().get(lemma)
    if plural:
        if lemma in _plurals():
            return _plurals()[lemma]
        if found in (EntityType.PERSON, EntityType.ORG, EntityType.GPE):
            return EntityType.GROUP
    return found


@cache
def times() -> frozenset[str]:
    """Words for days, months and other units and parts of time."""
    rows = (*table("times_weekdays"), *table("times_months"), *table("times_units"),
            *table("times_parts"))  # fmt: skip
    return frozenset(row["word"] for row in rows
                     if row.get("sure", "yes") == "yes" and row.get("kind") != "short")  # fmt: skip


@cache
def _months() -> frozenset[str]:
    """Months, those too that may be something else ("May")."""
    return frozenset(row["word"] for row in table("times_months") if row["kind"] == "full")


def first_word(word: str) -> str | None:
    """The type of a name that `word` (or two words) opens: "hurricane" EVENT."""
    return _name_words().get(("first", word))


def closes_place(word: str) -> str | None:
    """GPE or LOC for a word that ends place names and may be left off ("County", "Sea")."""
    found = _name_words().get(("last", word))
    return found if found in ("GPE", "LOC") else None


def opens_storm(name: tuple[str, ...]) -> bool:
    """True for the words of a storm's name: "Tropical Storm Barry"."""
    return len(name) > 1 and " ".join(name[:-1]) in words("storms")


def heads_of_phrase(word: str) -> bool:
    """True for a word after which "of" goes on with the name: "Bank of", "Treaty of"."""
    return word in words("organizations") or word in words("laws") or (
        _name_words().get(("last", word)) in ("ORG", "LAW", "EVENT")
    )  # fmt: skip


def name_type(tree: Tree, extent: Extent, name: Name | None) -> EntityType:
    """The type of the name at `extent`, of which the language model found `name`."""
    tokens = tree.tokens
    text = tokens.text(extent)
    place = places.place_type(text)
    if place is None and text.lower() in words("party_members"):
        return EntityType.NORP
    facility = text.lower() in words("facilities_known")
    known = known_body(text) is not None or (len(extent) > 1 and text.lower() in words("media"))
    if place is None and known:
        return EntityType.FAC if facility and locates(tree, extent.end - 1) else EntityType.ORG
    if facility:
        return EntityType.FAC
    model = EntityType(name.type) if name and name.type in EntityType.__members__ else None
    if place is not None and len(extent) > 1 and model is not EntityType.PERSON:
        return EntityType(place)
    by_words = _by_words(tree, extent, model) if len(extent) > 1 else None
    if by_words is not None:
        return by_words
    if place is not None and (
        model in (None, EntityType.GPE, EntityType.LOC, EntityType.ORG, EntityType.NORP)
        or (len(extent) == 1 and locates(tree, extent.end - 1))
    ):  # fmt: skip
        return EntityType(place)
    if len(extent) > 1 and tokens.lower[extent.start] in words("place_parts") and (
        places.place_type(tokens.text(Extent(extent.start + 1, extent.end)))
    ):  # fmt: skip
        return EntityType.LOC
    if model is not None:
        return model
    return _unmarked(tree, extent, text)


def locates(tree: Tree, i: int) -> bool:
    """True if a preposition of place governs token `i`."""
    case = tree.child(i, "case")
    return case is not None and tree.tokens.lower[case] in _LOCATING


def _unmarked(tree: Tree, extent: Extent, text: str) -> EntityType:
    """The type of a name that the language model does not take for one."""
    tokens = tree.tokens
    if places.is_demonym(text):
        return EntityType.NORP
    if text.lower() in words("party_adjectives"):
        return EntityType.ORG
    last = tokens.lower[extent.end - 1]
    if last in times() or (len(extent) == 1 and last in _months()):
        return EntityType.DATE
    by_noun = noun_type(last)
    if len(extent) > 1:
        if by_noun is not None and by_noun is not EntityType.PERSON:
            return by_noun
        if places.gender_of_given_name(tokens.words[extent.start]):
            return EntityType.PERSON
    return by_noun or EntityType.OTHER


def _by_words(tree: Tree, extent: Extent, model: EntityType | None) -> EntityType | None:
    """"Oslo Airport", "Ministry of Justice", "Mount Apo", "Route 2": what its words say, unless the
    name is of a person or a work."""
    lower = tree.tokens.lower
    if model in (EntityType.WORK, EntityType.PRODUCT):
        return None
    first, last = extent.start, extent.end - 1
    for k in range(first + 1, extent.end):
        if lower[k] in ("of", "for", "on", "in", "at", "to"):
            last = k - 1
            break
    table_ = _name_words()
    number = next((k for k in range(first, extent.end) if _numbers(tree, k)), None)
    if number is not None:
        beside = [k for k in (number - 1, number + 1) if k in extent]
        found = next((t for k in beside if (t := table_.get(("numbered", lower[k])))), None)
        if found is not None:
            return EntityType(found)
    given = places.gender_of_given_name(tree.tokens.words[first])
    if model is EntityType.PERSON and given:
        return None
    opening = table_.get(("first", lower[first])) or table_.get(
        ("first", " ".join(lower[first : first + 2]))
    )
    if opening is not None and last > first:
        return EntityType(opening)
    closing = table_.get(("last", lower[last])) if last > first or last < extent.end - 1 else None
    if closing is None or (closing in ("EVENT", "LOC") and model is EntityType.ORG):
        return None
    if model is EntityType.FAC and closing == "ORG" and lower[last] in ("center", "centre"):
        return None
    return EntityType(closing)


def _numbers(tree: Tree, i: int) -> bool:
    return tree.tokens.upos[i] == "NUM" or tree.tokens.words[i].isdigit()
