"""Where in the words before a name the post begins: "California | Attorney General" Becerra."""

from __future__ import annotations

from claimx.lexicon.load import words
from claimx.schema.span import Extent
from claimx.schema.tokens import Tokens


def post_extent(tokens: Tokens, titles: Extent) -> Extent:
    """The post proper among the words before a name: their longest ending that the lexicon knows,
    else their last run of words in lower case."""
    posts = words("posts")
    for k in range(titles.start, titles.end):
        if tokens.text(Extent(k, titles.end)).lower() in posts:
            return Extent(k, titles.end)
    start = titles.end - 1
    while start > titles.start and tokens.words[start - 1][:1].islower():
        start -= 1
    return Extent(start, titles.end)


def is_post(tokens: Tokens, extent: Extent) -> bool:
    """True if the words of `extent` name a post and nothing else ("Prime Minister")."""
    return tokens.text(extent).lower() in words("posts")
