"""Other programs are told: written down in the same moment as what happened, and tried until it is taken."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from fledge.web.store.models import Decision, Delivery, Member, Organisation, Posting, Webhook, What
from fledge.web.store.queries.changes import locked, recorded, together
from fledge.web.store.queries.problems import Field, NotThere, Stale

#: Minutes after each try until the next; together about a day.
PAUSES = (1, 5, 15, 60, 180, 360, 360, 480)
#: Whoever has a delivery for longer than this is taken for dead, and it is tried again.
LEASE = timedelta(minutes=2)
_AT_MOST = 10
_KEPT = timedelta(days=30)
KINDS = {
    "decision.made": "somebody decided about an applicant, and the time to undo it has passed",
    "decision.undone": "a decision that was told has been undone",
    "applicant.brought_back": "somebody who was rejected is in the round again",
    "posting.published": "a version of a posting has been published",
}


def webhooks_of(organisation: Organisation) -> QuerySet[Webhook]:
    """The addresses that are told, newest first, with how many deliveries wait and were given up."""
    counted = {
        "waiting": Count("deliveries", filter=Q(deliveries__delivered=None, deliveries__given_up=None)),
        "given_up": Count("deliveries", filter=Q(deliveries__given_up__isnull=False)),
        "told": Count("deliveries", filter=Q(deliveries__delivered__isnull=False)),
    }
    return (
        organisation.webhooks.filter(withdrawn=None).select_related("by").annotate(**counted).order_by("-made", "-pk")
    )


def webhook_of(organisation: Organisation, pk: int) -> Webhook:
    """One of them."""
    found = webhooks_of(organisation).filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such address here", mend="go back to the list")
    return found


@together
def made(member: Member, *, address: str) -> Webhook:
    """A new address to tell, with the secret that signs what is told."""
    address = checked(address)
    locked(Organisation.objects.filter(pk=member.organisation_id))
    if webhooks_of(member.organisation).filter(address=address).exists():
        raise Field("this address is told already", where="address")
    if webhooks_of(member.organisation).count() >= _AT_MOST:
        raise Field(f"{_AT_MOST} addresses are told already", where="address", mend="withdraw one first")
    one = Webhook(
        organisation=member.organisation, address=address, secret="whsec_" + secrets.token_urlsafe(32), by=member.user
    )
    recorded(one, by=member.user)
    return one


def checked(address: str) -> str:
    """An https address as it is kept, or a Problem. Where it leads is looked at when something is sent."""
    address = address.strip()
    try:
        parts = urlsplit(address)
        port = parts.port
        (parts.hostname or "").encode("idna")
    except ValueError as error:
        raise Field("this is no address of a web server", where="address") from error
    if parts.scheme != "https" or not parts.hostname or port == 0:
        raise Field("the address has to begin with https://", where="address")
    if parts.username or parts.password or parts.fragment:
        raise Field("the address may hold no name, password or fragment", where="address")
    if len(address) > 500 or not address.isascii() or any(c.isspace() or ord(c) < 33 for c in address):
        raise Field("write the address without spaces and in plain letters, at most 500", where="address")
    return address


@together
def withdrawn(webhook: Webhook, *, by: Member) -> None:
    """The address is told nothing from now on; what waited for it is given up."""
    now = timezone.now()
    held = locked(Webhook.objects.filter(pk=webhook.pk))
    held.withdrawn = now
    recorded(held, by=by.user)
    _waiting().filter(webhook=held).update(given_up=now, answer="the address was withdrawn")


def tell(organisation_id: int, kind: str, body: dict[str, Any], *, due: datetime | None = None) -> None:
    """One delivery for each address, in the transaction of what happened."""
    addresses = Webhook.objects.filter(organisation=organisation_id, withdrawn=None)
    now = timezone.now()
    said = {"kind": kind, "at": now.isoformat(), **body}
    Delivery.objects.bulk_create(Delivery(webhook=one, kind=kind, body=said, due=due or now) for one in addresses)


def tell_of(decision: Decision) -> None:
    """Tell of a decision when the time to undo it has passed; what is undone before is never told."""
    if decision.what == What.UNDO:
        _tell_of_undoing(decision)
        return
    kind = "applicant.brought_back" if decision.what == What.REOPEN else "decision.made"
    tell(decision.role.organisation_id, kind, _ids(decision), due=decision.counts_from)


def _ids(decision: Decision) -> dict[str, Any]:
    """Numbers and codes, and nothing by which somebody could be known."""
    return {
        "decision": decision.pk, "applicant": decision.applicant_id, "role": decision.role_id,
        "posting": decision.posting_id, "what": decision.what, "from_stage": decision.from_stage,
        "to_stage": decision.to_stage, "reason": decision.reason, "by": decision.by_id,
        "by_candidate": decision.by_candidate, "decided": decision.at.isoformat(),
    }  # fmt: skip


def _tell_of_undoing(decision: Decision) -> None:
    about = Delivery.objects.filter(
        body__decision=decision.undoes_id, webhook__organisation=decision.role.organisation_id
    )
    about.filter(delivered=None, given_up=None, tries=0).update(
        given_up=timezone.now(), answer="undone before anybody was told"
    )
    told = {row.webhook_id for row in about.exclude(tries=0, given_up__isnull=False)}
    now = timezone.now()
    body = {"kind": "decision.undone", "at": now.isoformat(), **_ids(decision), "undoes": decision.undoes_id}
    Delivery.objects.bulk_create(
        Delivery(webhook=one, kind="decision.undone", body=body, due=now)
        for one in Webhook.objects.filter(pk__in=told, withdrawn=None)
    )


def tell_of_posting(posting: Posting) -> None:
    """Tell that a version has been published."""
    body = {"posting": posting.pk, "role": posting.role_id, "number": posting.number}
    tell(posting.role.organisation_id, "posting.published", body)


# --- sending


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one try: whether it was taken, whether another try may help, and a sentence."""

    is_taken: bool
    says: str
    may_help: bool = True


def _waiting() -> QuerySet[Delivery]:
    return Delivery.objects.filter(delivered=None, given_up=None)


def taken_up(at_most: int) -> tuple[Delivery, ...]:
    """Deliveries whose time has come, each for this worker alone until its lease ends."""
    now = timezone.now()
    due = _waiting().filter(due__lte=now).order_by("due").values_list("pk", "due", "tries")[:at_most]
    mine = [pk for pk, when, tries in due if _claimed(pk, when, tries, now)]
    return tuple(Delivery.objects.filter(pk__in=mine).select_related("webhook"))


def _claimed(pk: UUID, when: datetime, tries: int, now: datetime) -> bool:
    same = _waiting().filter(pk=pk, due=when, tries=tries, webhook__withdrawn=None)
    return bool(same.update(due=now + LEASE, tries=F("tries") + 1))


def settled(delivery: Delivery, came: Answered) -> None:
    """Keep what came of a try: taken, to be tried again after a longer pause, or given up."""
    now, said = timezone.now(), came.says[:300]
    mine = _waiting().filter(pk=delivery.pk, tries=delivery.tries)
    if came.is_taken:
        mine.update(delivered=now, answer=said)
    elif came.may_help and delivery.tries <= len(PAUSES):
        mine.update(due=now + timedelta(minutes=PAUSES[delivery.tries - 1]), answer=said)
    else:
        mine.update(given_up=now, answer=said)


def deliveries_of(webhook: Webhook, which: str = "") -> QuerySet[Delivery]:
    """What an address was told or is to be told, newest first."""
    rows = Delivery.objects.filter(webhook=webhook)
    chosen = {
        "waiting": Q(delivered=None, given_up=None),
        "told": Q(delivered__isnull=False),
        "given-up": Q(given_up__isnull=False),
    }
    return rows.filter(chosen[which]) if which in chosen else rows


@together
def send_again(organisation: Organisation, pk: UUID) -> Delivery:
    """Try a delivery anew that was given up or taken; it keeps its number, so that it is known again."""
    found = locked(Delivery.objects.filter(pk=pk, webhook__organisation=organisation, webhook__withdrawn=None))
    if found.delivered is None and found.given_up is None:
        raise Stale("this is on its way already")
    if found.given_up and not found.tries:
        raise Stale("this was undone before anybody was told", mend="there is nothing to send")
    Delivery.objects.filter(pk=pk).update(delivered=None, given_up=None, tries=0, due=timezone.now())
    return found


def tidied(kinds: Iterable[str] = KINDS) -> None:
    """Forget what was told a month ago."""
    old = Delivery.objects.filter(kind__in=list(kinds), made__lt=timezone.now() - _KEPT)
    old.filter(Q(delivered__isnull=False) | Q(given_up__isnull=False)).delete()
