"""``fledge restore``: the workspace as it was in a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fledge.cli.workspace import handed_over


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What fledge backup wrote.")],
    over: Annotated[bool, typer.Option("--over", help="Replace a workspace; the old one is kept beside it.")] = False,
) -> None:
    """Put a backup in the place of the workspace, after looking it through; stop fledge serve before.

    Example: fledge restore monday.fledge --over
    """
    handed_over("restore", *(["--over"] if over else []), "--", str(file))
