"""Readiness and months of some people as places in a drawing; a table beneath it says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from fledge.web.computed.compared import Numbers

#: The drawing's own units.
WIDTH, HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 16, 12, 44


@dataclass(frozen=True, slots=True)
class Point:
    """One person: the middle of both estimates, and how far each reaches."""

    name: str
    x: float
    y: float
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    says: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that the template draws."""

    points: tuple[Point, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    bottom: int = HEIGHT - _BOTTOM
    right: int = WIDTH - _RIGHT
    top: int = _TOP


def chart(numbers: Sequence[Numbers], names: Mapping[int, str]) -> Chart:
    """Readiness across, months up to where the longest range ends."""
    most = max(6, ceil(max(one.months[2] for one in numbers) / 6) * 6)
    step = max(1, most // 6)
    across = tuple(Tick(_x(share / 100), f"{share}%") for share in range(0, 101, 20))
    up = tuple(Tick(_y(month, most), str(month)) for month in range(0, most + 1, step))
    return Chart(tuple(_point(one, names[one.key], most) for one in numbers), across, up)


def _point(one: Numbers, name: str, most: int) -> Point:
    low, mid, high = one.readiness
    short, half, long = one.months
    return Point(name, _x(mid), _y(half, most), _x(low), _x(high), _y(long, most), _y(short, most))


def _x(share: float) -> float:
    return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)


def _y(months: float, most: int) -> float:
    return round(HEIGHT - _BOTTOM - months / most * (HEIGHT - _TOP - _BOTTOM), 1)
