"""Does it hold: polarity, certainty and realis of every clause."""

from claimx.meaning.factuality.judge import judge

__all__ = ["judge"]
