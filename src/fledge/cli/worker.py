"""``fledge worker``: the background work of a workspace."""

from __future__ import annotations

from fledge.cli.workspace import handed_over


def worker() -> None:
    """Do the background work of a workspace whose servers run with --no-worker, until told to stop.

    Several may run at once. Example: fledge worker
    """
    handed_over("worker")
