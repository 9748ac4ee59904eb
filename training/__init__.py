"""Builds the bundled spaCy pipeline of claimx from openly licensed data."""
