"""An invented round in which people were rejected under one version, and another version is in force."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from tests.web.workspace import Place, role_of

from fledge.web.jobs import looking_again, worker
from fledge.web.store.models import Applicant, LookState, Posting, Role, Seat, SecondLook, What
from fledge.web.store.queries import decisions, persons, postings, second_looks

STRICT = "Data Engineer\n\nRequirements:\n- 5+ years of LangChain\n- Python\n- Kafka\n"
OPEN = "Data Engineer\n\nRequirements:\n- Python\n\nNice to have:\n- Kafka\n"
PAPERS = (
    b"Software engineer, Invented Ovens, 2015 to 2024\n- Built services in Python for nine years.\n- Ran RabbitMQ.\n"
)


def round_of(place: Place, title: str = "Data Engineer") -> Role:
    role = role_of(place, title)
    add(role, place, STRICT)
    return role


def add(role: Role, place: Place, text: str) -> Posting:
    made = postings.add_posting(role, member=place.alice, text=text)
    return postings.published(made, member=place.alice)


def rejected(role: Role, place: Place, name: str, *, reason: str = "missing-must", **fields: object) -> Applicant:
    one, _ = persons.applied(role, member=place.alice, name=name, email=f"{name.lower()}@people.example")
    persons.add_papers(one.person, [persons.Sent("cv.txt", PAPERS)], today=date(2026, 1, 1))
    type(one.person).objects.filter(pk=one.person_id).update(**fields)
    decisions.decide(one, member=place.alice, what=What.REJECT, reason=reason)
    one.refresh_from_db()
    return one


def looked(role: Role, place: Place, *, others: bool = False) -> list[SecondLook]:
    """The queue after a worker has read everybody."""
    looking_again.look_again(place.alice, role, others=others)
    worker.run(until_idle=True)
    return queue(role, place)


def queue(role: Role, place: Place, state: str = LookState.OPEN, seat: Seat = Seat.OWNER) -> list[SecondLook]:
    posting = decisions.posting_in_force(role)
    assert posting
    return list(second_looks.queue(role, posting, place.member(seat), state))


def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)
