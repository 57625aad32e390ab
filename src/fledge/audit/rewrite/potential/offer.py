"""What the organisation gives to somebody who learns, as far as it has said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """The promises behind a posting for potential; whatever is left empty becomes a marked blank.

    ``mentor`` is a name or a role, ``training_budget`` an amount with its currency, for the first year.
    ``projects`` are the first bounded projects, smallest first; without them they come from the duties.
    ``months`` is when the work is judged.
    """

    mentor: str = ""
    mentor_hours_a_week: float | None = None
    protected_hours_a_week: float | None = None
    training_budget: str = ""
    projects: tuple[str, ...] = ()
    months: int = 12
