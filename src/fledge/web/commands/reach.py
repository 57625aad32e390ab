"""Whether the database can be reached and is ours to use, in sentences that say what to mend."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fledge.problem import Problem

_SQLITE = b"SQLite format 3\0"
_WAIT_SECONDS = 5


def is_postgres(database: dict[str, Any]) -> bool:
    """Whether Django's settings of a database name PostgreSQL."""
    return str(database["ENGINE"]).endswith("postgresql")


def reached(database: dict[str, Any]) -> None:
    """Nothing where the database answers or can be made; otherwise the problem."""
    if is_postgres(database):
        need_postgres()
        _reached_postgres(database)
    else:
        _reached_sqlite(Path(database["NAME"]))


def need_postgres() -> None:
    """PostgreSQL has an extra of its own."""
    if find_spec("psycopg") is None or find_spec("psycopg_pool") is None:
        raise Problem("PostgreSQL needs its extra", where="DATABASE_URL", mend='pip install "fledge[web,postgres]"')


def place_of(database: dict[str, Any]) -> str:
    """Where a database is, without its password."""
    if not is_postgres(database):
        return str(database["NAME"])
    return f"PostgreSQL database {database['NAME']} at {database['HOST'] or 'this computer'}:{database['PORT']}"


def _reached_postgres(database: dict[str, Any]) -> None:
    import psycopg

    more = {name: value for name, value in database["OPTIONS"].items() if name != "pool"}
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {name: database[key] for name, key in names.items() if database[key]}
    try:
        psycopg.connect(**{"connect_timeout": _WAIT_SECONDS, **given, **more}).close()
    except psycopg.Error as error:
        raise _refusal(database, str(error)) from None


def _refusal(database: dict[str, Any], said: str) -> Problem:
    """What the server said, as what to do about it."""
    line = next((line.rpartition("FATAL:")[2].strip() for line in reversed(said.splitlines()) if line.strip()), "")
    low, where = said.lower(), "DATABASE_URL"
    if "database" in low and "does not exist" in low:
        name = database["NAME"]
        return Problem(f"there is no database {name} on the server", where=where, mend=f"make it: createdb {name}")
    if any(word in low for word in ("authentication", "role", "no password")):
        return Problem(f"the database server refuses us ({line})", where=where, mend="check name and password")
    what = f"no database server answers at {database['HOST'] or 'this computer'}:{database['PORT']} ({line})"
    return Problem(what, where=where, mend="start it, or mend the address")


def _reached_sqlite(file: Path) -> None:
    try:
        with file.open("rb") as opened:
            start = opened.read(16)
    except FileNotFoundError:
        if not file.parent.is_dir():
            raise Problem("there is no such folder", where=str(file.parent), mend="make it first") from None
        return
    except OSError as error:
        raise Problem(f"cannot be opened ({error.strerror})", where=str(file), mend="check whose it is") from error
    if start and start != _SQLITE:
        raise Problem("is no database", where=str(file), mend="name another file, or restore a backup over it")
    try:
        with closing(sqlite3.connect(file, timeout=_WAIT_SECONDS)) as opened_database:
            opened_database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise Problem(f"cannot be read as a database ({error})", where=str(file), mend="restore a backup") from error
