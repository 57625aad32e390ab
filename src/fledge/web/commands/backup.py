"""``fledge backup``: everything that people have written, in one file, while they go on writing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from fledge.problem import Problem
from fledge.web.commands import postgres_copy, sqlite_copy
from fledge.web.commands.home import alone
from fledge.web.commands.prepared import say, settled
from fledge.web.commands.reach import is_postgres


def backup(file: Path, *, over: bool = False) -> None:
    """Write the backup and look it through; the file appears whole or not at all."""
    found, named = settled()
    file = file.expanduser().absolute()
    _check_target(file, named, over=over)
    with alone(found.home, "backup"):
        size = written(named, file, over=over)
    say(f"{file} holds everything ({size / 1e6:.1f} MB), looked through. The key that signs sessions is not in it.")


def written(named: dict[str, Any], file: Path, *, over: bool = False) -> int:
    """The backup under a passing name first, then under its own; how many bytes it has."""
    draft = file.with_name(f".{file.name}.part")
    try:
        if is_postgres(named):
            postgres_copy.copied(named, draft)
        else:
            sqlite_copy.copied(Path(named["NAME"]), draft)
        kept(draft, file, over=over)
    except OSError as error:
        raise Problem(f"cannot be written ({error.strerror})", where=str(file), mend="choose another place") from error
    finally:
        draft.unlink(missing_ok=True)
    return file.stat().st_size


def kept(draft: Path, file: Path, *, over: bool) -> None:
    """Give a finished draft its name, on the disk for good."""
    with draft.open("rb+") as opened:
        os.fsync(opened.fileno())
    if not over and file.exists():
        raise Problem("is there already", where=str(file), mend="choose another name, or add --over")
    draft.replace(file)
    if os.name == "posix":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _check_target(file: Path, named: dict[str, Any], *, over: bool) -> None:
    if not is_postgres(named):
        database = Path(named["NAME"])
        if not database.exists():
            raise Problem("there is no database yet", where=str(database), mend="run fledge serve first")
        if file.resolve() in {Path(f"{database}{end}").resolve() for end in ("", "-wal", "-shm")}:
            raise Problem("is the database itself", where=str(file), mend="choose another name")
    if file.is_dir():
        raise Problem("is a folder", where=str(file), mend="name a file in it")
    if not file.parent.is_dir():
        raise Problem("there is no such folder", where=str(file.parent), mend="make it first")
    if file.exists() and not over:
        raise Problem("is there already", where=str(file), mend="choose another name, or add --over")
