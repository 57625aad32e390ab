"""Copies of a PostgreSQL database, made and read by the programs that come with it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fledge.problem import Problem

_START = b"PGDMP"


def is_dump(file: Path) -> bool:
    """Whether a file begins as pg_dump writes it."""
    with file.open("rb") as opened:
        return opened.read(len(_START)) == _START


def copied(database: dict[str, Any], draft: Path) -> None:
    """Write what the database holds at this moment to a new file, and see that it can be read again."""
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    _run(database, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={draft}")
    steps_in(draft)


def steps_in(file: Path) -> set[tuple[str, str]]:
    """The steps that have made the tables in a copy; every row of it is read on the way."""
    said = _run({}, "pg_restore", "--file=-", str(file), where=str(file))
    rows = said.partition("COPY public.django_migrations ")[2].partition("\n\\.\n")[0].splitlines()[1:]
    found = {(parts[1], parts[2]) for row in rows if len(parts := row.split("\t")) > 2}
    if not found:
        raise Problem("is no backup of a workspace", where=str(file), mend="name another file")
    return found


def put_back(database: dict[str, Any], file: Path) -> None:
    """Replace what the database holds by the copy: all of it or nothing."""
    words = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    _run(database, "pg_restore", *words, f"--dbname={_address(database)}", str(file), where=str(file))


def _run(database: dict[str, Any], program: str, *words: str, where: str = "database") -> str:
    found = shutil.which(program)
    if found is None:
        mend = "install PostgreSQL's client programs (Debian: postgresql-client)"
        raise Problem(f"{program} is not installed", where=where, mend=mend)
    named = [f"--dbname={_address(database)}"] if program == "pg_dump" else []
    more = {"PGPASSWORD": str(database.get("PASSWORD", "")), "PGOPTIONS": "-c lock_timeout=10s", "LC_ALL": "C"}
    done = subprocess.run([found, *named, *words], capture_output=True, env={**os.environ, **more}, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        line = next((line for line in said if "error" in line.lower()), said[-1] if said else "no reason given")
        mend = "stop every server of this workspace" if "lock timeout" in line else "mend that and try again"
        raise Problem(f"{program} refused ({line.partition('error: ')[2] or line})", where=where, mend=mend)
    return done.stdout.decode(errors="replace")


def _address(database: dict[str, Any]) -> str:
    """Where the database is, without the password, which no list of processes is to show."""
    more = {name: value for name, value in database["OPTIONS"].items() if name != "pool"}
    given = {"host": database["HOST"], "port": database["PORT"], "user": database["USER"], **more}
    asked = urlencode({name: value for name, value in given.items() if value}, quote_via=quote)
    return f"postgresql:///{quote(database['NAME'], safe='')}?{asked}"
