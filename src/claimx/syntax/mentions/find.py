"""All noun phrases of an article: which tokens head one, and what is made of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from claimx.lexicon import places
from claimx.lexicon.load import table, words
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.lemmas import lemma
from claimx.syntax.mentions.names import named
from claimx.syntax.mentions.nominals import counted_noun, nominal
from claimx.syntax.mentions.numbers import currencies
from claimx.syntax.mentions.settle import settled
from claimx.syntax.mentions.spans import name_spans
from claimx.syntax.mentions.types import name_type, noun_type
from claimx.syntax.titles import is_post, post_extent, post_head
from claimx.syntax.tree import Name, Tree, trim

#: Functions in which a noun is part of another noun phrase and no mention of its own.
_INNER = frozenset(
    {"compound", "flat", "flat:name", "goeswith", "fixed", "nmod:desc", "case", "cc"}
)

#: Functions in which a numeral counts, dates or numbers something else.
_COUNTING = frozenset(
    {"nummod", "compound", "flat", "appos", "nmod:unmarked", "amod", "advmod"}
)

#: Functions of an adjective in a noun's place ("the wounded").
_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj"})

_FULL_OUTSIDE = frozenset({"case", "mark", "cc", "punct", "conj"})


@cache
def _pronouns() -> dict[str, tuple[str, str]]:
    """Pronoun → number and gender."""
    return {row["word"]: (row["number"], row["gender"]) for row in table("pronouns")}


def find_mentions(tree: Tree) -> tuple[Mention, ...]:
    """All mentions in the order of their heads; at most one mention a head token."""
    names = name_spans(tree)
    name_at = {i: name for name in names for i in range(name.start, name.end)}
    heads = {i for i in range(len(tree.tokens)) if _is_head(tree, i)}
    heads -= set(_doubled(tree, names, heads))
    found: list[Mention] = []
    for i in sorted(heads | set(_inner_names(tree, names, heads, name_at))):
        mention = _mention(tree, i, name_at, len(found), in_phrase=i in heads)
        body = _body_before_post(tree, mention, found, names)
        if body is not None:
            found.append(body)
            mention = replace(mention, index=len(found))
        found.append(mention)
    return settled(tree, found)


def _doubled(tree: Tree, names: Sequence[Name], heads: Collection[int]) -> Iterator[int]:
    """Heads inside a name beside its topmost one: "England" in "Bank of England"."""
    for name in names:
        inside = [i for i in range(name.start, name.end) if i in heads]
        if len(inside) > 1:
            top = next((i for i in inside if not name.start <= tree.heads[i] < name.end), inside[0])
            yield from (i for i in inside if i != top)


def _body_before_post(
    tree: Tree, mention: Mention, found: Sequence[Mention], names: Sequence[Name]
) -> Mention | None:
    """"*California* Attorney General Becerra": the body that the post belongs to, where no name of
    its own was found there."""
    if mention.titles is None:
        return None
    tokens = tree.tokens
    post = post_extent(tokens, mention.titles)
    start, end = mention.titles.start, post.start
    while start < end and not _may_name_body(tree, start):
        start += 1
    if start >= end or any(m.head in Extent(start, end) for m in found):
        return None
    broken = [n.start for n in names if n.end == start and n.type != "PERSON"]
    extent = Extent(min([start, *broken]), end)  # "Abu Dhabi | TV"
    type_ = name_type(tree, extent, None)
    if type_ is EntityType.PERSON or (  # "*Court* Commissioner": part of the post's own name
        len(extent) == 1 and tokens.words[post.start][:1].isupper()
        and (type_ is EntityType.OTHER or noun_type(tokens.lower[start]) is not None)
    ):  # fmt: skip
        return None
    return Mention(len(found), end - 1, extent, extent, MentionKind.NAME, type_, mention.sentence,
                   "sing", phrase=extent)  # fmt: skip


def _may_name_body(tree: Tree, i: int) -> bool:
    """True for a capital that is not due to the word's place at the head of its sentence."""
    tokens = tree.tokens
    common = tokens.upos[i] in ("ADJ", "ADV", "VERB") or tokens.lower[i] in words("post_times")
    start = tokens.sentences[tokens.sentence_of[i]].start
    due = common and all(upos == "PUNCT" for upos in tokens.upos[start:i])
    return tokens.words[i][:1].isupper() and (not due or places.is_demonym(tokens.words[i]))


def _is_head(tree: Tree, i: int) -> bool:
    """True if token `i` heads a noun phrase in an argument, predicate or conjunct position."""
    upos, label = tree.tokens.upos[i], tree.labels[i]
    if upos in ("NOUN", "PROPN"):
        return (
            label not in _INNER and any(map(str.isalnum, tree.tokens.words[i]))
            and not (i and counts_state(tree, i - 1))
        )  # fmt: skip
    if upos == "PRON":
        return tree.tokens.lower[i] in _pronouns() and label not in ("mark", "expl")
    if upos == "DET":
        return label not in ("det", "det:predet") and tree.tokens.lower[i] in _pronouns()
    if upos == "NUM":
        return label not in _COUNTING or counts_state(tree, i)
    if upos == "SYM":
        return label not in _INNER and tree.tokens.lower[i] in currencies()
    if upos == "ADV":
        return label == labels.ADVERB and tree.tokens.lower[i] in words("place_adverbs")
    # "the wounded", "27 dead": an adjective in a noun's place
    return upos in ("ADJ", "VERB") and label in _NOMINAL and any(
        tree.labels[c] in ("det", "nummod") and c < i for c in tree.children[i]
    )  # fmt: skip


def counts_state(tree: Tree, i: int) -> bool:
    """"*Nine* hurt in a crash", "Bus overturns, *12* injured": a numeral that counts a state which
    was read as a noun or a bare verb. With an article the state is the phrase itself."""
    state = i + 1
    return (
        tree.labels[i] == labels.NUMERAL and tree.heads[i] == state
        and tree.tokens.lower[state] in words("casualty_states")
        and tree.child(state, labels.DETERMINER) is None
        and (tree.tokens.upos[state] == "NOUN" or tree.labels[state] not in _NOMINAL)
    )  # fmt: skip


def _inner_names(
    tree: Tree, names: Sequence[Name], heads: Collection[int], name_at: Mapping[int, Name]
) -> Iterator[int]:
    """Last tokens of names that stand inside a larger phrase ("*Florida* official")."""
    for name in names:
        inside = any(i in heads for i in range(name.start, name.end))
        if not inside and not _demonym_of_two(tree, name.end):
            yield name.end - 1
    for i, word in enumerate(tree.tokens.words):
        inside = tree.labels[i] in ("amod", "compound", "nmod:desc", "nmod:unmarked")
        if inside and word[:1].isupper() and i not in name_at and (
            places.is_demonym(word) or word.lower() in words("party_adjectives")
        ):  # fmt: skip
            yield i


def _demonym_of_two(tree: Tree, i: int) -> bool:
    """True if token `i` ends a demonym of two words ("North Korean")."""
    if not 0 < i < len(tree.tokens):
        return False
    first, second = tree.tokens.words[i - 1 : i + 1]
    named = first[:1].isupper() and first.lower() != "the"
    return named and places.is_demonym(f"{first} {second}")


def _capital_by_place(tree: Tree, i: int) -> bool:
    """True for a common noun for people that is capitalised since it opens its sentence."""
    tokens = tree.tokens
    opens = tokens.sentences[tokens.sentence_of[i]].start == i
    if not opens or tokens.upos[i] != "PROPN" or tree.first[i] != i:
        return False
    return noun_type(lemma(tokens.words[i], "NNS", "NOUN")) is EntityType.PERSON


def _mention(
    tree: Tree, i: int, name_at: Mapping[int, Name], index: int, *, in_phrase: bool
) -> Mention:
    tokens = tree.tokens
    word = tokens.lower[i]
    sentence = tokens.sentence_of[i]
    name = name_at.get(i)
    pronoun = tokens.upos[i] in ("PRON", "DET") and word in _pronouns()
    if name is None and pronoun and counted_noun(tree, i) is None:  # not "some *of the men*"
        number, gender = _pronouns()[word]
        kind = EntityType.PERSON if gender in ("m", "f") else EntityType.OTHER
        no_one = word == "one" and i > 0 and tokens.lower[i - 1] == "no"
        alone = Extent(i - no_one, i + 1)
        whole = tree.subtree(i) if in_phrase else alone
        return Mention(index, i, alone, whole, MentionKind.PRONOUN, kind, sentence, number, gender,
                       None, alone)  # fmt: skip
    if not in_phrase:
        extent = Extent(name.start, name.end) if name else Extent(i, i + 1)
        if _demonym_of_two(tree, i):
            extent = Extent(i - 1, i + 1)
        kind_of = name_type(tree, extent, name)
        return Mention(index, i, extent, extent, MentionKind.NAME, kind_of, sentence, "sing",
                       phrase=extent)  # fmt: skip
    predicate = tree.child(i, labels.COPULA) is not None
    outside = _FULL_OUTSIDE | labels.PREDICATION if predicate else _FULL_OUTSIDE
    full = trim(tokens, tree.subtree_without(i, outside))
    if (name is None and (
        tokens.upos[i] != "PROPN" or _capital_by_place(tree, i) or _only_post(tree, i)
    )) or (name is not None and is_post(tokens, Extent(name.start, name.end))):  # fmt: skip
        return nominal(tree, i, index, full, name_at)
    return named(tree, i, name, index, full, name_at)


def _only_post(tree: Tree, i: int) -> bool:
    """True if the capitalised words that end in `i` name a post and nothing else ("Prime
    Minister"), or a post after an article ("a Republican Assemblywoman")."""
    if tree.child(i, "det") is not None and post_head(tree.tokens, i + 1) == i:
        return True
    start = i
    while start > 0 and tree.heads[start - 1] == i and tree.tokens.words[start - 1][:1].isupper():
        start -= 1
    return is_post(tree.tokens, Extent(start, i + 1))
