"""What each stage costs beside the parse, on one core: `python benchmarks/cost.py FOLDER_OR_FILES`.

Articles are laid out and parsed first, one thread; then every stage runs on its own over all of
them, several times, and the best run counts. Prints seconds and the share of the parse. Given one
long file and the short files it was joined from, two calls show what is not linear.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[_name] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

from claimx import pipeline  # noqa: E402
from claimx.meaning.claims.make import Judgement  # noqa: E402
from claimx.meaning.relations import Slots, add_learned, match, weighed  # noqa: E402
from claimx.syntax import parse, read  # noqa: E402
from claimx.syntax.model.network import COMPONENT  # noqa: E402
from claimx.text.read import read as read_file  # noqa: E402

#: The groups that the issues set bars for, and their stages.
GROUPS = {
    "entities, coreference, time": ("mentions", "entities", "times"),
    "attribution, factuality": ("reports", "speakers", "chains", "judge"),
    "claim layer": ("slots", "typed", "learned", "involved", "likely", "settings", "split", "open",
                    "claims", "records"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    files = [f for p in options.paths for f in (sorted(p.rglob("*.txt")) if p.is_dir() else [p])]
    extractor = pipeline.load()
    extractor.nlp.get_pipe(COMPONENT).threads = 1  # type: ignore[attr-defined]
    laid = [pipeline._lay_out(read_file(file)) for file in files]
    rows = [(one.blocks, one.cleaned) for one in laid]
    list(parse.parts_stream(extractor.nlp, rows[:4]))
    began = time.perf_counter()
    parts = [found for _, found in parse.parts_stream(extractor.nlp, rows)]
    parsed = time.perf_counter() - began
    words = sum(not token.is_space for found in parts for part in found for token in part)
    print(
        f"{len(files)} articles, {words} words; parse {parsed:.2f} s, {words / parsed:.0f} words/s"
    )
    best: dict[str, float] = {}
    for _ in range(options.runs):
        for stage, seconds in once(extractor, laid, parts).items():
            best[stage] = min(seconds, best.get(stage, seconds))
    for stage, seconds in best.items():
        print(f"  {stage:12} {seconds:6.2f} s  {100 * seconds / parsed:5.1f} % of the parse")
    for group, stages in GROUPS.items():
        print(f"{group:28} {100 * sum(best[s] for s in stages) / parsed:5.1f} % of the parse")
    print(
        f"{'everything after the parse':28} {100 * sum(best.values()) / parsed:5.1f} % of the parse"
    )


def once(extractor: pipeline.Extractor, laid: Sequence[Any], parts: list[Any]) -> dict[str, float]:
    """Seconds of every stage, in one run over all articles."""
    seconds: dict[str, float] = {}
    gc.disable()

    def timed(stage: str, work: Callable[[Any], Any], rows: Sequence[Any]) -> list[Any]:
        gc.collect()  # and none while a stage runs: all articles are kept here, a run keeps few
        began = time.perf_counter()
        found = [work(row) for row in rows]
        seconds[stage] = time.perf_counter() - began
        return found

    timed("layout", lambda one: pipeline._lay_out(one.article), laid)
    rows = list(zip(laid, parts, strict=True))
    trees = timed("assemble", lambda row: parse.assemble(
        extractor.nlp, row[0].blocks, row[0].cleaned, row[1]), rows)  # fmt: skip
    mentions = timed("mentions", read.find_mentions, trees)
    pairs = list(zip(trees, mentions, strict=True))
    clauses = timed("clauses", lambda pair: read.find_clauses(*pair), pairs)
    triples = [(*pair, found) for pair, found in zip(pairs, clauses, strict=True)]
    timed("entities", lambda row: read.find_entities(*row), triples)
    readings = [
        read.read_tree(one.article, one.blocks, one.quotations, tree)
        for one, tree in zip(laid, trees, strict=True)
    ]
    meaning(extractor, readings, timed)
    return seconds


def meaning(
    extractor: pipeline.Extractor, readings: list[Any], timed: Callable[..., list[Any]]
) -> None:
    """The stages after syntax, in the pipeline's order."""
    times = timed("times", lambda r: pipeline.find_times(
        r.tokens, dateline=r.article.date, article=r.article.path)[0], readings)  # fmt: skip
    reports = timed("reports", pipeline.find_reports, readings)
    rows = list(zip(readings, reports, strict=True))
    readings = timed("speakers", lambda row: pipeline.resolve_speakers(*row), rows)
    rows = list(zip(readings, reports, strict=True))
    chains = timed("chains", lambda row: pipeline.chain(*row), rows)
    statuses = timed("judge", lambda row: pipeline.judge(*row), rows)
    slots = timed("slots", lambda row: Slots(*row), list(zip(readings, times, strict=True)))
    typed = timed("typed", lambda one: match(one, extractor.packs), slots)
    typed = timed("learned", lambda row: add_learned(*row, extractor.packs),
                  list(zip(slots, typed, strict=True)))  # fmt: skip
    typed = timed("involved", lambda row: weighed(*row), list(zip(readings, typed, strict=True)))
    typed = timed("likely", lambda row: pipeline.likely(*row),
                  list(zip(readings, typed, statuses, strict=True)))  # fmt: skip
    typed = timed("settings", lambda row: pipeline.with_settings(*row),
                  list(zip(readings, typed, times, reports, strict=True)))  # fmt: skip
    typed = timed("split", lambda row: pipeline.spread(*row, extractor.packs.relations),
                  list(zip(readings, typed, strict=True)))  # fmt: skip
    open_ = timed("open", lambda row: pipeline.propose_open(row[0], {p.clause for p in row[1]}),
                  list(zip(readings, typed, strict=True)))  # fmt: skip
    judgements = [Judgement(*row) for row in zip(reports, chains, statuses, times, strict=True)]
    proposals = [(*a, *b) for a, b in zip(typed, open_, strict=True)]
    claims = timed("claims", lambda row: pipeline.make_claims(*row, extractor.packs.relations),
                   list(zip(readings, proposals, judgements, strict=True)))  # fmt: skip
    timed("records", lambda row: pipeline.entity_records(
        row[0], row[1], pipeline.used_entities(
            row[2], pipeline.attribution_records(row[0], row[3]))),
        list(zip(readings, times, claims, reports, strict=True)))  # fmt: skip


if __name__ == "__main__":
    main()
