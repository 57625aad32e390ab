"""``fledge backup``: everything in the workspace in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fledge.cli.workspace import handed_over


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it.")],
    over: Annotated[bool, typer.Option("--over", help="Replace a file that is there.")] = False,
) -> None:
    """Write everything that people have written into one file, also while they work; it is looked through at once.

    Example: fledge backup monday.fledge
    """
    handed_over("backup", *(["--over"] if over else []), "--", str(file))
