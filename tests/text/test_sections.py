"""Articles as they are set, and the blocks found: `SECTION| raw text of the block`."""

from __future__ import annotations

from textwrap import dedent

import pytest

from claimx.text.read import from_text
from claimx.text.sections import find_blocks

LONG = "The council voted on Monday to close the bridge, which was built in 1931, for two years."
MORE = "Nobody was hurt, said the mayor, but the police opened an inquiry into the builders."


def blocks(raw: str, markdown: bool = False) -> list[str]:
    article = from_text(raw, markdown=markdown)
    return [f"{b.section.value}| {raw[b.start : b.end]}" for b in find_blocks(article)]


def test_a_plain_article() -> None:
    raw = (
        f"Council closes bridge\n\nSaturday, January 5, 2019\xa0 \n\nBy Jane Doe\n\n{LONG}\n\n"
        f"Builders deny guilt\n\n{MORE}\n\nThe bridge in May. Image: J. Doe (flickr).\n\n"
        "Advertisement\n\nSign up for our newsletter today\n"
    )
    assert blocks(raw) == [
        "headline| Council closes bridge",
        "dateline| Saturday, January 5, 2019",
        "dateline| By Jane Doe",
        f"body| {LONG}",
        "headline| Builders deny guilt",
        f"body| {MORE}",
        "caption| The bridge in May.",
        "caption| Image: J. Doe (flickr).",
        "boilerplate| Advertisement",
        "boilerplate| Sign up for our newsletter today",
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "Council closes bridge",
        "Envoy says a colleague was shot for “leaking”",
        "Nevada first state in U.S.",
        "'Dark web' arrests: hundreds held",
        "Who closed the bridge?",
        "200 in New Delhi drink to health",
    ],
)
def test_headlines(headline: str) -> None:
    assert blocks(f"{headline}\n\n{LONG}")[0] == f"headline| {headline}"


@pytest.mark.parametrize("first", ["The council voted.", "“I did,” he said.", "he left", LONG])
def test_no_headlines(first: str) -> None:
    assert blocks(f"{first}\n\n{LONG}")[0] == f"body| {first}"


def test_a_lone_line_is_body() -> None:
    assert blocks("Han was executed in 2019") == ["body| Han was executed in 2019"]


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("TASHKENT, Jan 18 (Wire)", " - "),
        ("SEOUL, March 14", " — "),
        ("PARIS, Jan. 18, 2024", " —"),
        ("WASHINGTON (AP)", " — "),
        ("New York, 5 January 2019 (AFP)", " – "),
        ("SAN FRANCISCO, Calif., Jan. 5, 2019 /PRNewswire/", " -- "),
        ("LONDON", " — "),
    ],
)
def test_a_dateline_is_split_off(opening: str, rest: str) -> None:
    raw = f"Council closes bridge\n\n{opening}{rest}{LONG}"
    assert blocks(raw)[1:] == [f"dateline| {opening}", f"body| {LONG}"]


@pytest.mark.parametrize(
    "opening",
    [
        "NATO — the alliance — ",
        "Smith — a lawyer — ",
        "The mayor (Green) - ",
        "On Jan. 5 - a day - ",
    ],
)
def test_a_dash_alone_makes_no_dateline(opening: str) -> None:
    assert blocks(f"Council closes bridge\n\n{opening}{LONG}")[1:] == [f"body| {opening}{LONG}"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Caption: Mr Doe lifts a cup.", ["Mr Doe lifts a cup."]),
        ("File photo", ["File photo"]),
        ("Photo by Jane Doe", ["Photo by Jane Doe"]),
        ("Mr Doe on March 2. (Photo: Monitor)", ["Mr Doe on March 2.", "(Photo: Monitor)"]),
        ("Mr Doe in 1969  (Image: CDCR)", ["Mr Doe in 1969", "(Image: CDCR)"]),
        ("Mr Doe in Cork (AP/Jane Doe)", ["Mr Doe in Cork", "(AP/Jane Doe)"]),
        ("Photo: Doe on a boat, 1983", ["Doe on a boat, 1983"]),
    ],
)
def test_captions(line: str, parts: list[str]) -> None:
    found = blocks(f"Council closes bridge\n\n{LONG}\n\n{line}\n\n{MORE}")
    assert found[2:-1] == [f"caption| {part}" for part in parts]


@pytest.mark.parametrize(
    "line",
    [
        "The video shows the mayor (left) with a police officer on the bridge.",
        "He left (the party said so). Then he came back.",
        "The picture: nobody knows what the council will do, he said. It may vote. It may not.",
        "Copyright law was changed by the council on Monday.",
        "Reporting by the paper showed that the mayor knew of it.",
    ],
)
def test_running_text_stays_body(line: str) -> None:
    assert blocks(f"Council closes bridge\n\n{LONG}\n\n{line}\n\n{MORE}")[2] == f"body| {line}"


def test_a_credit_under_a_quotation() -> None:
    raw = f"Council closes bridge\n\n{LONG}\n\n“We were asleep.”\n\n—Troy Roberts\n\n{MORE}"
    assert blocks(raw)[2:4] == ["quote| “We were asleep.”", "caption| Troy Roberts"]


def test_lists_and_back_matter() -> None:
    raw = (
        f"Council closes bridge\n\n{LONG}\n\n- two cranes\n* a lorry\n1. one boat\n\n{MORE}\n\n"
        "Sources\n\n- Jane Doe, “Bridge shut”. Daily Post, May 2\n\nhttps://daily.post/x\n"
    )
    assert [block.split("|")[0] for block in blocks(raw)] == [
        *("headline", "body", "body", "body", "body", "body"),
        *("boilerplate",) * 3,
    ]
    assert blocks(raw)[2:5] == ["body| two cranes", "body| a lorry", "body| one boat"]


def test_lone_line_breaks_part_long_lines() -> None:
    assert blocks(f"Council closes bridge\nJanuary 5, 2019\n{LONG}\n{MORE}\r\n{LONG}") == [
        "headline| Council closes bridge",
        "dateline| January 5, 2019",
        f"body| {LONG}",
        f"body| {MORE}",
        f"body| {LONG}",
    ]


def test_hard_wrapped_text_is_joined() -> None:
    raw = dedent(
        """\
        Council closes bridge

        The council voted on Monday to close the bridge, which was built in
        1931, for two years. Nobody was hurt, said the mayor, but the police
        opened an inquiry into the builders.
        The bridge carries two thousand cars a day, and the next one is five
        kilometres away.
        """
    )
    first, second = raw.index("The council"), raw.index("The bridge carries")
    assert blocks(raw) == [
        "headline| Council closes bridge",
        f"body| {raw[first : second - 1]}",
        f"body| {raw[second:-1]}",
    ]


def test_a_sentence_cut_by_a_line_break_goes_on() -> None:
    raw = f"{LONG[:-1]} and\nthen opened it again.\n{MORE}{MORE}"
    assert len(blocks(raw)) == 2


def test_markdown_article() -> None:
    raw = dedent(
        """\
        ---
        title: Council closes bridge
        ---
        # Council **closes** bridge #

        *January 5, 2019*

        The council voted
        on Monday.

        ![Mr Doe on the bridge](doe.png)

        ## What next

        > We were asleep.
        > All of us.
        >
        > — Troy Roberts

        - two cranes
          and a lorry
        1. **one boat**

        ```
        code
        ```

        ---

        Under the line
        --------------

        [1]: http://x.y
        """
    )
    assert blocks(raw, markdown=True) == [
        "headline| Council **closes** bridge",
        "dateline| January 5, 2019",
        "body| The council voted\non Monday.",
        "caption| Mr Doe on the bridge",
        "headline| What next",
        "quote| We were asleep.\n> All of us.",
        "caption| Troy Roberts",
        "body| two cranes\n  and a lorry",
        "body| one boat",
        "headline| Under the line",
    ]
