"""Names: their own words, the titles before them, and the phrase around them."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.lexicon import places
from claimx.lexicon.load import words
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.span import Extent
from claimx.syntax import labels
from claimx.syntax.mentions.spans import past_hyphens
from claimx.syntax.mentions.types import heads_of_phrase, name_type
from claimx.syntax.titles import is_post
from claimx.syntax.tree import Name, Tree, trim

#: Labels of the words that belong to a proper head's own name.
_WITHIN = frozenset({"compound", "flat", "flat:name", "nmod:desc", "amod", "nummod", "goeswith"})

#: Names that may be told apart by the place after a comma: "Tyler, Texas".
_PLACED = (EntityType.GPE, EntityType.LOC, EntityType.FAC, EntityType.ORG)
_ARTICLES = ("the", "a", "an")
#: Labels under which a name hangs on the noun that describes it.
_BESIDE = frozenset({"appos", "nmod", "flat", "list", "dep"})
#: Labels of words that keep a noun and a name after it apart.
_APART = frozenset({"case", "det", "punct", "cc"})


def named(
    tree: Tree, i: int, name: Name | None, index: int, full: Extent, name_at: Mapping[int, Name]
) -> Mention:
    """The name with head `i`: its own words, with titles split off and post-modifiers left out."""
    tokens = tree.tokens
    person = name is not None and name.type == "PERSON"
    start, end = _own_words(tree, i, name, name_at)
    if name is None or person:
        start = _after_titles(tree, start, end, strict=not person)
    outer = min(start, _leftmost(tree, i))
    if person and name is not None:
        outer = min(outer, _post_before(tree, name.start))
    extent = trim(tokens, Extent(start, end))
    type_ = name_type(tree, extent, name)
    titles = _titles(tree, i, Extent(outer, start), name_at)
    if titles is not None and type_ is not EntityType.PERSON:
        type_ = EntityType.PERSON if _is_title(tree, titles) else type_
        titles = titles if type_ is EntityType.PERSON else None
    number = "plur" if tokens.tags[i] == "NNPS" and type_ is not EntityType.ORG else "sing"
    gender = _gender(tree, extent, titles) if type_ is EntityType.PERSON else ""
    if type_ is EntityType.PERSON and number == "plur":
        family = tokens.lower[extent.end - 1].endswith("s") and len(extent) == 1  # "the Turpins"
        type_, number = (EntityType.GROUP, "plur") if family else (type_, "sing")
    phrase = _phrase(tree, i, Extent(min(outer, extent.start), extent.end), type_, name_at)
    return Mention(
        index, i, extent, full, MentionKind.NAME, type_, tokens.sentence_of[i], number, gender,
        titles, phrase,
    )  # fmt: skip


def _own_words(
    tree: Tree, i: int, name: Name | None, name_at: Mapping[int, Name]
) -> tuple[int, int]:
    """The words of the name at `i`: what the language model found, or `i`, with the capitalised
    words that the parse joins to it and that are of no other name."""
    tokens = tree.tokens
    start, end = (name.start, name.end) if name else (i, i + 1)
    while start > 0 and _joined(tree, start - 1, start, end, name_at) and (
        name is None or (name.type != "PERSON" and tokens.upos[start - 1] == "PROPN"
                         and tokens.lower[start - 1] not in words("titles"))
    ):  # fmt: skip
        start -= 1
    while end < len(tokens) and _joined(tree, end, start, end, name_at):
        end += 1
    if name is None:
        end = past_hyphens(tokens, start, end, person=True)
    if name is None and heads_of_phrase(tokens.lower[i]):
        end = max([end, *(tree.last[c] + 1 for c in tree.children[i] if _ends_name(tree, i, c))])
    if name is None or name.type in ("GPE", "LOC"):
        part = start > 0 and tree.heads[start - 1] in range(start, end)
        if part and tokens.lower[start - 1] in words("place_parts"):  # "northern Syria"
            start -= 1
    return start, end


def _joined(tree: Tree, k: int, start: int, end: int, name_at: Mapping[int, Name]) -> bool:
    """True if token `k`, beside `start:end`, is part of the name there."""
    tokens = tree.tokens
    return (
        k not in name_at
        and tree.labels[k] in _WITHIN
        and start <= tree.heads[k] < end
        and (tokens.words[k][:1].isupper() or tokens.words[k][:1].isdigit())
    )


def _ends_name(tree: Tree, i: int, child: int) -> bool:
    """True for "of/for X" after a proper head that is a body, a law or an event."""
    case = tree.child(child, labels.CASE)
    if child < i or tree.labels[child] != "nmod" or case is None:
        return False
    plain = tree.last[child] - tree.first[child] < 6
    inside = tree.tokens.lower[case] in ("of", "for", "de", "on")
    return inside and plain and tree.tokens.upos[child] == "PROPN"


def _leftmost(tree: Tree, i: int) -> int:
    """Where the words begin that the parse takes for parts of the name at `i`, titles and all."""
    start = i
    for child in reversed([c for c in tree.children[i] if c < i]):
        if tree.labels[child] not in _WITHIN or tree.last[child] + 1 < start - 1:
            break
        start = min(start, tree.first[child])
    while start < i and tree.tokens.upos[start] in ("DET", "PUNCT"):
        start += 1
    return start


def _after_titles(tree: Tree, start: int, end: int, *, strict: bool) -> int:
    """Where the bare name begins, after titles and posts. `strict`: only before a capital that
    opens no body ("General Motors" stays whole where the model says so)."""
    tokens = tree.tokens
    titles = words("titles")
    first = start
    for k in range(start, end - 1):
        if tokens.lower[k] not in titles and tokens.lower[k].rstrip(".") not in titles:
            if not strict:
                break
            continue
        capital = tokens.words[k + 1][:1].isupper()
        if capital and (not strict or tokens.lower[k + 1] not in words("organizations")):
            first = k + 1
    return first


def _post_before(tree: Tree, start: int) -> int:
    """Where a known post that stands right before a person's name begins, whatever the parser made
    of it ("Solicitor General | Jose Calida"); `start` if there is none."""
    tokens = tree.tokens
    opening = tokens.sentences[tokens.sentence_of[start]].start
    for k in range(max(opening, start - 4), start):
        if is_post(tokens, Extent(k, start)):
            return k
    return start


def _titles(tree: Tree, i: int, before: Extent, name_at: Mapping[int, Name]) -> Extent | None:
    """Of the words before a name the last post with its modifiers, from behind the last other name
    among them and without the body after it ("*Vice President* of the United States Joe Biden")."""
    posts = [c for c in tree.children[i] if c < before.end and tree.labels[c] == "nmod:desc"]
    end = posts[-1] + 1 if posts and tree.last[posts[-1]] > posts[-1] else before.end
    opening = max([before.start, *(tree.first[post] for post in posts[1:])])
    for k in range(opening, end):
        if k in name_at and name_at[k].end < end:
            opening = max(opening, name_at[k].end)
    return Extent(opening, end) if opening < end else None


def _is_title(tree: Tree, titles: Extent) -> bool:
    last = tree.tokens.lower[titles.end - 1]
    return last in words("titles") or last.rstrip(".") in words("titles")


def _gender(tree: Tree, extent: Extent, titles: Extent | None) -> str:
    """``m``, ``f`` or "" by title, else by a given name; names that both bear tell nothing."""
    tokens = tree.tokens
    for k in range(titles.start, titles.end) if titles else ():
        if tokens.lower[k] in words("male_words"):
            return "m"
        if tokens.lower[k] in words("female_words"):
            return "f"
    if len(extent) == 1:
        return ""
    gender = places.gender_of_given_name(tokens.words[extent.start])
    return gender if gender in ("m", "f") else ""


def _described_by(tree: Tree, i: int, start: int) -> int:
    """Where the words before the name at `i` begin: its own dependents and, where the parse takes
    it for an apposition without a comma, what it is beside ("*his wife* Mary")."""
    whole = tree.subtree_without(i, labels.PHRASE_OUTSIDE).start
    governor = tree.heads[i]
    between = tree.labels[governor + 1 : start] if governor < start else ()
    if tree.labels[i] in _BESIDE and governor < start and tree.tokens.upos[governor] == "NOUN" and (
        not _APART.intersection(between)
    ):  # fmt: skip
        whole = min(whole, tree.subtree_without(governor, labels.PHRASE_OUTSIDE).start)
    return whole


def _phrase(
    tree: Tree, i: int, inner: Extent, type_: EntityType, name_at: Mapping[int, Name]
) -> Extent:
    """The name with all that stands before it and with what tells it apart after it: an acronym in
    brackets, "of Florida", the place after a comma."""
    tokens = tree.tokens
    start, end = min(_described_by(tree, i, inner.start), inner.start), inner.end
    for k in range(inner.start - 1, start - 1, -1):
        if tokens.upos[k] == "PUNCT" and tokens.words[k] not in ("-", "–", "'", "’", '"'):
            start = k + 1
            break
    while start < inner.start and tokens.lower[start] in _ARTICLES:
        start += 1
    limit = tokens.sentences[tokens.sentence_of[i]].end
    if end + 2 < limit and tokens.words[end] == "(" and tokens.words[end + 2] == ")" and (
        tokens.words[end + 1].isupper()
    ):  # fmt: skip
        end += 3
    if end + 1 < limit and tokens.lower[end] in ("of", "from"):
        k = end + 2 if tokens.lower[end + 1] == "the" else end + 1
        if k in name_at and name_at[k].start == k:
            end = name_at[k].end
    while type_ in _PLACED and end + 1 < limit and tokens.words[end] == ",":
        after = name_at.get(end + 1)
        if after is None or after.start != end + 1 or after.type != "GPE":
            break
        end = after.end
    return Extent(start, end)
