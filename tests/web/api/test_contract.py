"""The description and what the server does are the same, tried with thousands of made-up requests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi import checks
from tests.web import workspace
from tests.web.api.program import Program, program_of, role_with_posting
from tests.web.rights.world import undone
from tests.web.workspace import collected, peopled

from fledge.web.store.queries import persons

collected()

Asking = tuple[Program, int, int]
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
#: Routes of a round are many and alike, so each is tried less often.
_ROUND = ["Applicants", "The round", "Matches", "Decisions", "The second look", "Impact", "Interviews", "Letters",
          "The candidate's side", "Notes, tags, tasks and searches", "Webhooks", "Tables"]  # fmt: skip
_HOW = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
#: Rules that no schema can say, such as lines that a proposal has; and what needs no proof for each of many requests.
_LEFT_OUT = [checks.ignored_auth, checks.ensure_resource_availability, checks.positive_data_acceptance]


@pytest.fixture(scope="module")
def asking() -> Iterator[Asking]:
    """An owner's program, a role with one version and somebody in its round: made-up requests meet something."""
    for _ in workspace._undone("sqlite"):
        yield from _asking()


def _asking() -> Iterator[Asking]:
    place = peopled()
    with override_settings(API_PER_MINUTE=10**6), _connection_kept():
        role = role_with_posting(place)
        one, _ = persons.applied(role, member=place.alice, name="Ines Invented", email="ines@people.example")
        persons.add_papers(one.person, [persons.Sent("cv.txt", b"Built it in Python.")])
        yield program_of(place.alice), role.pk, one.pk


@contextmanager
def _connection_kept() -> Iterator[None]:
    """A server closes its connection between requests; here it holds the transaction that is undone."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.exclude(tag=_ROUND).parametrize()
@settings(_HOW, max_examples=10)
def test_every_answer_is_one_that_the_description_tells(case: Any, asking: Asking) -> None:
    _tried(case, asking)


@schema.include(tag=_ROUND).parametrize()
@settings(_HOW, max_examples=3)
def test_every_answer_of_a_round_is_one_that_the_description_tells(case: Any, asking: Asking) -> None:
    _tried(case, asking)


def _tried(case: Any, asking: Asking) -> None:
    program, role, applicant = asking
    named = case.path_parameters or {}
    mine = {"/roles/": role, "/applicants/": applicant}
    for place, number in mine.items():
        if place in case.operation.path and isinstance(named.get("pk"), int) and named["pk"] % 3:
            named["pk"] = number
            if "number" in named:
                named["number"] = 1
            break
    if case.headers:
        case.headers.pop("Fledge-Organisation", None)
    with undone():
        response = case.call(headers={"Authorization": f"Bearer {program.secret}"})
    case.validate_response(response, excluded_checks=_LEFT_OUT)
