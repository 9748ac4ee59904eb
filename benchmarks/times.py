"""How many of the gold times are found and valued: `python benchmarks/times.py ../shared/real`.

Reads gold and articles of a folder with `articles/`, `gold/` and `split.json`; needs no model:
tokens come from a regular expression and have no tags.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from datetime import date
from pathlib import Path

import yaml

from claimx.meaning.temporal import find_times
from claimx.schema.article import Section
from claimx.schema.tokens import Sentence, Tokens

WORD = re.compile(r"\w+(?:[.,:]\d+)*|[^\w\s]")
BLOCK = re.compile(r"\n\s*\n")
STOP = re.compile(r"(?<=[a-z0-9)\"”][.!?])[\"”]?\s+(?=[A-Z\"“])")


def plain_tokens(text: str) -> Tokens:
    """Tokens of a text by regular expression: words, offsets and sentences, and no tags."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentence_of: list[int] = []
    sentences: list[Sentence] = []
    cuts = sorted({m.end() for m in BLOCK.finditer(text)} | {m.end() for m in STOP.finditer(text)})
    blocks = [m.end() for m in BLOCK.finditer(text)]
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        first = len(words)
        for match in WORD.finditer(text, start, end):
            words.append(match.group())
            starts.append(match.start())
            ends.append(match.end())
            sentence_of.append(len(sentences))
        block = sum(cut <= start for cut in blocks)
        sentences.append(Sentence(first, len(words), Section.BODY, block))
    lower = [word.lower() for word in words]
    blank = [""] * len(words)
    return Tokens(words, lower, lower, blank, blank, starts, ends, sentence_of, sentences)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="tune")
    parser.add_argument(
        "--misses", action="store_true", help="print what is missed or valued amiss"
    )
    options = parser.parse_args()
    stems = json.loads((options.folder / "split.json").read_text())[options.split]
    counts = {"gold": 0, "found": 0, "right": 0, "with value": 0, "found with value": 0}
    seconds, characters = 0.0, 0
    for stem in stems:
        raw = (options.folder / "articles" / f"{stem}.txt").read_text(encoding="utf-8")
        gold = yaml.safe_load((options.folder / "gold" / f"{stem}.yaml").read_text("utf-8"))
        dateline = gold.get("dateline")
        if not isinstance(dateline, date):
            dateline = date.fromisoformat(dateline) if dateline else None
        tokens = plain_tokens(raw)
        began = time.perf_counter()
        times, _ = find_times(tokens, dateline=dateline, article=stem)
        seconds += time.perf_counter() - began
        characters += len(raw)
        spans = [(*tokens.raw_range(found.extent), found.value) for found in times]
        for claim in gold["claims"]:
            if claim.get("time"):
                score(raw, claim, spans, counts, stem if options.misses else "")
    gold_count, found = counts["gold"], counts["found"]
    print(f"{options.split}: {gold_count} gold times, found {found / gold_count:.3f},", end=" ")
    print(f"value right of found {counts['right'] / found:.3f};", end=" ")
    print(f"of those with a value found {counts['found with value'] / counts['with value']:.3f};")
    print(f"{characters / seconds / 1e6:.2f} million characters a second")


def score(
    raw: str,
    claim: dict[str, object],
    spans: list[tuple[int, int, str | None]],
    counts: dict[str, int],
    show: str,
) -> None:
    """Count one gold time: found if some occurrence of its words overlaps a time found."""
    gold = claim["time"]
    assert isinstance(gold, dict)
    text, value = str(gold["text"]), gold.get("value")
    value = None if value is None else str(value)
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", raw)]
    hits = [span for span in spans for a, b in places if span[0] < b and a < span[1]]
    counts["gold"] += 1
    counts["found"] += bool(hits)
    counts["right"] += any(hit[2] == value for hit in hits)
    counts["with value"] += value is not None
    counts["found with value"] += bool(hits) and value is not None
    if show and not any(hit[2] == value for hit in hits):
        got = [(raw[a:b], found) for a, b, found in hits]
        print(f"{'wrong' if hits else 'MISSED':6} {text!r} -> {value}  got {got}  ({show[:30]})")


if __name__ == "__main__":
    main()
