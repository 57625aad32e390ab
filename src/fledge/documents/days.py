"""Days as people and systems write them; a writing that can mean two days is asked about, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?!\d)"
)
_MONTH_DAY = re.compile(r"(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")


class Order(StrEnum):
    """Which number comes first in 03/04/2026."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def day_in(text: str, *, order: Order | None = None) -> date | None:
    """The day that a text begins with; None where there is none, or where it may be one of two and nobody said which.

    >>> day_in("2 March 2026"), day_in("03/04/2026"), day_in("03/04/2026", order=Order.MONTH_FIRST)
    (datetime.date(2026, 3, 2), None, datetime.date(2026, 3, 4))
    """
    said = text.strip().lower()
    if found := _ISO.match(said):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.match(said):
        return _of_numbers(found, order)
    if found := _DAY_MONTH.match(said):
        return _day(found[3], _MONTHS.get(found[2]), found[1])
    if found := _MONTH_DAY.match(said):
        return _day(found[3], _MONTHS.get(found[1]), found[2])
    return None


def order_of(texts: Iterable[str]) -> Order | None:
    """The order that the days of one column are written in, where one of them can only be read so.

    >>> order_of(["03/04/2026", "25/03/2026"])
    <Order.DAY_FIRST: 'day first'>
    """
    found = {order for text in texts if (order := _only_order(text))}
    return found.pop() if len(found) == 1 else None


def has_two_readings(text: str) -> bool:
    """Whether a text may be one of two days.

    >>> has_two_readings("03/04/2026"), has_two_readings("04/04/2026"), has_two_readings("03.04.2026")
    (True, False, False)
    """
    found = _NUMBERS.match(text.strip())
    if not found or found[2] == ".":
        return False
    first, second = int(found[1]), int(found[3])
    return first != second and 1 <= first <= 12 and 1 <= second <= 12


def _only_order(text: str) -> Order | None:
    found = _NUMBERS.match(text.strip())
    if not found or found[2] == ".":
        return None
    first, second = int(found[1]), int(found[3])
    if first > 12 >= second:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if second > 12 >= first else None


def _of_numbers(found: re.Match[str], order: Order | None) -> date | None:
    """With dots the day comes first everywhere; with strokes only one reading, or the one that was said."""
    if has_two_readings(found[0]) and order is None:
        return None
    is_month_first = order is Order.MONTH_FIRST and found[2] != "."
    if not has_two_readings(found[0]):
        is_month_first = _only_order(found[0]) is Order.MONTH_FIRST
    month, day = (found[1], found[3]) if is_month_first else (found[3], found[1])
    return _day(found[4], month, day)


def _day(year: str, month: str | int | None, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month or 0), int(day))
    except ValueError:
        return None
