"""What a card of the second look says of one person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fledge.charts.ramp_fan import months_range, months_words
from fledge.web.computed.second_look import as_percents, drawn_to_the_middle
from fledge.web.pages.second_look.forms import SettleForm
from fledge.web.store.models import Role, SecondLook
from fledge.web.store.queries.decisions import REASONS
from fledge.web.store.queries.second_looks import can_undo


@dataclass(frozen=True, slots=True)
class Card:
    """One person, without who they are unless somebody asked to see it."""

    look: SecondLook
    name: str
    why: str
    elsewhere: str
    ready: str
    before: str
    read: str
    months: str
    basis: str
    can_undo: bool
    form: SettleForm = field(default_factory=SettleForm)

    @property
    def found(self) -> dict[str, Any]:
        """What was found, as it is kept."""
        found: dict[str, Any] = self.look.found
        return found

    @property
    def quotes(self) -> list[str]:
        """The lines of the papers, each once."""
        carried = (quote for one in self.found.get("carried", ()) for quote in one["quotes"])
        return list(dict.fromkeys([*carried, *self.found.get("lines", ())]))


def card(look: SecondLook, role: Role, *, middle: tuple[float, int], is_named: bool) -> Card:
    """One second look as a card; ``middle`` is that of all who were looked at, and how many they are."""
    found, one = look.found, look.applicant
    low, mid, high = found.get("months", (0.0, 0.0, 0.0))
    ready = found.get("readiness")
    return Card(
        look,
        str(one.person) if is_named else f"Applicant {one.pk}",
        REASONS.get(one.reason, one.reason),
        one.role.title if one.role_id != role.pk else "",
        drawn_to_the_middle(ready, middle=middle[0], group=middle[1]) if ready else "",
        as_percents(found["before"]) if ready else "",
        as_percents(ready) if ready else "",
        f"{months_range(low, high)}, half within {months_words(mid)}" if ready else "",
        found.get("basis", ""),
        can_undo(look),
    )
