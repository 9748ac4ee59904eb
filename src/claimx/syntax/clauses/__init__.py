"""From trees to clauses, the intermediate representation that all meaning is read from."""

from claimx.syntax.clauses.build import find_clauses

__all__ = ["find_clauses"]
