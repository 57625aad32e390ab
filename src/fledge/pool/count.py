"""Needs and a panel → Pool: people are counted row by row; shares are never multiplied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from fledge.facts import Fact
from fledge.pool.answers import Answer, Unasked, answer
from fledge.pool.chain import COUNTED, backed_off
from fledge.pool.estimate import estimate, including, is_counted
from fledge.pool.interval import gain_bounds
from fledge.pool.money import Stakes, price
from fledge.pool.need import Need
from fledge.pool.panel import Panel
from fledge.pool.people import people
from fledge.pool.result import Gain, Left, NearMiss, NotMeasured, Pool, Price, Recount
from fledge.pool.shapley import shapley
from fledge.pool.tally import Tally, tally

#: Where the people are drawn again for intervals, they are always drawn alike.
_SEED = 2023
#: Where nobody at all is left, half a person is taken.
_NOBODY = 0.5


def count(
    needs: Sequence[Need],
    panel: Panel,
    *,
    experience: Fact | None = None,
    stakes: Stakes | None = None,
    assumed: Mapping[str, float] | None = None,
) -> Pool:
    """How many people meet every need, what each one costs, who lacks only one, and what could not be counted.

    ``experience`` is the years of work that stand in for a degree; with ``stakes`` each price is also given in money.
    ``assumed`` are shares, by the label of a need that nobody measured, that the user believes to hold among those who
    meet the rest.
    """
    asked = {need: answer(need, panel, experience) for need in needs}
    measured = {need: found for need, found in asked.items() if isinstance(found, Answer)}
    found = tally(tuple(measured[need] for need in _canonical(measured)), panel)
    place = {need: j for j, need in enumerate(_canonical(measured))}
    whole = estimate(found)
    missing = _not_measured(asked, assumed or {})
    guessed = tuple(m.assumed for m in missing if m.assumed is not None)
    return Pool(
        about=panel.about,
        needs=tuple(measured),
        estimate=whole,
        people=people(whole, panel.about),
        funnel=tuple(_funnel(found, [(need, place[need]) for need in measured])),
        prices=_prices(found, [(need, place[need]) for need in measured], stakes),
        near_misses=tuple(_near(found, need, place[need]) for need in measured),
        not_measured=missing,
        with_assumed=including(whole, found, guessed) if guessed else None,
        notes=tuple(dict.fromkeys(a.note for a in measured.values() if a.note)),
    )


def count_again(needs: Sequence[Need], panel: Panel, *, experience: Fact | None = None) -> Recount:
    """How many people meet what is left of a posting, and how many more without each line, and no more."""
    asked = {need: answer(need, panel, experience) for need in needs}
    measured = {need: found for need, found in asked.items() if isinstance(found, Answer)}
    order = _canonical(measured)
    found = tally(tuple(measured[need] for need in order), panel)
    gains = dict(zip(order, _gains(found) if found.n else (), strict=False))
    return Recount(estimate(found), tuple(Gain(need, *gains[need]) for need in measured if need in gains))


def _canonical(needs: Iterable[Need]) -> list[Need]:
    """One order of needs for all postings, so that the order in which lines stand changes no number."""
    return sorted(needs, key=repr)


def _not_measured(asked: Mapping[Need, Answer | Unasked], assumed: Mapping[str, float]) -> tuple[NotMeasured, ...]:
    return tuple(
        NotMeasured(need, found.because, assumed.get(need.label))
        for need, found in asked.items()
        if isinstance(found, Unasked)
    )


def _funnel(found: Tally, needs: Sequence[tuple[Need, int]]) -> Iterator[Left]:
    ways, later, before = found.ways(), [j for _, j in needs], 1.0
    for need, j in needs:
        later.remove(j)
        among = found.without(*later)
        counted = among >= COUNTED or len(needs) - len(later) == 1 or not found.n
        before = min(before, among / (found.n or 1) if counted else backed_off(ways.without(*later)))
        yield Left(need, before, among)


def _near(found: Tally, need: Need, j: int) -> NearMiss:
    lacking = found.only_lacking(j)
    return NearMiss(need, lacking, lacking / found.n if found.n else 0.0)


def _prices(found: Tally, needs: Sequence[tuple[Need, int]], stakes: Stakes | None) -> tuple[Price, ...]:
    if not needs or not found.n:
        return ()
    parts, low, high = shapley(found, np.random.default_rng(_SEED))
    gains = _gains(found)
    return tuple(
        Price(
            need,
            gains[j][0],
            gains[j][1],
            gains[j][2],
            float(parts[j]),
            float(low[j]),
            float(high[j]),
            price(gains[j][0], stakes) if stakes else None,
        )
        for need, j in needs
    )


def _gains(found: Tally) -> list[tuple[float, float, float]]:
    """How many times larger the pool is without each need, and its bounds."""
    worth, full = found.effective / found.n, found.full
    lacking = [found.only_lacking(j) for j in range(found.k)]
    gains = [(full + some) / full for some in lacking] if is_counted(found) and full else _backed_off_gains(found)
    bounds = [gain_bounds(full * worth, some * worth) for some in lacking]
    return [(gain, min(low, gain), max(high, gain)) for gain, (low, high) in zip(gains, bounds, strict=True)]


def _backed_off_gains(found: Tally) -> list[float]:
    """The gains where too few meet everything to count them: from shares of larger groups, with and without each."""
    ways = found.ways()
    before = backed_off(ways) or _NOBODY / found.n
    return [max(backed_off(ways.without(j)) / before, 1.0) for j in range(found.k)]
