"""A time as people read it: the day, from and to, and whose clock it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class When:
    """A time as it stands on a page: the day, from and to, and whose clock it is."""

    day: str
    clock: str
    zone: str
    iso: str

    def __str__(self) -> str:
        """The same on one line."""
        return f"{self.day}, {self.clock} ({self.zone})"


def clock(begins: datetime, minutes: int, zone: str) -> When:
    """When something is, on the clock of the place in which it was planned.

    >>> from datetime import UTC
    >>> str(clock(datetime(2026, 1, 12, 14, 0, tzinfo=UTC), 60, "America/New_York"))
    'Monday 12 January 2026, 09:00 to 10:00 (America/New_York, UTC−5)'
    """
    there = ZoneInfo(zone)
    begin, end = begins.astimezone(there), (begins + timedelta(minutes=minutes)).astimezone(there)
    day = f"{begin:%A} {begin.day} {begin:%B %Y}"
    return When(day, f"{begin:%H:%M} to {end:%H:%M}", _zone(begin, zone), begins.isoformat())


def _zone(at: datetime, name: str) -> str:
    """The time zone with how far it is from UTC on that day."""
    minutes = int((at.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    far = f"{'+' if minutes >= 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"
    return name if name == "UTC" else f"{name}, UTC{far if minutes else ''}"
