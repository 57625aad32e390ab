"""One world for all requests of a module, on SQLite; each request is undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.web import workspace
from tests.web.rights import world as worlds


@pytest.fixture(scope="module")
def world() -> Iterator[worlds.World]:
    for _ in workspace._undone("sqlite"):
        yield worlds.made()
