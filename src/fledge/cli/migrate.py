"""``fledge migrate``: the tables of the workspace as this Fledge needs them."""

from __future__ import annotations

from fledge.cli.workspace import handed_over


def migrate() -> None:
    """Make the tables of the workspace, or bring them up to this Fledge; fledge serve does it by itself.

    Take a backup first. Example: fledge migrate
    """
    handed_over("migrate")
