"""What can be done for many people at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fledge.web.pages.door import Visit
from fledge.web.pages.round.cards import address_of
from fledge.web.store.models import Role, Stage, What
from fledge.web.store.rights import May


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the menu below a list.

    ``says`` is what the entry says, ``asks`` the sentence above the confirmation, ``button`` what does it.
    ``elsewhere`` is a page of another screen that takes the same choice of people, such as the one for letters.
    """

    value: str
    says: str
    asks: str
    button: str
    does: str
    what: What | None = None
    to: str = ""
    elsewhere: str = ""


def actions_for(visit: Visit, role: Role) -> tuple[Action, ...]:
    """What this seat can do here."""
    return tuple(_all(visit, role)) if visit.may(May.REVIEW) else ()


def _all(visit: Visit, role: Role) -> Iterator[Action]:
    for stage in Stage:
        words = f"Move to “{stage.label}”"
        yield Action(f"move:{stage.value}", words, words, "Move", "decide", What.MOVE, stage.value)
    yield Action("reject", "Reject with a reason", "Reject", "Reject", "decide", What.REJECT)
    yield Action("tag", "Add a tag", "Add a tag to", "Add the tag", "tag")
    yield Action("task", "Give a task", "Give a task about", "Give the task", "task")
    beside = address_of("compare", visit.organisation.slug, role.pk)
    yield Action("compare", "Compare side by side", "Compare", "Compare", "compare", elsewhere=beside)
    letters = address_of("letters-write", visit.organisation.slug, role.pk)
    if letters and visit.may(May.WRITE_LETTERS):
        yield Action("letter", "Write a letter", "Write to", "Write", "letter", elsewhere=letters)
