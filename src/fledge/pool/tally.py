"""People by what they lack: one pass over the rows, from which every count of the pool is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fledge.pool.answers import Answer
from fledge.pool.chain import Ways
from fledge.pool.panel import Bools, Floats, Panel
from fledge.problem import Problem

#: A person's missing needs are the bits of one integer.
MOST = 60
#: Up to so many needs every combination has a place of its own in memory.
_FEW = 16
#: Who ticks more than this share of people do is said to tick everything.
_EVERYTHING = 0.99


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Who lacks what.

    ``lacks`` has one integer a person; bit j says that need j is not met. ``weights`` add up to ``n``, the real
    respondents behind the people counted; ``effective`` is how many freely drawn people they are worth.
    ``known`` says of whom everything is known, ``everything`` who ticked nearly everything.
    """

    k: int
    lacks: NDArray[np.int64]
    weights: Floats
    effective: float
    known: Bools
    everything: Bools

    @property
    def n(self) -> float:
        """Real respondents behind the people counted."""
        return float(self.weights.sum())

    @property
    def full(self) -> float:
        """Who meets every need, in real respondents."""
        return float(self.weights[self.lacks == 0].sum())

    def without(self, *dropped: int) -> float:
        """Who would meet everything if the needs with these numbers were not asked."""
        allowed = sum(1 << j for j in dropped)
        return float(self.weights[(self.lacks & ~allowed) == 0].sum())

    def only_lacking(self, j: int) -> float:
        """Who has everything but need ``j``."""
        return float(self.weights[self.lacks == 1 << j].sum())

    def ways(self) -> Ways:
        """The different ways of lacking something, and how many people are in each."""
        if self.k <= _FEW:
            sums = np.bincount(self.lacks, weights=self.weights, minlength=1 << self.k)
            lacks = np.flatnonzero(sums).astype(np.int64)
            return Ways(self.k, lacks, sums[lacks].astype(float))
        lacks, which = np.unique(self.lacks, return_inverse=True)
        return Ways(self.k, lacks, np.bincount(which, weights=self.weights).astype(float))


def tally(answers: Sequence[Answer], panel: Panel) -> Tally:
    """Look at every person once.

    People who were not asked something that has no "none of these" (their industry, say) are left out: nobody knows
    whether they meet it.
    """
    if len(answers) > MOST:
        raise Problem(f"{len(answers)} needs are too many to count together", mend=f"ask at most {MOST} at a time")
    asked = asked_of_all(answers, panel)
    lacks = np.zeros(len(panel), np.int64)
    for j, one in enumerate(answers):
        lacks |= (~one.have).astype(np.int64) << j
    known = np.logical_and.reduce([asked, *(a.known for a in answers)])
    weights, effective = _scaled(panel, asked)
    return Tally(len(answers), lacks[asked], weights, effective, known[asked], ticks_everything(panel)[asked])


def asked_of_all(answers: Sequence[Answer], panel: Panel) -> Bools:
    """Who was asked everything that has no "none of these"."""
    asked: Bools = np.logical_and.reduce([np.ones(len(panel), bool), *(a.known for a in answers if not a.blank_is_no)])
    return asked


def _scaled(panel: Panel, rows: Bools) -> tuple[Floats, float]:
    """Weights that add up to real respondents, and how many freely drawn people those are worth."""
    weights = panel.weights[rows]
    total = panel.weights.sum()
    if not len(weights) or total <= 0:
        return weights, 0.0
    evenness = weights.sum() ** 2 / (weights**2).sum() / len(weights)
    effective = panel.about.effective * float(len(weights) / len(panel) * evenness)
    return weights * (panel.about.respondents / total), effective


@lru_cache(maxsize=16)
def ticks_everything(panel: Panel) -> Bools:
    """The few people who ticked so much that it is hardly all true."""
    counts = panel.ticked
    return counts > np.quantile(counts, _EVERYTHING) if len(counts) else np.zeros(0, bool)
