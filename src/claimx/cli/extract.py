"""`claimx extract`: articles to claims."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.consoles import log
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
    from claimx.pipeline import Extractor, Failure
    from claimx.schema.result import Result

    Watch = Callable[[str, Result | Failure], None]


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS...",
            help="Articles: files, folders (*.txt, *.md, *.markdown), patterns, or - for an "
            "article on standard input.",
        ),
    ],
    out: Annotated[
        str,
        typer.Option(
            metavar="DIR|-",
            help="Folder for claims, entities, attributions, issues and run.json; - prints the "
            "claims to standard output.",
        ),
    ],
    relation: RelationOption = None,
    format_name: Annotated[
        str, typer.Option("--format", metavar="NAME", help="Format of the files: jsonl.")
    ] = "jsonl",
    date: DateOption = None,
    open_claims: OpenOption = OpenClaims.UNTYPED,
    pack: PackOption = None,
    learned: LearnedOption = True,
    min_confidence: ConfidenceOption = 0.0,
    model: ModelOption = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but errors.")
    ] = False,
) -> None:
    """Extract the claims of articles into a folder or to standard output."""
    from claimx.batch.plan import plan
    from claimx.write.formats import find_format

    find_format(format_name)  # a wrong name is told before the model is loaded
    articles = plan(paths)
    extractor = load_extractor(
        relation=relation, date=date, open_claims=open_claims, pack=pack,
        learned=learned, min_confidence=min_confidence, model=model,
    )  # fmt: skip
    with _watching(len(articles), quiet=quiet) as watch:
        if out == "-":
            failed = _to_stdout(extractor, articles, format_name, watch)
        else:
            failed = _to_folder(extractor, articles, Path(out), model, format_name, watch, quiet)
    if failed:
        log(f"claimx: {failed} of {len(articles)} articles could not be read")
        raise typer.Exit(3)


def _to_folder(
    extractor: Extractor,
    articles: Sequence[str],
    out: Path,
    model: str | None,
    format_name: str,
    watch: Watch,
    quiet: bool,
) -> int:
    """Writes the folder and returns how many articles failed."""
    from claimx.batch.run import run

    record = run(extractor, articles, out, model=model, format_name=format_name, watch=watch)
    counts = record.counts
    if not quiet:
        log(
            f"{counts.articles} articles, {counts.claims} claims ({counts.typed} typed, "
            f"{counts.open} open), {counts.attributions} attributions, {counts.issues} issues "
            f"in {record.wall_seconds:.1f} s: {out}"
        )
    return counts.failed


def _to_stdout(
    extractor: Extractor, articles: Sequence[str], format_name: str, watch: Watch
) -> int:
    """Prints the claims of each article as soon as it is done; returns how many failed."""
    from claimx.batch.results import results
    from claimx.errors import UsageError
    from claimx.pipeline import Failure
    from claimx.write.formats import find_format

    write = find_format(format_name).claims_to_stream
    if write is None:
        raise UsageError(f"format {format_name} cannot be printed; give a folder with --out")
    failed = 0
    for path, outcome in zip(articles, results(extractor, articles), strict=True):
        if isinstance(outcome, Failure):
            failed += 1
        else:
            write(sys.stdout.buffer, outcome)
            sys.stdout.buffer.flush()
        watch(path, outcome)
    return failed


@contextmanager
def _watching(total: int, *, quiet: bool) -> Iterator[Watch]:
    """What to do after each article: move a bar on a terminal, and tell of those that failed."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from claimx.pipeline import Failure

    console = Console(stderr=True, soft_wrap=True, highlight=False)
    bar = Progress(
        TextColumn("[progress.description]{task.description}"), BarColumn(),
        MofNCompleteColumn(), TimeElapsedColumn(),
        console=console, disable=quiet or not console.is_terminal, transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task("articles", total=total)

        def watch(path: str, outcome: Result | Failure) -> None:
            bar.update(task, advance=1)
            if isinstance(outcome, Failure):
                message = str(outcome.error).removeprefix(f"{path}: ")
                console.print(f"claimx: {path}: {message}", markup=False)

        yield watch
