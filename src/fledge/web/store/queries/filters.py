"""Searches that people keep: for themselves, or for everybody on the role."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from fledge.web.store.models import Filter, Member, Role
from fledge.web.store.queries.changes import locked, recorded, removed, together
from fledge.web.store.queries.problems import Field, NotThere

_MOST = 50


def filters_for(member: Member, role: Role) -> QuerySet[Filter]:
    """The person's own and those that somebody shared, by name."""
    return role.filters.filter(Q(by=member.user_id) | Q(is_shared=True)).select_related("by").order_by("name", "pk")


@together
def kept_filter(role: Role, *, member: Member, name: str, asked: str, is_shared: bool = False) -> Filter:
    """A search under a name; the person's own of that name is replaced."""
    name = " ".join(name.replace("\x00", "").split())
    if not name:
        raise Field("give it a name", where="name")
    if len(name) > 80:
        raise Field("this is longer than 80 characters", where="name")
    if len(asked) > 500:
        raise Field("this search is too long to keep", where="name")
    held = locked(Role.objects.filter(pk=role.pk))
    own = held.filters.filter(by=member.user_id)
    if own.count() >= _MOST and not own.filter(name=name).exists():
        raise Field(f"you keep {_MOST} searches here already; forget one first", where="name")
    made = own.filter(name=name).first() or Filter(role=held, by=member.user, name=name)
    made.asked, made.is_shared = asked, is_shared
    recorded(made, by=member.user)
    return made


@together
def forgotten(role: Role, pk: int, *, member: Member) -> None:
    """One of the person's own searches is kept no more."""
    found = role.filters.filter(pk=pk, by=member.user_id).first()
    if found is None:
        raise NotThere("there is no such search, or it is not yours", mend="go back to the list")
    removed(found, by=member.user)
