"""The part of the whole loss that each need carries, whatever the order in which they are asked."""

from __future__ import annotations

from functools import cache
from math import comb

import numpy as np
from numpy.typing import NDArray

from fledge.pool.panel import Floats
from fledge.pool.tally import Tally

#: Up to so many needs every order is taken into account; beyond, a fixed number of orders.
EXACT = 12
_ORDERS = 12
#: People are drawn again so many times, fewer where there are many sets of needs to look at.
_MOST_DRAWS, _FEWEST_DRAWS, _SETS = 100, 30, 1 << 18
_LEVEL = (0.05, 0.95)


def shapley(tally: Tally, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """Each need's part of the loss of log pool (the parts add up to 1), and its 90 % bootstrap bounds.

    People are drawn again, not needs. With more than :data:`EXACT` needs the parts are averages over fixed orders and
    carry that error too.
    """
    found = tally.ways()
    ways, people = found.lacks, found.people
    worth = tally.effective / tally.n if tally.n else 0.0
    times = min(_MOST_DRAWS, max(_FEWEST_DRAWS, _SETS >> tally.k))
    samples = np.vstack([people * worth, rng.poisson(people * worth, size=(times, len(people)))])
    parts = _exact(ways, samples, tally.k) if tally.k <= EXACT else _sampled(ways, samples, tally.k, rng)
    low, high = np.quantile(parts[1:], _LEVEL, axis=0)
    return parts[0], np.minimum(low, parts[0]), np.maximum(high, parts[0])


def _exact(ways: NDArray[np.int64], samples: Floats, k: int) -> Floats:
    logs = np.log(subset_counts(ways, samples, k) + 0.5)
    raised = np.empty((len(samples), k))
    weights = _order_weights(k)
    for j in range(k):
        pairs = logs.reshape(len(samples), -1, 2, 1 << j)
        raised[:, j] = ((pairs[:, :, 1] - pairs[:, :, 0]) * weights[j]).sum(axis=(1, 2))
    return _normal(raised)


def subset_counts(ways: NDArray[np.int64], samples: Floats, k: int) -> Floats:
    """For every set of needs (as bits), how many people lack nothing outside it: the pool when that set is dropped."""
    counts = np.zeros((len(samples), 1 << k))
    counts[:, ways] = samples
    for j in range(k):
        pairs = counts.reshape(len(samples), -1, 2, 1 << j)
        pairs[:, :, 1] += pairs[:, :, 0]
    return counts


@cache
def _order_weights(k: int) -> list[Floats]:
    """How often a need meets each set of needs already dropped, over all orders."""
    sizes = np.array([mask.bit_count() for mask in range(1 << k)])
    per_size = np.array([1 / (k * comb(k - 1, size)) if size < k else 0.0 for size in range(k + 1)])
    return [per_size[sizes.reshape(-1, 2, 1 << j)[:, 0]] for j in range(k)]


def _sampled(ways: NDArray[np.int64], samples: Floats, k: int, rng: np.random.Generator) -> Floats:
    """The same over a fixed number of orders, each also run backwards."""
    lacks = ((ways >> np.arange(k)[:, None]) & 1).astype(np.uint8)
    people = samples.astype(np.float32)
    raised = np.zeros((len(samples), k))
    for _ in range(_ORDERS // 2):
        order = rng.permutation(k)
        for one in (order, order[::-1]):
            raised += _along(one, lacks, people)
    return _normal(raised)


def _along(order: NDArray[np.int64], lacks: NDArray[np.uint8], people: NDArray[np.float32]) -> Floats:
    """What each need adds when the needs are dropped in this order; ``lacks`` has one row a need."""
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(1, len(order) + 1)
    met_after = (lacks * place.astype(np.uint8)[:, None]).max(axis=0)
    sooner = np.argsort(met_after, kind="stable")
    ends = np.searchsorted(met_after[sooner], np.arange(len(order) + 1), side="right")
    met = np.cumsum(people[:, sooner], axis=1)
    pools = np.where(ends > 0, met[:, ends - 1], 0.0)
    gained: Floats = np.diff(np.log(pools + 0.5), axis=1)
    return gained[:, place - 1]


def _normal(raised: Floats) -> Floats:
    total = raised.sum(axis=1, keepdims=True)
    evenly = np.full_like(raised, 1 / max(raised.shape[1], 1))
    np.divide(raised, total, out=evenly, where=total > 0)
    return evenly
