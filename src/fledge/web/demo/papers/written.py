"""Lines with places in them, filled in by dice: ``{4..9}`` is a number between, ``{a|b}`` one of them."""

from __future__ import annotations

import random
import re
from datetime import date

_PLACE = re.compile(r"\{([^{}]+)\}")
_BETWEEN = re.compile(r"([\d.,]+?)\.\.([\d.,]+)")
_MONTHS_AGO = re.compile(r"<(\d+)>")


def filled(line: str, dice: random.Random) -> str:
    """A line as somebody would write it.

    >>> filled("Ran {3..3} services in {Go|Go}", random.Random(1))
    'Ran 3 services in Go'
    """
    return _PLACE.sub(lambda place: _drawn(place[1], dice), line)


def _drawn(place: str, dice: random.Random) -> str:
    found = _BETWEEN.fullmatch(place)
    if not found:
        return dice.choice(place.split("|"))
    low, high = (end.replace(",", "") for end in found.groups())
    if "." in low:
        return f"{dice.uniform(float(low), float(high)):.1f}"
    return f"{dice.randint(int(low), int(high)):{',' if ',' in place else ''}}"


def month_before(today: date, months: int) -> date:
    """The first day of a month so many months ago.

    >>> month_before(date(2026, 2, 9), 3)
    datetime.date(2025, 11, 1)
    """
    count = today.year * 12 + today.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def dated(text: str, today: date) -> str:
    """A text in which ``<8>`` is the month eight months ago.

    >>> dated("<8> - present", date(2026, 2, 9))
    'June 2025 - present'
    """
    return _MONTHS_AGO.sub(lambda found: f"{month_before(today, int(found[1])):%B %Y}", text)
