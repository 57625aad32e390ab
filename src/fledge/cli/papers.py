"""The papers of applicants: files, folders and ZIPs, read on every core, in the order in which they were given."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.people import Applicant

#: From so many files on it pays to start other processes.
_MANY = 24
_CHUNK = 8


def applicants_in(given: Sequence[str], today: date, problems: list[Problem]) -> tuple[Applicant, ...]:
    """Everybody whose papers could be read, in the order given and by name inside a folder or ZIP; else a problem each.

    People go by the name of their file without the ending, or by the whole name where two would be called the same.
    """
    from fledge.cli.progress import counted

    files = [path for name in given for path in _files(name)]
    found: list[Applicant] = []
    for group in counted(_read_all(files, today), total=len(files), doing="Reading papers"):
        for one in group:
            if isinstance(one, Problem):
                problems.append(one)
            else:
                found.append(one)
    return _named(found)


def _files(name: str) -> Iterator[str]:
    """The files in a folder, so that they can be shared out among cores; anything else as it is."""
    if not Path(name).is_dir():
        yield name
        return
    inside = [Path(at, file) for at, _, files in os.walk(name) for file in files]
    plain = sorted(file for file in inside if not _hidden(file.relative_to(name)))
    yield from map(str, plain)
    if len(plain) < len(inside) or not plain:
        yield name


def _hidden(inside: Path) -> bool:
    return any(part.startswith(".") or part.lower() == "__macosx" for part in inside.parts)


def _read_all(files: Sequence[str], today: date) -> Iterator[list[Applicant | Problem]]:
    read = partial(read_papers, today=today)
    if len(files) < _MANY or (os.cpu_count() or 1) == 1:
        yield from map(read, files)
        return
    with ProcessPoolExecutor() as pool:
        yield from pool.map(read, files, chunksize=_CHUNK)


def read_papers(file: str, today: date) -> list[Applicant | Problem]:
    """The people in one file or ZIP, or why there is none; of a folder only what is hidden in it."""
    from fledge.documents import bundle

    if Path(file).is_dir():
        said = (one.document for one in bundle([file]) if _hidden(Path(one.name)) or one.name == file)
        return [one for one in said if isinstance(one, Problem)]
    return [_applicant(name, page, today) for name, page in bundle([file])]


def _applicant(name: str, page: object, today: date) -> Applicant | Problem:
    from fledge.documents import Document
    from fledge.facts.load import load
    from fledge.people import read

    if not isinstance(page, Document):
        assert isinstance(page, Problem)
        return page
    found = read(page.text, load(), today=today, id=name)
    if found.unread:
        return Problem(found.unread, where=name, mend="read these papers yourself")
    return replace(found, notes=(*page.notes, *found.notes))


def _named(found: Sequence[Applicant]) -> tuple[Applicant, ...]:
    """Everybody called by the shortest name that is theirs alone."""
    stems = Counter(PurePosixPath(one.id).stem for one in found)
    names = Counter(PurePosixPath(one.id).name for one in found)

    def name(path: PurePosixPath) -> str:
        return path.stem if stems[path.stem] == 1 else path.name if names[path.name] == 1 else str(path)

    return tuple(replace(one, id=name(PurePosixPath(one.id))) for one in found)
