"""Clauses of the posts before a name: "vice minister Han", "party leader and premier Han"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimx.lexicon.load import words
from claimx.schema.clause import Argument, ClauseKind
from claimx.schema.mention import EntityType, Mention, MentionKind
from claimx.schema.span import Extent
from claimx.syntax.clauses.arguments import noun_arguments
from claimx.syntax.clauses.draft import Draft
from claimx.syntax.clauses.predicates import nominal_draft
from claimx.syntax.titles import ends_in_post, post_end, post_extent
from claimx.syntax.tree import Tree

#: What a name's own phrases say about the post before it ("Senator Rubio *of Florida*").
SHARED = ("poss", "of", "at")


def titles(
    tree: Tree, mention: Mention, by_head: Mapping[int, Mention]
) -> Iterator[tuple[int, Draft]]:
    """A TITLE clause for each post before the name, and its key among the drafts: its head token,
    or for the others who bear a plural title ("Presidents X and *Y*") the name's."""
    for whole in _joined(tree, [*_wholes(tree, mention)]):
        if tree.tokens.upos[whole.end - 1] == "ADJ" and tree.tokens.words[whole.end - 1].islower():
            continue  # "21-year-old Han"
        post = post_extent(tree.tokens, whole)
        yield from _predicated(tree, mention, post, whole.start, by_head)
        capital = tree.tokens.words[post.start][:1].isupper()  # not "*comic* artist Han"
        if post.start > whole.start and capital and ends_in_post(
            tree.tokens, post.start, whole.start
        ):
            rest = Extent(whole.start, post.start)  # "AU *chairperson* | President X"
            yield from _predicated(
                tree, mention, post_extent(tree.tokens, rest), whole.start, by_head
            )


def _joined(tree: Tree, wholes: Sequence[Extent]) -> list[Extent]:
    """The titles, those put together that are one post ("*Attorney* | *General* Han", "*comic* |
    *artist* Han", "*fellow* | *drummer* Han"), without a plural that stands before the post of one
    ("the *lawyers* and Judge Han")."""
    lower, tags, plurals = tree.tokens.lower, tree.tokens.tags, ("NNS", "NNPS")
    found: list[Extent] = []
    for whole in wholes:
        last = found[-1] if found else None
        if last is not None and whole.start - last.end <= 1 and (
            tree.tokens.text(Extent(last.end - 1, whole.end)).lower() in words("posts")
            or (last.end == whole.start and tree.tokens.words[whole.start].islower())
            or (last.end == whole.start and lower[last.end - 1] == "fellow")
        ):  # fmt: skip
            found[-1] = Extent(last.start, whole.end)
        else:
            found.append(whole)
    one = bool(found) and tags[found[-1].end - 1] not in plurals
    return [whole for whole in found if not (one and tags[whole.end - 1] in plurals)]


def _wholes(tree: Tree, mention: Mention) -> Iterator[Extent]:
    """The stretches of words before the name that are titles, the farthest first."""
    last = -1 if mention.titles is None else mention.titles.end - 1
    if mention.titles is None and mention.type is not EntityType.PERSON:
        return
    for child in tree.children[mention.head]:
        if tree.labels[child] == "nmod:desc" and child < mention.extent.start and child != last:
            for post in tree.conjuncts(child):  # "*singer*, *actor* and campaigner Doris Day"
                inner = [n.end for n in tree.names_within(tree.first[post], post)]
                if post < mention.extent.start and post != last:
                    yield Extent(max([tree.first[post], *inner]), post + 1)
    if mention.titles is not None:
        yield mention.titles


def _predicated(
    tree: Tree, mention: Mention, post: Extent, opening: int, by_head: Mapping[int, Mention]
) -> Iterator[tuple[int, Draft]]:
    """The title of the name, and if it is plural of those that are coordinated with it."""
    last = post.end - 1
    yield last, _title(tree, mention, post, opening)
    if tree.tokens.tags[last] not in ("NNS", "NNPS"):
        return
    for other in tree.conjuncts(mention.head)[1:]:
        bearer = by_head.get(other)
        if bearer is not None and bearer.kind is MentionKind.NAME and bearer.titles is None:
            yield other, _title(tree, bearer, post, opening)


def _title(tree: Tree, mention: Mention, post: Extent, opening: int) -> Draft:
    """The title predicated of the name. What stands before it ("Florida transport department
    *official* Roberts") are its modifiers, what hangs on the name ("Rubio *of Florida*") its own.
    """
    draft = nominal_draft(tree, post.end - 1, ClauseKind.TITLE, mention.head)
    end = min(post_end(tree.tokens, post.end - 1), mention.extent.start)
    draft.predicate = Extent(post.start, max(end, post.end))
    before = Extent(opening, post.start)
    first = tree.tokens.sentences[tree.tokens.sentence_of[post.start]].start
    named = next((n for n in tree.names_within(first, post.start) if n.end == post.start), None)
    if named is not None:
        before = Extent(named.start, named.end)
    if any(tree.tokens.words[k][:1].isupper() for k in range(before.start, before.end)):
        draft.arguments = [a for a in draft.arguments if a.role != "modifier"]
        _add_modifier(tree, draft, before)
    if not is_authorship(tree, draft):
        draft.arguments.extend(a for a in _of_name(tree, mention) if not draft.has(a.role))
    return draft


def is_authorship(tree: Tree, title: Draft) -> bool:
    """True for "author Han *of the university*": the body is not the post's but the person's."""
    return tree.tokens.lower[title.head] in words("authorships")


def _add_modifier(tree: Tree, draft: Draft, extent: Extent) -> None:
    words_ = [k for k in range(extent.start, extent.end) if tree.tokens.upos[k] != "DET"]
    if words_:
        inner = Extent(words_[0], extent.end)
        draft.arguments.append(Argument("modifier", inner.end - 1, inner, (inner.end - 1,)))


def _of_name(tree: Tree, mention: Mention) -> list[Argument]:
    """Possessives and phrases that the parser hung on the name instead of on its title."""
    return [
        argument for i in range(mention.extent.start, mention.extent.end)
        for argument in noun_arguments(tree, i)
        if argument.role in SHARED and argument.head not in mention.extent
    ]  # fmt: skip
