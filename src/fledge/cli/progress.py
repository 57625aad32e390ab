"""A progress bar for anything over a second, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
_WORTH_SHOWING = 200


def counted(things: Iterable[_T], *, total: int, doing: str) -> Iterator[_T]:
    """Hand the things on, drawing a bar on standard error if there are many and somebody is looking.

    ``total`` 0 means that nobody knows how many there are.
    """
    if 0 < total < _WORTH_SHOWING or not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(things, description=doing, total=total or None, console=Console(stderr=True), transient=True)
