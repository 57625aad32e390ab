"""Places in a text, to be asked what lies on a line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from fledge.posting import Words


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of a text, to be asked what lies on a line."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, found: Iterable[Words]) -> Spans:
        """From places in any order."""
        ordered = sorted(found, key=lambda at: at.start)
        return cls(tuple(at.start for at in ordered), tuple(at.end for at in ordered))

    def on(self, at: Words) -> bool:
        """Whether one begins on the line, or runs into it."""
        first = bisect_left(self.starts, at.start)
        if first < len(self.starts) and self.starts[first] < at.end:
            return True
        return first > 0 and self.ends[first - 1] > at.start
