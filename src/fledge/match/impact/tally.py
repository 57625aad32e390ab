"""How many people were decided on, and how many of them went on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """So many decisions, and so many of them that let somebody go on.

    >>> Tally(40, 10).rate
    0.25
    """

    n: int
    selected: int

    @property
    def rate(self) -> float:
        """The selection rate, between 0 and 1; nought of nobody."""
        return self.selected / self.n if self.n else 0.0

    @property
    def turned_away(self) -> int:
        """How many did not go on."""
        return self.n - self.selected

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.n + other.n, self.selected + other.selected)


#: Two groups in one requisition: the group that is looked at, and the one that it is compared with.
Pair = tuple[Tally, Tally]


def together(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    return sum(tallies, Tally(0, 0))
