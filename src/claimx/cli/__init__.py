"""The command `claimx`: arguments in, text out. One module a command; it decides nothing.

The modules import what is heavy inside their functions, so that `claimx --help` answers at once.
"""
