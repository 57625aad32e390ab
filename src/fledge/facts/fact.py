"""A value that can be asked "says who?", and dates that say how precise they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_FORM = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precisely as its source gives it: a year, a month or a day.

    ``earliest`` and ``latest`` bound the true day, so that no comparison pretends to know more.

    >>> PartialDate.parse("2022-10").latest
    datetime.date(2022, 10, 31)
    """

    earliest: date
    latest: date
    text: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; a ValueError names what was read instead."""
        form = _FORM.fullmatch(text)
        if form is None:
            raise ValueError(f"{text!r} is not a date; write 2022, 2022-10 or 2022-10-25")
        year, month, day = (int(part) if part else None for part in form.groups())
        assert year is not None
        earliest = date(year, month or 1, day or 1)
        if day:
            latest = earliest
        elif month:
            latest = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        else:
            latest = date(year, 12, 31)
        return cls(earliest, latest, text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a sentence rests on: value, date, source, grade.

    ``grade`` is A (meta-analysis, official statistics) to D (anecdote, assumption), as the facts page explains.
    """

    about: str
    value: str
    source: str
    grade: str
    date: str = ""
