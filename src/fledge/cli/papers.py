"""The papers of applicants: files and folders, read on every core, blind, in the order in which they were given."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fledge.problem import Problem

if TYPE_CHECKING:
    from fledge.people import Applicant

#: From so many files on it pays to start other processes.
_MANY = 24
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """One file of papers and what the user calls it."""

    id: str
    path: Path


def papers(given: Sequence[str]) -> list[Paper]:
    """Every file that was given, and every one in a folder that was given, by name; hidden files are left alone.

    Papers go by the name of their file without the ending, or with it where two would be called the same.
    """
    found = [path for name in given for path in _files(Path(name))]
    many = Counter(path.stem for path in found)
    return [Paper(path.stem if many[path.stem] == 1 else path.name, path) for path in found]


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = sorted(file for file in path.rglob("*") if file.is_file() and not _hidden(file, path))
    if not inside:
        raise Problem("the folder is empty", where=str(path), mend="put the résumés into it")
    yield from inside


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "__")) for part in file.relative_to(folder).parts)


def read_papers(found: Sequence[Paper], today: date, problems: list[Problem]) -> list[Applicant]:
    """The applicants whose papers could be read, in the order of their files; for the others a problem each."""
    from fledge.cli.progress import counted

    applicants = []
    for one in counted(_read_all(found, today), total=len(found), doing="Reading papers"):
        if isinstance(one, Problem):
            problems.append(one)
        else:
            applicants.append(one)
    return applicants


def _read_all(found: Sequence[Paper], today: date) -> Iterator[Applicant | Problem]:
    read = partial(read_paper, today=today)
    if len(found) < _MANY or (os.cpu_count() or 1) == 1:
        yield from map(read, found)
        return
    with ProcessPoolExecutor() as pool:
        yield from pool.map(read, found, chunksize=_CHUNK)


def read_paper(paper: Paper, today: date) -> Applicant | Problem:
    """One file's applicant, or why there is none."""
    from fledge.documents import read_file
    from fledge.facts.load import load
    from fledge.people import read

    try:
        page = read_file(paper.path)
    except Problem as problem:
        return problem
    applicant = read(page.text, load(), today=today, id=paper.id)
    if applicant.unread:
        return Problem(applicant.unread, where=str(paper.path), mend="read these papers yourself")
    return applicant
