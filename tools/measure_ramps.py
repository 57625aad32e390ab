"""How often the ranges of a ramp hold the truth, and whether an independent sampler finds the same.

    python tools/measure_ramps.py              coverage on simulated employers
    python tools/measure_ramps.py --sampler    emcee on the same data as well (pip install emcee)

Employers, people and who leaves are drawn from the priors themselves: what is checked is the reckoning, not whether
the priors are true. Nobody can check that without outcomes; see docs/explanation/the-ramp-and-its-range.md.
"""

from __future__ import annotations

import argparse

import numpy as np
from scipy.special import log_ndtr
from scipy.stats import CensoredData, lognorm, norm

from fledge.facts.load import load
from fledge.ramp import Months, Seen, learn, priors
from fledge.ramp.organisation import posterior

HELD = priors(load().constants)
LEAVING = 0.5


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cohorts", type=int, default=4000)
    ap.add_argument("--sampler", action="store_true", help="compare with emcee")
    asked = ap.parse_args()
    print("people  left    range of the shift holds it   range of a new person holds them   shift's factor 10 to 90")
    for people in (3, 6, 12, 25, 50):
        for censored in (0.0, 0.3, 0.5):
            coverage(people, censored, asked.cohorts)
    if asked.sampler:
        for people in (5, 20, 60, 200):
            compare(people)


def coverage(people: int, censored: float, cohorts: int) -> None:
    """How many 80 % ranges hold the truth."""
    rng = np.random.default_rng(people * 100 + round(censored * 10))
    shifts, new, left, width = 0, 0, 0.0, 0.0
    for _ in range(cohorts):
        shift, spread = rng.normal(0, HELD.org_spread), abs(rng.normal(0, HELD.person_spread))
        seen = _cohort(rng, shift, spread, people, censored)
        learned = learn(seen, HELD)
        low, high = Months(np.zeros(1), np.zeros(1), learned).quantiles((0.1, 0.9))[0]
        shifts += learned.low <= np.exp(shift) <= learned.high
        new += low <= np.exp(rng.normal(shift, spread)) <= high
        left += float((~seen.finished).mean()) / cohorts
        width += np.log(learned.high / learned.low) / cohorts
    print(
        f"{people:>6}  {left:4.2f}    {shifts / cohorts:27.3f}   {new / cohorts:32.3f}   {np.exp(width):23.2f}",
        flush=True,
    )


def _cohort(rng: np.random.Generator, shift: float, spread: float, people: int, censored: float) -> Seen:
    ramp = rng.normal(shift, spread, people)
    if not censored:
        return Seen(ramp, np.ones(people, dtype=bool), np.zeros(people))
    apart = np.sqrt(HELD.org_spread**2 + HELD.person_spread**2 + LEAVING**2)
    leaves = rng.normal(norm.isf(censored) * apart, LEAVING, people)
    return Seen(np.minimum(ramp, leaves), ramp <= leaves, np.zeros(people))


def compare(people: int) -> None:
    """Medians from the grid, from emcee and from SciPy's censored fit on the same data."""
    import emcee

    rng = np.random.default_rng(people)
    seen = _cohort(rng, 0.18, 0.45, people, 0.3)

    def log_posterior(at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        shift, spread = at[0], np.exp(at[1])
        away = (seen.log_ratios - shift) / spread
        prior = at[1] - 0.5 * (shift / HELD.org_spread) ** 2 - 0.5 * (spread / HELD.person_spread) ** 2
        done = -0.5 * away[seen.finished] ** 2 - at[1]
        return float(prior + done.sum() + log_ndtr(-away[~seen.finished]).sum())

    np.random.seed(1)
    sampler = emcee.EnsembleSampler(16, 2, log_posterior)
    start = np.column_stack([rng.normal(0, 0.1, 16), rng.normal(-0.8, 0.1, 16)])
    sampler.run_mcmc(start, 6000)
    flat = sampler.get_chain(discard=1000, flat=True)
    new = flat[:, 0] + np.exp(flat[:, 1]) * rng.standard_normal(len(flat))
    learned = posterior(seen, HELD)
    own = Months(np.zeros(1), np.zeros(1), learned).quantiles((0.1, 0.5, 0.9))[0]
    walked = np.exp(np.quantile(flat[:, 0], (0.1, 0.5, 0.9)))
    times = np.exp(seen.log_ratios)
    fit = lognorm.fit(CensoredData(times[seen.finished], right=times[~seen.finished]), floc=0)
    print(
        f"{people:>4} people: shift {learned.low:.3f} {learned.mid:.3f} {learned.high:.3f}; "
        f"emcee {' '.join(f'{x:.3f}' for x in walked)}; SciPy's fit {fit[2]:.3f}; "
        f"new person {' '.join(f'{x:.3f}' for x in own)}; "
        f"emcee {' '.join(f'{x:.3f}' for x in np.exp(np.quantile(new, (0.1, 0.5, 0.9))))}"
    )


if __name__ == "__main__":
    main()
