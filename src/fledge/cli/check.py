"""``fledge check``: whether a workspace is well."""

from __future__ import annotations

from fledge.cli.workspace import handed_over


def check() -> None:
    """Look at settings, database, tables, disk, key, styles and mail, and say what to mend.

    Exit status 1 where something is wrong. Example: fledge check
    """
    handed_over("check")
