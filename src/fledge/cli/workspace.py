"""How commands of the workspace reach it: as a program of its own, for the command line knows no Django."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec

import typer

from fledge.problem import Problem


def handed_over(*words: str) -> None:
    """Let the workspace do the command, in the place of this process where the system knows how."""
    if any(find_spec(name) is None for name in ("django", "granian", "whitenoise")):
        raise Problem("the workspace needs its extra", mend='pip install "fledge[web]"')
    whole = [sys.executable, "-m", "fledge.web", *words]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(sys.executable, whole)  # noqa: S606
    raise typer.Exit(subprocess.run(whole, check=False).returncode)  # noqa: S603
