"""`python -m claimx`, the same as the command `claimx`."""

from claimx.cli.main import run

run()
