"""Many comparisons, and few of them by chance: Holm's correction."""

from __future__ import annotations

from collections.abc import Sequence


def holm(ps: Sequence[float]) -> tuple[float, ...]:
    """Each p as it stands among all of them (Holm 1979), in the order given.

    Whoever calls a gap real where this is below 0.05 is wrong about any of them in at most 5 of 100 reports, whatever
    hangs together with what.

    >>> holm([0.01, 0.04, 0.03])
    (0.03, 0.06, 0.06)
    """
    order = sorted(range(len(ps)), key=lambda n: ps[n])
    found = [0.0] * len(ps)
    highest = 0.0
    for rank, n in enumerate(order):
        highest = max(highest, min(1.0, (len(ps) - rank) * ps[n]))
        found[n] = highest
    return tuple(found)
