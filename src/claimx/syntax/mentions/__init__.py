"""Noun phrases that can fill a role: names, descriptions and pronouns, with type and extent."""

from claimx.syntax.mentions.find import find_mentions

__all__ = ["find_mentions"]
