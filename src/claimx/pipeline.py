"""The order of the stages, from a file to its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimx import __version__
from claimx.errors import InputError, UsageError
from claimx.meaning.attribution import chain, find_reports
from claimx.meaning.claims import (
    attribution_records,
    entity_records,
    likely,
    make_claims,
    used_entities,
)
from claimx.meaning.claims.make import Judgement
from claimx.meaning.factuality import judge
from claimx.meaning.relations import (
    propose_both,
    propose_open,
    propose_typed,
    spread,
    with_settings,
)
from claimx.meaning.speakers import resolve_speakers
from claimx.meaning.temporal import find_times
from claimx.packs.load import Packs, load_packs
from claimx.schema.article import Article, Block, CleanText, Quotation
from claimx.schema.claim import Claim, IssueRecord
from claimx.schema.facts import Proposal
from claimx.schema.issue import Issue
from claimx.schema.reading import Reading
from claimx.schema.result import Result
from claimx.settings import Settings
from claimx.syntax.model import load_nlp
from claimx.syntax.parse import parse_stream
from claimx.syntax.read import read_tree
from claimx.text.clean import clean
from claimx.text.quotes import find_quotations
from claimx.text.read import from_text, read
from claimx.text.sections import find_blocks

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read at all, and why."""

    path: str
    error: InputError


@dataclass(frozen=True, slots=True)
class _Laid:
    """An article laid out for the parser."""

    article: Article
    blocks: Sequence[Block]
    cleaned: Sequence[CleanText]
    quotations: Sequence[Quotation]
    issues: Sequence[Issue]


@dataclass(frozen=True, slots=True)
class Study:
    """What every stage made of one article, kept for those who ask why (`claimx explain`,
    `claimx coverage`); `result` is what is given out."""

    reading: Reading
    judgement: Judgement
    typed: Sequence[Proposal]
    result: Result


@dataclass(frozen=True, slots=True)
class Extractor:
    """A language model, packs and settings, ready to read articles. Made by `load`."""

    nlp: Language
    packs: Packs
    settings: Settings
    version: str = __version__

    def extract(
        self, text: str, *, name: str = "<text>", when: date | None = None, markdown: bool = False
    ) -> Result:
        """The claims of a text. `when` is its publication date, if known."""
        article = from_text(text, name=name, when=when or self.settings.date, markdown=markdown)
        return next(self._studies([article])).result

    def extract_file(self, path: str | Path) -> Result:
        """The claims of an article file. Raises InputError if it cannot be read."""
        return self.study(read(path, when=self.settings.date)).result

    def study(self, article: Article) -> Study:
        """Everything found out about one article."""
        return next(self._studies([article]))

    def stream(self, paths: Iterable[str | Path]) -> Iterator[Result | Failure]:
        """One Result (or Failure) a file, in order; files share the parser's batches.

        A file that cannot be read costs itself only.
        """
        failures: dict[int, Failure] = {}

        def articles() -> Iterator[Article]:
            for number, path in enumerate(paths):
                try:
                    yield read(path, when=self.settings.date)
                except InputError as error:  # noqa: PERF203 - a bad file costs itself only
                    failures[number] = Failure(Path(path).as_posix(), error)

        number = 0
        for study in self._studies(articles()):
            while number in failures:
                yield failures.pop(number)
                number += 1
            yield study.result
            number += 1
        yield from (failures[n] for n in sorted(failures))

    def _studies(self, articles: Iterable[Article]) -> Iterator[Study]:
        waiting: list[_Laid] = []

        def layouts() -> Iterator[tuple[Sequence[Block], Sequence[CleanText]]]:
            for article in articles:
                waiting.append(_lay_out(article))
                yield waiting[-1].blocks, waiting[-1].cleaned

        for tree in parse_stream(self.nlp, layouts()):
            laid = waiting.pop(0)
            reading = read_tree(laid.article, laid.blocks, laid.quotations, tree)
            yield self._understand(reading, laid.issues)

    def _understand(self, reading: Reading, issues: Sequence[Issue]) -> Study:
        article = reading.article
        times, time_issues = find_times(
            reading.tokens, dateline=article.date, article=article.path
        )
        reports = find_reports(reading)
        reading = resolve_speakers(reading, reports)
        chains = chain(reading, reports)
        statuses = judge(reading, reports)
        if self.settings.learned and reading.tokens.vectors is not None:
            typed = likely(reading, propose_both(reading, self.packs, times), statuses)
            typed = with_settings(reading, typed, times, reports)
        else:
            typed = propose_typed(reading, self.packs, times)
        typed = spread(reading, typed, self.packs.relations)
        skip = {p.clause for p in typed} if self.settings.open_claims == "untyped" else set()
        open_ = propose_open(reading, skip) if self.settings.open_claims != "none" else ()
        judgement = Judgement(reports, chains, statuses, times)
        claims = make_claims(reading, (*typed, *open_), judgement, self.packs.relations)
        attributions = attribution_records(reading, reports)
        result = Result(
            article=article,
            claims=tuple(claim for claim in claims if self._wanted(claim)),
            entities=entity_records(reading, times, used_entities(claims, attributions)),
            attributions=attributions,
            issues=tuple(_issue_record(i) for i in (*article.issues, *issues, *time_issues)),
        )
        return Study(reading, judgement, typed, result)

    def _wanted(self, claim: Claim) -> bool:
        relations = self.settings.relations
        asked = relations is None or claim.relation in relations
        return asked and claim.confidence >= self.settings.min_confidence


@cache
def load(settings: Settings | None = None, *, model: str | None = None) -> Extractor:
    """The extractor for these settings, with the bundled language model or the spaCy pipeline
    `model`. Loaded once for each combination.

    Raises UsageError for an unknown relation or model, DataError for a faulty pack.
    """
    chosen = settings or Settings()
    packs = load_packs(chosen.packs)
    unknown = sorted(set(chosen.relations or ()) - packs.relations.keys())
    if unknown:
        raise UsageError(
            f"unknown relation {', '.join(unknown)}; `claimx packs` lists the ones there are"
        )
    return Extractor(load_nlp(model), packs, chosen)


def _lay_out(article: Article) -> _Laid:
    blocks = find_blocks(article)
    cleaned = [clean(article, block) for block in blocks]
    quotations, issues = find_quotations(article, blocks, cleaned)
    return _Laid(article, blocks, cleaned, quotations, issues)


def _issue_record(issue: Issue) -> IssueRecord:
    return IssueRecord(article=issue.article, code=issue.code, message=issue.message,
                       start=issue.start, end=issue.end)  # fmt: skip
