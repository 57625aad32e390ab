"""What each kind of work is made of, as it stands in ``work/``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Work:
    """Titles from the first to the last of a life, invented employers, and lines as people write them."""

    titles: tuple[str, ...]
    employers: tuple[str, ...]
    summaries: tuple[str, ...]
    duties: tuple[str, ...]
    skills: tuple[str, ...]
    projects: tuple[str, ...]
    courses: tuple[str, ...]
    studies: tuple[str, ...]


@cache
def work(name: str) -> Work:
    """One kind of work.

    >>> work("backend").titles[-1]
    'Staff Engineer'
    """
    text = (files(__package__) / "work" / f"{name}.yaml").read_text(encoding="utf-8")
    return Work(**{key: tuple(map(str, lines)) for key, lines in yaml.safe_load(text).items()})


@cache
def six() -> tuple[str, ...]:
    """Six papers that were written as wholes: people whom a second look brings back."""
    found = sorted((one for one in (files(__package__) / "six").iterdir()), key=lambda one: one.name)
    return tuple(one.read_text(encoding="utf-8") for one in found if one.name.endswith(".txt"))
