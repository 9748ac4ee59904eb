"""`claimx evaluate`: a run's claims against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.consoles import output
from claimx.cli.options import ArticlesOption, ClaimsArgument, PackOption, pack_paths

if TYPE_CHECKING:
    from claimx.evaluate.report import ErrorLine


def evaluate(
    claims: ClaimsArgument,
    gold: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder of gold files (*.yaml, docs/gold.md).")
    ],
    articles: ArticlesOption = None,
    relation: Annotated[
        list[str] | None,
        typer.Option(
            "--relation", "-r", metavar="NAME", help="Score only this relation; repeat for several."
        ),
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PART", help="Score only this part of split.json beside the gold; repeatable."
        ),
    ] = None,
    pack: PackOption = None,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write all figures to this file as well."),
    ] = None,
    errors: Annotated[
        bool,
        typer.Option(
            "--errors",
            help="Print every missed, spurious and differing claim, and why; into --json too.",
        ),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write a page with the articles, both claims marked, and why."
        ),
    ] = None,
) -> None:
    """Score the claims of a run against gold files written by hand."""
    from claimx.evaluate import report as reports
    from claimx.evaluate import run as evaluation
    from claimx.packs.load import load_packs
    from claimx.schema.inventory import make_inventory

    inventory = make_inventory(load_packs(pack_paths(pack)).relations)
    report = evaluation.evaluate(
        claims, gold, inventory=inventory, articles_dir=articles,
        split=_stems(gold, split) if split else None, relations=relation or None,
    )  # fmt: skip
    console = output()
    for table in reports.tables(report):
        console.print(table)
    lines = reports.errors(report, inventory) if errors or html else None
    if errors:
        for line in lines or ():
            _print_error(line)
    if json_file is not None:
        text = json.dumps(reports.as_json(report, lines), indent=2, ensure_ascii=False)
        json_file.write_text(text + "\n", encoding="utf-8")
    if html is not None:
        from claimx.evaluate.page import page

        html.write_text(page(report, inventory), encoding="utf-8", newline="\n")


def _stems(gold: Path, parts: list[str]) -> list[str]:
    """The articles of these parts of split.json."""
    from claimx.errors import UsageError
    from claimx.evaluate.gold_files import read_gold_dir
    from claimx.evaluate.run import read_split

    known = read_split(gold, read_gold_dir(gold))
    for part in parts:
        if part not in known:
            there = ", ".join(known) or "none: there is no split.json"
            raise UsageError(f"--split: no part {part!r} beside {gold}; there are: {there}")
    return list(dict.fromkeys(stem for part in parts for stem in known[part]))


def _print_error(line: ErrorLine) -> None:
    told = [f"{line.kind:8} {line.claim}", line.why]
    if line.other:
        told.append(f"{'gold' if line.kind == 'spurious' else 'run'} has {line.other}")
    typer.echo("\n         ".join((*told, line.where, line.sentence)))
