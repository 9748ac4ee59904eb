"""`claimx packs`: the relations there are; a pack of one's own begun, and checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.consoles import log, output
from claimx.cli.options import ModelOption, PackOption, load_extractor, pack_paths

if TYPE_CHECKING:
    from claimx.schema.pack import Pack


def build() -> typer.Typer:
    """The command with its sub-command."""
    app = typer.Typer(help="List the relations of all packs; begin or check a pack of your own.")
    app.callback(invoke_without_command=True)(packs)
    app.command("new")(new)
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


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The pack's name, such as sport.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write it; default NAME.yaml.")
    ] = None,
) -> None:
    """Write a small pack that works, to be made into your own."""
    from importlib.resources import files

    from claimx.errors import UsageError

    if not name.isidentifier():
        raise UsageError(f"{name!r} cannot name a pack; use letters, digits and _")
    path = out or Path(f"{name}.yaml")
    if path.exists():
        raise UsageError(f"{path} is there already; remove it or give --out another name")
    template = files("claimx.packs") / "templates" / "pack.yaml"
    text = template.read_text(encoding="utf-8").replace("pack: PACK", f"pack: {name}")
    path.write_text(text, encoding="utf-8", newline="\n")
    log(f"{path}: written; edit it, then `claimx packs check {path}`")


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The pack, a YAML file.")],
    lint_only: Annotated[
        bool, typer.Option("--lint-only", help="Do not run the examples.")
    ] = False,
    model: ModelOption = None,
) -> None:
    """Check a pack's form, roles and lexicon classes, and run its examples.

    Exit code 1 if anything is wrong.
    """
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
    faults = list(_missing_classes(pack))
    if not faults and not lint_only:
        faults = list(_faulty_examples(pack, file, model))
    if faults:
        raise CheckFailedError("\n".join(f"{file}: {line}" for line in faults))
    triggers = sum(len(relation.triggers) for relation in pack.relations.values())
    examples = sum(len(relation.examples) for relation in pack.relations.values())
    log(
        f"{file}: pack {pack.pack}: {len(pack.relations)} relations, {triggers} triggers, "
        f"{examples} examples{' (not run)' if lint_only else ''}, no fault"
    )


def _faulty_examples(pack: Pack, file: Path, model: str | None) -> Iterator[str]:
    """A line for each example that does not yield what it says."""
    from claimx.evaluate.pack_examples import fault_of_example

    extractor = load_extractor(pack=[file], learned=False, model=model)
    for name, relation in pack.relations.items():
        for example in relation.examples:
            claims = extractor.extract(example.text, name="example").claims
            fault = fault_of_example(name, example, claims)
            if fault is not None:
                yield f"{name}: example {example.text!r} {fault}"


def _missing_classes(pack: Pack) -> Iterator[str]:
    """A line for each lexicon class that a trigger names and the lexicon does not have."""
    for name, relation in pack.relations.items():
        for trigger in relation.triggers:
            lists = (trigger.verb, trigger.noun, trigger.adjective)
            conditions = (*trigger.has.values(), *trigger.lacks.values())
            entries = [entry for group in (*lists, *conditions) for entry in group]
            slots = [slot for group in trigger.roles.values() for slot in group]
            named = [entry[1:] for entry in entries if entry.startswith("@")]
            named += [slot.partition("@")[2].partition(".")[0] for slot in slots if "@" in slot]
            faults = (_fault_of_class(word_class) for word_class in named)
            yield from (f"{name}#{trigger.id}: {fault}" for fault in faults if fault)


def _fault_of_class(name: str) -> str:
    from claimx.errors import DataError
    from claimx.lexicon.load import words
    from claimx.meaning.relations.rules import GAZETTEER

    if name in GAZETTEER:
        return ""
    try:
        words(name)
    except DataError as error:
        return str(error)
    return ""
