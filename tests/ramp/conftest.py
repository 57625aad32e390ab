"""The priors that ship, and ramps in one line."""

from __future__ import annotations

import pytest

from fledge.facts import FactBook
from fledge.ramp import Priors, priors


@pytest.fixture(scope="session")
def held(book: FactBook) -> Priors:
    """What is held of ramps before any outcome."""
    return priors(book.constants)
