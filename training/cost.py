"""What a pipeline costs on one core: words a second, time to load, peak memory.

    python -m training.cost --model DIR --data ../shared/data

One measurement in a process of its own; `training.evaluate` starts several, models in turn, so that
what disturbs the machine disturbs all of them. Prints JSON.
"""

from __future__ import annotations

import argparse
import os

# One thread, set before the numeric libraries load.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_name] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import gzip  # noqa: E402
import json  # noqa: E402
import resource  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

ARTICLES = 60
RUNS = 4  # of each model, in turn; the best counts
BATCH = 16  # articles at a time, as `claimx.syntax.parse` has it


def articles(data: Path) -> list[str]:
    """Wikinews articles with a blank line between paragraphs: what claimx gives to the pipeline."""
    with gzip.open(data / "articles" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as handle:
        texts = [json.loads(line)["text"] for line in handle][:ARTICLES]
    return ["\n\n".join(filter(str.strip, text.split("\n"))) for text in texts]


def measure(model: Path, data: Path) -> dict[str, float]:
    """One run. Loading is counted without the import of spaCy, which every pipeline needs."""
    import spacy

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    nlp = spacy.load(model)
    load = time.perf_counter() - started
    texts = articles(data)
    list(nlp.pipe(texts[:4], batch_size=BATCH))
    started = time.perf_counter()
    words = sum(sum(not t.is_space for t in d) for d in nlp.pipe(texts, batch_size=BATCH))
    speed = words / (time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "words_per_second": round(speed),
        "load_seconds": round(load, 2),
        "peak_mb": round(peak / 1024),
        "peak_over_spacy_mb": round((peak - before) / 1024),
        "words": words,
        "articles": len(texts),
    }


def compare(models: dict[str, Path], data: Path) -> dict[str, dict[str, float]]:
    """The best speed and load time, and the peak memory, of each model over RUNS turns."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in models}
    for _ in range(RUNS):
        for name, model in models.items():
            command = [sys.executable, "-m", "training.cost", "--model", str(model)]
            output = subprocess.run(
                [*command, "--data", str(data)], check=True, capture_output=True, text=True
            ).stdout
            found[name].append(json.loads(output))
    return {
        name: {
            **runs[0],
            "words_per_second": max(run["words_per_second"] for run in runs),
            "load_seconds": min(run["load_seconds"] for run in runs),
        }
        for name, runs in found.items()
    }


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    print(json.dumps(measure(args.model, args.data)))


if __name__ == "__main__":
    main()
