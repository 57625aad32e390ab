"""A chart of a result as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.audit.repair import Repair
    from fledge.pool import Pool


def draw(result: Pool | Repair, name: str, file: Path) -> None:
    """Write a chart as SVG, PNG or its specification, by the file's ending, and say what it shows."""
    from fledge.publish.drawing import chart_of

    drawing = chart_of(result, name)
    if drawing is None:
        raise Problem("there is nothing to draw", where=str(file), mend="ask for something that was measured")
    try:
        drawing.save(file)
    except OSError as error:
        raise Problem(
            f"cannot be written ({error.strerror})", where=str(file), mend="choose another --chart"
        ) from error
    typer.echo(f"Drawn to {file}", err=True)
