"""`claimx schema`: the JSON Schemas of the output."""

from __future__ import annotations

from typing import Annotated

import typer


def schema(
    record: Annotated[
        str | None,
        typer.Argument(
            metavar="[RECORD]",
            help="claim, entity, attribution, issue or run; without it, all by name.",
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of a record of the output."""
    from claimx.write.schema import as_text, json_schema, json_schemas

    typer.echo(as_text(json_schema(record) if record else json_schemas()))
