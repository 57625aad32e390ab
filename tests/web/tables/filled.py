"""A workspace with so many of each thing, all of them invented and called by what a spreadsheet would run."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import StringIO

from django.http import HttpResponse
from django.utils import timezone
from tests.web.review.people import TEXT, a_role, somebody
from tests.web.workspace import Place, person

from fledge.web.computed.kits import criteria_of
from fledge.web.store.models import Applicant, Person, Posting, Request, Role, SecondLook, Webhook, What, Work
from fledge.web.store.queries import (
    decisions,
    interviews,
    letters,
    members,
    postings,
    private_links,
    proposals,
    remarks,
    roles,
    scorecards,
    shares,
    tokens,
    webhooks,
    works,
)
from fledge.web.store.queries.invitations import invited

RUN = '=HYPERLINK("https://nowhere.example")'


@dataclass
class Filled:
    """What there is so many of: ``role`` with ``first`` in force, people in its round and out of it."""

    place: Place
    role: Role
    first: Posting
    hook: Webhook
    work: Work
    many: int = 0
    people: list[Applicant] = field(default_factory=list)

    @property
    def one(self) -> Applicant:
        """Somebody in the round, of whom there is so much of everything."""
        return self.people[0]


def filled(place: Place) -> Filled:
    """One of everything."""
    role, first = a_role(place)
    proposals.propose(first, member=place.alice, purpose="repaired")
    hook = webhooks.made(place.alice, address="https://told.example/here")
    items = [works.Wanted(f"{RUN} {n}") for n in range(9)]
    work = works.added(place.alice, kind="import", about=RUN, items=items)
    made = Filled(place, role, first, hook, work)
    added(made)
    Role.objects.filter(pk=role.pk).update(title=f"{RUN} role")
    return made


def added(to: Filled) -> None:
    """One more of everything."""
    n = to.many = to.many + 1
    one = somebody(to.place, to.role, n)
    Person.objects.filter(pk=one.person_id).update(name=f"{RUN} {n}")
    to.people.append(one)
    _about_people(to, n)
    _about_the_one(to, n)
    _of_the_organisation(to, n)
    _of_the_role(to, n)


def _about_people(to: Filled, n: int) -> None:
    """A rejection, a second look, and somebody whose time has passed."""
    out = somebody(to.place, to.role, 100 + n)
    decisions.decide(out, member=to.place.alice, what=What.REJECT, reason="missing-must", words=RUN)
    found = {"gone": [{"label": RUN}], "readiness": [0.1, 0.2, 0.3], "before": [0.1, 0.2, 0.3], "months": [1, 2, 3]}
    looked = {"posting": to.first, "original": to.first, "decided": timezone.now(), "found": found, "freed": 1}
    SecondLook.objects.create(applicant=out, **looked)
    passed = timezone.localdate() - timedelta(days=9)
    Person.objects.create(organisation=to.role.organisation, name=f"{RUN} gone {n}", keep_until=passed)


def _about_the_one(to: Filled, n: int) -> None:
    alice, one = to.place.alice, to.one
    remarks.noted(one, member=alice, text=f"{RUN} {n}")
    remarks.asked_of(one, member=alice, what=f"{RUN} {n}", who=alice.user, due=timezone.localdate())
    letter = letters.made(alice, name=f"{RUN} {n}", subject=RUN, words=RUN)
    letters.write([one], letter, alice)
    private_links.link_for(one.person, by=alice.user)
    Request.objects.create(person=one.person, wish="review", words=f"{RUN} {n}")
    manager = to.place.member("manager")
    begins = datetime(2026, 1, 12, 9 + n)
    talk = interviews.planned(one, member=alice, interviewers=[manager.user], begins=begins, place=RUN)
    given = scorecards.Given(dict.fromkeys([c.id for c in criteria_of(talk.kit)][:3], 3), {}, 3, "", "")
    scorecards.saved(talk, member=manager, given=given, edition=0, is_final=True)


def _of_the_organisation(to: Filled, n: int) -> None:
    alice, here = to.place.alice, to.place.organisation
    members.seated(here, person(f"new{n}@harbour.example", f"{RUN} {n}"), "mentor", by=alice.user)
    invited(here, email=f"invited{n}@harbour.example", seat="mentor", by=alice.user)
    tokens.made(alice, f"{RUN} {n}", ["read"], 30)
    if n > 1:
        webhooks.made(alice, address=f"https://told.example/{n}")
    webhooks.tell(here.pk, "posting.published", {})
    to.work.items.filter(number=n).update(came="in", says=RUN)
    if n > 1:
        works.added(alice, kind="import", about=RUN, items=[])
    roles.added(alice, title=f"{RUN} {n}")


def _of_the_role(to: Filled, n: int) -> None:
    shares.share(to.first, member=to.place.alice, whom=f"{RUN} {n}")
    if n > 1:
        made = postings.add_posting(to.role, member=to.place.alice, text=f"{TEXT}- Kafka\n" * n)
        assert made.number == n
    postings.published(to.first, member=to.place.alice)


def rows_of(answer: HttpResponse) -> list[dict[str, str]]:
    """The rows of a file as a spreadsheet reads them; every one as long as the head."""
    text = answer.getvalue().decode("utf-8-sig")
    head, *rows = csv.reader(StringIO(text, newline=""))
    assert {len(row) for row in rows} <= {len(head)}
    return [dict(zip(head, row, strict=True)) for row in rows]
