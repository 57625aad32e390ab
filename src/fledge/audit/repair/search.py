"""The best few edits: every combination up to three is counted, beyond that the best ones are carried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from fledge.pool.panel import Bools, Floats

Words64 = NDArray[np.uint64]
#: Edits by their numbers, and how many people meet the posting with them.
Counted = tuple[tuple[int, ...], float]
#: Combinations up to this size are all counted; larger ones grow from the best of the size before.
EXACT = 3
_BEAM = 60
_CHUNK = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """People and edits, packed for counting.

    ``meets`` has one row a need, ``relaxed`` one row an edit (who meets what is asked instead); ``touches`` says as
    bits which needs an edit replaces. ``always`` are people who meet everything already, in real respondents; the
    packed people are those whom a few edits could bring back, each standing for ``weights``.
    """

    meets: Words64
    relaxed: Words64
    touches: tuple[int, ...]
    always: float
    weights: Floats

    @property
    def even(self) -> bool:
        """Whether all people weigh the same, so that bits can simply be counted."""
        return not len(self.weights) or bool((self.weights == self.weights[0]).all())


def choices(
    meets: Sequence[Bools], relaxed: Sequence[Bools], touches: Sequence[int], weights: Floats, most: int
) -> Choices:
    """Pack the people whom ``most`` edits could bring back; the others cannot change any count."""
    met = np.stack(meets) if meets else np.ones((0, len(weights)), bool)
    widest = max((t.bit_count() for t in touches), default=1)
    lacking = len(met) - met.sum(axis=0)
    near = (lacking > 0) & (lacking <= most * widest)
    return Choices(
        _packed(met[:, near]),
        _packed(np.stack(relaxed)[:, near] if len(relaxed) else np.zeros((0, int(near.sum())), bool)),
        tuple(touches),
        float(weights[lacking == 0].sum()),
        weights[near],
    )


def _packed(rows: Bools) -> Words64:
    bits = np.packbits(rows, axis=1)
    padded = np.ascontiguousarray(np.pad(bits, ((0, 0), (0, -bits.shape[1] % 8))))
    return padded.view(np.uint64)


def pools(found: Choices, sets: Sequence[tuple[int, ...]]) -> Floats:
    """How many people each set of edits lets in, in real respondents. The edits of a set touch different needs."""
    touched = np.array([_union(found, one) for one in sets], dtype=np.int64)
    unions, which = np.unique(touched, return_inverse=True)
    rest = _meeting_rest(found, unions)
    counts = np.empty(len(sets))
    for start in range(0, len(sets), _CHUNK):
        part = slice(start, start + _CHUNK)
        rows = rest[which[part]]
        for place in range(max(map(len, sets[part]), default=0)):
            index = [one[place] if place < len(one) else -1 for one in sets[part]]
            rows &= _or_all(found.relaxed)[index]
        counts[part] = _people(found, rows)
    return found.always + counts


def _union(found: Choices, edits: tuple[int, ...]) -> int:
    union = 0
    for e in edits:
        union |= found.touches[e]
    return union


def _or_all(relaxed: Words64) -> Words64:
    """The edits' rows, and a last one that everybody meets."""
    return np.vstack([relaxed, np.full((1, relaxed.shape[1]), np.iinfo(np.uint64).max, np.uint64)])


def _meeting_rest(found: Choices, unions: NDArray[np.int64]) -> Words64:
    """For each set of replaced needs: who meets all other needs."""
    rest = np.full((len(unions), found.meets.shape[1]), np.iinfo(np.uint64).max, np.uint64)
    for j, meets in enumerate(found.meets):
        rest[(unions >> j) & 1 == 0] &= meets
    return rest


def _people(found: Choices, rows: Words64) -> Floats:
    if found.even:
        each = float(found.weights[0]) if len(found.weights) else 0.0
        return np.asarray(np.bitwise_count(rows & _present(found)).sum(axis=1) * each, dtype=float)
    bits = np.unpackbits(rows.view(np.uint8), axis=1, count=len(found.weights))
    return np.asarray(bits @ found.weights, dtype=float)


def _present(found: Choices) -> Words64:
    present: Words64 = _packed(np.ones((1, len(found.weights)), bool))[0]
    return present


def best_sets(found: Choices, allowed: Sequence[int], most: int) -> list[list[Counted]]:
    """For one, two … ``most`` edits: the sets counted, each with its pool, largest pool first."""
    sizes: list[list[Counted]] = []
    for size in range(1, most + 1):
        sets = _every(found, allowed, size) if size <= EXACT else _carried(found, allowed, sizes[-1])
        if not sets:
            break
        counted = sorted(zip(sets, pools(found, sets).tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
        sizes.append(counted)
    return sizes


def _every(found: Choices, allowed: Sequence[int], size: int) -> list[tuple[int, ...]]:
    t = found.touches
    if size == 1:
        return [(e,) for e in allowed]
    if size == 2:
        return [(a, b) for a, b in combinations(allowed, 2) if not t[a] & t[b]]
    return [(a, b, c) for a, b, c in combinations(allowed, 3) if not (t[a] & t[b] or (t[a] | t[b]) & t[c])]


def _carried(found: Choices, allowed: Sequence[int], before: list[Counted]) -> list[tuple[int, ...]]:
    grown = {
        tuple(sorted((*one, e)))
        for one, _ in before[:_BEAM]
        for e in allowed
        if not _union(found, one) & found.touches[e]
    }
    return sorted(grown)
