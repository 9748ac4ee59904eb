"""What is found in our articles, one line a claim; a change is read before it is taken.

To take a change after reading it: ``pytest tests/snapshots --force-regen``, then ``git diff``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

import claimx
from claimx.schema.render import render

pytestmark = pytest.mark.model

CORPUS = sorted(
    path
    for path in (Path(__file__).parents[2] / "corpus").iterdir()
    if path.suffix in (".txt", ".md")
)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_claims(
    path: Path, extractor: claimx.Extractor, file_regression: FileRegressionFixture
) -> None:
    result = extractor.extract_file(path)
    lines = "".join(render(claim) + "\n" for claim in result.claims)
    # binary: a changed line end or unseen character is a change too
    file_regression.check(
        lines.encode(), basename=path.stem, extension=".claims.txt", binary=True
    )
