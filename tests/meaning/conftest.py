"""Gives the tests here the builder of hand-made readings (`build.py`)."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def build() -> ModuleType:
    """The module `build.py`; pytest's importlib mode keeps tests from importing it by name."""
    spec = spec_from_file_location("claimx_test_build", Path(__file__).with_name("build.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
