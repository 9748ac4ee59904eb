"""Who says so: every report of somebody's words or belief, and what stands inside each."""

from claimx.meaning.attribution.find import find_reports
from claimx.meaning.attribution.scope import chain

__all__ = ["chain", "find_reports"]
