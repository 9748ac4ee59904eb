"""A folder of gold files against its articles and the relations."""

from __future__ import annotations

from pathlib import Path

from claimx.errors import DataError
from claimx.evaluate.gold_files import GoldSource, check_gold_source, parse_gold
from claimx.evaluate.run import article_places
from claimx.schema.inventory import Inventory


def check_gold_dir(
    folder: Path, inventory: Inventory, *, articles_dir: Path | None = None
) -> dict[Path, list[str]]:
    """Each gold file of `folder`, by name, with all that is wrong with it ([] where nothing is).

    A problem is "FILE:LINE: what: what is wrong; what to do". The articles are looked for in
    `articles_dir`, then where the gold files say, from the folder above `folder`. DataError if
    there are no gold files.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise DataError(f"{folder}: no gold files (*.yaml) there; give the folder that holds them")
    homes: dict[str, Path] = {}
    problems: dict[Path, list[str]] = {}
    for path in paths:
        try:
            source = parse_gold(path)
            first = homes.setdefault(source.stem, path)
            problems[path] = _twice(source, first) if first != path else []
            problems[path] += _problems(source, folder, articles_dir, inventory)
        except DataError as error:  # noqa: PERF203 - a bad file costs itself only
            problems.setdefault(path, []).extend(str(error).splitlines())
    return problems


def _twice(source: GoldSource, first: Path) -> list[str]:
    return [f"{_article(source)}: {first} is about it too; put its claims into one file"]


def _article(source: GoldSource) -> str:
    return f"{source.path}:{source.heads['article']}: article {source.gold.article}"


def _problems(
    source: GoldSource, folder: Path, articles_dir: Path | None, inventory: Inventory
) -> list[str]:
    places = dict.fromkeys(article_places(source, folder, articles_dir))
    article = next((place for place in places if place.is_file()), None)
    if article is None:
        tried = ", ".join(map(str, places))
        return [f"{_article(source)} is none of {tried}; give the folder of articles (--articles)"]
    return check_gold_source(source, article, inventory)
