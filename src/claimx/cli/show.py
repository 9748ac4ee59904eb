"""`claimx show`: an article with its claims under each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.consoles import log, output
from claimx.cli.options import (
    ConfidenceOption,
    DateOption,
    LearnedOption,
    ModelOption,
    OpenClaims,
    OpenOption,
    PackOption,
    RelationOption,
    load_extractor,
)

if TYPE_CHECKING:
    from rich.console import Console

    from claimx.cli.passages import Passage


def show(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="An article file, or - for standard input.")
    ],
    relation: RelationOption = None,
    date: DateOption = None,
    open_claims: OpenOption = OpenClaims.UNTYPED,
    pack: PackOption = None,
    learned: LearnedOption = True,
    min_confidence: ConfidenceOption = 0.0,
    model: ModelOption = None,
) -> None:
    """Print an article with the claims of each sentence under it."""
    from claimx.batch.results import results
    from claimx.cli.passages import passages
    from claimx.pipeline import Failure
    from claimx.text.sections import find_blocks

    extractor = load_extractor(
        relation=relation, date=date, open_claims=open_claims, pack=pack,
        learned=learned, min_confidence=min_confidence, model=model,
    )  # fmt: skip
    (result,) = results(extractor, [article])
    if isinstance(result, Failure):
        raise result.error
    raw = result.article.raw
    console = output()
    section = None
    for passage in passages(raw, find_blocks(result.article), result.claims):
        if passage.section is not section:
            section = passage.section
            console.rule(section.value, align="left", style="dim") if console.is_terminal else (
                console.print(f"[{section.value}]", markup=False)
            )
        _print_passage(console, raw, passage)
    for issue in result.issues:
        log(f"{issue.code}: {issue.message}")


def _print_passage(console: Console, raw: str, passage: Passage) -> None:
    from claimx.schema.render import render

    console.print(" ".join(raw[passage.start : passage.end].split()), markup=False)
    for claim in passage.claims:
        style = "green" if claim.relation else "bright_black"
        console.print(f"    {claim.id[:6]} {render(claim)}", markup=False, style=style)
