"""The gate in users' own pytest, in pytest runs of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.batch.run import run
from claimx.evaluate.floors import make_floors
from claimx.evaluate.gate import renew
from claimx.evaluate.run import evaluate
from claimx.schema.inventory import make_inventory

pytest_plugins = ["pytester"]

Ask = Callable[..., pytest.RunResult]
GOLD = ("--claimx-gold", "gold", "--claimx-articles", "articles")


@pytest.fixture
def ask(desk: Any, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs pytest in the desk's folder, with no plugin but the one that is tested."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.chdir(desk.folder)
    desk.write()
    return partial(pytester.runpytest_inprocess, "-p", "claimx.pytest_plugin")


def pin(extractor: claimx.Extractor, claims: Path, floors: str = "gold/floors.json") -> None:
    """Floors as if the run in `claims` were the accepted one."""
    inventory = make_inventory(extractor.packs.relations)
    found = make_floors(evaluate(claims, Path("gold"), inventory=inventory))
    renew(found, Path(floors), changelog=Path("none"), today=date(2026, 3, 1))


@pytest.mark.model
def test_what_the_program_finds_passes(ask: Ask, extractor: claimx.Extractor) -> None:
    run(extractor, ["articles/lindow.txt"], Path("made"))
    pin(extractor, Path("made"))
    done = ask("-v", *GOLD)
    done.assert_outcomes(passed=2)
    assert done.ret == 0
    assert "collected 2 items" in done.stdout.str()
    done.stdout.fnmatch_lines(["gold/lindow.yaml::claims PASSED*", "gold/floors.json::gate PASS*"])
    ask("--claimx-gold", "gold").assert_outcomes(passed=2)


@pytest.mark.model
def test_an_article_below_its_floor_tells_its_claims(
    desk: Any, ask: Ask, extractor: claimx.Extractor
) -> None:
    pin(extractor, desk.claims_path, "floors.json")  # a faultless run, which ours is not
    done = ask(*GOLD, "--claimx-floors", "floors.json")
    done.assert_outcomes(failed=2)
    text = done.stdout.str()
    assert re.search(r"^lindow: F1 same \d+\.\d\d, below its floor of 100\.00$", text, re.MULTILINE)
    assert re.search(r"^  miss     \w+\(.*\) .*:: \".*\n +\S*lindow\.yaml:\d+$", text, re.MULTILINE)
    assert re.search(r"^floors\.json: the gate does not hold:\n  all: F1 same", text, re.MULTILINE)
    assert "Traceback" not in text
    assert "pytest_plugin.py" not in text


@pytest.mark.model
def test_one_article_can_be_chosen(desk: Any, ask: Ask, extractor: claimx.Extractor) -> None:
    pin(extractor, desk.claims_path)
    gold = desk.gold_path.read_text(encoding="utf-8")
    # Not extracted, else its missing article would stop the evaluation.
    Path("gold/other.yaml").write_text(gold.replace("lindow.txt", "other.txt"), encoding="utf-8")
    done = ask(*GOLD, "-k", "lindow")
    done.assert_outcomes(failed=1, deselected=2)
    done.stdout.fnmatch_lines(["lindow: F1 same *"])
    done = ask(*GOLD)
    done.assert_outcomes(failed=3)
    assert "article articles/other.txt not found" in done.stdout.str()


@pytest.mark.model
def test_changed_gold_has_no_floor_and_the_gate_says_so(
    desk: Any, ask: Ask, extractor: claimx.Extractor
) -> None:
    pin(extractor, desk.claims_path)
    desk.edit_gold("certainty: alleged", "certainty: possible")
    done = ask("-rs", *GOLD)
    done.assert_outcomes(failed=1, skipped=1)
    done.stdout.fnmatch_lines(
        ["*lindow: the gold file has changed; review*", "SKIPPED*no floor for this gold file*"]
    )


def test_without_floors_each_item_says_so(ask: Ask) -> None:
    done = ask(*GOLD)
    done.assert_outcomes(failed=2)
    done.stdout.fnmatch_lines(["*floors.json: cannot be read*pin the first floors*"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--claimx-gold", "articles"), "articles: has no [*].yaml"),
        (("--claimx-articles", "articles"), "need --claimx-gold"),
        (("--claimx-floors", "floors.json"), "need --claimx-gold"),
    ],
)
def test_wrong_use(ask: Ask, options: tuple[str, ...], message: str) -> None:
    done = ask(*options)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines([f"ERROR: *{message}*"])


def test_it_costs_nothing_where_it_is_not_asked(
    desk: Any, root: Path, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by the entry point of pyproject.toml, as where claimx is installed."""
    (entry,) = re.findall(
        r"^\[project\.entry-points\.pytest11\]\n(.*)\n\n",
        (root / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE,
    )  # fmt: skip
    info = desk.folder / "site" / "planted-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[pytest11]\n" + entry.replace('"', "") + "\n")
    source = Path(claimx.__file__).parent.parent
    monkeypatch.setenv("PYTHONPATH", f"{info.parent}:{source}")
    test = desk.folder / "test_modules.py"
    test.write_text(
        "import json, pathlib, sys\n"
        "def test_modules():\n"
        "    pathlib.Path('modules.json').write_text(json.dumps(list(sys.modules)))\n"
    )
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.chdir(desk.folder)
    done = pytester.runpytest_subprocess("-p", "claimx", str(test))
    done.assert_outcomes(passed=1)
    loaded = set(json.loads((desk.folder / "modules.json").read_text()))
    ours = {name for name in loaded if name.split(".")[0] == "claimx"}
    assert ours == {"claimx", "claimx.pytest_plugin"}
    assert not loaded & {"spacy", "numpy", "scipy", "pydantic", "yaml"}
