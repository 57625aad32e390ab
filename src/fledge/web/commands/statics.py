"""Styles, scripts and pictures in the home folder under names that change with what is in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

_STAMP = ".collected"


def edition() -> str:
    """What the files are made from, so that they are collected again only when something has changed."""
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda one: one[0]):
            file = Path(storage.path(name)).stat()
            found.update(f"{name}\0{file.st_size}\0{file.st_mtime_ns}\0".encode())
    return found.hexdigest()


def is_collected(folder: Path) -> bool:
    """Whether the collected files are those of this Fledge."""
    stamp = folder / _STAMP
    return (
        stamp.is_file() and stamp.read_text(encoding="ascii") == edition() and (folder / "staticfiles.json").is_file()
    )


def collected(folder: Path) -> bool:
    """Collect them if they have changed; whether they had."""
    if is_collected(folder):
        return False
    (folder / _STAMP).unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    (folder / _STAMP).write_text(edition(), encoding="ascii")
    return True
