"""Gold files on disk: reading them, and finding the article that each is about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from claimx.errors import DataError
from claimx.schema.gold import GoldFile
from claimx.schema.gold_check import check_gold
from claimx.schema.inventory import Inventory

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times as fast


@dataclass(frozen=True, slots=True)
class GoldSource:
    """A gold file as read: where it lies, what it says, and the line each claim begins on.

    `heads` has the line of each key of the file ("sha256") and of each entity ("entities.KEY").
    """

    path: Path
    gold: GoldFile
    lines: tuple[int, ...]
    heads: Mapping[str, int]

    @property
    def stem(self) -> str:
        """The name by which reports and split.json know it: the article's, without suffix."""
        return Path(self.gold.article.replace("\\", "/")).stem

    def where(self, index: int) -> str:
        """ "FILE:LINE: claim N (relation)", for messages about claim `index`."""
        line = self.lines[index]
        return f"{self.path}:{line}: claim {index + 1} ({self.gold.claims[index].relation})"


def load_gold(path: Path) -> GoldFile:
    """The gold file at `path`; DataError names the file, the place and the next step."""
    return read_gold(path).gold


def read_gold(path: Path) -> GoldSource:
    """The gold file at `path`, with the lines of its claims. A claim told twice is a DataError."""
    source = parse_gold(path)
    _refuse_duplicates(source)
    return source


def parse_gold(path: Path) -> GoldSource:
    """As `read_gold`, with claims that are told twice: for `check_gold`, which names them all."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); mend the path") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    try:
        node = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)  # safe: `_Loader` makes plain values only
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2019-02-30
        raise DataError(f"{path}: is not YAML: {_one_line(error)}; mend it there") from error
    if not isinstance(data, dict):
        raise DataError(f"{path}:1: is empty or no mapping; a gold file begins with `article:`")
    _refuse_repeated_keys(path, node)
    lines, heads = _claim_lines(node), _head_lines(node)
    try:
        gold = GoldFile.model_validate(data)
    except ValidationError as error:
        raise DataError(_validation_message(path, data, lines, heads, error)) from error
    return GoldSource(path, gold, lines, heads)


def read_gold_dir(folder: Path) -> list[GoldSource]:
    """Every ``*.yaml`` of `folder` by name; two about one article are a DataError."""
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder of gold files; give the folder with *.yaml")
    sources = [read_gold(path) for path in sorted(folder.glob("*.yaml"))]
    if not sources:
        raise DataError(f"{folder}: has no *.yaml; give the folder that holds the gold files")
    seen: dict[str, Path] = {}
    for source in sources:
        first = seen.setdefault(source.stem, source.path)
        if first != source.path:
            raise DataError(
                f"{source.path}: is about {source.gold.article}, and so is {first}; "
                "put the claims of an article into one file"
            )
    return sources


def read_article(source: GoldSource, places: Iterable[Path]) -> str:
    """The decoded text of the article, from the first of `places` whose bytes have gold's sha256.

    Decoded as UTF-8 without byte-order mark and with newlines as they are, so that offsets are the
    contract's.
    """
    return read_article_bytes(source, places).decode("utf-8-sig")


def read_article_bytes(source: GoldSource, places: Iterable[Path]) -> bytes:
    """The bytes of the article, which are UTF-8; found as `read_article` finds it."""
    tried: list[str] = []
    for place in places:
        if not place.is_file():
            tried.append(f"{place} is missing")
            continue
        data = place.read_bytes()
        if hashlib.sha256(data).hexdigest() != source.gold.sha256:
            tried.append(f"{place} has another sha256 than the gold file says")
            continue
        try:
            data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DataError(f"{place}: gold articles must be UTF-8 (byte {error.start})") from error
        return data
    raise DataError(
        f"{source.path}: article {source.gold.article} not found: {'; '.join(dict.fromkeys(tried))}"
        "; give the folder of the articles"
    )


def check_gold_source(source: GoldSource, article: Path, inventory: Inventory) -> list[str]:
    """The problems of a gold file against its article; see `check_gold`.

    Raises DataError where the article cannot be read.
    """
    try:
        data = article.read_bytes()
        raw = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{article}: cannot be read as UTF-8 text ({error})") from error
    sha256 = hashlib.sha256(data).hexdigest()
    problems = check_gold(
        source.gold, raw, inventory, sha256=sha256, lines=source.lines, heads=source.heads
    )
    # "FILE:LINE: …" where the problem has a line, as in the errors above
    return [
        f"{source.path}:{problem[5:]}"
        if problem.startswith("line ")
        else f"{source.path}: {problem}"
        for problem in problems
    ]


def _claim_lines(node: yaml.Node | None) -> tuple[int, ...]:
    """The 1-based line on which each item of `claims` begins."""
    if not isinstance(node, yaml.MappingNode):
        return ()
    for key, value in node.value:
        if key.value == "claims" and isinstance(value, yaml.SequenceNode):
            return tuple(item.start_mark.line + 1 for item in value.value)
    return ()


def _head_lines(node: yaml.Node | None) -> dict[str, int]:
    """The 1-based lines of `GoldSource.heads`."""
    lines: dict[str, int] = {}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            lines[key.value] = key.start_mark.line + 1
            if key.value == "entities" and isinstance(value, yaml.MappingNode):
                lines |= {f"entities.{k.value}": k.start_mark.line + 1 for k, _ in value.value}
    return lines


def _refuse_repeated_keys(path: Path, node: yaml.Node | None) -> None:
    """YAML readers let the later of two equal keys win; a lost entity or role is worse trouble."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_repeated_keys(path, item)
    elif isinstance(node, yaml.MappingNode):
        seen: set[object] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise DataError(
                    f"{path}:{key.start_mark.line + 1}: key {key.value!r} is there twice; "
                    "rename or take out one"
                )
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else id(key))
            _refuse_repeated_keys(path, value)


def _validation_message(
    path: Path,
    data: dict[Any, Any],
    lines: tuple[int, ...],
    heads: Mapping[str, int],
    error: ValidationError,
) -> str:
    """One line a mistake: file, line, claim, field, what is wrong and what to do."""
    messages = []
    for item in error.errors():
        where, place = str(path), item["loc"]
        if len(place) > 1 and place[0] == "claims" and isinstance(place[1], int):
            index = place[1]
            claim = data["claims"][index]
            relation = claim.get("relation") if isinstance(claim, dict) else None
            where += f":{lines[index]}" if index < len(lines) else ""
            where += f": claim {index + 1} ({relation})"
            place = place[2:]
        else:
            head = heads.get(".".join(map(str, place[:2])), heads.get(str(place[0])))
            where += f":{head}" if head else ""
        field = ".".join(str(part) for part in place if part != "function-before")
        messages.append(f"{where}: {field}: {item['msg']}{_advice(item['type'], item['input'])}")
    return "\n".join(messages)


def _advice(kind: str, given: object) -> str:
    if kind == "extra_forbidden":
        return "; a gold file has no such field: take it out or mend its name"
    if kind == "missing":
        return "; write it"
    if kind == "string_type":
        return f", but YAML reads {given!r}; put the words in quotation marks"
    return f" (it is {given!r}); mend it"


def _refuse_duplicates(source: GoldSource) -> None:
    seen: dict[tuple[object, ...], int] = {}
    for i, claim in enumerate(source.gold.claims):
        first = seen.setdefault(claim.statement(), i)
        if first != i:
            raise DataError(
                f"{source.where(i)}: says the same as claim {first + 1} on line "
                f"{source.lines[first]}; keep one, and put the other's evidence under `also`"
            )


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
