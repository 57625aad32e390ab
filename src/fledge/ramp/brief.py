"""The months of many people without curve and levers: what stands beside each of them in a match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fledge.ramp.conditions import Conditions, checked
from fledge.ramp.estimate import ASKED, CAUTION, Chance, months_of
from fledge.ramp.gap import Gap
from fledge.ramp.organisation import Learned, nothing_known
from fledge.ramp.priors import Priors

_PARTS = (0.10, 0.50, 0.90)
#: Working with many at once moves the last digits by where somebody stands; nobody's number may depend on that.
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Brief:
    """Months until independent work: eight of ten people with this gap between ``low`` and ``high``, half by ``mid``.

    ``caution`` are the words that stand beside the numbers until there are enough outcomes of one's own.
    """

    low: float
    mid: float
    high: float
    productive_by: tuple[Chance, ...]
    basis: str
    caution: str


def briefs(
    gaps: Sequence[Gap], *, conditions: Conditions, priors: Priors, learned: Learned | None = None
) -> tuple[Brief, ...]:
    """The months of people with these gaps under the same conditions, in their order.

    The numbers are those of :func:`fledge.ramp.ramps`; only less is worked out, so that thousands take no time.
    """
    if not gaps:
        return ()
    checked(conditions)
    known = learned or nothing_known(priors)
    months = months_of(gaps, conditions=conditions, priors=priors, learned=known)
    by = [months.by(month) for month in ASKED]
    n = known.finished
    basis = f"{n:,} {'outcome' if n == 1 else 'outcomes'}" if n else "prior"
    caution = "" if n >= priors.enough else CAUTION
    return tuple(
        Brief(
            low=_told(low),
            mid=_told(mid),
            high=_told(high),
            productive_by=tuple(Chance(month, _told(of[at])) for month, of in zip(ASKED, by, strict=True)),
            basis=basis,
            caution=caution,
        )
        for at, (low, mid, high) in enumerate(months.quantiles(_PARTS))
    )


def _told(number: float) -> float:
    return round(float(number), _DECIMALS)
