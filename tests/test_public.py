"""What a user of the library and of the command may lean on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import claimx
from claimx.cli.main import build

#: Seconds. An import or a page of help that takes longer is felt; measured at a third of these.
IMPORT_BOUND, HELP_BOUND = 0.3, 0.5


def test_every_public_name_is_there_and_listed() -> None:
    assert list(dir(claimx)) == sorted(claimx.__all__)
    for name in claimx.__all__:
        assert getattr(claimx, name) is not None
    assert set(claimx._HOMES) | {"__version__"} == set(claimx.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = claimx.no_such_name


def _python(code: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(Path(claimx.__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True
    )
    return done.stdout.strip().splitlines()[-1]  # a page of help may come before it


_TIMED = """
import sys, time
begun = time.perf_counter()
import {module}
{call}
took = time.perf_counter() - begun
print(took, *sorted(set(sys.modules) & {{"spacy", "thinc", "numpy", "scipy"}}))
"""


def _best(module: str, call: str = "") -> tuple[float, list[str]]:
    """Seconds of the quickest of three processes, and the heavy modules it had loaded."""
    runs = [_python(_TIMED.format(module=module, call=call)).split() for _ in range(3)]
    return min(float(run[0]) for run in runs), runs[0][1:]


def test_import_is_quick_and_without_spacy() -> None:
    seconds, heavy = _best("claimx")
    assert heavy == []
    assert seconds < IMPORT_BOUND


def test_help_is_quick_and_without_spacy() -> None:
    call = "claimx.cli.main.build()(['--help'], standalone_mode=False)"
    seconds, heavy = _best("claimx.cli.main", call)
    assert heavy == []
    assert seconds < HELP_BOUND


def test_records_need_no_spacy() -> None:
    assert _best("claimx", "claimx.Claim; claimx.Settings; claimx.Result")[1] == []


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    shown = {n: c for n, c in getattr(command, "commands", {}).items() if not c.hidden}
    for name, child in shown.items():
        yield from _commands(child, (*path, name))


COMMANDS = dict(_commands(typer.main.get_command(build())))


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: " ".join(path) or "claimx")
def test_every_command_and_option_has_help(path: tuple[str, ...]) -> None:
    command = COMMANDS[path]
    assert command.help
    assert command.help.strip().splitlines()[0].endswith(".")
    for param in command.params:
        assert getattr(param, "help", None), f"{path}: {param.name} has no help"


def test_every_command_is_in_the_readme(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    for path in COMMANDS:
        assert " ".join(("claimx", *path)) in readme, path


def test_help_and_version_of_the_command(command: Callable[..., Any]) -> None:
    shown = command("--help")
    assert shown.returncode == 0
    assert all(name in shown.stdout.decode() for (name, *_) in filter(None, COMMANDS))
    assert command("--version").stdout.decode().strip() == f"claimx {claimx.__version__}"


def test_every_error_class_has_an_exit_code_of_the_help(command: Callable[..., Any]) -> None:
    errors = (claimx.UsageError, claimx.DataError, claimx.InputError, claimx.CheckFailedError)
    codes = {error.exit_code for error in errors}
    assert codes == {1, 2, 3}
    assert all(f" {code} " in command("--help").stdout.decode() for code in (0, *codes))
