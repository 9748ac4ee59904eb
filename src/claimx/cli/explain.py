"""`claimx explain`: why a claim was made, and where in the text each part of it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.consoles import log
from claimx.cli.options import (
    DateOption,
    ModelOption,
    OpenClaims,
    PackOption,
    load_extractor,
    pack_paths,
)

if TYPE_CHECKING:
    from claimx.packs.load import Packs
    from claimx.schema.article import Article
    from claimx.schema.claim import Claim, Filler, SpanRecord
    from claimx.schema.pack import Trigger


#: Ambiguous beginnings of an id are shown with this many claims at most.
_MOST_SHOWN = 10
#: Characters of a list of lemmas that are shown.
_WIDTH = 100
#: Fields of a trigger that are no conditions; the roles are told with the fillers.
_NO_CONDITIONS = {"id", "roles", "note"}


def explain(
    claim_id: Annotated[
        str, typer.Argument(metavar="ID", help="The claim's id, or the beginning of it.")
    ],
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ARTICLE...]", help="Articles to read for the claim, if no --out."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the run that has the claim.")
    ] = None,
    date: DateOption = None,
    pack: PackOption = None,
    model: ModelOption = None,
) -> None:
    """Print how a claim came about: rules, roles, sources, status, and the sentence it is in."""
    from claimx.errors import UsageError
    from claimx.packs.load import load_packs

    if (out is None) == (not articles):
        raise UsageError("name either the folder of a run (--out DIR) or articles, not both")
    if out is not None:
        claim = _find(claim_id, _claims_of_run(out), str(out))
        article = _article_of(claim)
    else:
        made = dict(_claims_of_articles(articles or [], date, pack, model))
        claim = _find(claim_id, made, "the articles")
        article = made[claim]
    paths = pack_paths(pack) if pack or out is None else _packs_of_run(out)
    packs = load_packs(paths)
    for line in (*_lines(claim, article, packs), *_reasons(claim, article, packs, paths, model)):
        typer.echo(line)


def _reasons(
    claim: Claim, article: Article | None, packs: Packs, paths: tuple[str, ...], model: str | None
) -> Iterator[str]:
    """What the stages found on the way: reads the article anew, if it is there."""
    from claimx.pipeline import load
    from claimx.review.reasons import reasons
    from claimx.settings import Settings

    if article is not None:
        extractor = load(Settings(packs=paths, open_claims="all"), model=model)
        yield from reasons(claim, extractor.study(article), packs)


def _claims_of_run(out: Path) -> list[Claim]:
    from claimx.evaluate.claim_files import claims_file, read_claims

    return [claim for claims in read_claims(claims_file(out)).values() for claim in claims]


def _packs_of_run(out: Path) -> tuple[str, ...]:
    """The user's packs that the run was made with, as far as they are still there."""
    from claimx.batch.run import RUN
    from claimx.schema.run import RunRecord

    file = (out if out.is_dir() else out.parent) / RUN
    if not file.is_file():
        return ()
    packs = RunRecord.model_validate_json(file.read_bytes()).settings.get("packs", ())
    return tuple(path for path in packs if Path(path).is_file())


def _claims_of_articles(
    articles: list[str], date: datetime | None, pack: list[Path] | None, model: str | None
) -> Iterator[tuple[Claim, Article]]:
    from claimx.batch.plan import plan
    from claimx.batch.results import results
    from claimx.pipeline import Failure

    extractor = load_extractor(date=date, open_claims=OpenClaims.ALL, pack=pack, model=model)
    for result in results(extractor, plan(articles)):
        if isinstance(result, Failure):
            raise result.error
        for claim in result.claims:
            yield claim, result.article


def _find(claim_id: str, claims: Iterable[Claim], where: str) -> Claim:
    """The claim of that id, or the only one whose id begins so."""
    from claimx.errors import UsageError
    from claimx.schema.render import render

    found = [claim for claim in claims if claim.id.startswith(claim_id)]
    if not found:
        raise UsageError(f"no claim in {where} has an id that begins with {claim_id!r}")
    if len(found) > 1:
        lines = "\n".join(f"  {claim.id} {render(claim)}" for claim in found[:_MOST_SHOWN])
        raise UsageError(f"{claim_id!r} begins {len(found)} ids; give more of it:\n{lines}")
    return found[0]


def _article_of(claim: Claim) -> Article | None:
    """The article of a run's claim, if it is still there and still says the same."""
    from claimx.errors import InputError
    from claimx.text.read import read

    try:
        article = read(claim.article)
    except InputError:
        log(f"claimx: {claim.article} is not there; run this where the extraction was run")
        return None
    evidence = claim.evidence
    if article.raw[evidence.start : evidence.end] != evidence.text:
        log(f"claimx: {claim.article} has changed since the run; its text is not shown")
        return None
    return article


def _lines(claim: Claim, article: Article | None, packs: Packs) -> Iterator[str]:
    from claimx.schema.render import render

    yield f"claim       {claim.id}  {claim.article}"
    yield f"            {render(claim)}"
    yield from _rule_lines(claim, packs)
    trigger = _trigger(claim, packs)
    yield f"predicate   {_span(claim.predicate)}  lemma {claim.predicate.lemma}"
    for filler in claim.roles:
        slots = ", ".join(trigger.roles.get(filler.role, ())) if trigger else filler.role
        yield f"role        {filler.role}: {_filler(filler)}  from: {slots or 'the construction'}"
    if claim.time:
        anchor = f", counted from the {claim.time.anchor}" if claim.time.anchor else ""
        yield f"time        {_span(claim.time)}  value {claim.time.value or 'open'}{anchor}"
    if claim.place:
        yield f"place       {_filler(claim.place)}"
    for depth, entry in enumerate(claim.attribution):
        sources = [_filler(s) for s in (entry.source, *entry.co_sources) if s] or ["unnamed"]
        yield f"source      {'  ' * depth}{entry.id}: {' + '.join(sources)}"
        yield f"            {'  ' * depth}by its cue {_span(entry.cue)}"
    yield (
        f"status      {claim.polarity.value}, {claim.certainty.value}, {claim.realis.value}; "
        f"confidence {claim.confidence:.2f}"
    )
    for also in claim.also:
        yield f"also        {_span(also)}  {also.section.value}"
    yield f"evidence    {_span(claim.evidence)}  {claim.evidence.section.value}"
    if article is not None:
        yield f"sentence    {_in_context(claim, article)}"


def _rule_lines(claim: Claim, packs: Packs) -> Iterator[str]:
    from claimx.meaning.relations.rules import rule_name

    trigger = _trigger(claim, packs)
    for rule in claim.rules:
        yield f"rule        {rule}"
        if trigger is not None and rule == rule_name(packs, claim.relation or "", trigger):
            fields = trigger.model_dump(mode="json", exclude_defaults=True, exclude=_NO_CONDITIONS)
            for condition, value in fields.items():
                yield f"            {condition}: {_plain(value)}"


def _trigger(claim: Claim, packs: Packs) -> Trigger | None:
    """The trigger that proposed the claim; None for an open claim, or a pack that is not loaded."""
    from claimx.meaning.relations.rules import rule_name

    name = claim.relation or ""
    relation = packs.relations.get(name)
    for trigger in relation.triggers if relation else ():
        if rule_name(packs, name, trigger) in claim.rules:
            return trigger
    return None


def _plain(value: object) -> str:
    from claimx.schema.render import shorten

    if isinstance(value, dict):
        return "; ".join(f"{key} = {_plain(item) or 'any'}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return shorten(", ".join(map(str, value)), _WIDTH)
    return str(value)


def _span(span: SpanRecord) -> str:
    return f"“{' '.join(span.text.split())}” {span.start}:{span.end}"


def _filler(filler: Filler) -> str:
    if filler.entity is None:
        return _span(filler)
    kind = f", {filler.type.value}" if filler.type else ""
    return f"{_span(filler)} = {filler.entity} {filler.name}{kind}"


def _in_context(claim: Claim, article: Article) -> str:
    """The sentence on one line, the evidence between [ and ]."""
    from claimx.cli.passages import around
    from claimx.text.sections import find_blocks

    raw, evidence = article.raw, claim.evidence
    start, end = around(raw, find_blocks(article), claim)
    before, after = raw[start : evidence.start], raw[evidence.end : end]
    return " ".join(f"{before}[{evidence.text}]{after}".split())
