"""Copies of an SQLite database: made while people work on it, looked through before they are trusted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from fledge.problem import Problem

_WAIT_SECONDS = 60
_MEND = "take another backup"


def copied(database: Path, draft: Path) -> None:
    """Write what the database holds at this moment to a new file, without what was deleted, and look it through."""
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=_WAIT_SECONDS)) as source:
        source.execute("VACUUM INTO ?", [str(draft)])
    looked_through(draft)


def looked_through(file: Path) -> set[tuple[str, str]]:
    """The steps that have made a copy's tables; a copy that is broken anywhere is a problem."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as opened:
            found = [row[0] for row in opened.execute("PRAGMA integrity_check")]
            if found != ["ok"]:
                raise Problem(f"is damaged ({found[0]})", where=str(file), mend=_MEND)
            if opened.execute("PRAGMA foreign_key_check").fetchone():
                raise Problem("is damaged: rows point to rows that are not there", where=str(file), mend=_MEND)
            return set(opened.execute("SELECT app, name FROM django_migrations"))
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            raise Problem("is no backup of a workspace", where=str(file), mend="name another file") from None
        raise Problem(f"cannot be read ({error})", where=str(file), mend=_MEND) from error
    except sqlite3.DatabaseError as error:
        raise Problem(f"is damaged ({error})", where=str(file), mend=_MEND) from error


def closed_up(database: Path) -> None:
    """Bring what stands in the log beside a database into its file, so that the file alone is all of it."""
    with closing(sqlite3.connect(database, timeout=1)) as opened:
        opened.execute("PRAGMA journal_mode=DELETE").fetchone()
