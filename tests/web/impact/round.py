"""An invented round with decisions and a file of groups."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from tests.web.workspace import Place, role_of

from fledge.web.store.models import Applicant, Decision, GroupsFile, Person, Role, Stage, Standing, What
from fledge.web.store.queries import groups

#: Words of groups that stand nowhere else in the workspace.
SEXES, RACES = ("Zyx-women", "Zyx-men"), ("Qov-north", "Qov-south")


def seeded(place: Place, many: int = 120, *, went_on: float = 0.5) -> Role:
    """People with a decision each: some were looked at further, the others were rejected. Written in bulk."""
    role = role_of(place)
    now = timezone.now() - timedelta(days=2)
    people = [
        Person(organisation=place.organisation, name=f"Person {n}", email=f"p{n}@people.example") for n in range(many)
    ]
    Person.objects.bulk_create(people)
    on = [n % 10 < went_on * 10 for n in range(many)]
    rows = [
        Applicant(role=role, person=one, applied=now.date(), since=now, reference=f"R-{n}",
                  decided=None if on[n] else now, stage=Stage.REVIEW if on[n] else Stage.APPLIED,
                  standing=Standing.ACTIVE if on[n] else Standing.REJECTED, reason="" if on[n] else "missing-must")
        for n, one in enumerate(people)
    ]  # fmt: skip
    Applicant.objects.bulk_create(rows)
    Decision.objects.bulk_create(
        Decision(role=role, applicant=one, what=What.MOVE if on[n] else What.REJECT, from_stage=Stage.APPLIED,
                 to_stage=Stage.REVIEW if on[n] else Stage.APPLIED, reason=one.reason, by=place.alice.user,
                 at=now + timedelta(seconds=n), counts_from=now, digest=f"{n:064}")
        for n, one in enumerate(rows)
    )  # fmt: skip
    return role


def table(many: int = 120, *, key: str = "email") -> bytes:
    """A file of groups: every second person of one sex, the first third of one race."""
    value = (lambda n: f"p{n}@people.example") if key == "email" else (lambda n: f"R-{n}")
    lines = [f"{value(n)},{SEXES[n % 2]},{RACES[n * 3 >= many]}" for n in range(many)]
    return "\n".join([f"{key},Gender,Race", *lines]).encode()


def with_file(role: Role, place: Place, data: bytes | None = None) -> GroupsFile:
    made = groups.brought(role, member=place.alice, name="groups.csv", data=data or table(role.applicants.count()))
    return groups.used(made, member=place.alice)
