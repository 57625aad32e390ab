"""What stands together under one heading of a posting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.outline import Line


@dataclass(frozen=True, slots=True)
class Region:
    """A heading, None where there is none, and the numbers of the lines under it."""

    heading: int | None
    under: tuple[int, ...]


def regions(lines: Sequence[Line], heads: Sequence[int]) -> Iterator[Region]:
    """The posting cut before each of the headings ``heads``."""
    starts = [n for n in heads if n > 0]
    bounds = [0, *starts, len(lines)]
    opens = set(heads)
    for start, end in zip(bounds, bounds[1:], strict=False):
        heading = start if start in opens else None
        yield Region(heading, tuple(range(start + (heading is not None), end)))
