"""The application: its commands, and how errors become messages and exit codes."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from claimx.cli import coverage, diff, evaluate, explain, extract, gate, gold, packs, schema, show
from claimx.errors import ClaimxError


class _Commands(TyperGroup):
    """Tells a ClaimxError in one message, with the exit code of its class."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ClaimxError as error:
            if ctx.params.get("debug"):
                raise
            typer.echo(f"claimx: {error}", err=True)
            return ctx.exit(error.exit_code)


def _version(asked: bool) -> None:
    if asked:
        from claimx import __version__

        typer.echo(f"claimx {__version__}")
        raise typer.Exit


def build() -> typer.Typer:
    """The command-line application."""
    app = typer.Typer(
        cls=_Commands,
        name="claimx",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Reads English news and gives out claims: who did what, when, where, and who says "
        "so, each with the exact characters that say it.",
        epilog="Exit codes: 0 all is well, 1 a check failed, 2 wrong use, 3 some articles could "
        "not be read.",
    )
    app.callback()(_start)
    app.command("extract")(extract.extract)
    app.command("show")(show.show)
    app.command("explain")(explain.explain)
    app.command("coverage")(coverage.coverage)
    app.add_typer(packs.build(), name="packs")
    app.command("schema")(schema.schema)
    app.command("evaluate")(evaluate.evaluate)
    app.command("gate")(gate.gate)
    app.command("diff")(diff.diff)
    app.add_typer(gold.build(), name="gold")
    app.command("check-gold", hidden=True)(gold.check)  # the name before there was `gold`
    return app


def _start(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error.")
    ] = False,
) -> None:
    """Options that stand before the command."""


def run() -> None:
    """Entry point of the command `claimx`."""
    for stream in (sys.stdout, sys.stderr):
        # Names and quotation marks of news do not fit the code pages of older terminals.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    build()()
