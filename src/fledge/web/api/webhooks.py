"""Other programs that are told of decisions, and what they were told."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field as Said
from ninja import Query, Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Given, Id, Person, person
from fledge.web.store.models import Delivery, Scope, Webhook
from fledge.web.store.queries import webhooks
from fledge.web.store.rights import May

shelf = Router(tags=["Webhooks"])
_ONE = "/webhooks/{int:pk}"
Count = Annotated[int, Said(ge=0)]


class WebhookAnswer(Schema):
    """An address that is told, without its secret; and how many deliveries wait, were told, were given up."""

    id: Id
    address: str
    by: Person | None
    made: datetime
    waiting: Count
    told: Count
    given_up: Count


class WebhookMade(WebhookAnswer):
    """The same with the secret, which is shown this once."""

    secret: str


class WebhookGiven(Given):
    """Where to tell; https alone, and no address of a network of your own."""

    address: Annotated[str, Said(min_length=1, max_length=500, pattern=r"^[\x21-\x7e]*$")]


class DeliveryAnswer(Schema):
    """One telling: numbers and codes, nothing by which somebody could be known."""

    id: UUID
    kind: str
    body: dict[str, Any]
    made: datetime
    due: datetime
    tries: Count
    delivered: datetime | None
    given_up: datetime | None
    answer: str


class DeliveriesWanted(Schema):
    """Which of them."""

    which: Literal["", "waiting", "told", "given-up"] = ""


@route(shelf, "GET", "/webhooks", may=May.USE_WEBHOOKS, gives=Listed[WebhookAnswer])
def list_webhooks(request: Request, part: AsPart) -> dict[str, Any]:
    """The addresses that are told, newest first."""
    found = webhooks.webhooks_of(request.caller.member.organisation)
    return part_of(found, request, part, by=("-made", "-pk"), shown=lambda one: WebhookAnswer(**_shown(one)))


@route(
    shelf, "POST", "/webhooks", may=May.USE_WEBHOOKS, scope=Scope.PEOPLE, takes="json", status=201, gives=WebhookMade
)
def add_webhook(request: Request, given: WebhookGiven) -> WebhookMade:
    """Tell an address of decisions from now on, each signed with the secret of this answer."""
    member = request.caller.member
    made = webhooks.made(member, address=given.address)
    return WebhookMade(**_shown(webhooks.webhook_of(member.organisation, made.pk)), secret=made.secret)


@route(shelf, "DELETE", _ONE, may=May.USE_WEBHOOKS, scope=Scope.PEOPLE, status=204, gives=None)
def withdraw_webhook(request: Request, pk: int) -> None:
    """Tell it nothing from now on."""
    member = request.caller.member
    webhooks.withdrawn(webhooks.webhook_of(member.organisation, pk), by=member)


@route(shelf, "GET", _ONE + "/deliveries", may=May.USE_WEBHOOKS, scope=Scope.APPLICANTS, gives=Listed[DeliveryAnswer])
def list_deliveries(
    request: Request, pk: int, part: AsPart, wanted: Annotated[DeliveriesWanted, Query()]
) -> dict[str, Any]:
    """What an address was told or is to be told, newest first."""
    one = webhooks.webhook_of(request.caller.member.organisation, pk)
    found = webhooks.deliveries_of(one, wanted.which)
    return part_of(found, request, part, by=("-made", "-pk"), shown=_delivery)


@route(shelf, "POST", "/deliveries/{uuid:pk}/again", may=May.USE_WEBHOOKS, scope=Scope.PEOPLE, gives=DeliveryAnswer)
def deliver_again(request: Request, pk: UUID) -> DeliveryAnswer:
    """Try anew what was told or given up; it keeps its number."""
    found = webhooks.send_again(request.caller.member.organisation, pk)
    found.refresh_from_db()
    return _delivery(found)


def _shown(one: Webhook) -> dict[str, Any]:
    names = ("address", "made", "waiting", "told", "given_up")
    return {**{name: getattr(one, name) for name in names}, "id": one.pk, "by": person(one.by)}


def _delivery(one: Delivery) -> DeliveryAnswer:
    names = ("kind", "body", "made", "due", "tries", "delivered", "given_up", "answer")
    return DeliveryAnswer(id=one.pk, **{name: getattr(one, name) for name in names})
