"""Pools and repairs made by hand: five lines, two not measured, one line that costs nearly everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from fledge.audit.repair import Edit, EditKind, Repair, Step
from fledge.facts import Fact
from fledge.pool import (
    About,
    Estimate,
    HasSkill,
    HasYears,
    Left,
    Money,
    NearMiss,
    NotMeasured,
    People,
    Pool,
    Price,
)

BASE = Fact("software developers in the US", "1,654,440 people", "https://www.bls.gov/oes/", "A", "2024-05")
PAY = Fact("usual pay", "133080 USD a year", "Bureau of Labor Statistics", "A", "2024-05")
ABOUT = About(
    "made-up",
    "Survey of Makers 2023",
    2023,
    8480,
    7000.0,
    True,
    "US developers",
    "Makers",
    "ODbL 1.0",
    "",
    (BASE,),
    "US",
)
LINES = ("Python", "PyTorch or TensorFlow", "a cloud platform", "Docker or Kubernetes", "5 years of work with code")
SHARES, GAINS = (0.51, 0.061, 0.049, 0.043, 0.03652), (1.12, 6.31, 1.25, 1.15, 1.34)
NEAR = (37.2, 2203.4, 104.0, 62.0, 1.6)

MakePool = Callable[..., Pool]


def skill(label: str) -> HasSkill:
    return HasSkill(label, (label.lower(),))


def found(share: float, **other: float) -> Estimate:
    return Estimate(8480 * share, share, share * 0.8, share * 1.2, 8480, 2827, True, 0.054, 6000, 0.035, **other)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def make_pool() -> MakePool:
    """A pool of these lines."""

    def make(
        lines: Sequence[str] = LINES,
        shares: Sequence[float] = SHARES,
        gains: Sequence[float] = GAINS,
        near: Sequence[float] = NEAR,
        missing: Sequence[str] = ("LangChain", "vector databases"),
        money: Money | None = None,
    ) -> Pool:
        needs = tuple(map(skill, lines))
        share = shares[-1] if shares else 1.0
        return Pool(
            ABOUT,
            needs,
            found(share),
            People(1654440, 60000.0, 48000.0, 73000.0, (BASE,)),
            tuple(Left(need, part, part * 8480) for need, part in zip(needs, shares, strict=True)),
            tuple(Price(n, g, g * 0.9, g * 1.1, 0.2, 0.1, 0.3, money) for n, g in zip(needs, gains, strict=True)),
            tuple(NearMiss(need, count, count / 8480) for need, count in zip(needs, near, strict=True)),
            tuple(NotMeasured(skill(label), "the panel did not ask about it") for label in missing),
        )

    return make


@pytest.fixture(scope="session")
def pool(make_pool: MakePool) -> Pool:
    """Five lines, two not measured, with prices in money."""
    return make_pool(money=Money(4000.0, 12000.0, 31000.0, "USD", (PAY,)))


@pytest.fixture(scope="session")
def repair() -> Repair:
    """Two changes, the second going on from the first; one change that keeps every line a must."""
    deep = skill("PyTorch or TensorFlow")
    nice = Edit(EditKind.NICE, (deep,), None, "2,203 have all the rest", 6.3)
    years = Edit(EditKind.FEWER_YEARS, (skill(LINES[-1]),), HasYears("3 years of work with code", 3), "nearer", 1.2)
    family = Edit(EditKind.ONE_OF, (deep,), skill("any deep-learning framework"), "they stand in", None)
    steps = (Step((nice,), found(0.23), 6.3), Step((nice, years), found(0.31), 8.4))
    return Repair(
        found(0.03652), steps, (Step((family,), found(0.09), 2.5),), (nice, years, family), (skill("Python"),), ()
    )
