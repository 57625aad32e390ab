"""Which database the workspace uses, from one address: SQLite without any set-up, PostgreSQL for teams."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from fledge.problem import Problem

_MEND = "write postgres://name:password@host:5432/database, or take DATABASE_URL away to use SQLite"
_ON_OPENING = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
)


def database(address: str, home: Path) -> dict[str, Any]:
    """Django's settings for the database at ``address``; an empty one is the SQLite file in ``home``.

    SQLite writes ahead in a log and takes its lock when a change begins, so that readers never wait and two people who
    save at once stand in a queue and neither is refused.
    """
    if not address:
        return sqlite(home / "fledge.sqlite3")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise Problem("this is no address of a database", where="DATABASE_URL", mend=_MEND)
    try:
        port = parts.port or 5432
    except ValueError as error:
        raise Problem("its port is no number", where="DATABASE_URL", mend=_MEND) from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 4, "max_size": 20, "timeout": 20}, **dict(parse_qsl(parts.query))},
    }


def sqlite(file: Path) -> dict[str, Any]:
    """Django's settings for one SQLite file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _ON_OPENING},
    }
