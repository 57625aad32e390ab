"""The worked example in the tables: whole on both databases, its counts, its ledger, and every page for every seat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone
from tests.web.workspace import collected, has_postgres, made, put

from fledge.web.demo import loaded
from fledge.web.store.models import Card, LookState, Member, Message, Request, Role, SecondLook, Standing, What, Work
from fledge.web.store.queries import decisions, groups, second_looks


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def example(request: pytest.FixtureRequest) -> Iterator[str]:
    """The worked example, loaded once for the tests of this module."""
    if request.param == "postgres" and not has_postgres():
        pytest.skip("PostgreSQL's server is not installed (Debian: postgresql)")
    put(made(request.param))
    collected()
    with transaction.atomic():
        loaded(lambda _: None)
        yield request.param
        transaction.set_rollback(True)
    connections["default"].close()


def _role(title: str = "Senior AI Engineer") -> Role:
    return Role.objects.get(title=title, organisation__is_invented=True)


def test_rounds_hold_243_and_180_people_and_nobody_decided_about_the_second(example: str) -> None:
    first, second = _role(), _role("Machine Learning Engineer, Fraud")
    assert (first.applicants.count(), second.applicants.count()) == (243, 180)
    assert second.decisions.count() == 0
    assert first.postings.get(number=3).matches.count() == 241  # all but the erased and the withdrawn
    assert second.postings.get(number=1).matches.count() == 180


def test_every_decision_has_somebody_a_reason_and_the_first_version(example: str) -> None:
    ledger = _role().decisions.order_by("at", "pk")
    assert decisions.broken_at(ledger) is None
    rejections = ledger.filter(what=What.REJECT)
    assert rejections.count() > 200
    assert not rejections.filter(reason="").exists()
    assert set(rejections.values_list("posting__number", flat=True)) == {1}
    assert len(set(rejections.values_list("by__name", flat=True))) == 3
    assert rejections.latest("at").at - rejections.earliest("at").at > timedelta(days=21)
    assert ledger.filter(what=What.UNDO).count() == 4


def test_six_whom_a_second_look_brings_back_stand_first_and_two_are_back(example: str) -> None:
    posting = _role().postings.get(number=3)
    looks = SecondLook.objects.filter(posting=posting)
    first, others = looks.order_by("decided", "pk")[:6], looks.order_by("decided", "pk")[6:]
    assert [look.state for look in first].count(LookState.ACCEPTED) == 2
    assert all(look.reason and look.by for look in first if look.state == LookState.ACCEPTED)
    assert min(look.mid or 0 for look in first) >= 0.65
    assert all(look.freed for look in first)
    assert sorted((look.mid or 0 for look in others), reverse=True)[10] < sorted(look.mid or 0 for look in first)[2]
    priya = Member.objects.get(user__name="Priya Raman")
    assert second_looks.queue(_role(), posting, priya)[0].applicant.person.name == "Katarzyna Wolan"


def test_what_stands_around_the_round_is_there(example: str) -> None:
    role = _role()
    assert Card.objects.exclude(handed_in=None).count() > 15
    assert Message.objects.filter(sent=None).count() >= 8
    assert Message.objects.exclude(sent=None).count() > 150
    assert Request.objects.filter(answered=None).count() == 1
    assert role.applicants.filter(standing=Standing.WITHDRAWN).count() == 1
    assert role.applicants.exclude(person__erased=None).count() == 1
    assert groups.in_use(role) is not None
    assert set(Work.objects.values_list("state", flat=True)) == {"done"}
    assert not role.decisions.filter(at__gt=timezone.now()).exists()


def test_every_page_that_a_role_leads_to_opens_for_each_seat(example: str) -> None:
    wrong = {}
    for member in Member.objects.filter(organisation__is_invented=True, left=None).select_related("user"):
        client = Client(raise_request_exception=False)
        client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
        wrong |= {(member.seat, page): status for page, status in _walked(client, member) if status != 200}
    assert wrong == {}


def _walked(client: Client, member: Member) -> Iterator[tuple[str, int]]:
    """The role's page, all that it leads to, and all that its round leads to, one address of each kind."""
    begin = f"/o/{member.organisation.slug}/roles/{_role().pk}/"
    first = client.get(begin)
    if first.status_code == 404:
        return
    seen, waiting = set(), [begin]
    for _ in range(60):
        if not waiting:
            return
        page = waiting.pop(0)
        answer = client.get(page, follow=True)
        yield page, answer.status_code
        text = b"".join(answer) if answer.streaming else answer.content
        for link in re.findall(r'href="(/o/[^"#]+)"', text.decode(errors="ignore")):
            kind = re.sub(r"\d+", "0", link.partition("?")[0])
            if kind not in seen and ("/roles/" in link or "/applicants/" in link):
                seen.add(kind)
                waiting.append(link.replace("&amp;", "&"))
