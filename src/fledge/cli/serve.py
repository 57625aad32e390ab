"""``fledge serve``: the workspace, where the people of a hiring round work together in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from fledge.cli.workspace import handed_over


def serve(
    host: Annotated[str, typer.Option(help="The address to serve at; 0.0.0.0 for every network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    demo: Annotated[bool, typer.Option("--demo", help="A worked example in a home of its own; no real data.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Server processes. Default: two, or one on a single core.")
    ] = None,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="Leave background work to fledge worker.")] = False,
) -> None:
    """Serve the workspace: database, first administrator and everything else that is missing is made first.

    Settings are environment variables; the reference lists them. The database is SQLite in the home folder, or
    PostgreSQL where DATABASE_URL says so.
    Example: fledge serve --demo
    """
    words = ["--host", host, "--port", str(port)]
    words += ["--workers", str(workers)] if workers else []
    words += [flag for flag, wanted in (("--demo", demo), ("--no-worker", no_worker)) if wanted]
    handed_over("serve", *words)
