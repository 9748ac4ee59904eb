"""What changed between the claims of two runs, by which rule, and (with gold) for the better?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from claimx.errors import UsageError
from claimx.evaluate.align import Pair
from claimx.evaluate.fates import Fate, Kind, Side, Verdict, fates
from claimx.evaluate.gold_files import read_gold_dir
from claimx.evaluate.run import Report, evaluate, match_articles
from claimx.evaluate.score import Gain, gains
from claimx.evaluate.two_runs import Run, Skipped, match_runs, read_run
from claimx.schema.inventory import Inventory


@dataclass(frozen=True, slots=True)
class GoldGain:
    """Both runs against gold, over the compared `articles` (by stem) that have any."""

    articles: tuple[str, ...]
    same: Gain
    exact: Gain


@dataclass(frozen=True, slots=True)
class Diff:
    """The fates of all claims on the compared articles, by article and in the order of the text.

    `articles` are (path in run A, path in run B). `gold` is None where none was given.
    """

    articles: tuple[tuple[str, str], ...]
    skipped: tuple[Skipped, ...]
    fates: tuple[Fate, ...]
    gold: GoldGain | None

    def changes(self) -> list[Fate]:
        """The fates of the claims that are not unchanged."""
        return [fate for fate in self.fates if fate.kind != "unchanged"]

    def counts(self, *, typed: bool) -> Counter[Kind]:
        """How many claims that have a relation, or open ones, had which fate."""
        return count_kinds(f for f in self.fates if (f.claim.relation is not None) == typed)

    def by_rule(self) -> dict[str, list[Fate]]:
        """The changes by the rule responsible, the rule with the most first.

        A changed claim stands under each of its rules.
        """
        groups: dict[str, list[Fate]] = defaultdict(list)
        for fate in self.changes():
            for rule in fate.rules:
                groups[rule].append(fate)
        return dict(sorted(groups.items(), key=lambda row: (-len(row[1]), row[0])))


def count_kinds(fates: Iterable[Fate]) -> Counter[Kind]:
    """How many claims had which fate."""
    return Counter(fate.kind for fate in fates)


def count_verdicts(fates: Iterable[Fate]) -> Counter[Verdict]:
    """How many are better, worse and neither: claims that came or went, and changed fields."""
    return Counter(verdict for fate in fates for verdict in fate.verdicts)


def diff(
    path_a: Path,
    path_b: Path,
    *,
    inventory: Inventory,
    gold_dir: Path | None = None,
    articles_dir: Path | None = None,
    relations: Collection[str] | None = None,
) -> Diff:
    """Compare the claims of two runs, each a claims.jsonl or the folder that holds it.

    With `gold_dir`, each change is judged and both runs are scored, over the articles that both
    have read with the same text; `articles_dir` as in `evaluate`. `relations` restricts to these.
    UsageError for a relation that nobody knows, or gold about none of the articles.
    """
    run_a, run_b = read_run(path_a), read_run(path_b)
    if relations is not None:
        _refuse_unknown(relations, inventory, run_a, run_b)
    pairs, skipped = match_runs(run_a, run_b)
    homes: dict[str, str] = {}
    reports: list[Report] = []
    if gold_dir is not None:
        homes = _gold_homes(gold_dir, [article for article, _ in pairs])
        reports = [
            evaluate(path, gold_dir, inventory=inventory, articles_dir=articles_dir,
                     split=homes.values(), relations=relations)
            for path in (path_a, path_b)
        ]  # fmt: skip
    found: list[Fate] = []
    for article_a, article_b in pairs:
        gold_a, gold_b = _standings(reports, homes.get(article_a))
        before = _side(run_a, article_a, relations, gold_a)
        found += fates(before, _side(run_b, article_b, relations, gold_b), inventory)
    gold = None
    if reports:
        gold = GoldGain(tuple(homes.values()), *gains(*(report.score for report in reports)))
    return Diff(tuple(pairs), tuple(skipped), tuple(found), gold)


def _refuse_unknown(relations: Collection[str], inventory: Inventory, *runs: Run) -> None:
    # A relation that the packs no longer have may well be the one to ask for.
    made = {c.relation for run in runs for claims in run.claims.values() for c in claims}
    for name in sorted(set(relations) - made - inventory.keys()):
        raise UsageError(f"unknown relation {name!r}; the packs have {', '.join(inventory)}")


def _side(
    run: Run,
    article: str,
    relations: Collection[str] | None,
    gold: Mapping[int, Pair] | None,
) -> Side:
    claims = {
        i: claim
        for i, claim in enumerate(run.claims.get(article, ()))
        if relations is None or claim.relation in relations
    }
    return Side(claims, run.entities.get(article, {}), gold)


def _gold_homes(gold_dir: Path, articles: Collection[str]) -> dict[str, str]:
    """article → stem of the gold about it."""
    homes = match_articles(read_gold_dir(gold_dir), articles)
    found = {article: stem for stem, article in homes.items() if article is not None}
    if not found:
        raise UsageError(
            f"{gold_dir}: no gold is about an article that both runs have read with the same "
            "text; give the gold of these articles, or leave --gold out"
        )
    return found


def _standings(
    reports: Collection[Report], stem: str | None
) -> tuple[Mapping[int, Pair] | None, ...]:
    """For each run, place of a claim of an article → its pair with gold; None without gold."""
    if stem is None:
        return None, None
    alignments = [report.articles[stem].alignment for report in reports]
    return tuple({pair.predicted.index: pair for pair in a.pairs} for a in alignments)
