"""Ramps: an employer's posterior beside SciPy's own censored fit, and the months of many people, drawn and worked out.

    python bench/ramps.py

Everything in one run on one process; the ratio is what counts, for the machine is shared. SciPy's fit (``lognorm.fit``
on ``CensoredData``) gives one shift and one spread, without ranges and without a prior; the posterior gives both as
distributions. So SciPy is asked for a bootstrap range as well, which is nearer to what is given.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from scipy.stats import CensoredData, lognorm

from fledge.facts.load import load
from fledge.ramp import Conditions, Gap, Seen, learn, months_of, nothing_known, priors, ramps
from fledge.ramp.model import Floats

HELD = priors(load().constants)
RESAMPLED = 20


def main() -> None:
    """Measure and print."""
    for people in (14, 50, 200, 1000):
        posterior(people)
    print()
    for people in (1, 50, 500):
        drawn(people)


def posterior(people: int) -> None:
    """A posterior against SciPy's fit, and against a range from SciPy by resampling."""
    seen = _made(people)
    own, once = _best(lambda: learn(seen, HELD)), _best(lambda: _fitted(seen), 3)
    often = _best(lambda: [_fitted(_again(seen, n)) for n in range(RESAMPLED)], 1)
    found, scale = learn(seen, HELD), _fitted(seen)
    print(
        f"{people:>5} outcomes: posterior {own * 1e3:6.1f} ms; SciPy's fit {once * 1e3:6.1f} ms (x {own / once:.2f}); "
        f"{RESAMPLED} resampled fits {often * 1e3:7.0f} ms (x {own / often:.3f}); shift {found.mid:.3f} and {scale:.3f}"
    )


def drawn(people: int) -> None:
    """10,000 draws of everybody, the ranges worked out, and whole ramps with curve and levers."""
    rng, conditions = np.random.default_rng(1), Conditions(protected=12, interruptions=8, mentor=6, pulled=0.1)
    gaps = [Gap(low, low * 1.5, low * 2.5) for low in rng.uniform(20, 300, people)]
    known = nothing_known(HELD)
    months = months_of(gaps, conditions=conditions, priors=HELD, learned=known)
    draws = _best(lambda: months.draws(10_000, np.random.default_rng(1)), 3)
    plain = _best(lambda: np.random.default_rng(1).lognormal(2.0, 0.6, (people, 10_000)), 3)
    ranges = _best(lambda: months.quantiles((0.1, 0.5, 0.9)), 3)
    whole = _best(lambda: ramps(gaps, conditions=conditions, priors=HELD, learned=known), 1)
    print(
        f"{people:>5} people: 10,000 draws {draws * 1e3:7.1f} ms (NumPy's plain log-normal {plain * 1e3:7.1f} ms, "
        f"x {draws / plain:.2f}); ranges worked out {ranges * 1e3:6.1f} ms; with curve and levers {whole * 1e3:7.1f} ms"
    )


def _made(people: int) -> Seen:
    rng = np.random.default_rng(people)
    ramp, leaves = rng.normal(0.18, 0.45, people), rng.normal(0.5, 0.5, people)
    return Seen(np.minimum(ramp, leaves), ramp <= leaves, np.zeros(people))


def _again(seen: Seen, seed: int) -> Seen:
    n = len(seen.log_ratios)
    rows = np.random.default_rng(seed).integers(0, n, n)
    return Seen(seen.log_ratios[rows], seen.finished[rows], seen.open_[rows])


def _fitted(seen: Seen) -> float:
    times: Floats = np.exp(seen.log_ratios)
    data = CensoredData(times[seen.finished], right=times[~seen.finished])
    return float(lognorm.fit(data, floc=0)[2])


def _best(run: Callable[[], object], times: int = 7) -> float:
    run()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return min(found)


if __name__ == "__main__":
    main()
