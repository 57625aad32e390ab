"""The facts and the surveyed people, read once a process."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import fledge
from fledge.facts import FactBook
from fledge.facts.load import load
from fledge.pool import Panel


def book() -> FactBook:
    """The skill book that ships with Fledge."""
    return load()


@cache
def panels() -> tuple[Panel, ...]:
    """The people who can be counted."""
    return fledge.shipped_panels()


@cache
def edition() -> str:
    """Which Fledge and which facts made an audit: its version and a digest of everything it knows."""
    found = hashlib.sha256()
    for file in _files(files("fledge.knowledge")):
        found.update(file.name.encode() + file.read_bytes())
    return f"{fledge.__version__}-{found.hexdigest()[:16]}"


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for one in sorted(folder.iterdir(), key=lambda f: f.name):
        if one.is_dir():
            found += _files(one)
        elif one.name.endswith((".yaml", ".npz", ".txt")):
            found.append(one)
    return found
