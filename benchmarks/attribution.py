"""How many of the attributions of CaRB are found: `python benchmarks/attribution.py FILE.tsv`.

Reads `../shared/data/openie/carb-said.tsv`: sentence, predicate, first argument, other arguments,
one extraction a line. An extraction is an attribution if its predicate ends in a verb of saying,
with or without "that" ("said", "was told that"); its first argument is the source, or the hearer of
a passive, the others are the content. It is found if one report of the program has

* its cue on the predicate's verb, in whatever form (gold often has "said" for "says"),
* a source of which a word, or of whose name a word, is one of the gold source (of a passive: any
  source but the hearer), and
* content that holds half of the gold content's words.

A sentence counts if one of its attributions is found. Sentences without any (the file has a few in
which the annotators left the saying out) are counted apart.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path

import claimx
from claimx.lexicon.load import table
from claimx.schema.claim import AttributionRecord
from claimx.syntax.lemmas import lemma

#: Words that tell no two sources apart.
_SMALL = frozenset({"a", "an", "the", "of", "in", "at", "on", "for", "by", "to", "and", "s"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true", help="print sentences that are not found")
    options = parser.parse_args()
    gold = read(options.file)
    said = {sentence: rows for sentence, rows in gold.items() if rows}
    extractor = claimx.load()
    found, reports, right = 0, 0, 0
    for sentence, rows in said.items():
        records = extractor.extract(sentence).attributions
        hits = [any(agrees(row, record) for record in records) for row in rows]
        found += any(hits)
        reports += len(hits)
        right += sum(hits)
        if options.misses and not any(hits):
            print(sentence, *(f"\n    gold {row}" for row in rows), sep="")
            for r in records:
                source = r.source.text if r.source else "-"
                content = " // ".join(span.text for span in r.content)
                print(f"    run  {source} [{r.cue.text if r.cue else ''}] {content}")
    print(f"{len(gold)} sentences, {len(said)} with an attribution")
    print(f"sentences found {found} of {len(said)}: {found / len(said):.3f}")
    print(f"extractions found {right} of {reports}: {right / reports:.3f}")


Row = tuple[str, str, str]


def read(file: Path) -> dict[str, list[Row]]:
    """Sentence → its attributions (source, predicate, content); none if it has no such row."""
    found: dict[str, list[Row]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8-sig").splitlines():
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 3:
            continue
        rows = found[cells[0].lstrip("\ufeff")]
        predicate = re.sub(r"\s+that$", "", cells[1].strip())
        content = " ".join(c for c in cells[3:] if not re.match(r"[A-Z]: ", c))
        if content and is_saying(predicate):
            rows.append((cells[2], predicate, content))
    return dict(found)


def is_saying(predicate: str) -> bool:
    """The last word of the predicate is a verb that can report a finite clause, and a finite one:
    "is too early to say" is none."""
    finite = not re.search(r"\bto\s+\S+$", predicate)
    return finite and _verb(predicate) in _verbs()


def _verbs() -> set[str]:
    return {row["lemma"] for row in table("reporting_verbs")
            if row["kind"] in ("say", "write") and "that" in row["frames"].split()}  # fmt: skip


def words(text: str) -> set[str]:
    """The words of a text in lower case, without those that tell no two apart; singular or plural
    alike."""
    found = set(re.findall(r"[\w$%]+", text.lower())) - _SMALL
    return {word[:-1] if len(word) > 3 and word.endswith("s") else word for word in found}


def agrees(row: Row, record: AttributionRecord) -> bool:
    """One report of the program is one gold attribution."""
    source, predicate, content = row
    if record.cue is None or _verb(predicate) not in {_verb(w) for w in record.cue.text.split()}:
        return False
    given = "" if record.source is None else f"{record.source.text} {record.source.name}"
    hearer = re.match(r"(?:was|were|been|being)\b", predicate)
    if bool(words(given) & words(source)) == bool(hearer):
        return False
    wanted = words(content)
    said = words(" ".join(span.text for span in record.content))
    return 2 * len(said & wanted) >= len(wanted)


def _verb(predicate: str) -> str:
    """The lemma of the last word."""
    last = predicate.split(" ")[-1].lower()
    return lemma(last, "VBZ" if last.endswith("s") else "VBD", "VERB")


if __name__ == "__main__":
    main()
