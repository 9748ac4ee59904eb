"""Posts before names: what the parser took apart is put together again."""

from __future__ import annotations

import pytest

from claimx.schema.article import Section
from claimx.schema.tokens import Sentence, Tokens
from claimx.syntax.posts import attach_posts, split_names
from claimx.syntax.tree import Name

_TAGS = {"NOUN": "NN", "PROPN": "NNP", "VERB": "VBD", "ADP": "IN", "DET": "DT", "ADJ": "JJ"}


def sentence(text: str) -> tuple[Tokens, list[int], list[str]]:
    """Tokens, heads and labels of one sentence, a token written word/part of speech/head/label."""
    rows = [token.split("/") for token in text.split()]
    words = [row[0] for row in rows]
    starts = [sum(len(word) + 1 for word in words[:k]) for k in range(len(words))]
    lower = [word.lower() for word in words]
    tokens = Tokens(
        words=words, lower=lower, lemmas=lower, upos=[row[1] for row in rows],
        tags=[_TAGS.get(row[1], row[1]) for row in rows], starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        sentence_of=[0] * len(words), sentences=[Sentence(0, len(words), Section.BODY, 0)],
    )  # fmt: skip
    return tokens, [int(row[2]) for row in rows], [row[3] for row in rows]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "former/ADJ/1/amod President/PROPN/5/nsubj of/ADP/3/case France/PROPN/1/nmod"
            " Jana/PROPN/1/appos left/VERB/5/root",
            [Name(3, 4, "GPE"), Name(4, 5, "PERSON")],
            "amod>President nmod:desc>Jana case>France nmod>President nsubj>left root",
        ),
        (  # both the post and the name as subjects
            "Senator/PROPN/4/nsubj from/ADP/2/case Ohio/PROPN/0/nmod Han/PROPN/4/nsubj"
            " won/VERB/4/root",
            [Name(2, 3, "GPE"), Name(3, 4, "PERSON")],
            "nmod:desc>Han case>Ohio nmod>Senator nsubj>won root",
        ),
        (  # two posts
            "They/PRON/1/nsubj met/VERB/1/root party/NOUN/3/compound leader/NOUN/1/obj"
            " and/CCONJ/6/cc premier/NOUN/6/nmod:desc Han/PROPN/3/conj",
            [Name(6, 7, "PERSON")],
            "nsubj>met root compound>leader nmod:desc>Han cc>Han nmod:desc>Han obj>met",
        ),
        (  # a list of posts
            "singer/NOUN/7/nsubj ,/PUNCT/2/punct actor/NOUN/0/conj ,/PUNCT/5/punct"
            " and/CCONJ/5/cc lawyer/NOUN/6/nmod:desc Han/PROPN/0/conj left/VERB/7/root",
            [Name(6, 7, "PERSON")],
            "nmod:desc>Han punct>Han nmod:desc>Han punct>Han cc>Han nmod:desc>Han nsubj>left root",
        ),
        (  # a party for a post
            "Democrat/PROPN/2/nsubj Han/PROPN/2/nsubj left/VERB/2/root",
            [Name(1, 2, "PERSON")],
            "nmod:desc>Han nsubj>left root",
        ),
        (  # the body is in the post's own name
            "Secretary/PROPN/4/nsubj of/ADP/2/case State/PROPN/0/nmod Han/PROPN/2/flat"
            " left/VERB/4/root",
            [Name(3, 4, "PERSON")],
            "nmod:desc>Han case>State nmod>Secretary nsubj>left root",
        ),
    ],
)  # fmt: skip
def test_the_name_takes_the_place_of_the_whole(text, names, expected):
    tokens, heads, arcs = sentence(text)
    attach_posts(tokens, names, heads, arcs)
    arrows = [arc if heads[i] == i else f"{arc}>{tokens.words[heads[i]]}"
              for i, arc in enumerate(arcs)]  # fmt: skip
    assert " ".join(arrows) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (  # two people
            "The/DET/1/det president/NOUN/5/nsubj and/CCONJ/4/cc Premier/PROPN/4/nmod:desc"
            " Han/PROPN/1/conj left/VERB/5/root",
            [Name(4, 5, "PERSON")],
        ),
        (  # the name has a clause of its own
            "told/VERB/0/root the/DET/2/det president/NOUN/0/iobj of/ADP/4/case Peru/PROPN/2/nmod"
            " Han/PROPN/6/nsubj left/VERB/0/ccomp",
            [Name(4, 5, "GPE"), Name(5, 6, "PERSON")],
        ),
        (  # no post
            "The/DET/1/det bridges/NOUN/5/nsubj of/ADP/3/case Prague/PROPN/1/nmod"
            " Han/PROPN/5/nsubj built/VERB/5/root",
            [Name(3, 4, "GPE"), Name(4, 5, "PERSON")],
        ),
        (  # a post right before the name is the parser's affair
            "President/PROPN/1/nmod:desc Han/PROPN/2/nsubj left/VERB/2/root",
            [Name(1, 2, "PERSON")],
        ),
    ],
)  # fmt: skip
def test_other_trees_stay(text, names):
    tokens, heads, arcs = sentence(text)
    before = (list(heads), list(arcs))
    attach_posts(tokens, names, heads, arcs)
    assert (heads, arcs) == before


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Minister of Scotland Jana Novak", [("GPE", 2, 3), ("PERSON", 3, 5)]),
        ("Minister of Information Jana Novak", [("ORG", 2, 3), ("PERSON", 3, 5)]),
        ("mother of Scotland Jana Novak", [("PERSON", 2, 5)]),
        ("Minister of Thomas Jana Novak", [("PERSON", 2, 5)]),
    ],
)
def test_the_body_is_cut_off_the_name(words, expected):
    """After a post, and if it is a known place, body or portfolio."""
    text = " ".join(f"{w}/{'ADP' if w == 'of' else 'PROPN'}/0/root" for w in words.split())
    tokens, _, _ = sentence(text)
    found = split_names(tokens, [Name(2, len(tokens), "PERSON")])
    assert [(name.type, name.start, name.end) for name in found] == expected
