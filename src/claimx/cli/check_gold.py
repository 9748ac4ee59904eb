"""`claimx check-gold`: are gold files true to their articles?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.consoles import log
from claimx.cli.options import PackOption, pack_paths

if TYPE_CHECKING:
    from claimx.schema.inventory import Inventory


def check_gold(
    gold: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of gold files (*.yaml).")],
    articles: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder of the articles that they are about.")
    ],
    pack: PackOption = None,
) -> None:
    """Check gold files against their articles and the relations; exit code 1 if one is wrong."""
    from claimx.errors import CheckFailedError, UsageError
    from claimx.packs.load import load_packs
    from claimx.schema.inventory import make_inventory

    files = sorted(gold.glob("*.yaml"))
    if not files:
        raise UsageError(f"{gold}: no gold files (*.yaml) there; check the path")
    inventory = make_inventory(load_packs(pack_paths(pack)).relations)
    faulty = 0
    for file in files:
        problems = _problems(file, articles, inventory)
        faulty += bool(problems)
        for problem in problems:
            typer.echo(problem)
    if faulty:
        raise CheckFailedError(f"{faulty} of {len(files)} gold files are wrong")
    log(f"{len(files)} gold files, no problem")


def _problems(file: Path, articles: Path, inventory: Inventory) -> list[str]:
    from claimx.errors import DataError
    from claimx.evaluate.gold_files import check_gold_file, load_gold

    try:
        named = Path(load_gold(file).article.replace("\\", "/"))
        places = [articles / named.name, articles / named]
        article = next((place for place in places if place.is_file()), None)
        if article is None:
            return [f"{file}: article {named.as_posix()} is not in {articles}; check --articles"]
        return check_gold_file(file, article, inventory)
    except DataError as error:
        return str(error).splitlines()
