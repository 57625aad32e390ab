"""The one place where shares meet: a share among people already counted, never the share of a line by itself.

Multiplying the shares of separate lines would say that people with one tool are as likely as anybody to have the next,
which is wrong a hundredfold. A test proves that nothing outside this file multiplies shares.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fledge.pool.panel import Bools, Floats

#: From so many joint hits on, the count itself is the answer.
COUNTED = 10
#: The larger group that a backed-off share starts from has at least so many people.
_ENOUGH = 30
#: How many people the larger group's share weighs against what the smaller one shows: enough to fill an empty group.
#: More makes the estimate too small, because who meets nearly everything is likelier to meet the rest as well.
_PULL = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """People by what they lack: ``lacks`` has a bit for each of ``k`` needs, ``people`` are in each way."""

    k: int
    lacks: NDArray[np.int64]
    people: Floats

    def meeting(self, needs: int) -> Bools:
        """Which ways lack none of these needs (given as bits)."""
        return np.asarray((self.lacks & needs) == 0, dtype=bool)

    def number(self, ways: Bools) -> float:
        """How many people are in these ways."""
        return float(self.people[ways].sum())

    def lacking_only_one_of(self, needs: int) -> Floats:
        """For each need, how many people lack it and none of the other ``needs`` (given as bits)."""
        lacked = self.lacks & needs
        one = (lacked != 0) & (lacked & (lacked - 1) == 0)
        which = np.log2(lacked[one]).astype(np.int64)
        return np.bincount(which, weights=self.people[one], minlength=self.k).astype(float)

    def without(self, *dropped: int) -> Ways:
        """The same people where these needs are not asked."""
        return Ways(self.k, self.lacks & ~sum(1 << j for j in dropped), self.people)


def backed_off(found: Ways) -> float:
    """The share who meet everything, where too few do to count them: from the largest group that is large enough.

    Needs are set aside, each time the one whose going leaves most people, until thirty are left. Then they are asked
    again one by one, of exactly those people who are left; a group of few is pulled a little towards what the larger
    one showed.
    """
    kept = (1 << found.k) - 1
    aside: list[int] = []
    while found.number(found.meeting(kept)) < _ENOUGH and kept:
        lacking_one = found.lacking_only_one_of(kept)
        aside.append(max((j for j in range(found.k) if kept >> j & 1), key=lambda j: (lacking_one[j], -j)))
        kept &= ~(1 << aside[-1])
    base = found.meeting(kept)
    return found.number(base) / float(found.people.sum()) * _again(found, base, aside[::-1])


def _again(found: Ways, base: Bools, aside: list[int]) -> float:
    """The chance to meet what was set aside, among those who meet the rest."""
    left, among = base, found.number(base)
    chance = 1.0
    for j in aside:
        has = found.meeting(1 << j)
        usual = found.number(base & has) / among
        chance *= (found.number(left & has) + _PULL * usual) / (found.number(left) + _PULL)
        left = left & has
    return chance


def with_assumed(share: float, assumed: tuple[float, ...]) -> float:
    """The share with needs that nobody measured, each guessed by the user among those who meet the rest."""
    return float(share * np.prod(assumed))
