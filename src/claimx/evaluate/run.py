"""Gold files and a run's claims, brought together: the whole evaluation.

Never runs the pipeline: it reads what a run wrote.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from claimx.errors import DataError, UsageError
from claimx.evaluate.align import Alignment, align
from claimx.evaluate.claim_files import claims_file, read_claims, read_entities
from claimx.evaluate.entities import EntityScores, added, score_entities
from claimx.evaluate.gold_files import GoldSource, read_article, read_gold_dir
from claimx.evaluate.participants import participants
from claimx.evaluate.score import Score, score
from claimx.evaluate.statement import Statement, gold_statement, predicted_statement
from claimx.evaluate.why import Files, Reasons, reasons
from claimx.schema.claim import Claim
from claimx.schema.inventory import Inventory


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article: its gold, the claims that a run made of it, and how they pair.

    The statements of `alignment` say by `index` which of `source.gold.claims` and of `claims` they
    are. `raw` is the article's text. `reasons` go with `alignment`: why each claim is an error.
    `entities` is None where the run has no entities.jsonl.
    """

    source: GoldSource
    raw: str
    claims: tuple[Claim, ...]
    alignment: Alignment
    reasons: Reasons
    entities: EntityScores | None


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of an evaluation.

    `articles` by stem; `score` of all of them, `parts` of the parts of split.json, if there is one.
    `gold_sha256` is over the bytes of the gold files used, so that a floor can be pinned to them.
    `silent` are the articles with gold and no claim at all. `other_articles` and `other_claims`
    count what the run has on articles without gold (or outside the split); it is not scored.
    `entities` scores who is named, by part ("all" too); {} where the run has no entities.jsonl.
    `participants` counts the fillers of roles for entities that are right and that could be judged
    (`participants.py`), by part ("all" too).
    `open_claims` counts claims without a relation type, on scored articles; not scored either.
    """

    articles: Mapping[str, ArticleReport]
    score: Score
    parts: Mapping[str, Score]
    entities: Mapping[str, EntityScores]
    participants: Mapping[str, tuple[int, int]]
    gold_sha256: str
    silent: tuple[str, ...]
    other_articles: int
    other_claims: int
    open_claims: int


def evaluate(
    claims_path: Path,
    gold_dir: Path,
    *,
    inventory: Inventory,
    articles_dir: Path | None = None,
    split: Collection[str] | None = None,
    relations: Collection[str] | None = None,
) -> Report:
    """Compare a run's claims with gold.

    `claims_path` is a claims.jsonl or the folder that holds it; entities.jsonl beside it gives the
    other names of predicted fillers. `articles_dir` is looked in first for the articles, then the
    folder above `gold_dir` and the paths in the claims. `split` restricts to these stems,
    `relations` to these relations (None: all of `inventory`). Without `split`, each part of a
    split.json beside the gold files or one above is scored as well.
    """
    path = claims_file(claims_path)
    claims = read_claims(path)
    entities = read_entities(path.parent / "entities.jsonl")
    sources = read_gold_dir(gold_dir)
    parts = {} if split is not None else read_split(gold_dir, sources)
    if split is not None:
        sources = _restrict(sources, split)
    scope = _scope(inventory, relations)
    homes = match_articles(sources, dict.fromkeys((*claims, *entities)))
    opens = any(claim.relation is None for found in claims.values() for claim in found)
    reports = {}
    for source in sources:
        home = homes[source.stem]
        raw = read_article(source, article_places(source, gold_dir, articles_dir, home))
        made = tuple(claims.get(home, ())) if home else ()
        known = entities.get(home, {}) if home and entities else None
        files = Files(source.gold, raw, made, known, open_claims=opens and home is not None)
        reports[source.stem] = _article(source, files, inventory, scope)
    used = {home for home in homes.values() if home}
    alignments = {stem: report.alignment for stem, report in reports.items()}
    return Report(
        articles=reports,
        score=score(alignments, inventory),
        parts={
            part: score({stem: alignments[stem] for stem in stems}, inventory)
            for part, stems in parts.items()
        },
        entities=_entities(reports, {"all": list(reports), **parts}),
        participants={
            part: participants((alignments[stem] for stem in stems), inventory)
            for part, stems in {"all": list(reports), **parts}.items()
        },
        gold_sha256=_sum_of(sources),
        silent=tuple(stem for stem, report in reports.items() if not report.claims),
        other_articles=len(claims.keys() - used),
        other_claims=sum(len(found) for home, found in claims.items() if home not in used),
        open_claims=sum(c.relation is None for r in reports.values() for c in r.claims),
    )


def _scope(inventory: Inventory, relations: Collection[str] | None) -> frozenset[str]:
    scope = frozenset(inventory if relations is None else relations)
    for name in sorted(scope - inventory.keys()):
        raise UsageError(f"unknown relation {name!r}; the packs have {', '.join(inventory)}")
    return scope


def _restrict(sources: Sequence[GoldSource], split: Collection[str]) -> list[GoldSource]:
    for stem in sorted(set(split) - {source.stem for source in sources}):
        raise UsageError(f"split: no gold file is about {stem!r}; leave it out or add its gold")
    return [source for source in sources if source.stem in split]


def _article(
    source: GoldSource, files: Files, inventory: Inventory, scope: frozenset[str]
) -> ArticleReport:
    """Both sides of one article as statements, paired."""
    gold = gold_statements(source, files.raw, inventory)
    predicted: list[Statement] = []
    for i, made in enumerate(files.claims):
        _check_spans(made, files.raw)
        found = predicted_statement(made, i, files.entities or {})
        if found is not None and found.relation in inventory:
            predicted.append(found)
    # Why a claim is missed may lie in a relation that is not to be scored: all are paired.
    whole = align(gold, predicted, inventory)
    scored = whole.only(scope)
    why = reasons(scored, whole, files, inventory)
    named = None
    if files.entities is not None:
        named = score_entities(source.gold, files.entities.values())
    return ArticleReport(source, files.raw, tuple(files.claims), scored, why, named)


def _entities(
    reports: Mapping[str, ArticleReport], parts: Mapping[str, Sequence[str]]
) -> dict[str, EntityScores]:
    """The entity scores of each part, over the articles that the run has entities of."""
    found = {stem: report.entities for stem, report in reports.items()}
    if not any(found.values()):
        return {}
    return {
        part: added(score for stem in stems if (score := found[stem]) is not None)
        for part, stems in parts.items()
    }


def gold_statements(source: GoldSource, raw: str, inventory: Inventory) -> list[Statement]:
    """The claims of a gold file.

    DataError where a relation is not in `inventory`, or the evidence not in `raw`.
    """
    statements: list[Statement] = []
    for i, claim in enumerate(source.gold.claims):
        spec = inventory.get(claim.relation)
        if spec is None:
            raise DataError(
                f"{source.where(i)}: unknown relation; mend its name or load the pack that has it"
            )
        statement = gold_statement(source.gold, i, spec, raw)
        if statement is None:
            raise DataError(
                f"{source.where(i)}: the evidence is not in {source.gold.article} "
                "(or has fewer occurrences); copy it letter by letter"
            )
        statements.append(statement)
    return statements


def _check_spans(claim: Claim, raw: str) -> None:
    """The law of claimx, for every span of a claim; else it was made from another text."""
    for span in claim.spans():
        if raw[span.start : span.end] != span.text:
            raise DataError(
                f"{claim.article}: claim {claim.id}: characters {span.start}:{span.end} are "
                f"{raw[span.start : span.end][:60]!r}, not {span.text[:60]!r}; the claims were "
                "made from another text: run the extraction again"
            )


def _parts_of(path: str) -> tuple[str, ...]:
    return PurePosixPath(path.replace("\\", "/")).parts


def _closeness(gold: str, claimed: str) -> int:
    """How many last parts of two paths agree; 0 where not even the names without suffix do.

    The same stem with another suffix counts less than the same name.
    """
    ours, theirs = _parts_of(gold)[::-1], _parts_of(claimed)[::-1]
    shared = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        shared += 1
    if shared:
        return shared + 1
    return int(PurePosixPath(ours[0]).stem == PurePosixPath(theirs[0]).stem)


def match_articles(sources: Sequence[GoldSource], articles: Iterable[str]) -> dict[str, str | None]:
    """stem of each gold file → the article of the claims that it is about (None: no claims).

    The path with the most last parts in common is taken; a tie, or one article claimed by two gold
    files, is a DataError.
    """
    by_stem: dict[str, list[str]] = {}
    for article in articles:
        stem = PurePosixPath(article.replace("\\", "/")).stem
        by_stem.setdefault(stem, []).append(article)
    homes: dict[str, str | None] = {}
    for source in sources:
        near = by_stem.get(source.stem, [])
        ranks = {article: _closeness(source.gold.article, article) for article in near}
        best = [article for article in near if ranks[article] == max(ranks.values())]
        if len(best) > 1:
            raise DataError(
                f"{source.path}: {source.gold.article} may be any of {', '.join(best)}; "
                "evaluate a run that has the article once"
            )
        homes[source.stem] = best[0] if best else None
    return homes


def article_places(
    source: GoldSource, gold_dir: Path, articles_dir: Path | None, home: str | None = None
) -> Iterator[Path]:
    """Where the article may lie, the likeliest first."""
    parts = _parts_of(source.gold.article)
    if articles_dir is not None:
        yield articles_dir / parts[-1]
        yield articles_dir.joinpath(*parts)
    yield gold_dir.absolute().parent.joinpath(*parts)
    yield gold_dir.joinpath(*parts)
    if home is not None:
        yield Path(home)


def read_split(gold_dir: Path, sources: Sequence[GoldSource]) -> dict[str, list[str]]:
    """part → stems of split.json beside the gold files, or one above; {} if there is none.

    A stem without gold is a DataError: a part that shrinks unseen is no longer the same part.
    """
    for path in (gold_dir / "split.json", gold_dir.absolute().parent / "split.json"):
        if path.is_file():
            break
    else:
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataError(f"{path}: is not JSON ({error}); mend it there") from error
    lists = data.values() if isinstance(data, dict) else [None]
    if not all(isinstance(x, list) and all(isinstance(s, str) for s in x) for x in lists):
        raise DataError(f'{path}: must be {{"part": ["stem", …], …}}; mend it')
    parts = {part: list(dict.fromkeys(stems)) for part, stems in data.items()}
    known = {source.stem for source in sources}
    for part, stems in parts.items():
        for stem in stems:
            if stem not in known:
                raise DataError(f"{path}: {part}: no gold file is about {stem!r}; take it out")
    return parts


def _sum_of(sources: Sequence[GoldSource]) -> str:
    digest = hashlib.sha256()
    for source in sorted(sources, key=lambda source: source.stem):
        digest.update(hashlib.sha256(source.path.read_bytes()).digest())
    return digest.hexdigest()
