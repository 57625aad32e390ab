"""``fledge restore``: the workspace as it was in a backup, which is known to be whole before it replaces anything."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from fledge.problem import Problem
from fledge.web.commands import postgres_copy, sqlite_copy
from fledge.web.commands.backup import kept, written
from fledge.web.commands.home import alone, not_in_use, ready_home
from fledge.web.commands.prepared import changing, say, set_up, tables
from fledge.web.commands.reach import is_postgres, need_postgres, reached
from fledge.web.database import database
from fledge.web.options import options

_BESIDE = ("", "-wal", "-shm")


def restore(file: Path, *, over: bool = False) -> None:
    """Look the backup through, keep what is there now beside it, and put the backup in its place."""
    found = options()
    named = database(found.text("DATABASE_URL"), ready_home(found.home))
    _check_file(file, named)
    set_up()
    with alone(found.home, "backup"), not_in_use(found.home):
        if is_postgres(named):
            old = _restored_postgres(file, named, found.home, over=over)
        else:
            old = _restored_sqlite(file, Path(named["NAME"]), over=over)
    if old:
        say(f"What was there before is kept in {old}.")
    with changing(found.home):
        tables(named, say)
    say(f"The workspace is as it was in {file}.")


def _check_file(file: Path, named: dict[str, Any]) -> None:
    """Refuse what cannot be a backup of this kind of database."""
    try:
        is_dump, is_copy = postgres_copy.is_dump(file), _is_sqlite(file)
    except OSError as error:
        raise Problem(f"cannot be read ({error.strerror})", where=str(file), mend="check the name") from error
    if not is_dump and not is_copy:
        raise Problem("is no backup", where=str(file), mend="name a file that fledge backup wrote")
    if is_postgres(named) != is_dump:
        kind, address = ("PostgreSQL", "SQLite") if is_dump else ("SQLite", "PostgreSQL")
        raise Problem(f"is a backup of {kind}, and DATABASE_URL names {address}", where=str(file), mend="change that")


def _is_sqlite(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(16) == b"SQLite format 3\0"


def _check_steps(steps: set[tuple[str, str]], file: Path) -> None:
    from fledge.web.commands.bring_up import check_origin, known

    try:
        check_origin(steps, known())
    except Problem as problem:
        what = problem.what.replace("the database", "the backup").replace("this is", "holds")
        raise Problem(what, where=str(file), mend=problem.mend) from None


def _restored_sqlite(file: Path, place: Path, *, over: bool) -> Path | None:
    draft = place.with_name(f".{place.name}.restoring")
    try:
        shutil.copyfile(file, draft)
        draft.chmod(0o600)
        _check_steps(sqlite_copy.looked_through(draft), file)
        old = _set_aside(place, over=over)
        kept(draft, place, over=True)
    except OSError as error:
        raise Problem(
            f"cannot be written ({error.strerror})", where=str(place), mend="mend that; nothing is lost"
        ) from error
    except Problem as problem:
        raise Problem(problem.what, where=problem.where.replace(str(draft), str(file)), mend=problem.mend) from None
    finally:
        draft.unlink(missing_ok=True)
    return old


def _set_aside(place: Path, *, over: bool) -> Path | None:
    """A second name for the database that is there, whose log is brought in first; a broken one keeps its log."""
    if not place.exists() or not place.stat().st_size:
        return None
    if not over:
        raise Problem(
            "a workspace is there already", where=str(place), mend="add --over; the old one is kept beside it"
        )
    aside = _name_of_old(place.parent, place.stem, place.suffix)
    with suppress(sqlite3.Error):
        sqlite_copy.closed_up(place)
    for end in _BESIDE:
        part = Path(f"{place}{end}")
        if part.exists():
            _named_too(part, Path(f"{aside}{end}"), move=bool(end))
    return aside


def _named_too(part: Path, aside: Path, *, move: bool) -> None:
    if move:
        part.replace(aside)
        return
    try:
        os.link(part, aside)
    except OSError:
        shutil.copyfile(part, aside)


def _name_of_old(folder: Path, stem: str, end: str) -> Path:
    first = folder / f"{stem}.before-{datetime.now():%Y-%m-%d-%H%M%S}{end}"
    return next(p for n in range(1000) if not (p := first.with_stem(f"{first.stem}-{n}") if n else first).exists())


def _restored_postgres(file: Path, named: dict[str, Any], home: Path, *, over: bool) -> Path | None:
    need_postgres()
    reached(named)
    _check_steps(postgres_copy.steps_in(file), file)
    from django.db import connection

    try:
        is_empty = not connection.introspection.table_names()
    finally:
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
    if not is_empty and not over:
        raise Problem(
            "a workspace is there already", where="database", mend="add --over; the old one is kept in a file"
        )
    old = None if is_empty else _name_of_old(home, "database", ".dump")
    if old:
        written(named, old)
    postgres_copy.put_back(named, file)
    return old
