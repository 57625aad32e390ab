"""What the count says: how many, how sure, what each line costs, and what could not be counted."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.facts import Fact
from fledge.pool.need import Need
from fledge.pool.panel import About


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many people meet all of it.

    ``count`` is in real respondents (of ``n``); ``share`` is ``count / n``, or the backed-off share where fewer than
    ten meet everything (``counted`` false). Nine of ten samples of ``sample`` such people would show a share between
    ``low`` and ``high``. ``answered_only_share`` leaves out who left a needed question blank;
    ``without_tick_everything_share`` leaves out the few who ticked nearly everything. ``fewer_than`` is set where too
    few match to print a number.
    """

    count: float
    share: float
    low: float
    high: float
    n: int
    sample: int
    counted: bool
    answered_only_share: float | None
    answered_only_n: int
    without_tick_everything_share: float
    fewer_than: int | None = None


@dataclass(frozen=True, slots=True)
class People:
    """The share as people, an order of magnitude: ``base`` is the official number of people in such occupations."""

    base: int
    estimate: float
    low: float
    high: float
    because: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Who is left after this need and all before it."""

    need: Need
    share: float
    count: float


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Who has everything but this."""

    need: Need
    count: float
    share: float


@dataclass(frozen=True, slots=True)
class Money:
    """What a requirement costs in money each year of a hire, as a range: a smaller pool means a weaker choice."""

    low: float
    mid: float
    high: float
    currency: str
    assumptions: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """What one requirement costs.

    ``leave_one_out``: how many times larger the pool is without it (``low`` to ``high``, 90 %). ``shapley``: its part
    of the whole loss, whatever the order, 0 to 1. ``money`` where it could be worked out.
    """

    need: Need
    leave_one_out: float
    low: float
    high: float
    shapley: float
    shapley_low: float
    shapley_high: float
    money: Money | None = None


@dataclass(frozen=True, slots=True)
class Gain:
    """How many times larger the pool is without one requirement (``low`` to ``high``, 90 %)."""

    need: Need
    leave_one_out: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Recount:
    """How many people meet what is left of a posting, and what leaving out each requirement that was counted gains."""

    estimate: Estimate
    gains: tuple[Gain, ...]


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """A need that the panel says nothing about, and why; ``assumed`` is a share that the user entered for it."""

    need: Need
    because: str
    assumed: float | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """How many people meet all needs of a posting, and the price of each.

    ``needs`` are those that were counted, in order. ``with_assumed`` is the estimate when the shares that the user
    entered for needs not measured are taken in. ``notes`` say how a need was counted where it was not plain.
    """

    about: About
    needs: tuple[Need, ...]
    estimate: Estimate
    people: People | None
    funnel: tuple[Left, ...]
    prices: tuple[Price, ...]
    near_misses: tuple[NearMiss, ...]
    not_measured: tuple[NotMeasured, ...]
    with_assumed: Estimate | None = None
    notes: tuple[str, ...] = ()
