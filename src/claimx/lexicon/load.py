"""The word lists, read once when first asked for.

Two kinds of file under `data/`:

* ``classes/NAME.txt``: one entry a line (lower-case lemma, or a phrase of words joined by blanks);
  ``#`` opens a comment; ``@other`` on a line of its own includes another class.
* ``tables/NAME.tsv``: tab-separated with a header line; ``#`` lines are comments.
"""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from claimx.errors import DataError


def _lines(kind: str, name: str, suffix: str) -> list[str]:
    resource = files("claimx.lexicon") / "data" / kind / (name + suffix)
    if not resource.is_file():
        raise DataError(f"lexicon has no {kind}/{name}{suffix}; see src/claimx/lexicon/data/{kind}")
    return resource.read_text(encoding="utf-8").splitlines()


@cache
def words(name: str) -> frozenset[str]:
    """The entries of the class `name`, lower case, included classes and all."""
    found: set[str] = set()
    for line in _lines("classes", name, ".txt"):
        entry = line.partition("#")[0].strip()
        if entry.startswith("@"):
            found |= words(entry[1:])
        elif entry:
            found.add(entry.lower())
    return frozenset(found)


@cache
def table(name: str) -> tuple[MappingProxyType[str, str], ...]:
    """The rows of the table `name`, each a read-only mapping of column to cell ("" if empty)."""
    lines = [line for line in _lines("tables", name, ".tsv") if line and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(MappingProxyType({k: (v or "").strip() for k, v in row.items()}) for row in rows)


@cache
def lexicon_hash() -> str:
    """SHA-256 over names and bytes of all files under `data/`."""
    root = Path(str(files("claimx.lexicon"))) / "data"
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        name = path.relative_to(root).as_posix()
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
