"""How changes are kept: together or not at all, in order, and never over somebody else's."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import QuerySet

from fledge.web.store.models import User
from fledge.web.store.queries.problems import NotThere, stale

Thing = TypeVar("Thing", bound=models.Model)

#: A change to several rows, kept whole or not at all.
together = transaction.atomic


def locked(things: QuerySet[Thing]) -> Thing:
    """The one row, held until the change is done so that a second person waits for it."""
    found = things.select_for_update(of=("self",)).first()
    if found is None:
        raise NotThere("there is no such thing here, or it is not yours to see")
    return found


def changed(thing: Any, *, edition: int, who: User, what: str, **fields: Any) -> bool:
    """Set fields of something that has an edition, if it is still the edition that the person saw.

    False where nothing is different. The caller holds the row.
    """
    if thing.edition != edition:
        raise stale(what, last_change_by(thing))
    different = {name: value for name, value in fields.items() if getattr(thing, name) != value}
    if not different:
        return False
    for name, value in different.items():
        setattr(thing, name, value)
    thing.edition += 1
    recorded(thing, by=who)
    return True


def recorded(thing: Any, *, by: User | None, only: Collection[str] | None = None) -> None:
    """Keep something, and in the history who did so; nobody where a program or a candidate did."""
    thing._history_user = by
    thing.save(update_fields=only)


def removed(thing: Any, *, by: User) -> None:
    """Take something away, and keep in the history who did so."""
    thing._history_user = by
    thing.delete()


def last_change_by(thing: Any) -> str:
    """Who changed something last, for the sentence that the second person reads."""
    last = thing.history.select_related("history_user").first()
    return str(last.history_user) if last and last.history_user else "Somebody"
