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
from tests.web.api.program import Program, program_of, role_with_posting
from tests.web.workspace import collected, peopled

collected()

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
_EXAMPLES = 15
#: Rules that no schema can say, such as lines that a proposal has; and what needs no proof for each of many requests.
_LEFT_OUT = [checks.ignored_auth, checks.ensure_resource_availability, checks.positive_data_acceptance]


@pytest.fixture
def asking(sqlite_store: str) -> Iterator[tuple[Program, int]]:
    """An owner's program and a role with one version, so that made-up requests meet something."""
    place = peopled()
    with override_settings(API_PER_MINUTE=10**6), _connection_kept():
        yield program_of(place.alice), role_with_posting(place).pk


@contextmanager
def _connection_kept() -> Iterator[None]:
    """A server closes its connection between requests; here it holds the transaction that is undone."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=_EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_the_description_tells(case: Any, asking: tuple[Program, int]) -> None:
    program, role = asking
    named = case.path_parameters or {}
    if "/roles/" in case.operation.path and isinstance(named.get("pk"), int) and named["pk"] % 3:
        named["pk"] = role
        if "number" in named:
            named["number"] = 1
    if case.headers:
        case.headers.pop("Fledge-Organisation", None)
    response = case.call(headers={"Authorization": f"Bearer {program.secret}"})
    case.validate_response(response, excluded_checks=_LEFT_OUT)
