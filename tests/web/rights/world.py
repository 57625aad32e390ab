"""An organisation with one of everything, and the same things of somebody else."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.rights.table import Page
from tests.web.workspace import Place, peopled, person, role_of, signed_in

from fledge.web.store.models import Applicant, Delivery, Member, Message, Posting, Role, SecondLook, What
from fledge.web.store.queries import (
    decisions,
    groups,
    incoming,
    interviews,
    letters,
    persons,
    postings,
    private_links,
    proposals,
    requests,
    roles,
    shares,
    tokens,
    webhooks,
    works,
)
from fledge.web.store.queries.invitations import invited
from fledge.web.store.rights import May, allows

_TEXT = "Data Engineer\n\nRequirements:\n- 5+ years of LangChain\n- Python\n"

#: What the first word of a page's name calls the thing that its address names.
_MORE = {"letter": "letter", "applicant": "applicant", "private": "applicant", "message": "message",
         "request": "request", "webhook": "webhook", "delivery": "delivery"}  # fmt: skip
_KINDS = {"audit-file": "audit", "impact-file": "page", "applicants-import-template": "csv",
          "kit-file": "json", "interview-calendar": "applicant"}  # fmt: skip


def thing_of(page: Page) -> str:
    """What an address calls ``pk``."""
    first = page.name.split("-")[0]
    if first in _MORE:
        return _MORE[first]
    return "work" if "<uuid:pk>" in page.address else first if first in ("invitation", "member", "token") else "role"


@dataclass(frozen=True)
class Things:
    """One of each thing in an organisation, by what addresses call it."""

    organisation: str
    role: int
    share: int
    invitation: int
    member: int
    token: int
    work: uuid.UUID
    applicant: int
    decision: int
    group: uuid.UUID
    paper: int
    look: int
    file: int
    draft: uuid.UUID
    more: dict[str, Any]

    def fill(self, page: Page, **other: Any) -> str:
        """The address of a page for these things."""
        thing = thing_of(page)
        pk = self.more[thing] if thing in self.more else getattr(self, thing)
        values = {"slug": self.organisation, "pk": pk, "number": 1, "other": 2, "link": self.share, "share": self.share,
                  "applicant": self.applicant, "decision": self.decision, "group": self.group, "paper": self.paper,
                  "look": self.look, "file": self.file, "draft": self.draft,
                  "private": self.more["private"], "interview": self.more["interview"],
                  "purpose": "repaired", "kind": _KINDS.get(page.name, "text")}  # fmt: skip
        address = reverse(page.name, kwargs={name: (values | other)[name] for name in page.blanks})
        return address + ("?other=2" if page.name == "posting-against-chosen" else "")


@dataclass(frozen=True)
class World:
    """Harbour Bank with one of everything, what only Alice belongs to, and what is Mallory's."""

    place: Place
    things: Things
    hidden: Role
    elsewhere: Things
    seatless: Client
    clients: dict[str, Client]
    tokens: dict[str, int]
    works: dict[str, uuid.UUID]

    def address(self, page: Page, seat: str) -> str:
        """The address of a page for one of each thing; of tokens and work it is everybody's own."""
        mine = {"token": self.tokens, "work": self.works}.get(thing_of(page), {})
        return self.things.fill(page, pk=mine[seat]) if seat in mine else self.things.fill(page)


def made() -> World:
    place = peopled()
    here = _things(place.alice, role_of(place), place.member("talent"))
    hidden = roles.added(place.alice, title="Only Alice's")
    postings.add_posting(hidden, member=place.alice, text=_TEXT)
    there = _things(place.mallory, roles.added(place.mallory, title="Mallory's"), place.mallory)
    nobody = Client()
    nobody.force_login(person("nobody@nowhere.example", "Nobody"), backend="django.contrib.auth.backends.ModelBackend")
    clients = {seat: signed_in(member) for seat, member in place.seats.items()}
    users = [(seat, one) for seat, one in place.seats.items() if allows(seat, May.USE_TOKENS)]
    own = {seat: tokens.made(one, "Mine", ["read"], 30)[0].pk for seat, one in users}
    work = {seat: _work(one) for seat, one in place.seats.items()}
    return World(place, here, hidden, there, nobody, clients, own, work)


def _things(owner: Member, role: Role, whose: Member) -> Things:
    first = postings.add_posting(role, member=owner, text=_TEXT)
    postings.add_posting(role, member=owner, text=_TEXT + "- Go\n")
    postings.published(first, member=owner)
    proposals.propose(first, member=owner, purpose="repaired")
    share, _ = shares.share(first, member=owner, whom="A colleague")
    invitation, _ = invited(owner.organisation, email="new@harbour.example", seat="mentor", by=owner.user)
    token, _ = tokens.made(owner, "Copy", ["read"], 30)
    group = uuid.uuid4()
    applicant, _ = persons.applied(role, member=owner, name="Ines Invented", email="ines@people.example")
    decision = decisions.decide(applicant, member=owner, what=What.MOVE, to="review", together_=group)
    [paper] = persons.add_papers(applicant.person, [persons.Sent("cv.txt", b"Built it in Python.")])
    return Things(owner.organisation.slug, role.pk, share.pk, invitation.pk, whose.pk, token.pk, _work(owner),
                  applicant.pk, decision.pk, group, paper.pk, _look(applicant, first), _file(role, owner),
                  _draft(role, owner),
                  {**_written(applicant, owner), "interview": _talk(applicant, owner)})  # fmt: skip


def _written(applicant: Applicant, owner: Member) -> dict[str, Any]:
    """A letter, what was written from it, a private link, what was asked by it, and a program that is told."""
    letter = letters.made(owner, name="Thanks", subject="Hello", words="Dear {name}")
    told = letters.write([applicant], letter, owner)
    with_file([told.written[0].pk])
    private, _ = private_links.link_for(applicant.person, by=owner.user)
    asked = requests.ask(private, wish="add", file=persons.Sent("more.txt", b"Go"))
    webhook = webhooks.made(owner, address="https://told.example/here")
    webhooks.tell(owner.organisation_id, "posting.published", {})
    delivery = Delivery.objects.get(webhook=webhook)
    return {"letter": letter.pk, "message": told.written[0].pk, "private": private.pk, "request": asked.pk,
            "webhook": webhook.pk, "delivery": delivery.pk}  # fmt: skip


def with_file(messages: list[int]) -> None:
    """A calendar file goes with these letters."""
    kind = "text/calendar; charset=utf-8; method=REQUEST"
    Message.objects.filter(pk__in=messages).update(file=b"BEGIN:VCALENDAR", file_name="a.ics", file_kind=kind)


def _talk(applicant: Applicant, owner: Member) -> int:
    """An interview, held by everybody on the role who may."""
    people, when = interviews.can_interview(applicant.role), datetime(2026, 1, 12, 9, 0)
    return interviews.planned(applicant, member=owner, interviewers=people, begins=when).pk


def _look(applicant: Applicant, posting: Posting) -> int:
    """A second look at somebody by the version in force."""
    fields = {"posting": posting, "original": posting, "decided": timezone.now(), "found": {}}
    return SecondLook.objects.create(applicant=applicant, **fields).pk


def _file(role: Role, owner: Member) -> int:
    return groups.brought(role, member=owner, name="groups.csv", data=b"email,sex\nines@people.example,f\n").pk


def _draft(role: Role, owner: Member) -> uuid.UUID:
    """An upload of applicants that waits."""
    sheet = {"name": "", "rows": [["Name", "Stage"], ["Ada", "Offer"]], "notes": []}
    return incoming.uploaded(role, member=owner, name="people.csv", sheets=[sheet], said={}, files=[]).pk


def _work(member: Member) -> uuid.UUID:
    return works.added(member, kind="import", about="An import", items=[]).pk


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is as if it had not been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def status(client: Client, method: str, address: str) -> int:
    """What an empty request is answered with; nothing stays of it."""
    with undone():
        return client.generic(method, address).status_code if method != "POST" else client.post(address).status_code
