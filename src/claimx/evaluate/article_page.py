"""One article of the evaluation's page: its text with the evidence marked, and its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from claimx.evaluate.differences import Difference
from claimx.evaluate.marks import Mark, marked
from claimx.evaluate.run import ArticleReport
from claimx.evaluate.score import Scored
from claimx.evaluate.statement import Statement, claim_evidence
from claimx.evaluate.why import Cause, Reason
from claimx.schema.gold import evidence_span
from claimx.schema.inventory import Inventory
from claimx.schema.render import render, render_gold
from claimx.schema.span import Span

KINDS = {"miss": "Missed", "spurious": "Spurious", "differs": "Fields differ", "right": "Right"}
"""What a claim on the page can be, with the heading of its list."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry in a list of claims: one of gold, one of the run, or two that are the same."""

    kind: str
    gold: Statement | None
    run: Statement | None
    reason: Reason | None

    @property
    def claim(self) -> Statement:
        """The claim that gives the entry its place: gold's, if it has one."""
        claim = self.gold or self.run
        assert claim is not None
        return claim

    @property
    def tags(self) -> list[str]:
        """What the filter of the page may ask for: ``miss``, ``miss:no-trigger`` …"""
        if self.reason is None:
            return [self.kind]
        names = [self.reason.cause.value]
        if self.reason.cause is Cause.FIELD_DIFFERS:
            names = [difference.field for difference in self.reason.differences]
        return [self.kind, *dict.fromkeys(f"{self.kind}:{name}" for name in names)]

    @property
    def own(self) -> list[str]:
        """The names of its claims, as `marks.Mark` has them."""
        sides = (("g", self.gold), ("r", self.run))
        return [f"{side}{claim.index}" for side, claim in sides if claim]

    @property
    def other(self) -> str | None:
        """The name of the claim that shows the cause, if it is not one of its own."""
        if self.reason is None or self.reason.other is None or self.kind == "differs":
            return None
        return f"{'g' if self.kind == 'spurious' else 'r'}{self.reason.other}"


def article_html(
    anchor: str, stem: str, article: ArticleReport, scored: Scored, inventory: Inventory | None
) -> str:
    """The article as a closed ``details`` element with the id `anchor`."""
    items = sorted(_items(article), key=lambda item: item.claim.evidence[0])
    listing = _Listing(anchor, article, inventory, frozenset(n for item in items for n in item.own))
    same = scored.same
    return (
        f'<details class="article" id="{anchor}">\n'
        f'<summary><span class="f1">{100 * same.f1:.1f}</span> '
        f'<span class="stem">{escape(stem)}</span> <span class="figures">{same.gold} gold · '
        f"{same.predicted} run · {same.right} same · {scored.exact.right} right in every field"
        '</span> <span class="shown"></span></summary>\n'
        f'<div class="columns">\n<div class="text" tabindex="0">{_text(listing, items)}</div>\n'
        f'<div class="lists">\n{"".join(_groups(listing, items))}</div>\n</div>\n</details>\n'
    )


def _items(article: ArticleReport) -> Iterator[_Item]:
    alignment, why = article.alignment, article.reasons
    for missed, reason in zip(alignment.missed, why.missed, strict=True):
        yield _Item("miss", missed, None, reason)
    for spurious, reason in zip(alignment.spurious, why.spurious, strict=True):
        yield _Item("spurious", None, spurious, reason)
    for pair, wrong in zip(alignment.pairs, why.pairs, strict=True):
        yield _Item("differs" if wrong else "right", pair.gold, pair.predicted, wrong)


@dataclass(frozen=True, slots=True)
class _Listing:
    """An article's claims by name. Those that are `listed` have the id ANCHOR-NAME in the page."""

    anchor: str
    article: ArticleReport
    inventory: Inventory | None
    listed: frozenset[str]

    def notation(self, name: str) -> tuple[str, str]:
        """The one-line notation of a claim, without its evidence; and the claim's line or id."""
        index, source = int(name[1:]), self.article.source
        if name[0] == "g":
            line = render_gold(source.gold.claims[index], source.gold, self.inventory)
            where = f"line {source.lines[index]}"
        else:
            line, where = render(self.article.claims[index]), self.article.claims[index].id
        return line.partition(" :: ")[0], where

    def evidence(self, name: str) -> Sequence[Span]:
        """Where a claim's evidence stands, the fullest first."""
        index = int(name[1:])
        if name[0] == "r":
            return claim_evidence(self.article.claims[index])
        span = evidence_span(self.article.source.gold.claims[index], self.article.raw)
        return (span,) if span else ()


def _text(listing: _Listing, items: Sequence[_Item]) -> str:
    """The text. A claim that shows a cause, but is not listed (an open one), is not drawn."""
    marks = [
        Mark(span, name)
        for item in items
        for name, claim in zip(item.own, filter(None, (item.gold, item.run)), strict=True)
        for span in claim.evidence
    ]
    others = dict.fromkeys(item.other for item in items if item.other not in listing.listed)
    marks += [
        Mark(span, name, drawn=False) for name in others if name for span in listing.evidence(name)
    ]
    return marked(listing.article.raw, marks)


def _groups(listing: _Listing, items: Sequence[_Item]) -> Iterator[str]:
    """A list for each kind of claim that the article has; the right ones closed."""
    for kind, heading in KINDS.items():
        entries = [_entry(listing, item) for item in items if item.kind == kind]
        if entries:
            yield (
                f'<details class="group"{"" if kind == "right" else " open"}>'
                f'<summary>{heading} <span class="count">{len(entries)}</span></summary>\n'
                f"<ul>\n{''.join(entries)}</ul>\n</details>\n"
            )


def _entry(listing: _Listing, item: _Item) -> str:
    lines = "".join(_line(listing, name) for name in item.own)
    marks = " ".join(filter(None, (*item.own, item.other)))
    evidence = " ".join(item.claim.evidence[0].text.split())
    return (
        f'<li data-relation="{escape(item.claim.relation)}" data-why="{" ".join(item.tags)}" '
        f'data-marks="{marks}">\n'
        f'<div class="claim" role="button" tabindex="0" aria-pressed="false">{lines}'
        f"<p class=\"quote\">“{escape(evidence)}”</p></div>\n{_why(listing, item)}</li>\n"
    )


def _line(listing: _Listing, name: str) -> str:
    notation, where = listing.notation(name)
    return (
        f'<p class="{name[0]}" id="{listing.anchor}-{name}">{_relation_first(notation)} '
        f'<span class="where">{escape(where)}</span></p>'
    )


def _relation_first(notation: str) -> str:
    relation, bracket, rest = notation.partition("(")
    return f"<b>{escape(relation)}</b>{escape(bracket + rest)}"


def _why(listing: _Listing, item: _Item) -> str:
    """The cause, the claim that shows it (a link, if it is listed), and both values."""
    reason = item.reason
    if reason is None:
        return ""
    cause = reason.cause
    told = f'<p class="why"><span class="cause" title="{escape(cause.means)}">{cause.value}</span>'
    if item.other:
        side = "run" if item.other[0] == "r" else "gold"
        notation = listing.notation(item.other)[0]
        link = _relation_first(notation)
        if item.other in listing.listed:
            relation = escape(notation.partition("(")[0])
            link = f'<a href="#{listing.anchor}-{item.other}">{relation}</a>'
        told += f' <span class="other">{side} has {link}</span>'
    told = "" if cause is Cause.FIELD_DIFFERS else told + "</p>\n"  # the list's heading says so
    rows = "".join(map(_difference, reason.differences))
    return told + (f'<table class="values"><tbody>{rows}</tbody></table>\n' if rows else "")


def _difference(difference: Difference) -> str:
    cells = "".join(
        f'<td class="{side}">{escape(" ".join(value.split())) if value else "–"}</td>'
        for side, value in (("g", difference.gold), ("r", difference.run))
    )
    return f'<tr><th scope="row">{escape(difference.name)}</th>{cells}</tr>'
