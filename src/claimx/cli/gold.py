"""`claimx gold`: write gold files, check, count and compare them, exchange them with tools."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli.consoles import log, output
from claimx.cli.options import ArticlesOption, PackOption, pack_paths

if TYPE_CHECKING:
    from rich.table import Table

    from claimx.evaluate.agreement import Disagreement
    from claimx.schema.inventory import Inventory

GoldArgument = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of gold files (*.yaml).")]
JsonOption = Annotated[
    Path | None,
    typer.Option("--json", metavar="FILE", help="Write all figures to this file as well."),
]
OutOption = Annotated[
    Path, typer.Option(metavar="DIR", help="Folder to write to; no file there is written over.")
]


def build() -> typer.Typer:
    """The command with its sub-commands."""
    app = typer.Typer(
        no_args_is_help=True,
        help="Gold files: start, check, count and compare them, exchange them with annotation "
        "tools.",
    )
    app.command("new")(new)
    app.command("check")(check)
    app.command("stats")(stats)
    app.command("agree")(agree)
    app.command("to-brat")(to_brat)
    app.command("from-brat")(from_brat)
    return app


def new(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The article that it is about.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file to write; without it, standard output."),
    ] = None,
    date: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="Date of publication; without it, the article is asked for it.",
        ),
    ] = None,
    pack: PackOption = None,
) -> None:
    """Start a gold file: article, sum and date, and the relations to copy from."""
    from claimx.evaluate.exchange import write_new
    from claimx.evaluate.gold_yaml import start_gold
    from claimx.text.read import read

    found = read(article, when=date.date() if date else None)
    text = start_gold(found, _inventory(pack))
    if out is None:
        typer.echo(text, nl=False)
    else:
        write_new(out.parent, {out.name: text.encode()})
    for issue in found.issues:
        log(f"{issue.code}: {issue.message}")


def check(gold: GoldArgument, articles: ArticlesOption = None, pack: PackOption = None) -> None:
    """Check gold files against their articles and the relations; exit code 1 if one is wrong."""
    from claimx.errors import CheckFailedError
    from claimx.evaluate.check import check_gold_dir

    problems = check_gold_dir(gold, _inventory(pack), articles_dir=articles)
    for line in (line for lines in problems.values() for line in lines):
        typer.echo(line)
    faulty = sum(map(bool, problems.values()))
    if faulty:
        raise CheckFailedError(f"{faulty} of {len(problems)} gold files are wrong")
    log(f"{len(problems)} gold files, no problem")


def stats(
    gold: GoldArgument, articles: ArticlesOption = None, json_file: JsonOption = None
) -> None:
    """Count what is in gold files: articles, claims, statuses and entities."""
    from claimx.evaluate import gold_stats

    counted = gold_stats.gold_stats(gold, articles_dir=articles)
    _print_tables(gold_stats.tables(counted))
    _write_json(json_file, gold_stats.as_json(counted))


def agree(
    a: Annotated[Path, typer.Argument(metavar="DIR_A", help="Gold files of one annotator.")],
    b: Annotated[Path, typer.Argument(metavar="DIR_B", help="Gold files of another.")],
    articles: ArticlesOption = None,
    pack: PackOption = None,
    json_file: JsonOption = None,
    list_: Annotated[
        bool,
        typer.Option(
            "--list", help="Print every claim that one lacks, and every field that differs."
        ),
    ] = False,
) -> None:
    """Compare the gold files of two annotators on the articles that both have."""
    from claimx.evaluate import agreement, agreement_report

    inventory = _inventory(pack)
    found = agreement.agreement(a, b, inventory, articles_dir=articles)
    _print_tables(agreement_report.tables(found))
    if list_:
        for entry in agreement.disagreements(found, inventory):
            _print_disagreement(entry)
    _write_json(json_file, agreement_report.as_json(found, inventory))


def to_brat(
    gold: GoldArgument, out: OutOption, articles: ArticlesOption = None, pack: PackOption = None
) -> None:
    """Write gold files and their articles for the annotation tool brat."""
    from claimx.evaluate.exchange import export_gold

    written = export_gold("brat", gold, out, _inventory(pack), articles_dir=articles)
    log(f"{len(written)} files in {out}")


def from_brat(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of brat: the .ann files and their .txt.")
    ],
    out: OutOption,
    dateline: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="Date of publication of articles that have none there.",
        ),
    ] = None,
) -> None:
    """Write what was annotated in brat as gold files."""
    from claimx.evaluate.exchange import import_gold

    written = import_gold("brat", folder, out, dateline=dateline.date() if dateline else None)
    log(f"{len(written)} gold files in {out}; `claimx gold check` says whether they are in order")


def _inventory(pack: list[Path] | None) -> Inventory:
    from claimx.packs.load import load_packs
    from claimx.schema.inventory import make_inventory

    return make_inventory(load_packs(pack_paths(pack)).relations)


def _print_tables(tables: Iterable[Table]) -> None:
    console = output()
    for table in tables:
        console.print(table)


def _write_json(file: Path | None, figures: dict[str, Any]) -> None:
    if file is not None:
        text = json.dumps(figures, indent=2, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8")


def _print_disagreement(entry: Disagreement) -> None:
    typer.echo(f"{entry.article}: {entry.kind}")
    for side, claim in (("A", entry.a), ("B", entry.b)):
        if claim:
            typer.echo(f"    {side} {claim}")
    for name, a, b in entry.fields:
        values = (" ".join((value or "–").split()) for value in (a, b))
        typer.echo(f"      {name}: {' | '.join(values)}")
    typer.echo(f"      {entry.sentence}\n      {', '.join(entry.where)}")
