"""Docs of several blocks into one tree: offsets, sections, white space, names."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from claimx.schema.article import Block, CleanText, Section
from claimx.syntax.parse import assemble, parse_stream, spans


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def plain(text: str, start: int) -> CleanText:
    """Cleaned text that stands unchanged at raw character `start`."""
    places = range(start, start + len(text))
    return CleanText(text, tuple(places), tuple(i + 1 for i in places))


def headline_and_body(nlp):
    headline = Doc(nlp.vocab, words=["Two", "arrested"], spaces=[True, False], heads=[1, 1],
                   deps=["nsubj:pass", "root"], pos=["NUM", "VERB"])  # fmt: skip
    body = Doc(nlp.vocab, words=["Han", "  ", "fled", "."], spaces=[False, False, False, False],
               heads=[2, 0, 2, 2], deps=["nsubj", "dep", "root", "punct"],
               lemmas=["Han", " ", "flee", "."], ents=["B-PER", "O", "O", "O"])  # fmt: skip
    blocks = [Block(0, 12, Section.HEADLINE), Block(14, 24, Section.BODY)]
    cleaned = [plain("Two arrested", 0), plain("Han  fled.", 14)]
    return assemble(nlp, blocks, cleaned, [headline[:], body[:]])


def test_offsets_are_raw_and_sections_those_of_the_blocks(nlp):
    tree = headline_and_body(nlp)
    tokens = tree.tokens
    assert list(zip(tokens.words, tokens.starts, tokens.ends, strict=True)) == [
        ("Two", 0, 3), ("arrested", 4, 12), ("Han", 14, 17), ("fled", 19, 23), (".", 23, 24),
    ]  # fmt: skip
    assert [(s.start, s.end, s.section.value, s.block) for s in tokens.sentences] == [
        (0, 2, "headline", 0), (2, 5, "body", 1),
    ]  # fmt: skip


def test_white_space_is_no_token_and_heads_follow(nlp):
    tree = headline_and_body(nlp)
    assert list(tree.heads) == [1, 1, 3, 3, 3]


def test_lemmas_are_lower_case(nlp):
    assert all(lemma == lemma.lower() for lemma in headline_and_body(nlp).tokens.lemmas)


def test_foreign_entity_labels_take_our_names(nlp):
    assert [(name.start, name.end, name.type) for name in headline_and_body(nlp).names] == [
        (2, 3, "PERSON")
    ]


def test_what_hangs_on_white_space_becomes_a_root(nlp):
    doc = Doc(nlp.vocab, words=["fled", " ", "Han"], spaces=[False] * 3, heads=[0, 0, 1],
              deps=["root", "dep", "nsubj"])  # fmt: skip
    tree = assemble(nlp, [Block(0, 8, Section.BODY)], [plain("fled Han", 0)], [doc[:]])
    assert list(tree.heads) == [0, 1]


def test_an_article_without_blocks_is_an_empty_tree(nlp):
    tree = assemble(nlp, [], [], [])
    assert len(tree.tokens) == 0
    assert not tree.names


def test_the_tokens_of_each_block_are_found_again(nlp):
    cleaned = [plain("Two arrested", 0), plain("Han  fled.", 14), plain("Police said so.", 30)]
    doc = nlp("\n\n".join(clean.text for clean in cleaned))
    found = spans(doc, cleaned)
    assert [span.text.strip() for span in found] == [clean.text for clean in cleaned]
    assert [span.start_char for span in found] == [0, 14, 26]


def test_other_pipelines_get_each_block_by_itself():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    blocks = [Block(0, 12, Section.HEADLINE), Block(14, 24, Section.BODY)]
    cleaned = [plain("Two arrested", 0), plain("Han  fled.", 14)]
    articles = [(blocks, cleaned), ([], []), (blocks[1:], cleaned[1:])]
    trees = list(parse_stream(nlp, articles))
    assert [list(tree.tokens.words) for tree in trees] == [
        ["Two", "arrested", "Han", "fled", "."], [], ["Han", "fled", "."],
    ]  # fmt: skip
    assert [s.block for s in trees[0].tokens.sentences] == [0, 1]
    assert trees[2].tokens.starts[0] == 14
