"""The other versions beside one: the one before, the one after, and all that it can be compared with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Versions:
    """Where a version stands among the others; ``all`` are numbers and titles, newest first."""

    here: int
    all: tuple[tuple[int, str], ...]

    @property
    def earlier(self) -> int | None:
        """The version before it.

        >>> Versions(2, ((3, "c"), (2, "b"), (1, "a"))).earlier
        1
        """
        return max((number for number, _ in self.all if number < self.here), default=None)

    @property
    def later(self) -> int | None:
        """The version after it."""
        return min((number for number, _ in self.all if number > self.here), default=None)

    @property
    def others(self) -> tuple[tuple[int, str], ...]:
        """All but itself, newest first."""
        return tuple(one for one in self.all if one[0] != self.here)
