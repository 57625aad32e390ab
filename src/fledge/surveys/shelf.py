"""Where panels are kept: those that ship with Fledge, and those built on this computer."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from fledge.pool.panel import Panel
from fledge.problem import Problem
from fledge.surveys import store

SUFFIX = ".panel"

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A panel by its name, and where it lies; ``shipped`` ones came with Fledge."""

    name: str
    file: Traversable
    shipped: bool


def own_shelf() -> Path:
    """The folder of the panels built here: ``$FLEDGE_PANELS``, or where this system keeps a user's data."""
    if told := os.environ.get("FLEDGE_PANELS"):
        return Path(told)
    from platformdirs import user_data_path

    return user_data_path("fledge", appauthor=False) / "panels"


def panels() -> dict[str, Shelved]:
    """Every panel by its name, the shipped ones first."""
    shipped = {s.name: s for s in _on(files("fledge.knowledge") / "panels", shipped=True)}
    own = {s.name: s for s in _on(own_shelf(), shipped=False) if s.name not in shipped}
    return shipped | own


def _on(shelf: Traversable, *, shipped: bool) -> Iterator[Shelved]:
    if not shelf.is_dir():
        return
    for file in sorted(shelf.iterdir(), key=lambda file: file.name):
        if file.name.endswith(SUFFIX) and not file.name.startswith("."):
            yield Shelved(file.name.removesuffix(SUFFIX), file, shipped)


def open_panel(name: str) -> Panel:
    """The panel of this name, or the one in this ``.panel`` file; read once as long as the file stays the same."""
    if name.endswith(SUFFIX) and Path(name).is_file():
        return _opened(Path(name))
    return _opened(_shelved(name).file)


def _shelved(name: str) -> Shelved:
    known = panels()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.4) or list(known)[:5]
    mend = f"did you mean {' or '.join(near)}?" if near else "build one with: fledge panel build FILE"
    raise Problem(f"there is no panel {name!r}", mend=mend)


def _opened(file: Traversable) -> Panel:
    if isinstance(file, Path):
        return _read(file, file.stat().st_mtime_ns)
    return store.read(file.read_bytes(), file.name)


@lru_cache(maxsize=4)
def _read(file: Path, age: int) -> Panel:  # noqa: ARG001  (a file that changed is read again)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Problem(f"cannot be read ({error.strerror})", where=str(file), mend="check its permissions") from error
    return store.read(content, str(file))


def place(name: str, *, replace: bool = False) -> Path:
    """Where a new panel of this name goes; a Problem where the name will not do or is taken."""
    if not _NAME.fullmatch(name):
        mend = "use small letters, digits, dots and hyphens, for example our-engineers-2026"
        raise Problem(f"{name!r} cannot be the name of a panel", mend=mend)
    taken = panels().get(name)
    if taken and taken.shipped:
        raise Problem(f"{name!r} is the name of a panel that ships with Fledge", mend="choose another --name")
    if taken and not replace:
        raise Problem(f"there is a panel {name!r} already", mend="choose another --name, or say --replace")
    return own_shelf() / f"{name}{SUFFIX}"


def forget(name: str) -> Path:
    """Take a panel built here off the shelf; where it lay."""
    shelved = _shelved(name)
    if shelved.shipped:
        raise Problem(f"{name!r} ships with Fledge", mend="only panels that were built here can be forgotten")
    file = own_shelf() / f"{name}{SUFFIX}"
    try:
        file.unlink()
    except OSError as error:
        raise Problem(f"cannot be removed ({error.strerror})", where=str(file), mend="check its permissions") from error
    return file
