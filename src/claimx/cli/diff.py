"""`claimx diff`: what changed between the claims of two runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.consoles import output
from claimx.cli.options import ArticlesOption, PackOption, pack_paths

_STYLES = {"vanished": "red", "appeared": "green", "changed": "yellow"}


def diff(
    run_a: Annotated[
        Path,
        typer.Argument(metavar="RUN_A", help="The old claims.jsonl, or the folder of its run."),
    ],
    run_b: Annotated[
        Path,
        typer.Argument(metavar="RUN_B", help="The new claims.jsonl, or the folder of its run."),
    ],
    gold: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Folder of gold files (*.yaml): say of each change if it is better."
        ),
    ] = None,
    articles: ArticlesOption = None,
    relation: Annotated[
        list[str] | None,
        typer.Option(
            "--relation",
            "-r",
            metavar="NAME",
            help="Compare only claims of this relation; repeat for several.",
        ),
    ] = None,
    pack: PackOption = None,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write all of it to this file as well."),
    ] = None,
) -> None:
    """Show which claims vanished (-), appeared (+) or changed (~) from one run to another."""
    from claimx.evaluate import diff as diffs
    from claimx.evaluate import diff_report as reports
    from claimx.packs.load import load_packs
    from claimx.schema.inventory import make_inventory

    found = diffs.diff(
        run_a, run_b, inventory=make_inventory(load_packs(pack_paths(pack)).relations),
        gold_dir=gold, articles_dir=articles, relations=relation or None,
    )  # fmt: skip
    console = output()
    for table in reports.tables(found):
        console.print(table)
    for fate in found.changes():
        console.print(reports.line(fate), markup=False, style=_STYLES[fate.kind])
    if json_file is not None:
        text = json.dumps(reports.as_json(found), indent=2, ensure_ascii=False)
        json_file.write_text(text + "\n", encoding="utf-8")
