"""`claimx packs`: the relations there are, and a check of a pack of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.consoles import log, output
from claimx.cli.options import PackOption, pack_paths


def build() -> typer.Typer:
    """The command with its sub-command."""
    app = typer.Typer(help="List the relations of all packs, or check a pack of your own.")
    app.callback(invoke_without_command=True)(packs)
    app.command("check")(check)
    return app


def packs(ctx: typer.Context, pack: PackOption = None) -> None:
    """List the relations of all packs, with their roles and number of triggers."""
    if ctx.invoked_subcommand:
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from claimx.packs.load import load_packs

    loaded = load_packs(pack_paths(pack))
    table = Table(box=SIMPLE_HEAD, caption="* core: decides which claim it is")
    for column in ("pack", "relation", "roles", "triggers", "means"):
        table.add_column(column, justify="right" if column == "triggers" else "left")
    for name in sorted(loaded.relations, key=lambda name: (loaded.home[name], name)):
        relation = loaded.relations[name]
        roles = ", ".join(
            f"{role}{'*' if spec.core else ''} {spec.filler}"
            for role, spec in relation.roles.items()
        )
        table.add_row(
            loaded.home[name], name, roles, str(len(relation.triggers)), relation.means
        )
    output().print(table)


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The pack, a YAML file.")],
) -> None:
    """Check the form of a pack and all that its triggers name; exit code 1 if it is wrong."""
    from claimx.errors import CheckFailedError, DataError, UsageError
    from claimx.packs.load import parse_pack

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({error}); check the path") from error
    try:
        pack = parse_pack(text, str(file))
    except DataError as error:
        raise CheckFailedError(str(error)) from error
    triggers = sum(len(relation.triggers) for relation in pack.relations.values())
    log(f"{file}: pack {pack.pack}: {len(pack.relations)} relations, {triggers} triggers, no fault")
