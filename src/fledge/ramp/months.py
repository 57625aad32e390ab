"""Months until productive, as a distribution: never a bare number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from fledge.ramp.model import Floats
from fledge.ramp.organisation import Learned

_HALVINGS = 60
_GRID = 257
#: Further from the middle than so many standard deviations is nothing that is asked for.
_FAR = 12


def exp(logs: Floats) -> Floats:
    """Months from their logarithms."""
    found: Floats = np.exp(logs)
    return found


def middles(number: int) -> Floats:
    """Parts that cut a distribution into so many equally likely slices, each by its middle.

    >>> middles(4).tolist()
    [0.125, 0.375, 0.625, 0.875]
    """
    found: Floats = (np.arange(number) + 0.5) / number
    return found


@dataclass(frozen=True, slots=True)
class Months:
    """The months of one or several people, each a mixture over how much people of the employer differ.

    ``middles`` are log months as gap and conditions have them, ``variances`` what is open beside person and employer;
    ``learned`` is what is held of the employer. Everything is worked out, nothing drawn.
    """

    middles: Floats
    variances: Floats
    learned: Learned

    def of(self, person: int) -> Months:
        """The months of one of the people."""
        one = slice(person, person + 1)
        return Months(self.middles[one], self.variances[one], self.learned)

    def by(self, month: float) -> Floats:
        """The chance that each is productive by a month."""
        return self._below(np.full(len(self.middles), np.log(month)))

    def quantiles(self, parts: Sequence[float]) -> Floats:
        """Months by which such parts of people like each are productive: a row for each person."""
        return exp(np.stack([self._quantile(part) for part in parts], axis=-1))

    def slices(self, number: int) -> Floats:
        """Equally likely months of each person, so many: what is worked out over them needs no chance.

        Read off the chances on a fine grid of months, as a table is.
        """
        lows, highs = self._quantile(0.1 / number), self._quantile(1 - 0.1 / number)
        grid = lows[:, None] + (highs - lows)[:, None] * np.linspace(0, 1, _GRID)
        below = np.stack([self._below(at) for at in grid.T], axis=-1)
        wanted = middles(number)
        logs: Floats = np.stack([np.interp(wanted, b, g) for b, g in zip(below, grid, strict=True)])
        return exp(logs)

    def draws(self, number: int, rng: np.random.Generator) -> Floats:
        """So many possible months of each person; within a draw all share their employer, as a cohort does."""
        k = rng.choice(len(self.learned.weights), size=number, p=self.learned.weights)
        shift = rng.normal(self.learned.shifts[k], self.learned.shift_spreads[k])
        own = np.sqrt(self.learned.spreads[k] ** 2 + self.variances[:, None])
        person = rng.standard_normal((len(self.middles), number))
        return exp(self.middles[:, None] + shift + own * person)

    def _spreads(self) -> Floats:
        """Standard deviations, people by parts of the mixture."""
        found: Floats = np.sqrt(self.learned.spreads**2 + self.learned.shift_spreads**2 + self.variances[:, None])
        return found

    def _below(self, at: Floats) -> Floats:
        away = at[:, None] - self.middles[:, None] - self.learned.shifts
        found: Floats = ndtr(away / self._spreads()) @ self.learned.weights
        return found

    def _quantile(self, part: float) -> Floats:
        """By halving: each part of the mixture has its quantile, and that of the whole lies among them."""
        each = self.middles[:, None] + self.learned.shifts + self._spreads() * np.clip(ndtri(part), -_FAR, _FAR)
        low, high = each.min(axis=1), each.max(axis=1)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            under = self._below(middle) < part
            low, high = np.where(under, middle, low), np.where(under, high, middle)
        found: Floats = (low + high) / 2
        return found
