"""Homes for the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.commands.running import Home, fresh_postgres


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    """The same on SQLite and on PostgreSQL."""
    address = fresh_postgres("commands") if request.param == "postgres" else ""
    return Home(tmp_path, address)
