"""Posts as words: where one begins and ends ("California | Attorney General" Becerra)."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens
from claimx.syntax.lemmas import lemma

#: The longest post ("permanent under secretary of state") and portfolio, in tokens.
_LONGEST = 5

#: Posts that a place belongs to as what they are sent to ("ambassador *to Germany*").
_SENT = frozenset({"ambassador", "envoy", "commissioner", "consul", "emissary", "nuncio"})


def post_extent(tokens: Tokens, titles: Extent) -> Extent:
    """The post proper among the words before a name: their longest ending that the lexicon knows,
    with the portfolio before it, else their last run of words in lower case."""
    posts = words("posts")
    for k in range(titles.start, titles.end):
        if tokens.text(Extent(k, titles.end)).lower() in posts:
            return Extent(_portfolio_before(tokens, k, titles.start), titles.end)
    start = titles.end - 1
    while start > titles.start and tokens.words[start - 1][:1].islower():
        start -= 1
    return Extent(start, titles.end)


def _portfolio_before(tokens: Tokens, post: int, opening: int) -> int:
    """Where the portfolio begins that stands before the post ("*Civil Aviation* Minister")."""
    for k in range(max(opening, post - _LONGEST), post):
        if tokens.text(Extent(k, post)).lower() in words("portfolios"):
            return k
    return post


def is_post(tokens: Tokens, extent: Extent) -> bool:
    """True if the words of `extent` name a post and nothing else ("Prime Minister")."""
    return tokens.text(extent).lower() in words("posts")


def ends_in_post(tokens: Tokens, end: int, start: int) -> bool:
    """True if a whole post ends before token `end` and begins at `start` or later; a word that
    only modifies posts ("deputy", "general") is none."""
    return tokens.lower[end - 1] not in words("post_modifiers") and any(
        tokens.text(Extent(k, end)).lower() in words("posts") for k in range(start, end)
    )


def post_head(tokens: Tokens, end: int) -> int | None:
    """The head token of the post that ends before token `end` ("*Secretary* of State")."""
    last = end - 1
    if last < 0 or tokens.upos[last] not in ("NOUN", "PROPN"):
        return None
    start = tokens.sentences[tokens.sentence_of[last]].start
    for k in range(max(start, end - _LONGEST), last):
        if tokens.text(Extent(k, end)).lower() in words("posts"):
            return next((i - 1 for i in range(k + 1, last) if tokens.lower[i] == "of"), last)
    single = lemma(tokens.words[last], "NNS", "NOUN").lower()
    known = single in words("posts") or tokens.lower[last] in words("posts")
    return last if known else None


def post_end(tokens: Tokens, head: int) -> int:
    """The token after the post whose head is `head`, with what it has charge of: "Minister *of
    Information*", "secretary *of state*", "ambassador *to Germany*"."""
    end = tokens.sentences[tokens.sentence_of[head]].end
    if head + 2 >= end:
        return head + 1
    joint, first = tokens.lower[head + 1], head + 2
    single = lemma(tokens.words[head], "NNS", "NOUN").lower()
    if joint == "to" and single in _SENT:
        first += tokens.lower[first] == "the"
        while first < end and tokens.words[first][:1].isupper():
            first += 1
        return first
    if joint not in ("of", "for"):
        return head + 1
    for k in range(min(end, head + _LONGEST), first, -1):
        if tokens.text(Extent(head, k)).lower() in words("posts"):
            return k
    after = first + (tokens.lower[first] == "the" and single in ("minister", "secretary"))
    for k in range(min(end, after + _LONGEST), after, -1):
        for opening in range(after, k):
            named = all(tokens.words[i][:1].isupper() for i in range(after, opening))
            if named and tokens.text(Extent(opening, k)).lower() in words("portfolios"):
                return k
    return head + 1
