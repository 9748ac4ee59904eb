"""The regression gate in pytest: ``pytest --claimx-gold gold/ --claimx-articles corpus/``.

One test an article, which fails where the F1 of its claims is below the one that the floors file
has for it, and tells what was missed and what is spurious; and one test of the gate as a whole.
pytest finds the plugin by the entry point in pyproject.toml. Without the option it adds nothing
and imports nothing but pytest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import pytest

if TYPE_CHECKING:
    from claimx.evaluate.floors import Floors
    from claimx.evaluate.run import Report
    from claimx.schema.inventory import Inventory


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options, in a group of their own."""
    group = parser.getgroup("claimx", "claims against gold (claimx)")
    group.addoption(
        "--claimx-gold", type=Path, metavar="DIR",
        help="extract the articles of these gold files and hold the claims against their floors",
    )  # fmt: skip
    group.addoption(
        "--claimx-articles", type=Path, metavar="DIR",
        help="folder of the articles, if not where the gold files say",
    )  # fmt: skip
    group.addoption(
        "--claimx-floors", type=Path, metavar="FILE",
        help="the floors, in place of floors.json beside the gold",
    )  # fmt: skip


@pytest.hookimpl(tryfirst=True)  # so that -k chooses among these items too
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add an item for each gold file, and the gate's."""
    gold, articles = config.getoption("--claimx-gold"), config.getoption("--claimx-articles")
    floors = config.getoption("--claimx-floors")
    if gold is None:
        if articles or floors:
            raise pytest.UsageError("--claimx-articles and --claimx-floors need --claimx-gold")
        return
    files = sorted(gold.glob("*.yaml"))
    if not files:
        raise pytest.UsageError(f"--claimx-gold {gold}: has no *.yaml; give the folder that has")
    floors = floors or gold / "floors.json"
    trial = _Trial(session, gold, articles, floors)
    for path, kind in [*((file, _ArticleItem) for file in files), (floors, _GateItem)]:
        home = _File.from_parent(session, path=path.absolute(), kind=kind, trial=trial)
        items.extend(session.genitems(home))


class _Outcome(NamedTuple):
    report: Report
    found: Floors
    accepted: Floors
    inventory: Inventory


class _Trial:
    """The session's articles, extracted and scored together when the first item asks."""

    def __init__(
        self, session: pytest.Session, gold: Path, articles: Path | None, floors: Path
    ) -> None:
        self.floors = floors
        self._session, self._gold, self._articles = session, gold, articles
        self._outcome: _Outcome | Exception | None = None

    def outcome(self) -> _Outcome:
        """Made once; where making it fails, each item is told so."""
        from claimx.errors import ClaimxError

        if self._outcome is None:
            try:
                self._outcome = self._make()
            except ClaimxError as error:
                self._outcome = error
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome

    def _make(self) -> _Outcome:
        import claimx
        from claimx.batch.run import run
        from claimx.evaluate.floors import make_floors, read_floors
        from claimx.evaluate.gold_files import read_gold_dir
        from claimx.evaluate.run import article_places, evaluate
        from claimx.schema.inventory import make_inventory

        accepted = read_floors(self.floors)
        sources = read_gold_dir(self._gold)
        whole = any(isinstance(item, _GateItem) for item in self._session.items)
        if not whole:
            chosen = {item.path for item in self._session.items if isinstance(item, _ArticleItem)}
            sources = [source for source in sources if source.path.absolute() in chosen]
        places = (article_places(source, self._gold, self._articles) for source in sources)
        # An article that is nowhere is left out; `evaluate` says where it was looked for.
        found = (next(filter(Path.is_file, tried), None) for tried in places)
        extractor = claimx.load()
        inventory = make_inventory(extractor.packs.relations)
        with TemporaryDirectory() as out:
            run(extractor, [path.as_posix() for path in found if path], Path(out))
            report = evaluate(
                Path(out), self._gold, inventory=inventory, articles_dir=self._articles,
                split=None if whole else [source.stem for source in sources],
            )  # fmt: skip
        return _Outcome(report, make_floors(report), accepted, inventory)


class _File(pytest.File):
    """A gold file or the floors file, with its one item."""

    def __init__(self, *, kind: type[_Item], trial: _Trial, **known: Any) -> None:
        super().__init__(**known)
        self._kind, self._trial = kind, trial

    def collect(self) -> list[_Item]:
        return [self._kind.from_parent(self, name=self._kind.label, trial=self._trial)]


class _Item(pytest.Item):
    label: ClassVar[str]

    def __init__(self, *, trial: _Trial, **known: Any) -> None:
        super().__init__(**known)
        self.trial = trial

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        """The message alone where claimx raised on purpose."""
        from claimx.errors import ClaimxError

        if isinstance(excinfo.value, ClaimxError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, f"{self.name} of {self.path.name}"


class _ArticleItem(_Item):
    """An article's F1 is not below the pinned one."""

    label = "claims"

    def runtest(self) -> None:
        from claimx.errors import CheckFailedError

        report, found, accepted, inventory = self.trial.outcome()
        [(stem, article)] = [
            (stem, article)
            for stem, article in report.articles.items()
            if article.source.path.absolute() == self.path
        ]
        after, before = found.articles[stem], accepted.articles.get(stem)
        if before is None or before.gold_sha256 != after.gold_sha256:
            pytest.skip(f"{self.trial.floors} has no floor for this gold file as it is")
        if after.f1 < before.f1:
            only = replace(report, articles={stem: article})
            text = f"{stem}: F1 same {100 * after.f1:.2f}, below its floor of {100 * before.f1:.2f}"
            raise CheckFailedError("\n".join([text, *_error_lines(only, inventory)]))


def _error_lines(report: Report, inventory: Inventory) -> Iterator[str]:
    from claimx.evaluate.report import errors

    for line in errors(report, inventory):
        yield f"  {line.kind:8} {line.claim}\n           {line.where}"


class _GateItem(_Item):
    """The gate holds."""

    label = "gate"

    def runtest(self) -> None:
        from claimx.evaluate.gate import check

        check(self.trial.outcome().found, self.trial.floors)
