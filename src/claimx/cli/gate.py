"""`claimx gate`: has a change of the program made its claims worse?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.consoles import log
from claimx.cli.options import ArticlesOption, ClaimsArgument, PackOption, pack_paths


def gate(
    claims: ClaimsArgument,
    gold: Annotated[Path, typer.Option(metavar="DIR", help="Folder of gold files (*.yaml).")],
    articles: ArticlesOption = None,
    floors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The floors, in place of floors.json beside the gold."),
    ] = None,
    update: Annotated[
        bool,
        typer.Option("--update", help="Pin this run: raise floors, take gold that grew."),
    ] = False,
    allow_regression: Annotated[
        str | None,
        typer.Option(
            metavar="REASON", help="With --update: lower floors too, and tell the changelog why."
        ),
    ] = None,
    changelog: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The changelog, in place of CHANGELOG.md above the floors' folder."
        ),
    ] = None,
    pack: PackOption = None,
) -> None:
    """Compare the figures of a run with the accepted run's; exit code 1 if one is below."""
    from claimx.errors import UsageError
    from claimx.evaluate.floors import make_floors
    from claimx.evaluate.gate import check, renew
    from claimx.evaluate.run import evaluate
    from claimx.packs.load import load_packs
    from claimx.schema.inventory import make_inventory

    if allow_regression is not None and not update:
        raise UsageError("--allow-regression lowers floors only together with --update")
    inventory = make_inventory(load_packs(pack_paths(pack)).relations)
    found = make_floors(evaluate(claims, gold, inventory=inventory, articles_dir=articles))
    floors = floors or gold / "floors.json"
    if update:
        changelog = changelog or floors.absolute().parent.parent / "CHANGELOG.md"
        verdict = renew(
            found, floors, reason=allow_regression, changelog=changelog, today=date.today()
        )
    else:
        verdict = check(found, floors)
    for change in verdict.changes:
        typer.echo(change)
    log(f"{floors}: {'pinned' if update else 'the gate holds'}")
