"""The names that the two ways share: see the table in `claimx.evaluate.brat`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from claimx.schema.facts import Certainty, Polarity, Realis

ARTICLE = "Article"
PHRASE = "Phrase"
NUMBER = "Number"
TIME = "Time"
ALSO = "Also"
ATTRIBUTION = "Attribution"

PLACE = "Place"
BY = "By"
SOURCE = "Source"
CO_SOURCE = "Co_source"

NAME = "Name"
NO_CUE = "No_cue"
NOTE = "AnnotatorNotes"

#: Attribute of a claim's event → its values, the plain one first.
STATUSES: Mapping[str, type[Polarity | Certainty | Realis]] = MappingProxyType(
    {"Polarity": Polarity, "Certainty": Certainty, "Realis": Realis}
)
