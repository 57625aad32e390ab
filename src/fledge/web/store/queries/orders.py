"""Who put people in an order, by what, and why. It is kept for ever."""

from __future__ import annotations

from django.db.models import QuerySet

from fledge.web.store.models import Member, OrderAsked, Posting, Role
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.problems import Field, NotThere

#: What people can be put in order by, where somebody asks.
BY = {"readiness": "Readiness, the highest estimate first", "gap": "Hours to learn, the fewest first"}


@together
def order_asked(posting: Posting, *, member: Member, order: str, because: str) -> OrderAsked:
    """An order, with the reason that somebody gives for it."""
    because = " ".join(because.replace("\x00", "").split())
    if order not in BY:
        raise Field("choose an order", where="order")
    if not because:
        raise Field("say why you want an order of people", where="because", mend="it is kept with your name")
    if len(because) > 300:
        raise Field("this is longer than 300 characters", where="because")
    return OrderAsked.objects.create(
        role=posting.role, posting=posting, by=member.user, order=order, because=because
    )  # fmt: skip


def order_of(role: Role, pk: int) -> OrderAsked:
    """One that was asked for in this round."""
    found = orders_of(role).filter(pk=pk).first()
    if found is None:
        raise NotThere("nobody asked for such an order here", mend="go back to the comparison")
    return found


def orders_of(role: Role) -> QuerySet[OrderAsked]:
    """All of them, newest first."""
    return role.orders.select_related("by", "posting").order_by("-at", "-pk")
