"""What the caller's PATHS stand for: article files in a settled order, each once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimx.errors import UsageError

#: The path that stands for an article on standard input.
STDIN = "-"
#: Endings looked for in a folder. A file that is named itself may have any.
ENDINGS = (".txt", ".md", ".markdown")


def plan(paths: Sequence[str]) -> tuple[str, ...]:
    """The article files of `paths`, in their order, a file that comes twice only once.

    A path is a file, a folder (all ``*.txt``, ``*.md`` and ``*.markdown`` under it, by name; hidden
    ones are left out), a glob pattern (``**`` goes through folders) or ``-``. Every path keeps the
    form the caller gave it, with slashes. UsageError where a path stands for nothing.
    """
    if not paths:
        raise UsageError("no article given; name files, folders, patterns, or - for standard input")
    return tuple(_once(article for path in paths for article in _expand(path)))


def _expand(path: str) -> Iterable[str]:
    if path == STDIN:
        return [STDIN]
    if Path(path).is_dir():
        return _folder(path)
    if Path(path).exists():
        return [_slashes(path)]
    if glob.has_magic(path):
        return _pattern(path)
    raise UsageError(f"{path}: there is no such file or folder; check the path")


def _folder(path: str) -> list[str]:
    found = sorted(_walk(path))
    if not found:
        raise UsageError(
            f"{path}: no articles in this folder; it must hold files that end in "
            f"{', '.join(ENDINGS)}"
        )
    return found


def _walk(path: str) -> Iterator[str]:
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield _slashes(os.path.join(folder, name))  # noqa: PTH118 (keeps a leading "./")


def _pattern(path: str) -> list[str]:
    matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (the same for absolute ones)
    found: list[str] = []
    for match in matches:
        # A folder that a pattern meets may well have no articles; the others count.
        found += sorted(_walk(match)) if Path(match).is_dir() else [_slashes(match)]
    if not found:
        raise UsageError(f"{path}: no article file matches this pattern; check it")
    return found


def _once(articles: Iterable[str]) -> Iterator[str]:
    """Each file the first time that it comes, whatever path leads to it."""
    seen: set[str] = set()
    for article in articles:
        identity = article if article == STDIN else os.path.realpath(article)
        if identity not in seen:
            seen.add(identity)
            yield article


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")
