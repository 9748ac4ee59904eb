"""Lends the tests here the article, the gold and the faultless run of `tests/evaluate`."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

# pytest's importlib mode keeps tests from importing another folder's conftest by name.
_spec = spec_from_file_location(
    "claimx_test_desk", Path(__file__).parents[1] / "evaluate" / "conftest.py"
)
assert _spec is not None
assert _spec.loader is not None
_module = module_from_spec(_spec)
sys.modules[_spec.name] = _module
_spec.loader.exec_module(_module)

desk, inventory = _module.desk, _module.inventory
