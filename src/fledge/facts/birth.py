"""When a tool was born: the date, what kind of birth it was, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fledge.facts.fact import PartialDate


class BirthKind(StrEnum):
    """What happened on the day. The first two bound the tool's age from above; general availability tells
    when ordinary teams could use it, and "no later than" only that it existed.
    """

    ANNOUNCED = "announced"
    RELEASED = "first public release"
    AVAILABLE = "general availability"
    NO_LATER_THAN = "public no later than"


@dataclass(frozen=True, slots=True)
class Birth:
    """One dated birth of a skill with its source.

    ``verified`` is false when the date is known from memory only; such a date can acquit, never convict.
    """

    date: PartialDate
    kind: BirthKind
    source: str
    verified: bool = True
