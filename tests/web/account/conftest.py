"""What tests of accounts need beyond the workspace: people on SQLite, and passwords that are quick to check."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpRequest
from django.test import RequestFactory
from django.test.utils import override_settings
from tests.web.workspace import Place, peopled


class QuickArgon2(Argon2PasswordHasher):
    """The same algorithm at its lowest cost; what it costs for people is one test of its own."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    with override_settings(PASSWORD_HASHERS=[f"{__name__}.QuickArgon2"]):
        yield


@pytest.fixture
def place(sqlite_store: str) -> Place:
    return peopled()


@pytest.fixture
def place_on_both(store: str) -> Place:
    return peopled()


@pytest.fixture
def settings_as() -> type[override_settings]:
    return override_settings


@pytest.fixture
def rf_request() -> Callable[[str], HttpRequest]:
    return lambda forwarded: RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)
