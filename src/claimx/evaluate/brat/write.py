"""Gold to brat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimx.evaluate.brat import form
from claimx.evaluate.brat.conf import annotation_conf
from claimx.evaluate.gold_files import GoldSource
from claimx.schema.gold import (
    UNNAMED,
    GoldAttribution,
    GoldClaim,
    GoldFile,
    evidence_span,
    occurrences,
    whole_occurrences,
)
from claimx.schema.inventory import Inventory
from claimx.schema.span import Span

# A line of an .ann file ends where any reader of lines may see an end, so no T goes over one.
_ON_ONE_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

Arguments = list[tuple[str, str]]


def write_brat(
    articles: Iterable[tuple[GoldSource, bytes]], inventory: Inventory
) -> dict[str, bytes]:
    """File name → content: annotation.conf, and a .txt and an .ann for each article.

    `articles` are gold files without fault (`check_gold`) and the bytes of their articles.
    """
    files = {"annotation.conf": annotation_conf(inventory).encode()}
    for source, data in articles:
        files[f"{source.stem}.txt"] = data
        files[f"{source.stem}.ann"] = standoff(source.gold, data.decode(), inventory).encode()
    return files


def standoff(gold: GoldFile, text: str, inventory: Inventory) -> str:
    """The lines of the .ann file; `text` is the article with its byte-order mark, if it has one."""
    page = _Page(text)
    head = gold.model_dump_json(include={"article", "sha256", "dateline"})
    first_line = re.search(r"\S.*", text)
    if first_line:
        page.bound(form.ARTICLE, Span(*first_line.span(), first_line.group()), note=head)
    for key, entity in gold.entities.items():
        for name in entity.names:
            mention = page.bound(entity.type.value, _first(text, name), note=key)
            if name == entity.name:
                page.line("A", f"{form.NAME} {mention}")
    for claim in gold.claims:
        _write_claim(page, claim, gold, inventory)
    return "".join(f"{line}\n" for line in page.lines)


class _Page:
    """An .ann file in the making. What stands there already is not written twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self._ids: Counter[str] = Counter()
        self._known: dict[tuple[object, ...], str] = {}

    def line(self, kind: str, rest: str) -> str:
        """A line with the next id of that kind."""
        self._ids[kind] += 1
        name = f"{kind}{self._ids[kind]}"
        self.lines.append(f"{name}\t{rest}")
        return name

    def bound(self, kind: str, span: Span, note: str = "") -> str:
        """The id of the T of that type, span and note."""
        key = (kind, span.start, span.end, note)
        if key not in self._known:
            pieces = list(_ON_ONE_LINE.finditer(span.text))
            offsets = ";".join(f"{span.start + p.start()} {span.start + p.end()}" for p in pieces)
            words = " ".join(piece.group() for piece in pieces)
            self._known[key] = self.line("T", f"{kind} {offsets}\t{words}")
            if note:
                self.line("#", f"{form.NOTE} {self._known[key]}\t{note}")
        return self._known[key]

    def attribution(self, trigger: str, arguments: Arguments, *, has_cue: bool) -> str:
        """The id of the E Attribution with that trigger and these arguments."""
        key = (trigger, *arguments, has_cue)
        if key not in self._known:
            self._known[key] = self.event(form.ATTRIBUTION, trigger, arguments)
            if not has_cue:
                self.line("A", f"{form.NO_CUE} {self._known[key]}")
        return self._known[key]

    def event(self, kind: str, trigger: str, arguments: Arguments) -> str:
        named = [f"{role}:{target}" for role, target in arguments]
        return self.line("E", " ".join((f"{kind}:{trigger}", *named)))


def _write_claim(page: _Page, claim: GoldClaim, gold: GoldFile, inventory: Inventory) -> None:
    evidence = evidence_span(claim, page.text)
    assert evidence is not None, "the caller has checked the file"
    kinds = inventory[claim.relation].roles
    arguments: Arguments = []
    for role, filler in claim.roles.items():
        if kinds[role].filler == "ENT":
            target = _mention(page, filler, gold, evidence)
        else:
            kind = form.PHRASE if kinds[role].filler == "STR" else form.NUMBER
            target = page.bound(kind, _nearest(page.text, filler, evidence))
        arguments.append((role, target))
    if claim.time:
        span = _nearest(page.text, claim.time.text, evidence)
        arguments.append((form.TIME, page.bound(form.TIME, span, note=claim.time.value or "")))
    if claim.place:
        arguments.append((form.PLACE, _mention(page, claim.place, gold, evidence)))
    links = [_write_attribution(page, entry, gold, evidence) for entry in claim.attribution]
    arguments += _numbered(form.BY, links)
    places = [page.bound(form.ALSO, _first(page.text, words)) for words in claim.also]
    arguments += _numbered(form.ALSO, places)
    event = page.event(claim.relation, page.bound(claim.relation, evidence), arguments)
    for name, values in form.STATUSES.items():
        value = getattr(claim, name.lower())
        if value is not next(iter(values)):
            page.line("A", f"{name} {event} {value.value}")


def _write_attribution(page: _Page, entry: GoldAttribution, gold: GoldFile, near: Span) -> str:
    sources = [
        _mention(page, source, gold, near)
        if source in gold.entities
        else page.bound(form.PHRASE, _nearest(page.text, source, near))
        for source in (entry.source, *entry.co_sources)
        if source != UNNAMED
    ]
    arguments: Arguments = []
    if entry.source != UNNAMED:
        arguments.append((form.SOURCE, sources.pop(0)))
    arguments += _numbered(form.CO_SOURCE, sources)
    # brat wants a trigger: without a cue, the claim's own words
    span = _nearest(page.text, entry.cue, near) if entry.cue else near
    trigger = page.bound(form.ATTRIBUTION, span)
    return page.attribution(trigger, arguments, has_cue=entry.cue is not None)


def _numbered(role: str, targets: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Role, Role2, Role3: brat's way to give one role several times."""
    for number, target in enumerate(targets, start=1):
        yield (role if number == 1 else f"{role}{number}"), target


def _mention(page: _Page, key: str, gold: GoldFile, near: Span) -> str:
    """A mention of the entity: the longest in the evidence, else its name's first."""
    entity = gold.entities[key]
    inside = [
        Span(near.start + found.start, near.start + found.end, name)
        for name in entity.names
        for found in whole_occurrences(near.text, name)
    ]
    longest = max(inside, key=lambda span: (len(span.text), -span.start), default=None)
    return page.bound(entity.type.value, longest or _first(page.text, entity.name), note=key)


def _places(text: str, words: str) -> list[Span]:
    """Where the words stand, as words of their own if they do so anywhere."""
    return list(whole_occurrences(text, words)) or list(occurrences(text, words))


def _first(text: str, words: str) -> Span:
    return _places(text, words)[0]


def _nearest(text: str, words: str, near: Span) -> Span:
    """The place of the words that is in `near`, or least far from it; of several, the first."""
    return min(
        _places(text, words),
        key=lambda span: max(near.start - span.start, span.end - near.end, 0),
    )
