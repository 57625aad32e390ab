"""What can be changed in a posting so that more people meet it, and how far that goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fledge.pool import Estimate, Need, NotMeasured


class EditKind(StrEnum):
    """How a line is changed, mildest first."""

    EXPERIENCE = "accept equivalent experience"
    ONE_OF = "accept any one of a family"
    CONCEPT = "ask for the concept instead of the tool"
    FEWER_YEARS = "ask for fewer years"
    NICE = "move to nice to have"
    DROP = "drop"

    @property
    def stays_a_must(self) -> bool:
        """Whether something is still demanded afterwards."""
        return self not in (EditKind.NICE, EditKind.DROP)


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the needs that it touches, what is asked ``instead`` (nothing where it is no longer a must), why.

    ``gain`` is how many times larger the pool is with this edit alone; None where the panel cannot count it.
    """

    kind: EditKind
    needs: tuple[Need, ...]
    instead: Need | None
    because: str
    gain: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The best that so many edits can do: the edits, the pool afterwards, and how many times larger that is."""

    edits: tuple[Edit, ...]
    estimate: Estimate
    gain: float


@dataclass(frozen=True, slots=True)
class Repair:
    """From the posting as it stands to ever larger pools.

    ``steps`` are the best one, two, three … edits; ``keeping_musts`` the same where every line stays a must.
    ``edits`` are all edits that were weighed, each with its gain; ``kept`` is what the user marked as essential,
    ``core`` what says what the job is: neither is touched.
    """

    now: Estimate
    steps: tuple[Step, ...]
    keeping_musts: tuple[Step, ...]
    edits: tuple[Edit, ...]
    kept: tuple[Need, ...]
    not_measured: tuple[NotMeasured, ...]
    core: tuple[Need, ...] = ()
