"""How many of the gold times are found and valued: `python benchmarks/times.py ../shared/real`.

Reads gold and articles of a folder with `articles/`, `gold/` and `split.json`, runs the extractor
over them, and prints one line for each part of the split. Needs the language model; with `--words`
tokens come from a regular expression and only the grammar is measured. Which claims have the right
time is told by `claimx evaluate`.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from claimx.meaning.temporal import find_times
from claimx.schema.article import Section
from claimx.schema.tokens import Sentence, Tokens

WORD = re.compile(r"\w+(?:[.,:]\d+)*|[^\w\s]")
BLOCK = re.compile(r"\n\s*\n")
STOP = re.compile(r"(?<=[a-z0-9)\"”][.!?])[\"”]?\s+(?=[A-Z\"“])")

#: Raw start and end of a time, and the values that the program gives it.
Span = tuple[int, int, frozenset[str | None]]


@dataclass
class Counts:
    """Of the gold times of a part of the split."""

    gold: int = 0
    found: int = 0
    right: int = 0
    with_value: int = 0
    found_with_value: int = 0
    seconds: float = 0.0
    characters: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"{self.gold} gold times, found {self.found / self.gold:.3f}, "
            f"value right of found {self.right / self.found:.3f}; of those with a value found "
            f"{self.found_with_value / self.with_value:.3f}; "
            f"{self.characters / self.seconds / 1e6:.2f} million characters a second"
        )


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


def from_words(raw: str, dateline: date | None) -> Iterator[Span]:
    """The times of a text by the grammar alone."""
    tokens = plain_tokens(raw)
    for found in find_times(tokens, dateline=dateline, article="")[0]:
        yield (*tokens.raw_range(found.extent), frozenset({found.value}))


def from_pipeline(result: Any) -> Iterator[Span]:
    """The times of an article as they are given out: entities, with what claims make of them."""
    values: dict[tuple[int, int], set[str | None]] = {}
    for entity in result.entities:
        if entity.type.value in ("DATE", "TIME") and "value" in entity.model_fields_set:
            for mention in entity.mentions:
                values.setdefault((mention.start, mention.end), set()).add(entity.value)
    for claim in result.claims:
        if claim.time is not None:
            values.setdefault((claim.time.start, claim.time.end), set()).add(claim.time.value)
    yield from ((*span, frozenset(found)) for span, found in sorted(values.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", action="store_true", help="the grammar alone, without a model")
    parser.add_argument("--misses", action="store_true", help="print tune's errors")
    options = parser.parse_args()
    split = json.loads((options.folder / "split.json").read_text())
    extractor = None
    if not options.words:
        from claimx import pipeline

        extractor = pipeline.load()
    for part, stems in split.items():
        counts = Counts()
        for stem in stems:
            measure(options.folder, stem, extractor, counts)
        print(f"{part}: {counts.line()}")
        if options.misses and part == "tune":
            print("\n".join(counts.misses))


def measure(folder: Path, stem: str, extractor: Any, counts: Counts) -> None:
    """Add one article."""
    path = folder / "articles" / f"{stem}.txt"
    raw = path.read_text(encoding="utf-8")
    gold = yaml.safe_load((folder / "gold" / f"{stem}.yaml").read_text("utf-8"))
    began = time.perf_counter()
    if extractor is None:
        dateline = gold.get("dateline")
        day = date.fromisoformat(dateline) if isinstance(dateline, str) else dateline
        spans = list(from_words(raw, day))
    else:
        spans = list(from_pipeline(extractor.extract_file(path)))
    counts.seconds += time.perf_counter() - began
    counts.characters += len(raw)
    for claim in gold["claims"]:
        if claim.get("time"):
            score(raw, claim["time"], spans, counts, stem)


def score(
    raw: str, gold: dict[str, Any], spans: Sequence[Span], counts: Counts, stem: str
) -> None:
    """Count one gold time: found if some occurrence of its words overlaps a time found."""
    text, value = str(gold["text"]), gold.get("value")
    value = None if value is None else str(value)
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", raw)]
    hits = [span for span in spans for a, b in places if span[0] < b and a < span[1]]
    right = any(value in hit[2] for hit in hits)
    counts.gold += 1
    counts.found += bool(hits)
    counts.right += right
    counts.with_value += value is not None
    counts.found_with_value += bool(hits) and value is not None
    if not right:
        got = [(raw[a:b], sorted(map(str, values))) for a, b, values in hits]
        fate = "wrong" if hits else "MISSED"
        counts.misses.append(f"{fate:6} {text!r} -> {value}  got {got}  ({stem[:30]})")


if __name__ == "__main__":
    main()
