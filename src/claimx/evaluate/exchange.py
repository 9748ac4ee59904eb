"""Gold files out to annotation tools and back: a closed set of tools, one package each.

To add a tool: a package beside `brat` with the two functions of a `Tool`, and a line in `TOOLS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from claimx.errors import DataError, UsageError
from claimx.evaluate.brat.read import read_brat
from claimx.evaluate.brat.write import write_brat
from claimx.evaluate.check import check_gold_dir
from claimx.evaluate.gold_files import GoldSource, read_article_bytes, read_gold_dir
from claimx.evaluate.gold_yaml import gold_yaml
from claimx.evaluate.run import article_places
from claimx.schema.gold import GoldFile
from claimx.schema.inventory import Inventory


@dataclass(frozen=True, slots=True)
class Tool:
    """The two ways, so that `read` of what `write` gave is the same gold.

    `write` takes gold files without fault, each with the bytes of its article, and the relations,
    and gives file name → content. `read` takes a folder of such files, and the dateline for
    articles that have none there, and gives name → gold file.
    """

    write: Callable[[Iterable[tuple[GoldSource, bytes]], Inventory], Mapping[str, bytes]]
    read: Callable[[Path, date | None], Mapping[str, GoldFile]]


TOOLS = MappingProxyType({"brat": Tool(write_brat, read_brat)})


def export_gold(
    tool: str, gold_dir: Path, out: Path, inventory: Inventory, *, articles_dir: Path | None = None
) -> list[Path]:
    """Write the gold files of a folder for `tool` into the folder `out`; the files written.

    DataError if a gold file or its article is not in order, UsageError if a file is there already.
    """
    problems = check_gold_dir(gold_dir, inventory, articles_dir=articles_dir)
    lines = [line for found in problems.values() for line in found]
    if lines:
        raise DataError("\n".join((*lines, "the gold must be mended before it is exchanged")))
    sources = read_gold_dir(gold_dir)
    articles = [
        (source, read_article_bytes(source, article_places(source, gold_dir, articles_dir)))
        for source in sources
    ]
    return write_new(out, TOOLS[tool].write(articles, inventory))


def import_gold(tool: str, folder: Path, out: Path, *, dateline: date | None = None) -> list[Path]:
    """Write what a folder of `tool` says as gold files into the folder `out`; the files written.

    DataError if it cannot be read, UsageError if a file is there already.
    """
    golds = TOOLS[tool].read(folder, dateline)
    return write_new(out, {f"{n}.yaml": gold_yaml(gold).encode() for n, gold in golds.items()})


def write_new(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write the files (name → content) into `folder`; none of them, if one is there already."""
    paths = {folder / name: content for name, content in files.items()}
    for path in paths:
        if path.exists():
            raise UsageError(f"{path}: is there already; give another place, or take it away")
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in paths.items():
        path.write_bytes(content)
    return list(paths)
