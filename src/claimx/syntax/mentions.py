"""Noun phrases that can fill a role: names, descriptions and pronouns, with type and extent."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from claimx.lexicon import places
from claimx.lexicon.bodies import known_body
from claimx.lexicon.load import table, words
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.lemmas import lemma
from claimx.syntax.titles import is_post, post_extent
from claimx.syntax.tree import Name, Tree, trim

#: Lexicon classes that give a common noun its type, the first that holds the noun wins.
_CLASS_TYPES = (
    ("persons", EntityType.PERSON), ("groups", EntityType.GROUP),
    ("organizations", EntityType.ORG), ("companies", EntityType.ORG), ("schools", EntityType.ORG),
    ("media", EntityType.ORG), ("gpes", EntityType.GPE), ("events", EntityType.EVENT),
    ("facilities", EntityType.FAC), ("locations", EntityType.LOC), ("works", EntityType.WORK),
    ("laws", EntityType.LAW), ("products", EntityType.PRODUCT),
)  # fmt: skip

#: Functions in which a noun is part of another noun phrase and no mention of its own.
_INNER = frozenset(
    {"compound", "flat", "flat:name", "goeswith", "fixed", "nmod:desc", "case", "cc"}
)

#: Functions in which a numeral counts, dates or numbers something else.
_COUNTING = frozenset(
    {"nummod", "compound", "flat", "appos", "nmod:unmarked", "amod", "advmod"}
)

#: Labels of the words that belong to a proper head's own name.
_WITHIN = frozenset({"compound", "flat", "flat:name", "nmod:desc", "amod", "nummod", "goeswith"})

_HEADED = frozenset({"CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT", "DATE", "TIME"})


@cache
def _pronouns() -> dict[str, tuple[str, str]]:
    """Pronoun → number and gender."""
    return {row["word"]: (row["number"], row["gender"]) for row in table("pronouns")}


def find_mentions(tree: Tree) -> tuple[Mention, ...]:
    """All mentions in the order of their heads; at most one mention a head token."""
    name_at = _names_by_token(tree)
    heads = {i: None for i in range(len(tree.tokens)) if _is_head(tree, i)}
    inner = {name.end - 1: name for name in tree.names if name.type not in _HEADED}
    found: list[Mention] = []
    for i in sorted(heads | dict.fromkeys(_inner_names(tree, inner, heads))):
        mention = _mention(tree, i, name_at, len(found), in_phrase=i in heads)
        if mention is None:
            continue
        body = _body_before_post(tree, mention, found)
        if body is not None:
            found.append(body)
            mention = replace(mention, index=len(found))
        found.append(mention)
    return tuple(found)


def _body_before_post(tree: Tree, mention: Mention, found: list[Mention]) -> Mention | None:
    """"*California* Attorney General Becerra": the body that the post belongs to, where no name of
    its own was found there."""
    if mention.titles is None:
        return None
    post = post_extent(tree.tokens, mention.titles)
    start, end = mention.titles.start, post.start
    while start < end and not tree.tokens.words[start][:1].isupper():
        start += 1
    if start >= end or any(m.head in Extent(start, end) for m in found):
        return None
    broken = next((n for n in tree.names if n.end == start and n.type != "PERSON"), None)
    extent = Extent(broken.start if broken is not None else start, end)  # "Abu Dhabi | TV"
    type_ = _name_type(tree, extent, None)
    if type_ is EntityType.PERSON:
        return None
    return Mention(len(found), end - 1, extent, extent, MentionKind.NAME, type_, mention.sentence,
                   "sing")  # fmt: skip


def _names_by_token(tree: Tree) -> dict[int, Name]:
    return {i: name for name in tree.names for i in range(name.start, name.end)}


def _is_head(tree: Tree, i: int) -> bool:
    """True if token `i` heads a noun phrase in an argument, predicate or conjunct position."""
    upos, label = tree.tokens.upos[i], tree.labels[i]
    if upos == "PRON":
        return tree.tokens.lower[i] in _pronouns() and not _subordinates(tree, i)
    if upos in ("NOUN", "PROPN"):
        return label not in _INNER
    if upos == "DET":
        return label not in ("det", "det:predet") and tree.tokens.lower[i] in _pronouns()
    if upos == "NUM":
        return label not in _COUNTING
    # "the wounded", "the dead": an adjective in a noun's place
    return upos in ("ADJ", "VERB") and any(
        tree.labels[c] == "det" and c < i for c in tree.children[i]
    ) and label in ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj")  # fmt: skip


def _subordinates(tree: Tree, i: int) -> bool:
    """"that" as a bare subordinator, "it" as an expletive."""
    return tree.labels[i] in ("mark", "expl")


def _inner_names(tree: Tree, inner: dict[int, Name], heads: dict[int, None]) -> list[int]:
    """Last tokens of names that stand inside a larger phrase ("*Florida* official")."""
    found = []
    for last, name in inner.items():
        if any(i in heads for i in range(name.start, name.end)) or _demonym_of_two(tree, last + 1):
            continue
        found.append(last)
    for i, word in enumerate(tree.tokens.words):
        inside = tree.labels[i] in ("amod", "compound", "nmod:desc", "nmod:unmarked")
        if inside and word[:1].isupper() and i not in inner and places.is_demonym(word):
            found.append(i)
    return found


def _capital_by_place(tree: Tree, i: int) -> bool:
    """True for a common noun for people that is capitalised since it opens its sentence."""
    tokens = tree.tokens
    opens = tokens.sentences[tokens.sentence_of[i]].start == i
    if not opens or tokens.upos[i] != "PROPN" or tree.first[i] != i:
        return False
    return _class_type(lemma(tokens.words[i], "NNS", "NOUN")) is EntityType.PERSON


def _demonym_of_two(tree: Tree, i: int) -> bool:
    """True if token `i` ends a demonym of two words ("North Korean")."""
    if not 0 < i < len(tree.tokens):
        return False
    first, second = tree.tokens.words[i - 1 : i + 1]
    named = first[:1].isupper() and first.lower() != "the"
    return named and places.is_demonym(f"{first} {second}")


def _mention(
    tree: Tree, i: int, name_at: dict[int, Name], index: int, *, in_phrase: bool
) -> Mention | None:
    tokens = tree.tokens
    word = tokens.lower[i]
    sentence = tokens.sentence_of[i]
    if tokens.upos[i] in ("PRON", "DET") and word in _pronouns():
        number, gender = _pronouns()[word]
        kind = EntityType.PERSON if gender in ("m", "f") else EntityType.OTHER
        alone = Extent(i, i + 1)
        whole = tree.subtree(i) if in_phrase else alone
        return Mention(index, i, alone, whole, MentionKind.PRONOUN, kind, sentence, number, gender)
    name = name_at.get(i)
    if not in_phrase:
        extent = Extent(name.start, name.end) if name else Extent(i, i + 1)
        if _demonym_of_two(tree, i):
            extent = Extent(i - 1, i + 1)
        kind_of = _name_type(tree, extent, name)
        return Mention(index, i, extent, extent, MentionKind.NAME, kind_of, sentence, "sing")
    full = trim(tokens, tree.subtree_without(i, frozenset({"case", "mark", "cc", "punct", "conj"})))
    if name is None and _capital_by_place(tree, i):
        return _nominal(tree, i, index, full)
    if tokens.upos[i] == "PROPN" and is_post(tokens, Extent(*_name_extent(tree, i))):
        return _nominal(tree, i, index, full)
    if tokens.upos[i] == "PROPN" or (name and name.end > i and name.type not in _HEADED):
        return _named(tree, i, name, index, full)
    return _nominal(tree, i, index, full)


def _named(tree: Tree, i: int, name: Name | None, index: int, full: Extent) -> Mention:
    """A name: its own words, with titles split off and post-modifiers left out."""
    tokens = tree.tokens
    start, end = _name_extent(tree, i)
    if name and name.type not in _HEADED:
        start, end = min(start, name.start), max(end, name.end)
    if name is not None and name.type == "PERSON":
        start = min(start, _post_before(tree, name.start))
    first = _after_titles(tree, start, i, name)
    opening = max([start, *(n.end for n in tree.names if start < n.end < first)])
    titles = Extent(opening, first) if first > opening else None
    extent = trim(tokens, Extent(first, end))
    type_ = _name_type(tree, extent, name)
    if titles is not None and type_ not in (EntityType.PERSON,) and _is_title(tree, titles):
        type_ = EntityType.PERSON
    number = "plur" if tokens.tags[i] == "NNPS" and type_ is not EntityType.ORG else "sing"
    gender = _gender(tree, extent, titles) if type_ is EntityType.PERSON else ""
    if type_ is EntityType.PERSON and number == "plur":
        family = tokens.lower[extent.end - 1].endswith("s") and len(extent) == 1  # "the Turpins"
        type_, number = (EntityType.GROUP, "plur") if family else (type_, "sing")
    return Mention(
        index, i, extent, full, MentionKind.NAME, type_, tokens.sentence_of[i], number, gender,
        titles,
    )  # fmt: skip


def _post_before(tree: Tree, start: int) -> int:
    """Where a known post that stands right before a person's name begins, whatever the parser made
    of it ("Solicitor General | Jose Calida"); `start` if there is none."""
    tokens = tree.tokens
    opening = tokens.sentences[tokens.sentence_of[start]].start
    for k in range(max(opening, start - 4), start):
        if is_post(tokens, Extent(k, start)):
            return k
    return start


def _name_extent(tree: Tree, i: int) -> tuple[int, int]:
    """The unbroken stretch of name tokens around a proper head: compounds, flats, and "of"-phrases
    after organizations ("Bank of England")."""
    start, end = i, i + 1
    for child in reversed([c for c in tree.children[i] if c < i]):
        if tree.labels[child] in _WITHIN:
            start = min(start, tree.first[child])
    for child in (c for c in tree.children[i] if c > i):
        if tree.labels[child] in _WITHIN:
            inner_start, inner_end = _name_extent(tree, child)
            if inner_start <= end + 1:
                end = max(end, inner_end)
        elif tree.labels[child] == "nmod" and _capital_of_phrase(tree, i, child):
            end = max(end, tree.last[child] + 1)
    return start, end


def _capital_of_phrase(tree: Tree, i: int, child: int) -> bool:
    """True for "of/for X" after an organization-like or title-like proper head."""
    case = tree.child(child, "case")
    if case is None or tree.tokens.lower[case] not in ("of", "for", "de", "on"):
        return False
    plain = tree.last[child] - tree.first[child] < 6
    proper = tree.tokens.upos[child] == "PROPN"
    head_class = tree.tokens.lower[i] in words("organizations") | words("events") | words("laws")
    return plain and proper and head_class


def _after_titles(tree: Tree, start: int, head: int, name: Name | None) -> int:
    """The first token of the bare name after titles, posts and their modifiers."""
    tokens = tree.tokens
    titles = words("titles")
    limit = head + 1
    if name is not None and name.type == "PERSON" and name.start > start:
        start_of_name = name.start
        while start_of_name < head and tokens.lower[start_of_name] in titles:
            start_of_name += 1
        return start_of_name
    first = start
    for k in range(start, min(limit, head + 1)):
        if k < head and (tokens.lower[k] in titles or tokens.lower[k].rstrip(".") in titles):
            nxt = tokens.words[k + 1]
            if nxt[:1].isupper() and tokens.lower[k + 1] not in words("organizations"):
                first = k + 1
    return first


def _is_title(tree: Tree, titles: Extent) -> bool:
    last = tree.tokens.lower[titles.end - 1]
    return last in words("titles") or last.rstrip(".") in words("titles")


def _name_type(tree: Tree, extent: Extent, name: Name | None) -> EntityType:
    """The gazetteer's word on places, then the model's, then what the words themselves say."""
    tokens = tree.tokens
    text = tokens.text(extent)
    last = tokens.lower[extent.end - 1]
    place = places.place_type(text)
    if known_body(text) is not None and place is None:
        return EntityType.ORG
    if name is not None and name.type in EntityType.__members__:
        governed = tree.child(extent.end - 1, "case")
        if place and len(extent) == 1 and governed is not None and (
            tree.tokens.lower[governed] in ("in", "of", "at", "from", "near")
        ):  # fmt: skip
            return EntityType(place)
        if place is not None and name.type in ("GPE", "LOC", "ORG"):
            return EntityType(place)
        if len(extent) > 1 and name.type == "PERSON":
            return EntityType.PERSON
        if name.type not in _HEADED:
            by_word = _class_type(last) if len(extent) > 1 else None
            if name.type == "LOC" and by_word in (EntityType.GPE, EntityType.FAC):
                return by_word
            return EntityType(name.type)
    if place is not None:
        return EntityType(place)
    if places.is_demonym(text):
        return EntityType.NORP
    by_word = _class_type(last) if len(extent) > 1 else None
    if by_word is not None and by_word is not EntityType.PERSON:
        return by_word
    if len(extent) > 1 and places.gender_of_given_name(tokens.words[extent.start]):
        return EntityType.PERSON
    return _class_type(last) or EntityType.OTHER


def _class_type(lemma: str) -> EntityType | None:
    for name, type_ in _CLASS_TYPES:
        if lemma in words(name):
            return type_
    return None


def _gender(tree: Tree, extent: Extent, titles: Extent | None) -> str:
    tokens = tree.tokens
    for k in range(titles.start, titles.end) if titles else ():
        if tokens.lower[k] in words("male_words"):
            return "m"
        if tokens.lower[k] in words("female_words"):
            return "f"
    if len(extent) == 1:
        return ""
    return _given(tokens.words[extent.start])


def _given(name: str) -> str:
    """``m``, ``f`` or "" for a given name; names that both bear tell nothing."""
    gender = places.gender_of_given_name(name)
    return gender if gender in ("m", "f") else ""


def _nominal(tree: Tree, i: int, index: int, full: Extent) -> Mention | None:
    """A described thing: the phrase from its determiner to its "of"-phrase, clauses left out."""
    tokens = tree.tokens
    noun = tokens.lemmas[i]
    if tokens.upos[i] == "PROPN":
        noun = lemma(tokens.words[i], "NNS", "NOUN")
    plural = tokens.tags[i] in ("NNS", "NNPS") or noun in words("groups")
    number = "plur" if plural else "sing"
    type_ = _numeric_type(tree, i) or _class_type(noun) or EntityType.OTHER
    counted = _counted(tree, i)
    if counted is not None:  # "hundreds of soldiers", "two of the officers": what is counted
        type_ = _class_type(tokens.lemmas[counted]) or type_
        plural = tokens.lower[i] != "one"
        number = "plur" if plural else "sing"
    if type_ is EntityType.PERSON and plural:
        type_ = EntityType.GROUP
    if tokens.upos[i] in ("ADJ", "VERB"):
        type_, number = EntityType.GROUP, "plur"
    gender = ""
    if type_ is EntityType.PERSON:
        gender = "m" if noun in words("male_words") else ""
        gender = "f" if noun in words("female_words") else gender
    elif type_ is not EntityType.GROUP:
        gender = "n"
    extent = trim(tokens, _described(tree, i))
    kind = MentionKind.NOMINAL
    return Mention(index, i, extent, full, kind, type_, tokens.sentence_of[i], number, gender)


def _counted(tree: Tree, i: int) -> int | None:
    """The noun under "of" after a head that only counts, or None."""
    if tree.tokens.upos[i] != "NUM" and tree.tokens.lemmas[i] not in words("number_words"):
        return None
    return next((c for c in tree.children[i] if tree.labels[c] == "nmod" and c > i
                 and tree.tokens.upos[c] in ("NOUN", "PROPN")), None)  # fmt: skip


def _described(tree: Tree, i: int) -> Extent:
    """From the determiner to the head, and on over phrases with "of"."""
    whole = tree.subtree_without(i, labels.PHRASE_OUTSIDE)
    end = i + 1
    for child in tree.children[i]:
        if i < child < whole.end:
            case = tree.child(child, labels.CASE)
            if case is not None and tree.tokens.lower[case] != "of":
                break
            inner = tree.subtree_without(child, labels.PHRASE_OUTSIDE - {"case"})
            end = max(end, inner.end)
    return Extent(whole.start, min(end, whole.end))


def _numeric_type(tree: Tree, i: int) -> EntityType | None:
    """Money, percentages, bare numbers and measures by their grammar."""
    tokens = tree.tokens
    if tokens.upos[i] == "NUM":
        return EntityType.CARDINAL
    if tokens.lower[i] in ("%", "percent", "percentage"):
        return EntityType.PERCENT
    if tree.child(i, "nummod") is not None:
        if tokens.lower[i] in ("$", "€", "£", "dollar", "dollars", "euro", "euros"):
            return EntityType.MONEY
        if tokens.lemmas[i] in words("units"):
            return EntityType.QUANTITY
    return None
