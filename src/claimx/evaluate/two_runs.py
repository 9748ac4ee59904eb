"""Two runs beside each other: which articles both have read, and with the same text."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from claimx.errors import DataError
from claimx.evaluate.claim_files import claims_file, read_claims, read_entities
from claimx.schema.claim import Claim, EntityRecord


@dataclass(frozen=True, slots=True)
class Run:
    """What a run wrote, by article.

    `sums` is the SHA-256 of every article that run.json names (None: it could not be read), empty
    where there is no run.json, as after ``--out -``.
    """

    claims: Mapping[str, list[Claim]]
    entities: Mapping[str, Mapping[str, EntityRecord]]
    sums: Mapping[str, str | None]

    def failed(self, article: str) -> bool:
        """Does run.json say that the article could not be read?"""
        return article in self.sums and self.sums[article] is None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article whose claims are not compared, why, and how many each run has of it."""

    article: str
    reason: str
    before: int
    after: int


def read_run(path: Path) -> Run:
    """The run whose claims.jsonl, or folder, is `path`; entities and run.json lie beside it."""
    file = claims_file(path)
    return Run(
        claims=read_claims(file),
        entities=read_entities(file.with_name("entities.jsonl")),
        sums=_sums(file.with_name("run.json")),
    )


def _sums(path: Path) -> dict[str, str | None]:
    if not path.is_file():
        return {}
    try:
        # Not by RunRecord: the two versions that are compared may know different fields.
        inputs = json.loads(path.read_bytes())["inputs"]
        return {article["path"]: article["sha256"] for article in inputs}
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{path}: does not name the inputs of a run ({error!r}); run the extraction again"
        ) from error


def match_runs(before: Run, after: Run) -> tuple[list[tuple[str, str]], list[Skipped]]:
    """The articles whose claims can be compared, as (path in the one, in the other); the rest.

    An article is the same under the same path, or under the same file name where each run has only
    one more of that name. Its text is the same if the sums of both run.json say so; where one is
    not known, if no character that claims of both runs quote is another.
    """
    pairs: list[tuple[str, str]] = []
    skipped: list[Skipped] = []
    for one, other in _partners({**before.sums, **before.claims}, {**after.sums, **after.claims}):
        reason = _reason(before, after, one, other)
        if one is not None and other is not None and reason is None:
            pairs.append((one, other))
        else:
            ours, theirs = before.claims.get(one or "", ()), after.claims.get(other or "", ())
            skipped.append(Skipped(one or other or "", reason or "", len(ours), len(theirs)))
    return sorted(pairs), sorted(skipped, key=lambda row: row.article)


def _partners(
    before: Iterable[str], after: Iterable[str]
) -> Iterator[tuple[str | None, str | None]]:
    ours, theirs = set(before), set(after)
    yield from ((path, path) for path in ours & theirs)
    by_name: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, paths in enumerate((ours - theirs, theirs - ours)):
        for path in paths:
            by_name[path.replace("\\", "/").rpartition("/")[2]][side].append(path)
    for lefts, rights in by_name.values():
        if len(lefts) == len(rights) == 1:
            yield lefts[0], rights[0]
        else:
            yield from ((path, None) for path in lefts)
            yield from ((None, path) for path in rights)


def _reason(before: Run, after: Run, one: str | None, other: str | None) -> str | None:
    """Why the claims of an article cannot be compared; None if they can."""
    if one is None:
        return "only in run B"
    if other is None:
        return "only in run A"
    for name, failed in (("A", before.failed(one)), ("B", after.failed(other))):
        if failed:
            return f"could not be read in run {name}"
    sums = before.sums.get(one), after.sums.get(other)
    if None not in sums:
        same = sums[0] == sums[1]
    else:
        ours, theirs = (_letters(r.claims.get(p, ())) for r, p in ((before, one), (after, other)))
        same = all(theirs.get(at, letter) == letter for at, letter in ours.items())
    return None if same else "the texts differ"


def _letters(claims: Iterable[Claim]) -> dict[int, str]:
    """Offset → character, of all that the spans of the claims hold."""
    return {
        span.start + i: letter
        for claim in claims
        for span in claim.spans()
        for i, letter in enumerate(span.text)
    }
