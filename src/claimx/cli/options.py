"""Options that several commands share, and the settings and extractor they stand for."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from claimx.pipeline import Extractor


class OpenClaims(str, Enum):
    """Which open claims are given (see `claimx.settings.Settings`)."""

    UNTYPED = "untyped"
    ALL = "all"
    NONE = "none"


RelationOption = Annotated[
    list[str] | None,
    typer.Option(
        "--relation",
        "-r",
        metavar="NAME",
        help="Give only claims of this relation; repeat for several. `claimx packs` lists them.",
    ),
]
DateOption = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Date of publication of every article; without it, each is asked for its own.",
    ),
]
OpenOption = Annotated[
    OpenClaims,
    typer.Option(
        "--open",
        help="Open claims (those of no relation): of clauses that no relation took, all, or none.",
    ),
]
PackOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--pack",
        metavar="FILE",
        help="A relation pack of your own (docs/packs.md); repeat for several.",
    ),
]
ClaimsArgument = Annotated[
    Path, typer.Argument(metavar="CLAIMS", help="A claims.jsonl, or the folder of a run.")
]
ArticlesOption = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of the articles, if not where the gold files say."),
]
ConfidenceOption = Annotated[
    float,
    typer.Option(min=0.0, max=1.0, metavar="X", help="Leave out claims with less confidence."),
]
LearnedOption = Annotated[
    bool,
    typer.Option(
        "--learned/--packs-only",
        help="Ask the learned proposer beside the packs, or let the packs propose alone.",
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="A spaCy pipeline (package or folder) in the place of the bundled language model.",
    ),
]


def load_extractor(
    *,
    relation: list[str] | None = None,
    date: datetime | None = None,
    open_claims: OpenClaims = OpenClaims.UNTYPED,
    pack: list[Path] | None = None,
    learned: bool = True,
    min_confidence: float = 0.0,
    model: str | None = None,
) -> Extractor:
    """The extractor that the options ask for."""
    from claimx.pipeline import load
    from claimx.settings import Settings

    settings = Settings(
        date=date.date() if date else None,
        relations=tuple(dict.fromkeys(relation)) if relation else None,
        open_claims=open_claims.value,
        packs=pack_paths(pack),
        learned=learned,
        min_confidence=min_confidence,
    )
    return load(settings, model=model)


def pack_paths(pack: list[Path] | None) -> tuple[str, ...]:
    """The packs as `load_packs` takes them."""
    return tuple(str(path) for path in pack or ())
