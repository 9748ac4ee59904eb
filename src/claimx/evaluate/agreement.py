"""How far two annotators agree: their gold files about the same articles, claim by claim.

Entity keys differ between annotators, so claims are aligned as a run's are with gold (`align`): the
second annotator's stand where the predicted ones do, an entity by its names and the places of these
in the evidence. The figure is F1 of *same*, which does not hang on who comes first; kappa would
need the number of claims that neither wrote down (Hripcsak & Rothschild 2005, Agreement, the
F-measure, and reliability in information retrieval).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Literal

from claimx.errors import DataError, UsageError
from claimx.evaluate.align import Alignment, align
from claimx.evaluate.differences import of_fields
from claimx.evaluate.gold_files import GoldSource, read_article, read_gold_dir
from claimx.evaluate.run import article_places, gold_statements
from claimx.evaluate.score import Score, score
from claimx.evaluate.sentence import sentence_around
from claimx.evaluate.statement import Statement, Term
from claimx.evaluate.words import normalise_name
from claimx.schema.inventory import Inventory
from claimx.schema.render import render_gold


@dataclass(frozen=True, slots=True)
class ArticleAgreement:
    """One article: its text, both gold files, and how their claims pair (`missed`: only A has)."""

    raw: str
    a: GoldSource
    b: GoldSource
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Agreement:
    """The articles that both annotators have, by stem, and the figures over them.

    In `score` A is gold and B predicted. `only_a` and `only_b` are articles that one of them has.
    """

    articles: Mapping[str, ArticleAgreement]
    score: Score
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A claim that one annotator lacks (``only A``, ``only B``), or fields that ``differ``.

    `a` and `b` are the claim of each in the one-line notation, "" where there is none; `fields`
    has (name, A's value, B's) of each field or role that differs; `where` is file and line, of each
    that has the claim; `sentence` the text around the evidence, which begins at `start`.
    """

    article: str
    kind: Literal["only A", "only B", "differ"]
    fields: tuple[tuple[str, str | None, str | None], ...]
    a: str
    b: str
    where: tuple[str, ...]
    sentence: str
    start: int


def agreement(
    a: Path, b: Path, inventory: Inventory, *, articles_dir: Path | None = None
) -> Agreement:
    """Compare the gold files of the folders `a` and `b` on the articles that both have.

    The articles are looked for in `articles_dir`, then where either gold file says. UsageError if
    there is no common article; DataError if a file is faulty or the two are about different bytes.
    """
    ours = {source.stem: source for source in read_gold_dir(a)}
    theirs = {source.stem: source for source in read_gold_dir(b)}
    both = sorted(ours.keys() & theirs.keys())
    if not both:
        raise UsageError(f"{a} and {b} have no article in common; give two gold folders about one")
    articles = {}
    for stem in both:
        one, other = ours[stem], theirs[stem]
        if one.gold.sha256 != other.gold.sha256:
            raise DataError(
                f"{one.path} and {other.path} have different sha256: they are about two versions "
                "of the article; annotate one"
            )
        places = (article_places(s, d, articles_dir) for s, d in ((one, a), (other, b)))
        raw = read_article(one, chain.from_iterable(places))
        gold = gold_statements(one, raw, inventory)
        second = map(_as_predicted, gold_statements(other, raw, inventory))
        articles[stem] = ArticleAgreement(raw, one, other, align(gold, list(second), inventory))
    return Agreement(
        articles,
        score({stem: article.alignment for stem, article in articles.items()}, inventory),
        only_a=tuple(sorted(ours.keys() - theirs.keys())),
        only_b=tuple(sorted(theirs.keys() - ours.keys())),
    )


def _as_predicted(statement: Statement) -> Statement:
    """A gold statement as one of a run, whose sources have their words as a name."""
    return replace(statement, sources=tuple(map(_named, statement.sources)))


def _named(source: Term | None) -> Term | None:
    if source is None or source.names:
        return source
    return replace(source, names=frozenset({normalise_name(source.words)} - {""}))


def disagreements(found: Agreement, inventory: Inventory) -> Iterator[Disagreement]:
    """Every claim that only one has and every pair with fields that differ.

    By article, then in the order of the text.
    """
    for stem, article in found.articles.items():
        listed = [
            *_of_pairs(stem, article, inventory),
            *(
                _alone(stem, article, claim, "only A", inventory)
                for claim in article.alignment.missed
            ),
            *(
                _alone(stem, article, claim, "only B", inventory)
                for claim in article.alignment.spurious
            ),
        ]
        yield from sorted(listed, key=lambda entry: (entry.start, entry.kind, entry.a, entry.b))


def _of_pairs(stem: str, article: ArticleAgreement, inventory: Inventory) -> Iterator[Disagreement]:
    for pair in article.alignment.pairs:
        if not pair.fields.all_right:
            one, first = _told(article.a, pair.gold, inventory)
            other, second = _told(article.b, pair.predicted, inventory)
            differing = of_fields(pair, inventory[pair.gold.relation])
            yield Disagreement(
                stem, "differ", tuple((d.name, d.gold, d.run) for d in differing), one, other,
                (first, second), *_around(article.raw, pair.gold),
            )  # fmt: skip


def _alone(
    stem: str,
    article: ArticleAgreement,
    claim: Statement,
    kind: Literal["only A", "only B"],
    inventory: Inventory,
) -> Disagreement:
    line, where = _told(article.a if kind == "only A" else article.b, claim, inventory)
    a, b = (line, "") if kind == "only A" else ("", line)
    return Disagreement(stem, kind, (), a, b, (where,), *_around(article.raw, claim))


def _told(source: GoldSource, claim: Statement, inventory: Inventory) -> tuple[str, str]:
    """The claim in the one-line notation, and the file and line where it stands."""
    line = render_gold(source.gold.claims[claim.index], source.gold, inventory)
    return line, f"{source.path}:{source.lines[claim.index]}"


def _around(raw: str, claim: Statement) -> tuple[str, int]:
    evidence = claim.evidence[0]
    return sentence_around(raw, evidence.start, evidence.end), evidence.start
