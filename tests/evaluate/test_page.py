"""The page: whole, escaped, the same each time, and each claim on it once."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.evaluate.marks import Mark, marked
from claimx.evaluate.page import page
from claimx.schema.span import Span

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
VOID = {"meta", "br", "input", "link", "hr", "img"}
NASTY = """<script>alert("gold")</script> & <b>"it's"</b>"""


class Reader(HTMLParser):
    """Reads a page; fails on a tag that is not closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.items: list[dict[str, str | None]] = []
        self.links: list[str | None] = []
        self.stems: list[str] = []
        self.articles: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs)
        self.tags[tag] += 1
        self.links += [given[name] for name in ("href", "src", "action") if name in given]
        if given.get("id"):
            self.ids[given["id"] or ""] += 1
        if "data-marks" in given:
            self.items.append(given)
        if given.get("class") == "text":
            self.articles.append("")
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = {given.get("class") for _, given in self.open}
        if "text" in inside:
            self.articles[-1] += data
        if "stem" in inside:
            self.stems.append(data)


def spoil(desk: Any) -> None:
    """A miss, a spurious claim, a claim taken for another, and one with a wrong field."""
    desk.claims.remove(desk.claim("attacked", 1))
    desk.claim("met")["roles"].pop()
    taken = desk.claim("detained")
    taken["relation"], taken["roles"][0]["role"] = "attacked", "target"
    desk.claim("killed")["polarity"] = "affirmed"
    desk.claims.append(desk.claim("has_quantity") | {"id": "twin"})


def rewrite_article(desk: Any, text: str) -> None:
    """Another text for the article, and gold that knows it."""
    (desk.folder / "articles" / "lindow.txt").write_bytes(text.encode())
    old = hashlib.sha256(desk.raw.encode()).hexdigest()
    desk.edit_gold(old, hashlib.sha256(text.encode()).hexdigest())
    desk.raw = text


def test_each_claim_is_on_the_page_once(desk: Any) -> None:
    spoil(desk)
    report = desk.evaluate()
    alignment = report.articles["lindow"].alignment
    read = Reader(page(report, desk.inventory))
    names = {f"g{i}" for i in range(7)} | {f"r{i}" for i in range(len(desk.claims))}
    assert {i for i in read.ids if re.match(r"a0-", i)} == {f"a0-{name}" for name in names}
    assert set(read.ids.values()) == {1}
    whys = Counter((item["data-why"] or "").split()[0] for item in read.items)
    assert whys["miss"] == len(alignment.missed)
    assert whys["spurious"] == len(alignment.spurious)
    assert whys["differs"] + whys["right"] == len(alignment.pairs)
    assert {"miss miss:untold", "miss miss:role-failed", "spurious spurious:twice",
            "differs differs:polarity", "right"} <= {i["data-why"] for i in read.items}  # fmt: skip


def test_the_text_is_the_article_s_and_links_stay_on_the_page(desk: Any) -> None:
    spoil(desk)
    read = Reader(page(desk.evaluate(), desk.inventory))
    assert read.articles == [desk.raw]
    assert read.links
    for link in read.links:
        assert link is not None
        assert read.ids[link.removeprefix("#")] == 1


def test_nothing_of_an_article_is_taken_for_html(desk: Any) -> None:
    rewrite_article(desk, desk.raw + NASTY + "\n")
    claim = desk.claim("aged")
    claim["evidence"] = desk.span(NASTY) | {"section": "body"}
    claim["roles"][0]["name"] = NASTY
    claim["roles"][1].update(desk.span(NASTY))
    desk.edit_gold("name: Ota Hlavac", f"name: Ota Hlavac, aliases: [{json.dumps(NASTY)}]")
    text = page(desk.evaluate(), desk.inventory)
    read = Reader(text)
    assert read.tags["script"] == 1
    assert NASTY not in text
    assert "&lt;script&gt;alert(&quot;gold&quot;)&lt;/script&gt;" in text
    assert read.articles == [desk.raw]


def test_the_worst_article_comes_first_and_one_without_claims_not_at_all(desk: Any) -> None:
    gold = desk.gold_path.read_text(encoding="utf-8")
    for name, text in (("silent", gold), ("empty", gold.partition("claims:")[0] + "claims: []\n")):
        copy = desk.folder / "articles" / f"{name}.txt"
        copy.write_bytes((desk.folder / "articles" / "lindow.txt").read_bytes())
        path = desk.gold_path.with_name(f"{name}.yaml")
        path.write_text(text.replace("articles/lindow.txt", f"articles/{name}.txt"))
    read = Reader(page(desk.evaluate(), desk.inventory))
    assert read.stems == ["silent", "lindow"]


def test_a_page_of_a_relation_shows_the_claim_of_another_that_was_found(desk: Any) -> None:
    spoil(desk)
    text = page(desk.evaluate(relations=["detained"]), desk.inventory)
    assert "run has <b>attacked</b>(target=" in text
    assert {item["data-relation"] for item in Reader(text).items} == {"detained"}


def test_the_command_writes_the_same_bytes_each_time(
    desk: Any, command: Callable[..., Any]
) -> None:
    spoil(desk)
    desk.write()
    made = []
    for number in range(2):  # in two processes, which hash strings differently
        file, figures = desk.folder / f"{number}.html", desk.folder / f"{number}.json"
        done = command("evaluate", desk.claims_path, "--gold", desk.gold_path.parent,
                       "--html", file, "--json", figures, "--errors")  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "\nmiss     attacked(" in done.stdout.decode()
        assert "\n         untold\n" in done.stdout.decode()
        made.append((file.read_bytes(), figures.read_bytes(), done.stdout))
    assert made[0] == made[1]
    Reader(made[0][0].decode())
    assert {"miss", "spurious", "differs"} == {
        line["kind"] for line in json.loads(made[0][1])["errors"]
    }
    quiet = command("evaluate", desk.claims_path, "--gold", desk.gold_path.parent)
    assert b"\nmiss " not in quiet.stdout


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.booleans())))
def test_marks_change_nothing_of_the_text(raw: str, places: list[tuple[int, int, bool]]) -> None:
    marks = [
        Mark(Span(start, start + length, raw[start : start + length]), f"g{i}", drawn)
        for i, (start, length, drawn) in enumerate(places)
        if start + length <= len(raw)
    ]
    piece = re.compile(r'<span class="[g ]*" data-m="([^"]*)">([^<]*)</span>|([^<]+)')
    html, at = marked(raw, marks), 0
    assert piece.sub("", html) == ""
    for names, inside, outside in piece.findall(html):
        for char in unescape(inside or outside):
            assert char == raw[at]
            assert set(names.split()) == {m.claim for m in marks if m.span.start <= at < m.span.end}
            at += 1
    assert at == len(raw)


ACTIONS = """
const by = (query) => document.querySelector(query), told = [];
const say = (...words) => told.push(words.join(" "));
const press = (element, key) =>
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const shown = () => document.querySelectorAll("li[data-marks]:not([hidden])").length;
say("all", shown());
by("#relation").value = "met";
by("#relation").dispatchEvent(new Event("change"));
say("met", shown());
by("button[data-why='miss:role-failed']").click();
say("failed", shown(), by("#total").textContent);
by("#relation").value = "killed";
by("#relation").dispatchEvent(new Event("change"));
say("none", shown(), by(".article").hidden);
by("#relation").value = by("#why").value = "";
by("#why").dispatchEvent(new Event("change"));
by("#open").click();
say("open", by(".article").open);
const claim = by(".claim");
claim.focus();
if (!document.hasFocus())  // a window that is not yet the active one sends no event
  claim.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
say("focus", document.querySelectorAll(".lit-g").length > 0, claim.getAttribute("aria-pressed"));
press(claim, "Enter");
say("enter", claim.getAttribute("aria-pressed"));
press(claim, "ArrowDown");
say("down", document.activeElement === document.querySelectorAll(".claim")[1]);
press(document.activeElement, "Escape");
say("escape", document.querySelectorAll(".chosen").length);
by(".why a").click();
say("link", by("li.chosen").contains(by(by(".why a").hash)));
by("[data-m]").click();
const name = by("[data-m]").dataset.m.split(" ")[0];
say("place", by("li.chosen").matches(`[data-marks~="${name}"]`));
document.body.innerHTML = "<pre>" + told.join("\\n") + "</pre>";
"""


@pytest.mark.skipif(BROWSER is None, reason="no chromium to run the page's script in")
def test_the_script_filters_and_lights_up(desk: Any, tmp_path: Path) -> None:
    spoil(desk)
    text = page(desk.evaluate(), desk.inventory)
    file = tmp_path / "page.html"
    file.write_text(text.replace("</body>", f"<script>{ACTIONS}</script></body>"), encoding="utf-8")
    done = subprocess.run(
        [BROWSER or "", "--headless", "--no-sandbox", "--disable-gpu",
         "--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}",
         "--virtual-time-budget=2000", "--dump-dom", file.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    told = re.findall(r"<pre>(.*?)</pre>", done.stdout.decode(), re.DOTALL)[0].split("\n")
    assert told == [
        "all 10", "met 2", "failed 1 1 claims in 1 articles", "none 0 true", "open true",
        "focus true false", "enter true", "down true", "escape 0", "link true", "place true",
    ]  # fmt: skip
