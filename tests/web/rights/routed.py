"""What addresses of the API name beside what pages name: one of each, and the same of somebody else."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from tests.web.rights.world import Things, World, with_file

from fledge.web.api.doors import Door
from fledge.web.store.models import Applicant, Delivery, Member
from fledge.web.store.queries import (
    filters,
    interviews,
    kits,
    letters,
    persons,
    private_links,
    remarks,
    requests,
    scorecards,
    webhooks,
)

#: Of these only the person's own can be reached.
OWN = ("finish_task", "forget_filter", "own_card")


@dataclass(frozen=True)
class Named:
    """One of each thing of an organisation, by the first word of an address or by the name of its blank."""

    things: Things
    more: dict[str, object]

    def address(self, route: Door, **other: object) -> str:
        """The address of a route for these things."""
        things = self.things
        first = route.path.strip("/").split("/")[0]
        pk = {"members": things.member, "invitations": things.invitation, "tokens": things.token,
              "applicants": things.applicant} | self.more  # fmt: skip
        values = {
            "int:pk": pk.get(first, things.role), "uuid:pk": pk.get(first, things.work), "int:number": 1,
            "int:other": 1, "int:share": things.share, "purpose": "repaired", "kind": "text",
            "int:decision": things.decision, "uuid:group": things.group, "int:look": things.look,
            "int:paper": things.paper, "int:file": things.file,
            "int:filter": self.more["filter"], "int:private": self.more["private"],
            "uuid:upload": things.draft,
        }  # fmt: skip
        address = "/api/v1" + route.path
        for blank, value in (values | other).items():
            address = address.replace(f"{{{blank}}}", str(value))
        return address + _QUERIES.get(route.name, "").format(applicant=values["int:pk"])


_QUERIES = {"remove_tag": "?tag=made-up", "compare": "?applicant=1"}


@dataclass(frozen=True)
class Routed:
    """Here, elsewhere, and somebody in the round that only Alice sees."""

    here: Named
    there: Named
    hidden: int


def routed(world: World) -> Routed:
    alice = world.place.alice
    hidden, _ = persons.applied(world.hidden, member=alice, name="Hidden Invented", email="hidden@people.example")
    there = Named(world.elsewhere, _more(world.elsewhere, world.place.mallory))
    return Routed(Named(world.things, _more(world.things, alice)), there, hidden.pk)


def _more(things: Things, owner: Member) -> dict[str, object]:
    applicant = Applicant.objects.get(pk=things.applicant)
    task = remarks.asked_of(applicant, member=owner, what="Ask for a sample", who=owner.user)
    kept = filters.kept_filter(applicant.role, member=owner, name="Long", asked="waiting=14")
    webhook = webhooks.made(owner, address=f"https://hooks.{uuid.uuid4().hex}.example/")
    webhooks.tell(owner.organisation_id, "posting.published", {})
    delivery = Delivery.objects.filter(webhook=webhook).get()
    letter = letters.made(owner, name="No", subject="No", words="No")
    [message] = letters.write([applicant], letter, owner).written
    with_file([message.pk])
    private, _ = private_links.link_for(applicant.person, by=owner.user)
    asked = requests.ask(private, wish="add", words="Please", file=persons.Sent("more.txt", b"Rust"))
    kits.kit_for(applicant.role, member=owner)
    interview = interviews.planned(
        applicant, member=owner, interviewers=[owner.user], begins=datetime(2026, 12, 2, 15, 30)
    )
    scorecards.saved(interview, member=owner, given=scorecards.Given({}, {}), edition=0)
    more = {"letters": letter.pk, "outbox": message.pk, "private": private.pk, "requests": asked.pk}
    more |= {"interviews": interview.pk}
    return more | {"tasks": task.pk, "filter": kept.pk, "webhooks": webhook.pk, "deliveries": delivery.pk}
