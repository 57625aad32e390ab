"""The pool itself: a count where there is one, else the share of larger groups; always with its interval."""

from __future__ import annotations

from dataclasses import replace

from fledge.pool.chain import COUNTED, backed_off, with_assumed
from fledge.pool.interval import predicted, sample_size
from fledge.pool.result import Estimate
from fledge.pool.tally import Tally

#: Fewer matches than this are not printed as a number: it would tell of single people.
FEWEST = 3
#: A single need has no larger group to be estimated from.
_SEVERAL = 2


def estimate(tally: Tally) -> Estimate:
    """How many meet every need, both readings of blanks, and without those who tick everything."""
    counted = is_counted(tally)
    share = _part(tally.full, tally.n) if counted else backed_off(tally.ways())
    return _estimate(tally, share, counted=counted)


def is_counted(tally: Tally) -> bool:
    """Whether enough people meet everything for the count itself to be the answer."""
    return tally.full >= COUNTED or tally.k < _SEVERAL or tally.n == 0


def _estimate(tally: Tally, share: float, *, counted: bool) -> Estimate:
    sample = sample_size(tally.n)
    low, high = predicted(share, tally.effective, sample)
    met = tally.lacks == 0
    known, soberly = float(tally.weights[tally.known].sum()), float(tally.weights[~tally.everything].sum())
    return Estimate(
        count=tally.full,
        share=share,
        low=low,
        high=high,
        n=round(tally.n),
        sample=sample,
        counted=counted,
        answered_only_share=_part(tally.full, known) if known else None,
        answered_only_n=round(known),
        without_tick_everything_share=_part(float(tally.weights[met & ~tally.everything].sum()), soberly),
        fewer_than=FEWEST if tally.full < FEWEST else None,
    )


def including(found: Estimate, tally: Tally, assumed: tuple[float, ...]) -> Estimate:
    """The same estimate once the user's own shares for needs that nobody measured are taken in."""
    share = with_assumed(found.share, assumed)
    low, high = predicted(share, tally.effective, found.sample)
    return replace(found, share=share, low=low, high=high, count=share * tally.n, counted=False, fewer_than=None)


def _part(some: float, whole: float) -> float:
    return some / whole if whole else 0.0
