"""Where text goes: results to standard output, everything else to standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console


def output() -> Console:
    """Standard output. A pipe or file has no right edge, so nothing is folded there."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    if not console.is_terminal:
        console.width = 10_000
    return console


def log(message: str) -> None:
    """A line for the person at the terminal, on standard error."""
    typer.echo(message, err=True)
