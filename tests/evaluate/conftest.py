"""A small article with gold of its own, and gold turned into the claims of a faultless run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimx.evaluate.diff import Diff, diff
from claimx.evaluate.floors import make_floors
from claimx.evaluate.gate import Verdict, check, renew
from claimx.evaluate.gold_files import load_gold
from claimx.evaluate.run import Report, evaluate
from claimx.schema.gold import UNNAMED, GoldFile, evidence_span, occurrences
from claimx.schema.inventory import Inventory, make_inventory
from claimx.schema.pack import Relation

ARTICLE = """Mayor of Lindow shot at rally

LINDOW, May 17 (Reuters) - The mayor of Lindow, Marta Vesely, was shot on Sunday outside the
town hall. Police said that Karl Brod had attacked her. Brod, 34, was arrested by two officers.

Vesely met Prime Minister Ota Hlavac in 2019. About 10,000 people reportedly marched
in the capital on Monday. "Brod did not kill anybody," his lawyer told the court.
"""

GOLD = """article: articles/lindow.txt
sha256: {sha256}
dateline: 2021-05-17
entities:
  vesely: {{name: Marta Vesely, type: PERSON, aliases: [Vesely, "The mayor of Lindow"]}}
  brod: {{name: Karl Brod, type: PERSON, aliases: [Brod]}}
  hlavac: {{name: Ota Hlavac, type: PERSON}}
  police: {{name: Police, type: ORG}}
  officers: {{name: two officers, type: GROUP}}
  hall: {{name: "the\\ntown hall", type: FAC, aliases: []}}
  crowd: {{name: "About 10,000 people", type: GROUP}}
  anybody: {{name: anybody, type: PERSON}}
  lawyer: {{name: his lawyer, type: PERSON}}
  capital: {{name: the capital, type: GPE}}
claims:
- relation: attacked
  evidence: "The mayor of Lindow, Marta Vesely, was shot on Sunday outside the\\ntown hall"
  roles: {{target: vesely, means: shot}}
  time: {{text: Sunday, value: 2021-05-16}}
  place: hall
  attribution: []
  polarity: affirmed
  certainty: certain
  realis: actual
  also: [Mayor of Lindow shot at rally]
- relation: attacked
  evidence: "Karl Brod had attacked her"
  roles: {{target: vesely, agent: brod}}
  attribution: [{{source: police, cue: said}}]
  polarity: affirmed
  certainty: certain
  realis: actual
- relation: aged
  evidence: "Brod, 34"
  roles: {{person: brod, age: "34"}}
  attribution: []
  polarity: affirmed
  certainty: certain
  realis: actual
- relation: detained
  evidence: "Brod, 34, was arrested by two officers"
  roles: {{person: brod, agent: officers}}
  attribution: []
  polarity: affirmed
  certainty: certain
  realis: actual
- relation: met
  evidence: "Vesely met Prime Minister Ota Hlavac in 2019"
  roles: {{party_a: vesely, party_b: hlavac}}
  time: {{text: "2019", value: 2019}}
  attribution: []
  polarity: affirmed
  certainty: certain
  realis: actual
- relation: has_quantity
  evidence: "About 10,000 people reportedly marched"
  roles: {{subject: crowd, measure: people, quantity: "About 10,000"}}
  place: capital
  attribution: [{{source: unnamed, cue: reportedly}}]
  polarity: affirmed
  certainty: alleged
  realis: actual
- relation: killed
  evidence: "Brod did not kill anybody"
  roles: {{victim: anybody, agent: brod}}
  attribution: [{{source: lawyer, cue: told}}]
  polarity: negated
  certainty: certain
  realis: actual
"""

RELATIONS: dict[str, dict[str, str]] = {
    # role: filler, with "*" where the role is core
    "attacked": {"target": "ENT*", "agent": "ENT", "means": "STR"},
    "killed": {"victim": "ENT*", "agent": "ENT", "means": "STR", "count": "NUM"},
    "detained": {"person": "ENT*", "agent": "ENT", "reason": "STR"},
    "aged": {"person": "ENT*", "age": "NUM*"},
    "met": {"party_a": "ENT*", "party_b": "ENT*", "topic": "STR"},
    "has_quantity": {"subject": "ENT*", "measure": "STR*", "quantity": "NUM*"},
    "holds_position": {"person": "ENT*", "position": "STR*", "organization": "ENT"},
}

Json = dict[str, Any]


def relation(roles: Mapping[str, str], symmetric: bool = False) -> Relation:
    return Relation.model_validate(
        {
            "means": "",
            "symmetric": symmetric,
            "roles": {
                role: {"filler": kind.rstrip("*"), "core": kind.endswith("*")}
                for role, kind in roles.items()
            },
        }
    )


@pytest.fixture(scope="session")
def inventory() -> Inventory:
    return make_inventory(
        {name: relation(roles, name == "met") for name, roles in RELATIONS.items()}
    )


def span_json(raw: str, words: str, start: int = 0) -> Json:
    """`words` at their first place from `start` on (else their first at all)."""
    at = raw.find(words, start)
    at = at if at >= 0 else raw.find(words)
    assert at >= 0, words
    return {"text": words, "start": at, "end": at + len(words)}


def faultless(gold: GoldFile, raw: str, inventory: Inventory, article: str) -> list[Json]:
    """Gold as the lines of claims.jsonl that a run without fault would write."""

    def entity(key: str, start: int) -> Json:
        if key not in gold.entities:
            return span_json(raw, key, start)
        found = gold.entities[key]
        filler = span_json(raw, found.name, start)
        return {**filler, "entity": key, "name": found.name, "type": found.type.value}

    lines = []
    for number, claim in enumerate(gold.claims):
        evidence = evidence_span(claim, raw)
        assert evidence is not None
        start = evidence.start
        place = {"start": start, "end": evidence.end, "text": evidence.text, "section": "body"}
        kinds = inventory[claim.relation].roles
        roles = [
            {"role": role}
            | (entity(filler, start) if kinds[role].filler == "ENT" else span_json(raw, filler))
            for role, filler in claim.roles.items()
        ]
        time = claim.time and span_json(raw, claim.time.text) | {"value": claim.time.value}
        chain = [
            {
                "id": f"a{i}",
                "source": None if entry.source == UNNAMED else entity(entry.source, start),
                "cue": span_json(raw, entry.cue or ""),
            }
            for i, entry in enumerate(claim.attribution)
        ]
        also = [
            {"text": s.text, "start": s.start, "end": s.end, "section": "body"}
            for words in claim.also
            for s in list(occurrences(raw, words))[:1]
        ]
        lines.append(
            {
                "id": f"{number:012x}",
                "article": article,
                "relation": claim.relation,
                "predicate": span_json(raw, "") | {"lemma": ""},
                "roles": roles,
                "time": time,
                "place": claim.place and entity(claim.place, start),
                "attribution": chain,
                "polarity": claim.polarity.value,
                "certainty": claim.certainty.value,
                "realis": claim.realis.value,
                "evidence": place,
                "also": also,
                "rules": ["test"],
                "confidence": 1.0,
            }
        )
    return lines


@dataclass
class Desk:
    """A folder with one article, its gold and the claims of a faultless run, all to be spoiled."""

    folder: Path
    raw: str
    claims: list[Json]
    inventory: Inventory

    @property
    def gold_path(self) -> Path:
        return self.folder / "gold" / "lindow.yaml"

    @property
    def claims_path(self) -> Path:
        return self.folder / "run" / "claims.jsonl"

    def edit_gold(self, old: str, new: str) -> None:
        text = self.gold_path.read_text(encoding="utf-8")
        assert old in text
        self.gold_path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def claim(self, relation: str, number: int = 0) -> Json:
        return [claim for claim in self.claims if claim["relation"] == relation][number]

    def span(self, words: str) -> Json:
        return span_json(self.raw, words)

    def write(self, entities: list[Json] | None = None) -> None:
        lines = "".join(json.dumps(claim) + "\n" for claim in self.claims)
        self.claims_path.write_text(lines, encoding="utf-8")
        if entities is not None:
            lines = "".join(json.dumps(entity) + "\n" for entity in entities)
            self.claims_path.with_name("entities.jsonl").write_text(lines, encoding="utf-8")

    def evaluate(self, **options: Any) -> Report:
        self.write()
        gold = self.folder / "gold"
        return evaluate(self.claims_path, gold, inventory=self.inventory, **options)

    def add_twin(self, stem: str, *, claims: bool = True) -> None:
        """Another article that says the same, its gold, and (if `claims`) the faultless claims."""
        (self.folder / "articles" / f"{stem}.txt").write_text(self.raw, encoding="utf-8")
        gold = self.gold_path.read_text(encoding="utf-8").replace("lindow.txt", f"{stem}.txt")
        self.gold_path.with_name(f"{stem}.yaml").write_text(gold, encoding="utf-8")
        if claims:
            own = [claim for claim in self.claims if claim["article"].endswith("/lindow.txt")]
            self.claims += [claim | {"article": f"somewhere/articles/{stem}.txt"} for claim in own]

    def remove(self, relation: str, stem: str = "lindow") -> None:
        """Take the one claim of that relation out of the article's."""
        [claim] = [
            claim
            for claim in self.claims
            if claim["relation"] == relation and claim["article"].endswith(f"/{stem}.txt")
        ]
        self.claims.remove(claim)

    @property
    def floors_path(self) -> Path:
        return self.folder / "gold" / "floors.json"

    @property
    def changelog_path(self) -> Path:
        return self.folder / "CHANGELOG.md"

    def gate(self) -> Verdict:
        return check(make_floors(self.evaluate()), self.floors_path)

    def update(self, reason: str | None = None) -> Verdict:
        found, changelog = make_floors(self.evaluate()), self.changelog_path
        today = date(2026, 3, 1)
        return renew(found, self.floors_path, reason=reason, changelog=changelog, today=today)

    def edit_floors(self, edit: Callable[[Json], object]) -> None:
        data = json.loads(self.floors_path.read_bytes())
        edit(data)
        self.floors_path.write_text(json.dumps(data))


@pytest.fixture
def desk(tmp_path: Path, inventory: Inventory) -> Desk:
    for name in ("articles", "gold", "run"):
        (tmp_path / name).mkdir()
    data = ARTICLE.encode()
    (tmp_path / "articles" / "lindow.txt").write_bytes(data)
    gold_path = tmp_path / "gold" / "lindow.yaml"
    gold_path.write_text(GOLD.format(sha256=hashlib.sha256(data).hexdigest()), encoding="utf-8")
    claims = faultless(load_gold(gold_path), ARTICLE, inventory, "somewhere/articles/lindow.txt")
    return Desk(tmp_path, ARTICLE, claims, inventory)


@pytest.fixture
def pinned(desk: Desk) -> Desk:
    """The desk with a second article, brod, each in a part of split.json, and the floors pinned."""
    desk.add_twin("brod")
    (desk.folder / "split.json").write_text('{"tune": ["lindow"], "check": ["brod"]}')
    desk.changelog_path.write_text("## [Unreleased]\n\n### Extraction\n- First.\n\n## [0.1.0]\n")
    desk.update()
    return desk


@pytest.fixture(scope="session")
def as_faultless_run() -> Callable[[GoldFile, str, Inventory, str], list[Json]]:
    return faultless


@dataclass
class Desks:
    """The faultless run as `old`, and as `new` the same claims, to be spoiled."""

    desk: Any
    old: list[dict[str, Any]]
    new: list[dict[str, Any]]

    def folder(self, name: str) -> Path:
        folder = Path(self.desk.folder) / name
        folder.mkdir(exist_ok=True)
        return folder

    def claim(self, relation: str, number: int = 0) -> dict[str, Any]:
        """A claim of `new`."""
        return [claim for claim in self.new if claim["relation"] == relation][number]

    def inputs(self, name: str, **sums: str | None) -> None:
        """A run.json; `sums` by the stem of the article."""
        inputs = [{"path": f"somewhere/articles/{k}.txt", "sha256": v} for k, v in sums.items()]
        (self.folder(name) / "run.json").write_text(json.dumps({"inputs": inputs, "later": 1}))

    def diff(self, *, gold: bool = False, **options: Any) -> Diff:
        for name, claims in (("old", self.old), ("new", self.new)):
            text = "".join(json.dumps(claim) + "\n" for claim in claims)
            (self.folder(name) / "claims.jsonl").write_text(text, encoding="utf-8")
        if gold:
            options["gold_dir"] = self.desk.folder / "gold"
        return diff(
            self.folder("old"), self.folder("new"), inventory=self.desk.inventory, **options
        )


@pytest.fixture
def runs(desk: Any) -> Desks:
    return Desks(desk, deepcopy(desk.claims), deepcopy(desk.claims))
