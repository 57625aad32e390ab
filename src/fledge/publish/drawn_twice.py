"""A chart as a page carries it: drawn for wide screens and for phones, with its numbers in a table beneath."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fledge.charts import Spec
from fledge.publish.svg import svg

#: Pixels a chart is drawn for: beside other things on a wide screen, and alone on a phone.
WIDE, NARROW = 520, 250


@dataclass(frozen=True, slots=True)
class DrawnTwice:
    """A drawing made twice, so that its letters never shrink; what it says in sentences; and its numbers."""

    heading: str
    says: str
    wide: str
    narrow: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def drawn_twice(name: str, spec: Spec, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> DrawnTwice:
    """The chart for a page; ``name`` keeps its ids apart from those of other drawings there."""
    wide, narrow = (svg(spec, name=f"{name}-{width}", width=width, heading=False) for width in (WIDE, NARROW))
    return DrawnTwice(spec["title"], spec["description"], wide, narrow, columns, tuple(rows))
