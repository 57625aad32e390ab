"""How many people a group would need before a gap of this size could be told from chance."""

from __future__ import annotations

from math import ceil, sqrt

from scipy.special import ndtri


def n_needed(one: float, other: float, *, level: float = 0.95, power: float = 0.8) -> int | None:
    """People in each of two equal groups, to find such a difference this often; None where there is none.

    The usual formula for two rates (as in R's ``power.prop.test``), rounded up.

    >>> n_needed(0.50, 0.75, power=0.90)
    77
    """
    if one == other:
        return None
    middle = (one + other) / 2
    alike = float(ndtri((1 + level) / 2)) * sqrt(2 * middle * (1 - middle))
    apart = float(ndtri(power)) * sqrt(one * (1 - one) + other * (1 - other))
    return ceil(((alike + apart) / (one - other)) ** 2)


def looked_for(one: float, reference: float, bound: float = 0.8) -> float | None:
    """The rate to look for: the one that was seen where its ratio is below the bound, else the bound itself.

    A smaller gap than that nobody has to be able to see. None where nobody was selected.

    >>> looked_for(0.1, 0.2), looked_for(0.19, 0.2), looked_for(0.0, 0.0)
    (0.1, 0.16000000000000003, None)
    """
    return min(one, bound * reference) if reference else None
