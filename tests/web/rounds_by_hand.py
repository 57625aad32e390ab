"""Rounds for tests: people who are invented, in stages, with days that have passed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from tests.web.workspace import Place, role_of

from fledge.web.store.models import Applicant, Member, Person, Role, Stage
from fledge.web.store.queries import persons

_FIRST = ("Ines", "Tarek", "Mei", "Olu", "Sofia", "Jonas", "Amara", "Ravi", "Lena", "Diego", "Noor", "Piotr")
_LAST = ("Ferreira", "Haddad", "Lin", "Adeyemi", "Rossi", "Berg", "Nwosu", "Iyer", "Vogel", "Ruiz", "Rahman", "Nowak")
_SOURCES = ("Careers page", "Referral", "Job board", "")


def name_of(n: int) -> str:
    """The name of the person with this number; nobody is called so twice under 1,728."""
    again = n // (len(_FIRST) * len(_LAST))
    return f"{_FIRST[n % 12]} {_LAST[n // 12 % 12]}" + (f" {again + 1}" if again else "")


def round_with(place: Place, many: int, *, role: Role | None = None) -> tuple[Role, list[Applicant]]:
    """A role, and so many people who applied, each by themselves and in that order."""
    role = role or role_of(place)
    people = [somebody(role, place.alice, n) for n in range(many)]
    return role, people


def somebody(role: Role, member: Member, n: int) -> Applicant:
    """One person who applied."""
    on = timezone.localdate() - timedelta(days=60 - min(n, 59))
    made, _ = persons.applied(
        role, member=member, name=name_of(n), email=f"p{n}@people.example", on=on, source=_SOURCES[n % 4]
    )
    return made


def many_in(role: Role, many: int, *, stages: Sequence[str] = (Stage.APPLIED,), tagged_every: int = 7) -> list[int]:
    """Very many people at once, spread over stages and days; quick, and without a history of their own."""
    now, today = timezone.now(), timezone.localdate()
    people = Person.objects.bulk_create(
        [
            Person(organisation=role.organisation, name=name_of(n), email=f"m{n}-{role.pk}@people.example")
            for n in range(many)
        ],
        batch_size=1000,
    )
    made = Applicant.objects.bulk_create(
        [
            Applicant(
                role=role, person=person, stage=stages[n % len(stages)], applied=today - timedelta(days=n % 90),
                since=now - timedelta(days=n % 45, seconds=n), source=_SOURCES[n % 4],
                tags=["night shifts"] if n % tagged_every == 0 else [],
            )
            for n, person in enumerate(people)
        ],
        batch_size=1000,
    )  # fmt: skip
    return [one.pk for one in made]
