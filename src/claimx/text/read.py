"""A file, bytes or text to an Article."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path, PurePath

from claimx.errors import InputError
from claimx.schema.article import Article
from claimx.text.decode import Decoded, decode
from claimx.text.frontmatter import find as find_front_matter
from claimx.text.publication import publication_date

# Every other ending is read as plain text.
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_LATER = {
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
    ".jsonl": "JSON lines",
    ".ndjson": "JSON lines",
}


def read(path: str | Path, *, name: str | None = None, when: date | None = None) -> Article:
    """Read the article file `path`: `.md` and `.markdown` as Markdown, others as plain text.

    `name` is what the output calls it, else the path as given, with slashes. `when` is the date of
    publication, if the caller knows it; `publication.publication_date` says where else it is looked
    for, `decode.decode` how bytes become text. Raises `InputError` if there is nothing to read.
    """
    file = Path(path)
    shown = name if name is not None else _posix(path)
    _refuse_later_formats(shown, file)
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{shown}: there is no such file; check the path") from error
    except IsADirectoryError as error:
        raise InputError(f"{shown}: this is a folder; name the files in it") from error
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL in it.
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{shown}: cannot be read ({reason}); check path and rights") from error
    return _from_bytes(data, shown, when, _is_markdown(file), file)


def from_bytes(
    data: bytes, *, name: str = "<bytes>", when: date | None = None, markdown: bool | None = None
) -> Article:
    """An article from the bytes of a file. `markdown` None: as the ending of `name` says."""
    _refuse_later_formats(name, PurePath(name))
    as_markdown = _is_markdown(PurePath(name)) if markdown is None else markdown
    return _from_bytes(data, name, when, as_markdown, None)


def from_text(
    text: str, *, name: str = "<text>", when: date | None = None, markdown: bool = False
) -> Article:
    """An article from text that is decoded already. `sha256` is that of its UTF-8 bytes."""
    text = text.removeprefix("\ufeff")
    digest = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
    return _article(Decoded(text, "utf-8"), digest, name, when, markdown, None)


def _from_bytes(
    data: bytes, name: str, when: date | None, markdown: bool, file: Path | None
) -> Article:
    decoded = decode(data, name)
    return _article(decoded, hashlib.sha256(data).hexdigest(), name, when, markdown, file)


def _article(
    decoded: Decoded,
    digest: str,
    name: str,
    when: date | None,
    markdown: bool,
    file: Path | None,
) -> Article:
    raw = decoded.text
    dated = publication_date(name, raw, when=when, front=find_front_matter(raw), file=file)
    return Article(
        path=name,
        raw=raw,
        sha256=digest,
        encoding=decoded.encoding,
        markdown=markdown,
        date=dated.date,
        date_source=dated.source,
        issues=(*decoded.issues, *dated.issues),
    )


def _refuse_later_formats(shown: str, path: PurePath) -> None:
    kind = _LATER.get(path.suffix.lower())
    if kind:
        raise InputError(f"{shown}: claimx does not read {kind} yet; give plain text or Markdown")


def _posix(path: str | Path) -> str:
    """The path as given, with slashes; a `str` keeps its "./"."""
    return path.as_posix() if isinstance(path, Path) else path.replace(os.sep, "/")


def _is_markdown(path: PurePath) -> bool:
    return path.suffix.lower() in _MARKDOWN
