"""Every choice a caller has, in one frozen record. Its hash goes into run.json."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """How to extract.

    `date` is the publication date of every article (it comes before all other places a date is
    looked for). `relations` keeps only these relations (None: all). `open_claims` says which open
    claims are given: of clauses that no relation took (``untyped``), of all, or none. `packs` are
    paths of the user's own packs. `learned` asks the learned proposer too; else the packs propose
    alone, as their authors want to see it. `min_confidence` drops claims below it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: datetime.date | None = None
    relations: tuple[str, ...] | None = None
    open_claims: Literal["untyped", "all", "none"] = "untyped"
    packs: tuple[str, ...] = ()
    learned: bool = True
    min_confidence: float = 0.0
