"""Where a falling curve crosses nought."""

from __future__ import annotations

from collections.abc import Callable

_STEPS = 80


def crossing(curve: Callable[[float], float], low: float, high: float) -> float:
    """The place between ``low`` and ``high`` where a falling curve crosses nought, to the last digits.

    >>> round(crossing(lambda x: 2 - x * x, 0, 2), 6)
    1.414214
    """
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if curve(middle) > 0 else (low, middle)
    return (low + high) / 2
