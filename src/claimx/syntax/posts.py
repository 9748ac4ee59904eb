"""Names with a post before them, put together again where the parser took them apart.

"Vice President *of the United States* Joe Biden", "US Ambassador *to Germany* Richard Grenell",
"party leader *and* Prime Minister Boris Johnson": a post with a phrase of its own, or a second
post, stands between the first one and the name, and a parser hangs the name anywhere. The words
leave one reading only, in which each post describes the name (``nmod:desc``), and the name has the
place of the whole in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.lexicon import places
from claimx.lexicon.bodies import known_body
from claimx.lexicon.load import words
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens
from claimx.syntax.titles import post_head
from claimx.syntax.tree import Name

#: What joins a post to the body or place that it belongs to.
_JOINING = frozenset({"of", "for", "to", "from", "at"})

#: The longest body of a post, in tokens.
_LONGEST_BODY = 9

_NO_MODIFIERS = frozenset({"ADP", "CCONJ", "AUX", "SCONJ", "PUNCT"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})

_LABELS = {"DET": "det", "ADJ": "amod", "VERB": "amod", "ADV": "advmod", "PUNCT": "punct",
           "PART": "case", "NUM": "nummod", "PRON": "nmod:poss"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Post:
    """Tokens `start:end` of a post with its modifiers and body; `head` is the post's last word,
    `case` the preposition before the body, or -1."""

    start: int
    head: int
    case: int
    end: int


def split_names(tokens: Tokens, names: Sequence[Name]) -> list[Name]:
    """The names, with the body of a post cut off the person's name that follows it:
    "First Minister of [Scotland] [Nicola Sturgeon]"."""
    found: list[Name] = []
    for name in names:
        cut = _cut(tokens, name) if name.type == "PERSON" else name.start
        if cut > name.start:
            kind = places.place_type(tokens.text(Extent(name.start, cut))) or "ORG"
            found.append(Name(name.start, cut, kind))
        found.append(Name(cut, name.end, name.type))
    return found


def _cut(tokens: Tokens, name: Name) -> int:
    """Where the person begins in what was taken for one name."""
    before = name.start - 1 - (tokens.lower[name.start - 1] == "the")
    if before < 1 or tokens.lower[before] not in _JOINING or post_head(tokens, before) is None:
        return name.start
    for cut in range(name.end - 1, name.start, -1):
        text = tokens.text(Extent(name.start, cut))
        if places.place_type(text) or known_body(text) or text.lower() in words("portfolios"):
            return cut
    return name.start


def attach_posts(
    tokens: Tokens, names: Sequence[Name], heads: list[int], arcs: list[str]
) -> None:
    """Mends `heads` and `arcs` in place. `names` as `split_names` gives them."""
    for name in names:
        if name.type != "PERSON":
            continue
        opening = tokens.sentences[tokens.sentence_of[name.start]].start
        posts = list(_posts_before(tokens, heads, name, opening))
        joined = len(posts) > 1 or any(
            post.case >= 0 or heads[post.head] not in range(post.start, name.end) for post in posts
        )
        if joined and not _apart(heads, arcs, posts, name):
            _retree(tokens, heads, arcs, posts, name)


def _posts_before(
    tokens: Tokens, heads: Sequence[int], name: Name, opening: int
) -> Iterator[_Post]:
    """The posts before a name, from the nearest to the farthest."""
    end, listed = name.start, False
    while end > opening:
        post = _post(tokens, heads, end, opening, name.end)
        if post is None:
            return
        nearest = end == name.start
        if not nearest and tokens.upos[post.start] in ("DET", "PRON") and _capital(tokens, end + 1):
            return  # "the president and Prime Minister X": two people
        yield post
        gap = _gap(tokens, post.start, opening, listed=listed)
        if gap == post.start:
            return
        end, listed = gap, True


def _gap(tokens: Tokens, start: int, opening: int, *, listed: bool) -> int:
    """Where the "and" before a post begins or, further to the front, the comma of a list: "singer,
    actor, and lawyer Han"; `start` if there is none."""
    joined = start - 1 > opening and tokens.lower[start - 1] == "and"
    if joined:
        return start - 2 if tokens.words[start - 2] == "," else start - 1
    return start - 1 if listed and start - 1 > opening and tokens.words[start - 1] == "," else start


def _capital(tokens: Tokens, i: int) -> bool:
    return tokens.words[i][:1].isupper()


def _post(
    tokens: Tokens, heads: Sequence[int], end: int, opening: int, limit: int
) -> _Post | None:
    """The post that ends before token `end`, with or without a body after it."""
    head = post_head(tokens, end)
    partisan = _capital(tokens, end - 1) and tokens.lower[end - 1] in words("party_members")
    head = end - 1 if head is None and partisan else head  # "Democrat Han"
    if head is not None:
        case = -1 if head == end - 1 else head + 1  # "Secretary *of* State"
        return _Post(_first(tokens, heads, head, opening, limit), head, case, end)
    for case in range(end - 2, max(opening, end - _LONGEST_BODY), -1):
        head = post_head(tokens, case) if tokens.lower[case] in _JOINING else None
        if head is not None:
            return _Post(_first(tokens, heads, head, opening, limit), head, head + 1, end)
        if not _in_body(tokens, case):
            return None
    return None


def _in_body(tokens: Tokens, i: int) -> bool:
    """True for a word that may stand in the name of a body."""
    return _capital(tokens, i) or tokens.lower[i] in ("the", "and", "&", "'s", *_JOINING)


def _first(tokens: Tokens, heads: Sequence[int], head: int, opening: int, limit: int) -> int:
    """Where the phrase begins whose head is `head`: at its first modifier, all of which hang on
    something after them in the phrase."""
    start = head
    while start > opening and start <= heads[start - 1] < limit and (
        tokens.tags[start - 1] == "HYPH"
        or not (tokens.upos[start - 1] in _NO_MODIFIERS or tokens.tags[start - 1] in _FINITE)
    ):  # fmt: skip
        start -= 1
        if tokens.upos[start] in ("DET", "PRON"):
            break
    return start


def _apart(heads: Sequence[int], arcs: Sequence[str], posts: Sequence[_Post], name: Name) -> bool:
    """"told the president of Mexico Joe Biden would come": the name has a clause of its own."""
    nearest = posts[0]
    outer, inner = heads[nearest.head], heads[name.start]
    return arcs[name.start] in ("nsubj", "nsubj:pass") and inner != outer and (
        arcs[nearest.head] in ("obj", "iobj", "obl") and inner >= name.end
    )  # fmt: skip


def _retree(
    tokens: Tokens, heads: list[int], arcs: list[str], posts: Sequence[_Post], name: Name
) -> None:
    """The name takes the place of the whole phrase, and the posts hang on it."""
    start, end = posts[-1].start, name.end
    inside = range(start, end)
    place = _place(heads, arcs, posts, inside, name.start)
    if place is None:
        return
    outer, label = heads[place], arcs[place]
    for i in _dependents(tokens, heads, inside):
        heads[i] = name.start
    heads[name.start] = name.start if outer == place else outer
    arcs[name.start] = label
    for i in range(name.start + 1, end):
        if heads[i] not in range(name.start, end) or heads[i] == i:
            heads[i], arcs[i] = name.start, "flat"
    for post in posts:
        _hang_post(tokens, heads, arcs, post, name.start)
    for i in inside:
        if not any(p.start <= i < p.end for p in posts) and i < name.start:
            heads[i], arcs[i] = name.start, "cc" if tokens.lower[i] == "and" else "punct"


def _place(
    heads: Sequence[int], arcs: Sequence[str], posts: Sequence[_Post], inside: range, name: int
) -> int | None:
    """The token of the phrase that holds its place in the sentence."""
    wanted: list[int] = [*(post.head for post in reversed(posts)), name, *inside]
    for i in wanted:
        if (heads[i] not in inside or heads[i] == i) and arcs[i] not in ("punct", "cc", "case"):
            here = heads[i]
            while here not in inside and heads[here] != here:
                here = heads[here]
            if here not in inside or here == i:
                return i
    return None


def _dependents(tokens: Tokens, heads: Sequence[int], inside: range) -> list[int]:
    """Tokens of the sentence that hang on the phrase from outside."""
    sentence = tokens.sentences[tokens.sentence_of[inside.start]]
    return [i for i in range(sentence.start, sentence.end) if i not in inside
            and heads[i] in inside and heads[i] != i]  # fmt: skip


def _hang_post(
    tokens: Tokens, heads: list[int], arcs: list[str], post: _Post, name: int
) -> None:
    """The post under the name, its modifiers and its body under the post."""
    _gather(tokens, heads, arcs, range(post.start, post.head + 1), post.head)
    heads[post.head], arcs[post.head] = name, "nmod:desc"
    if post.case < 0:
        return
    body = range(post.case + 1, post.end)
    loose = [i for i in body if (heads[i] not in body or heads[i] == i)
             and tokens.upos[i] not in ("DET", "ADP", "CCONJ", "PUNCT")]  # fmt: skip
    inner = any(tokens.lower[i] in _JOINING for i in body)
    head = (loose[0] if inner else loose[-1]) if loose else post.end - 1
    _gather(tokens, heads, arcs, body, head)
    heads[head], arcs[head] = post.head, "nmod"
    heads[post.case], arcs[post.case] = head, "case"


def _gather(
    tokens: Tokens, heads: list[int], arcs: list[str], phrase: range, head: int
) -> None:
    """Hangs on `head` what in the phrase hangs on nothing in it."""
    for i in phrase:
        if i != head and (heads[i] not in phrase or heads[i] == i):
            heads[i], arcs[i] = head, _LABELS.get(tokens.upos[i], "compound")
