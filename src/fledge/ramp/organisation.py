"""What an employer's own outcomes say: whether ramps there take longer than held, and how much people differ."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import log_ndtr, ndtr

from fledge.facts import Fact
from fledge.ramp.model import Flags, Floats
from fledge.ramp.priors import Priors

#: People of one employer differ at least and at most so much (log months).
_ALIKE, _UNLIKE = 0.02, 3.0
_COARSE, _FINE = (41, 41), (161, 64)
#: Prior standard deviations that the search spans, and how unlikely (in logs) what it leaves out is.
_SPAN, _NEGLIGIBLE = 6.0, 22.0
_ROWS = 256
_BOUNDS = (0.10, 0.50, 0.90)


@dataclass(frozen=True, slots=True)
class Learned:
    """What is held of an employer: a mixture over how much people there differ.

    With weight ``weights`` people differ by ``spreads`` (standard deviation of log months), and then the employer's
    shift of log months is ``shifts`` give or take ``shift_spreads``. ``low``, ``mid``, ``high`` are the shift as a
    factor on months, eight of ten. ``finished`` and ``unfinished`` count the people that it rests on, ``because`` says
    it as facts. ``people_differ`` is the middle of what the outcomes say of how much people differ.
    """

    weights: Floats
    spreads: Floats
    shifts: Floats
    shift_spreads: Floats
    low: float
    mid: float
    high: float
    people_differ: float
    finished: int = 0
    unfinished: int = 0
    because: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What happened to people: log of their months over those held likely, and whether they finished.

    ``open_`` is the variance that their unknown inputs leave.
    """

    log_ratios: Floats
    finished: Flags
    open_: Floats


def nothing_known(priors: Priors) -> Learned:
    """What is held of an employer without outcomes."""
    none = np.zeros(0)
    return learn(Seen(none, none.astype(bool), none), priors)


def learn(seen: Seen, priors: Priors) -> Learned:
    """What is held of an employer after its outcomes.

    They settle the employer's shift. How much people differ stays as it was held until there are enough outcomes, for
    few that happen to agree would make a narrow range, and nobody could notice that it does not hold. Only where they
    say clearly that people here differ more, the range widens at once.
    """
    found = posterior(seen, priors)
    if found.finished >= priors.enough or _quantiles_of(found, 0.1) > _usual_spread(priors):
        return found
    weights, spreads = _held_spreads(priors)
    mean = float(found.weights @ found.shifts)
    varied = float(found.weights @ (found.shift_spreads**2 + (found.shifts - mean) ** 2))
    same = np.ones_like(weights)
    return replace(found, weights=weights, spreads=spreads, shifts=mean * same, shift_spreads=varied**0.5 * same)


def _held_spreads(priors: Priors) -> tuple[Floats, Floats]:
    """How much people differ as it was held before: weights and spreads."""
    spreads = np.exp(np.linspace(np.log(_ALIKE), np.log(_UNLIKE), _FINE[1]))
    density = spreads * np.exp(-0.5 * (spreads / priors.person_spread) ** 2)
    return density / density.sum(), spreads


def _usual_spread(priors: Priors) -> float:
    weights, spreads = _held_spreads(priors)
    return float(weights @ spreads)


def _quantiles_of(found: Learned, part: float) -> float:
    """The spread that people differ by at most, with such a chance."""
    return float(np.interp(part, np.cumsum(found.weights), found.spreads))


def posterior(seen: Seen, priors: Priors) -> Learned:
    """The exact posterior on a grid of shifts and spreads; people who have not finished count with how long they tried.

    First a coarse grid over all that is held possible, then a fine one over the part of it that matters.
    """
    reach = _SPAN * priors.org_spread
    shifts, logs = _axes((-reach, reach), (np.log(_ALIKE), np.log(_UNLIKE)), _COARSE)
    if len(seen.log_ratios):
        found = _log_posterior(shifts, logs, seen, priors)
        shifts, logs = _axes(*_where_it_matters(shifts, logs, found), _FINE)
    else:
        shifts, logs = _axes((-reach, reach), (np.log(_ALIKE), np.log(_UNLIKE)), _FINE)
    density = _log_posterior(shifts, logs, seen, priors)
    return _summed(shifts, logs, np.exp(density - density.max()), seen)


def _axes(shifts: tuple[float, float], logs: tuple[float, float], points: tuple[int, int]) -> tuple[Floats, Floats]:
    return np.linspace(*shifts, points[0]), np.linspace(*logs, points[1])


def _where_it_matters(shifts: Floats, logs: Floats, found: Floats) -> tuple[tuple[float, float], tuple[float, float]]:
    """The part of either axis that holds all but a negligible part of the posterior, one cell more on each side."""
    near = found > found.max() - _NEGLIGIBLE
    return _ends(shifts, near.any(axis=1)), _ends(logs, near.any(axis=0))


def _ends(axis: Floats, near: Flags) -> tuple[float, float]:
    inside = np.flatnonzero(near)
    return float(axis[max(inside[0] - 1, 0)]), float(axis[min(inside[-1] + 1, len(axis) - 1)])


def _log_posterior(shifts: Floats, logs: Floats, seen: Seen, priors: Priors) -> Floats:
    """Up to a constant, shifts down and spreads across; the spread's axis is its logarithm."""
    spread = np.exp(logs)
    prior = logs - 0.5 * (spread / priors.person_spread) ** 2
    total = prior - 0.5 * (shifts[:, None] / priors.org_spread) ** 2
    for start in range(0, len(seen.log_ratios), _ROWS):
        rows = slice(start, start + _ROWS)
        total = total + _log_likelihood(shifts, spread, seen, rows)
    return total


def _log_likelihood(shifts: Floats, spread: Floats, seen: Seen, rows: slice) -> Floats:
    done, y, open_ = seen.finished[rows], seen.log_ratios[rows], seen.open_[rows]
    found = np.zeros((len(shifts), len(spread)))
    for which, is_done in ((done, True), (~done, False)):
        width = np.sqrt(spread**2 + open_[which, None])
        away = (y[which, None] - shifts)[:, :, None] / width[:, None, :]
        if is_done:
            found += (-0.5 * away**2 - np.log(width)[:, None, :]).sum(axis=0)
        else:
            found += log_ndtr(-away).sum(axis=0)
    return found


def _summed(shifts: Floats, logs: Floats, density: Floats, seen: Seen) -> Learned:
    """The posterior as a mixture over spreads; given its spread the shift is as good as normal."""
    each = density.sum(axis=0)
    means = (shifts[:, None] * density).sum(axis=0) / each
    squares = (shifts[:, None] ** 2 * density).sum(axis=0) / each
    ends = np.where((np.arange(len(logs)) % (len(logs) - 1)) == 0, 0.5, 1.0)
    weights = each * ends / (each * ends).sum()
    low, mid, high = np.exp(_quantiles(shifts, density @ ends))
    finished = int(seen.finished.sum())
    spreads = np.sqrt(np.maximum(squares - means**2, 0.0))
    bounds = (float(low), float(mid), float(high))
    differ = float(np.interp(0.5, np.cumsum(weights), np.exp(logs)))
    return Learned(weights, np.exp(logs), means, spreads, *bounds, differ, finished, len(seen.finished) - finished)


def _quantiles(shifts: Floats, density: Floats) -> Floats:
    """Where eight of ten shifts lie, from a density on an even grid."""
    between = (density[1:] + density[:-1]) / 2
    below = np.concatenate([[0.0], np.cumsum(between)])
    return np.interp(_BOUNDS, below / below[-1], shifts)


def chance_of_longer(learned: Learned) -> float:
    """The chance that ramps at this employer take longer than held before."""
    return float(ndtr(learned.shifts / learned.shift_spreads) @ learned.weights)
