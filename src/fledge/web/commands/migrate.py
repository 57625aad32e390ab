"""``fledge migrate``: the tables as this Fledge needs them."""

from __future__ import annotations

from fledge.web.commands.prepared import changing, say, settled, tables


def migrate() -> None:
    """Make or change the tables; where nothing is behind, nothing is done."""
    found, named = settled()
    with changing(found.home):
        done = tables(named, say)
    say(f"{len(done)} steps were applied." if done else "The tables are as this Fledge needs them.")
