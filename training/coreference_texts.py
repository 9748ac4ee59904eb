"""Texts with coreference: OntoGUM documents and GAP snippets, as raw text with character offsets.

OntoGUM (Zhu, Pradhan and Zeldes 2021) gives GUM the coreference of OntoNotes: no singletons, no
appositions or predicates as mentions of their own. GAP (Webster, Recasens, Axelrod and Baldridge
2018) asks of a pronoun whether it means one of two names.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_BRACKET = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")


@dataclass(frozen=True)
class Marked:
    """A gold mention: characters `start:end`, and where its head word starts."""

    start: int
    end: int
    head: int


@dataclass(frozen=True)
class Document:
    """One OntoGUM document; `split` is train, dev or test as GUM has it."""

    name: str
    split: str
    genre: str
    text: str
    chains: tuple[tuple[Marked, ...], ...]


@dataclass(frozen=True)
class Gap:
    """One GAP snippet: the pronoun's offset, and of the names A and B offsets and answer."""

    name: str
    text: str
    pronoun: str
    at: int
    names: tuple[tuple[int, int], tuple[int, int]]
    answers: tuple[bool, bool]

    @property
    def masculine(self) -> bool:
        return self.pronoun.lower() in ("he", "him", "his")


def read_gap(data: Path, part: str) -> list[Gap]:
    """The rows of `part`, ``development`` or ``validation``; `data` is the folder of the data."""
    with zipfile.ZipFile(data / "coref" / "gap-dev-val.zip") as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(f"gap-{part}.tsv")]
        text = archive.read(name).decode("utf-8")
    rows = csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_gap(row) for row in rows]


def _gap(row: dict[str, str]) -> Gap:
    a, b = int(row["A-offset"]), int(row["B-offset"])
    return Gap(
        row["ID"], row["Text"], row["Pronoun"], int(row["Pronoun-offset"]),
        ((a, a + len(row["A"])), (b, b + len(row["B"]))),
        (row["A-coref"] == "TRUE", row["B-coref"] == "TRUE"),
    )  # fmt: skip


def read_ontogum(data: Path, split: str) -> list[Document]:
    """The documents of a split, in the order of their names."""
    rows = (data / "treebank" / "gum-documents.tsv").read_text("utf-8").splitlines()[1:]
    about = {row.split("\t")[0]: row.split("\t")[1:3] for row in rows}
    found = []
    with tarfile.open(data / "coref" / "ontogum.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            name = Path(member.name).name.partition(".")[0]
            if name in about and about[name][0] == split:
                file = archive.extractfile(member)
                assert file is not None
                lines = gzip.decompress(file.read()).decode("utf-8").splitlines()
                found.append(_Builder(lines).document(name, *about[name]))
    return found


@dataclass
class _Builder:
    """Puts the text of a CoNLL-U document together, and its chains beside it."""

    lines: list[str]
    text: str = ""
    chains: dict[str, list[Marked]] = field(default_factory=dict)

    def document(self, name: str, split: str, genre: str) -> Document:
        for sentence, new_paragraph in self._sentences():
            self.text = self.text.rstrip(" ") + "\n\n" if new_paragraph else self.text
            self._add(sentence)
        chains = tuple(tuple(sorted(c, key=lambda m: m.start)) for c in self.chains.values())
        return Document(name, split, genre, self.text.strip(), chains)

    def _sentences(self) -> Iterator[tuple[list[list[str]], bool]]:
        """The word lines of each sentence, and whether it opens a paragraph."""
        rows: list[list[str]] = []
        opens = False
        for line in [*self.lines, ""]:
            if line.startswith("# newpar") and not line.startswith("# newpar_"):
                opens = True
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield rows, opens and bool(self.text)
                rows, opens = [], False

    def _add(self, rows: list[list[str]]) -> None:
        starts: dict[int, int] = {}
        heads: dict[int, int] = {}
        open_: dict[str, list[int]] = {}
        joined = 0  # the last word of a multiword token that stands in the text already
        for row in rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                first, joined = (int(part) for part in row[0].split("-"))
                starts.update(dict.fromkeys(range(first, joined + 1), len(self.text)))
                self._write(row)
                continue
            i = int(row[0])
            heads[i] = int(row[6])
            if i > joined:
                starts[i] = len(self.text)
                self._write(row)
            end = len(self.text.rstrip(" "))
            entity = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
            for alone, opened, closed in _BRACKET.findall(entity):
                if opened:
                    open_.setdefault(opened, []).append(i)
                    continue
                first = i if alone else open_[closed].pop()
                head = next(
                    (k for k in range(first, i + 1) if not first <= heads.get(k, 0) <= i), first
                )
                mark = Marked(starts[first], end, starts[head])
                self.chains.setdefault(alone or closed, []).append(mark)

    def _write(self, row: list[str]) -> None:
        self.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
