"""What comes out of a block, and that the way back holds."""

from __future__ import annotations

import pytest

from claimx.schema.article import Block, CleanText, Section
from claimx.text.clean import clean
from claimx.text.read import from_text


def cleaned(raw: str, markdown: bool = False) -> CleanText:
    return clean(from_text(raw, markdown=markdown), Block(0, len(raw), Section.BODY))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # entities and their debris
        ("Kang,&nbsp;46, and R&amp;B", "Kang, 46, and R&B"),
        ("on Sunday&nbsp to Sofia", "on Sunday to Sofia"),
        ("Bulgaria,&nbsp, which", "Bulgaria, which"),
        ("Kang&nbsp, 46,", "Kang, 46,"),
        ("in&nbsp,2019", "in 2019"),
        ("since 2016.&nbsp,", "since 2016."),
        ("it&#8217;s &quot;fine&quot; &#x2014; ok", 'it\'s "fine" — ok'),
        ("AT&T and R&B; &foo; &ampz", "AT&T and R&B; &foo; &ampz"),
        ("donâ€™t pay Â£5 at the cafÃ©", "don't pay £5 at the café"),
        ("one<br/>two <b>three</b>", "one two three"),
        ("a < b and c > d", "a < b and c > d"),
        # blanks and what shows as nothing
        ("\ta\xa0\u2009b \r\n c ", "a b c"),
        ("diplo\xadmat in Pyong\u200byang\ufeff\x07", "diplomat in Pyongyang"),
        ("a two-\nyear term", "a two-year term"),
        ("has n’t and Kim ’s and I 'm", "hasn't and Kim's and I'm"),
        ("the Smiths ' house, don' t", "the Smiths' house, don't"),
        ("the UN’s ( UN) office , ok ; no .", "the UN's (UN) office, ok; no."),
        ("a .com and .5 and so ... on", "a .com and .5 and so ... on"),
        # letters and signs
        ("the ﬁrst eﬀort … ends", "the first effort ... ends"),
        ("cafe\u0301", "café"),
        ("home—said Mr X -- the man--who", "home — said Mr X — the man — who"),
        ("2016–2019, Sino–Soviet, a — b", "2016–2019, Sino–Soviet, a — b"),
        ("run x --foo=bar", "run x --foo=bar"),
        ("see https://a.b/c--d__e?x=1&amp;y now", "see https://a.b/c--d__e?x=1&amp;y now"),
        # wiki and Markdown left in plain text
        ("[[Foo|the bar]] and [[Baz]] '''bold''' it.[1] No[citation needed]", None),
        ("the **bold** word, [another] one [...] x", "the bold word, [another] one [...] x"),
        # quotation marks
        ('""word"" and ‘‘foo’’ and ``bar\'\'', '"word" and "foo" and "bar"'),
        ("«oui» „ja“", '"oui" "ja"'),
        ("“not my brother ,” he said,” For days. ”", '"not my brother," he said, "For days."'),
        ('he said "yes "and left', 'he said "yes" and left'),
        ('He is 6\'2" tall and has a 12" pipe', 'He is 6\'2" tall and has a 12" pipe'),
        ('"He said "yes" to me."', '"He said "yes" to me."'),
    ],
)
def test_mended(raw: str, text: str | None) -> None:
    expected = "the bar and Baz bold it. No"
    assert cleaned(raw).text == (expected if text is None else text)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**Bold** and [a link](http://x.y/a_b) ok", "Bold and a link ok"),
        ("*em* _em_ snake_case `code` 2 * 3 \\* x", "em em snake_case code 2 * 3 * x"),
        ("text ![alt](x.png) ~~gone~~ [ref][1]", "text gone ref"),
        ("line one\n> line two", "line one line two"),
    ],
)
def test_markdown(raw: str, text: str) -> None:
    assert cleaned(raw, markdown=True).text == text


@pytest.mark.parametrize(
    ("raw", "words", "found"),
    [
        ("Kang,&nbsp;46, first", "Kang, 46", "Kang,&nbsp;46"),
        ("a diplo\xadmat left", "diplomat", "diplo\xadmat"),
        ("he has n’t been", "hasn't", "has n’t"),
        ("“No,” he said,” For days.”", '"For', "” For"),
        ("the UN’s ( UN) office", "(UN)", "( UN)"),
        ("home—said Mr", "home", "home"),
        ("R&amp;B", "&", "&amp;"),
        ("so… on", "so...", "so…"),
    ],
)
def test_the_way_back(raw: str, words: str, found: str) -> None:
    text = cleaned(raw)
    at = text.text.index(words)
    start, end = text.raw_range(at, at + len(words))
    assert raw[start:end] == found
