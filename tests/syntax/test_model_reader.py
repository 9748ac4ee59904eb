"""The spaCy component of the bundled model: what it writes, and that nothing else matters."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import claimx
from claimx.errors import UsageError
from claimx.packs.learned import load_weights
from claimx.syntax.model.network import LONGEST, VECTORS

pytestmark = pytest.mark.model

TEXTS = [
    "Police in Nairobi arrested three men on Friday after a bomb exploded near a market.",
    "TWO HELD AFTER BLAST",
    "",
    "  \n ",
    "“We do not know,” said Maria Silva, who leads the agency. She gave no details.\n\n"
    "The U.S. State Department declined to comment .",
    "\n\nPrice: €5m (up 3%)",
    "x",
    "He left. " * 90,
    "and so on, " * 200,
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return claimx.load_nlp()


def layers(doc: Doc) -> list[tuple[object, ...]]:
    """All that the component writes."""
    vectors = doc.user_data.get(VECTORS)
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_, t.is_sent_start,
         t.ent_iob_, t.ent_type_, vectors[t.i].tobytes() if vectors is not None else b"")
        for t in doc
    ]  # fmt: skip


@pytest.mark.parametrize("text", [text for text in TEXTS if text.strip()])
def test_every_word_has_a_vector_as_wide_as_the_weights_want(nlp, text):
    weights = load_weights()
    doc = nlp(text)
    vectors = doc.user_data[VECTORS]
    size, labels = weights.pair.shape[1], len(weights.labels)
    assert vectors.shape == (len(doc), len(weights.relations) + 2 * size + 2 * labels)
    words = [not token.is_space for token in doc]
    assert np.array_equal(vectors.any(axis=1), np.array(words, bool))


@pytest.fixture(scope="module")
def alone(nlp) -> list[list[tuple[object, ...]]]:
    """Every text read by itself."""
    return [layers(nlp(text)) for text in TEXTS]


@pytest.mark.parametrize("batch_size", [1, 2, 64])
def test_the_batch_does_not_matter(nlp, alone, batch_size):
    assert [layers(doc) for doc in nlp.pipe(TEXTS, batch_size=batch_size)] == alone


def test_the_company_does_not_matter(nlp, alone):
    backwards = [layers(doc) for doc in nlp.pipe(reversed(TEXTS))]
    assert backwards[::-1] == alone


def test_threads_do_not_matter(nlp, alone, tmp_path):
    nlp.to_disk(tmp_path)
    for threads in (1, 4):
        config = {"components": {"claimx_reader": {"threads": threads}}}
        other = spacy.load(tmp_path, config=config)
        assert other.get_pipe("claimx_reader").threads == threads
        assert [layers(doc) for doc in other.pipe(TEXTS)] == alone


def test_processes_do_not_matter(nlp, alone):
    assert [layers(doc) for doc in nlp.pipe(TEXTS, n_process=2, batch_size=2)] == alone


def test_saved_and_loaded_it_is_the_same(nlp, alone):
    copy = spacy.blank("en")
    copy.add_pipe("claimx_reader")
    copy.from_bytes(nlp.to_bytes())
    assert [layers(doc) for doc in copy.pipe(TEXTS)] == alone
    again = pickle.loads(pickle.dumps(nlp.get_pipe("claimx_reader")))
    other = spacy.blank("en")  # its strings are unknown to the vocabulary of the other
    assert layers(again(other.make_doc(TEXTS[0]))) == alone[0]


def test_every_sentence_is_a_tree_of_its_own(nlp):
    for doc in nlp.pipe(TEXTS):
        for sent in doc.sents:
            words = [t for t in sent if not t.is_space]
            assert sum(t.head.i == t.i for t in words) == (1 if words else 0)
            assert all(t.head in sent for t in words)
        assert all(t.tag_ and t.pos_ and t.dep_ for t in doc)


def test_long_paragraphs_are_cut_between_sentences(nlp):
    doc = nlp(TEXTS[7])
    sents = [sent.text.strip() for sent in doc.sents]
    assert set(sents) == {"He left."}


def test_paragraphs_that_fit_share_a_window(nlp):
    network = nlp.get_pipe("claimx_reader")._ready()[0]
    texts = ["Two", "held", "Police", "said", *["so"] * 300]
    opens = [i in (0, 2, 4) for i in range(len(texts))]
    window = network.encode(texts, [True] * len(texts), opens)
    assert window.words == 4  # the third paragraph does not fit
    assert window.rows.tolist() == [0, 1, 2, -1, 3, 4, -1]
    assert window.ids[0, 3] == window.ids[0, -1] == network.vocabulary.last
    long = network.encode(texts[4:], [True] * 300, opens[4:])
    assert long.words == LONGEST - 2  # a paragraph that fits nowhere is cut


def test_a_blank_line_ends_a_sentence(nlp):
    doc = nlp("Two men arrested\n\nPolice said on Monday")
    assert [sent[0].text for sent in doc.sents] == ["Two", "Police"]


def test_known_sentence_starts_are_kept(nlp):
    words = ["He", "left", ".", "She", "stayed", "and", "he", "wept"]
    starts = [True, False, False, False, False, True, False, False]
    doc = nlp(Doc(nlp.vocab, words=words, sent_starts=starts))
    assert [sent.start for sent in doc.sents] == [0, 5]


def test_what_a_reader_needs_is_there(nlp):
    doc = nlp("Police in Nairobi arrested three men on Friday.")
    assert [(e.text, e.label_) for e in doc.ents] == [("Nairobi", "GPE")]
    arrested = doc[3]
    assert (arrested.tag_, arrested.pos_, arrested.lemma_) == ("VBD", "VERB", "arrest")
    assert "Tense=Past" in arrested.morph
    assert {t.dep_: t.text for t in arrested.children}["nsubj"] == "Police"
    assert doc[5].lemma_ == "man"


def test_an_empty_component_says_what_to_do():
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_reader")
    with pytest.raises(UsageError, match="load_nlp"):
        nlp("Some words.")


@pytest.mark.parametrize("sum_", ["NZ$ 47", "CA$ 6.3", "R$ 9", "Rs 500", "RM 400", "US$ 3", "£ 5"])
def test_the_sign_of_a_sum_is_a_token_of_its_own(nlp: Language, sum_: str) -> None:
    found = [token.text for token in nlp.tokenizer(f"It cost {sum_.replace(' ', '')} million.")]
    assert found == ["It", "cost", *sum_.split(), "million", "."]


def test_a_word_with_a_bound_prefix_is_one_token(nlp: Language) -> None:
    found = [token.text for token in nlp.tokenizer("Re-elected, the co-founder's e-mail: by-law.")]
    assert found == ["Re-elected", ",", "the", "co-founder", "'s", "e-mail", ":",
                     "by", "-", "law", "."]  # fmt: skip
