"""What every test shares: the skill book, read once, and how long Hypothesis searches.

HYPOTHESIS_PROFILE=thorough searches longer than the default.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from fledge.facts import FactBook
from fledge.facts.load import load

# The first example of a run pays for building the lexicon, so no example is held to a deadline.
settings.register_profile(
    "ci", max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("ci"), max_examples=2000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def book() -> FactBook:
    """The skill book that ships with Fledge."""
    return load()
