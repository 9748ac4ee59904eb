"""What can go wrong in a way that stops a call.

    ClaimxError                 exit code 2
    ├── UsageError              2: the caller asked for something that cannot be
    ├── DataError               2: a pack, lexicon or gold file that a human wrote is wrong
    ├── InputError              3: an article could not be read; the rest of the run goes on
    └── CheckFailedError             1: a gate or check did its work and the answer is no

Everything milder than these is an `Issue` (see `claimx.schema.issue`), returned beside the results.
Each message names the file, the place and the next step.
"""

from __future__ import annotations


class ClaimxError(Exception):
    """Base of every error that claimx raises on purpose."""

    exit_code = 2


class UsageError(ClaimxError):
    """The caller's mistake: an unknown relation, a missing folder, clashing options."""


class DataError(ClaimxError):
    """A pack, lexicon or gold file does not say what such a file must say."""


class InputError(ClaimxError):
    """An article file cannot be read at all."""

    exit_code = 3


class CheckFailedError(ClaimxError):
    """A check ran to its end and failed."""

    exit_code = 1
