"""What every test shares: the skill book, read once, the command line, and how long Hypothesis searches.

HYPOTHESIS_PROFILE=thorough searches longer than the default.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

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


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def fledge(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run ``fledge …`` in a folder of its own; ``given`` is standard input, ``env`` changes the environment.

    A variable that is None in ``env`` is unset.
    """
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    package = importlib.util.find_spec("fledge")
    assert package is not None
    assert package.origin is not None
    found_at = str(Path(package.origin).parents[1])

    def run(
        *words: str | Path, given: str = "", cwd: Path = elsewhere, env: dict[str, str | None] | None = None
    ) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join(filter(None, (found_at, os.environ.get("PYTHONPATH", ""))))
        quiet = {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1", "PYTHONPATH": path}
        return subprocess.run(
            [sys.executable, "-m", "fledge", *map(str, words)],
            input=given, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=60, check=False,
            env={key: value for key, value in (os.environ | quiet | (env or {})).items() if value is not None},
        )  # fmt: skip

    return run
