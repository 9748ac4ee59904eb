"""`claimx packs`: the relations there are, and a check of a pack of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.consoles import log, output
from claimx.cli.options import PackOption, pack_paths

if TYPE_CHECKING:
    from claimx.schema.pack import Pack


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
    """Check a pack's form, roles and lexicon classes; exit code 1 if anything is wrong."""
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
    missing = list(_missing_classes(pack))
    if missing:
        raise CheckFailedError("\n".join(f"{file}: {line}" for line in missing))
    triggers = sum(len(relation.triggers) for relation in pack.relations.values())
    log(f"{file}: pack {pack.pack}: {len(pack.relations)} relations, {triggers} triggers, no fault")


def _missing_classes(pack: Pack) -> Iterator[str]:
    """A line for each lexicon class that a trigger names and the lexicon does not have."""
    for name, relation in pack.relations.items():
        for trigger in relation.triggers:
            lists = (trigger.verb, trigger.noun, trigger.adjective)
            conditions = (*trigger.has.values(), *trigger.lacks.values())
            entries = [entry for group in (*lists, *conditions) for entry in group]
            slots = [slot for group in trigger.roles.values() for slot in group]
            named = [entry[1:] for entry in entries if entry.startswith("@")]
            named += [slot.partition("@")[2] for slot in slots if "@" in slot]
            faults = (_fault_of_class(word_class) for word_class in named)
            yield from (f"{name}#{trigger.id}: {fault}" for fault in faults if fault)


def _fault_of_class(name: str) -> str:
    from claimx.errors import DataError
    from claimx.lexicon.load import words

    try:
        words(name)
    except DataError as error:
        return str(error)
    return ""
