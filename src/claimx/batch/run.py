"""A run: articles in, a folder of records out, with run.json to say how it came about."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version as version_of
from pathlib import Path

from claimx.batch.results import results, unreadable
from claimx.errors import UsageError
from claimx.lexicon.load import lexicon_hash
from claimx.pipeline import Extractor, Failure
from claimx.schema.result import Result
from claimx.schema.run import Counts, Hashes, InputRecord, ModelRecord, RunRecord
from claimx.settings import Settings
from claimx.syntax.model import model_hash
from claimx.write.formats import FolderWriter, find_format

#: Says how a run came about; written last, so a folder that has it is whole.
RUN = "run.json"

Watch = Callable[[str, "Result | Failure"], None]


def run(
    extractor: Extractor,
    articles: Sequence[str],
    out: Path,
    *,
    model: str | None = None,
    format_name: str = "jsonl",
    watch: Watch | None = None,
) -> RunRecord:
    """Extracts `articles` (see `plan.plan`) into the folder `out`, and returns what run.json says.

    `model` is the name that the extractor was loaded with. `watch` is called after each article
    with its path and what became of it. The files appear under their names all at once, at the
    end; those of an earlier run are replaced. An article that cannot be read leaves an issue
    ``unreadable``. UsageError where `out` cannot be written.
    """
    begun = time.monotonic()
    chosen = find_format(format_name)
    with _new_files(out) as folder:
        writer = chosen.folder(folder)
        try:
            inputs, counts = _write(extractor, articles, writer, watch)
        finally:
            writer.close()
        record = RunRecord(
            claimx=extractor.version,
            python=platform.python_version(),
            spacy=version_of("spacy"),
            model=_model_record(extractor, model),
            hashes=_hashes(extractor, model),
            settings=extractor.settings.model_dump(mode="json"),
            format=format_name,
            inputs=inputs,
            counts=counts,
            wall_seconds=round(time.monotonic() - begun, 3),
        )
        text = json.dumps(record.model_dump(mode="json"), indent=2, ensure_ascii=False)
        (folder / RUN).write_bytes(text.encode("utf-8") + b"\n")
    return record


def _write(
    extractor: Extractor, articles: Sequence[str], writer: FolderWriter, watch: Watch | None
) -> tuple[tuple[InputRecord, ...], Counts]:
    """Writes all that the articles give, and counts it."""
    inputs: list[InputRecord] = []
    counted: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for path, outcome in zip(articles, results(extractor, articles), strict=True):
        if isinstance(outcome, Failure):
            writer.add_issues([unreadable(path, outcome)])
            inputs.append(InputRecord(path=path, sha256=None))
            counted.update(failed=1, issues=1)
        else:
            writer.add(outcome)
            inputs.append(_input_record(path, outcome))
            counted.update(
                claims=len(outcome.claims), entities=len(outcome.entities),
                attributions=len(outcome.attributions), issues=len(outcome.issues),
            )  # fmt: skip
            relations.update(claim.relation for claim in outcome.claims if claim.relation)
        if watch is not None:
            watch(path, outcome)
    typed = relations.total()
    counts = Counts(
        articles=len(articles), failed=counted["failed"], claims=counted["claims"], typed=typed,
        open=counted["claims"] - typed, entities=counted["entities"],
        attributions=counted["attributions"], issues=counted["issues"],
        relations=dict(sorted(relations.items())),
    )  # fmt: skip
    return tuple(inputs), counts


def _input_record(path: str, result: Result) -> InputRecord:
    article = result.article
    day = article.date.isoformat() if article.date else None
    return InputRecord(
        path=path, sha256=article.sha256, date=day, date_source=article.date_source
    )


def _model_record(extractor: Extractor, model: str | None) -> ModelRecord:
    meta = extractor.nlp.meta
    name = f"{meta['lang']}_{meta['name']}"
    return ModelRecord(name=name, version=meta["version"], sha256=model_hash(model))


def _hashes(extractor: Extractor, model: str | None) -> Hashes:
    return Hashes(
        model=model_hash(model),
        packs=extractor.packs.sha256,
        lexicon=lexicon_hash(),
        settings=_settings_hash(extractor.settings),
    )


def _settings_hash(settings: Settings) -> str:
    """The paths of packs are left out: what is in them is in the hash of the packs."""
    plain = settings.model_dump(mode="json", exclude={"packs"})
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


@contextmanager
def _new_files(out: Path) -> Iterator[Path]:
    """A folder to write in, whose files come to stand in `out` when the block ends well.

    It lies in `out`, so that a file can be renamed to its place and never be half there. The old
    run.json goes first and the new one comes last: with it, a folder is whole.
    """
    made = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".claimx-", dir=out))
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror}); check --out") from error
    try:
        yield folder
        (out / RUN).unlink(missing_ok=True)
        for file in sorted(folder.iterdir(), key=lambda file: (file.name == RUN, file.name)):
            file.replace(out / file.name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        if made and not any(out.iterdir()):
            out.rmdir()
        raise
    folder.rmdir()
