"""`claimx coverage`: the sentences without a claim, and the words that a pack could add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.consoles import log, output
from claimx.cli.options import DateOption, ModelOption, PackOption, load_extractor

if TYPE_CHECKING:
    from claimx.pipeline import Extractor, Study
    from claimx.review.coverage import Coverage, Uncovered

#: Characters of a sentence that are shown.
_WIDTH = 160
#: Rules named under a sentence.
_MOST_NEAR = 5
#: Relations named beside a word.
_MOST_RELATIONS = 4


def coverage(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE...", help="Article files, or folders of them.")
    ],
    sentences: Annotated[
        bool, typer.Option("--sentences", help="Print every sentence without a claim, and why.")
    ] = False,
    top: Annotated[
        int, typer.Option(min=0, metavar="N", help="So many verbs and nouns are listed.")
    ] = 20,
    date: DateOption = None,
    pack: PackOption = None,
    model: ModelOption = None,
) -> None:
    """Tell which sentences have no claim of any relation, why, and which words stood in them."""
    from claimx.review import coverage as review

    extractor = load_extractor(date=date, pack=pack, model=model)
    found = review.coverage(_studies(extractor, articles), extractor.packs)
    if sentences:
        for one in found.uncovered:
            output().print(*_sentence_lines(one), sep="\n", markup=False)
    _print_summary(found)
    _print_words(found, top)


def _studies(extractor: Extractor, articles: list[str]) -> Iterator[Study]:
    from claimx.batch.plan import plan
    from claimx.errors import InputError
    from claimx.text.read import read

    for path in plan(articles):
        try:
            article = read(path, when=extractor.settings.date)
        except InputError as error:
            log(f"claimx: {error}")
            continue
        yield extractor.study(article)


def _sentence_lines(one: Uncovered) -> Iterator[str]:
    from claimx.schema.render import shorten

    yield f"{one.article}:{one.start}:{one.end} {one.why.value}"
    yield f"    {shorten(one.text, _WIDTH)}"
    told = dict.fromkeys((miss.rule, miss.why) for miss in one.near)
    nearest = sorted(told, key=lambda pair: not pair[1].startswith("no "))  # a role before the rest
    yield from (f"    nearly {rule}: {why}" for rule, why in nearest[:_MOST_NEAR])


def _print_summary(found: Coverage) -> None:
    causes = Counter(one.why.value for one in found.uncovered)
    left = len(found.uncovered)
    told = ", ".join(f"{cause} {count}" for cause, count in sorted(causes.items()))
    output().print(
        f"{found.sentences} sentences, {found.sentences - left} with a claim, {left} without"
        + (f": {told}" if left else ""),
        markup=False,
    )


def _print_words(found: Coverage, top: int) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    for kind, title in (("VERB", "verb"), ("NOUN", "noun")):
        rows = sorted(
            ((count, lemma) for (upos, lemma), count in found.words.items() if upos == kind),
            key=lambda row: (-row[0], row[1]),
        )
        table = Table(box=SIMPLE_HEAD)
        table.add_column(title)
        table.add_column("uncovered", justify="right")
        table.add_column("a trigger of")
        for count, lemma in rows[:top]:
            known = sorted(found.known.get((kind, lemma), ()))
            more = " …" if len(known) > _MOST_RELATIONS else ""
            table.add_row(lemma, str(count), ", ".join(known[:_MOST_RELATIONS]) + more or "–")
        if rows and top:
            output().print(table)
