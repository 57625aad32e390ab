"""The command line as a person meets it: a process, its two streams and its exit status."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.fixture
def posting(tmp_path: Path) -> Path:
    """A posting that asks something, in a file."""
    file = tmp_path / "posting.txt"
    file.write_text("AI Engineer\n\nRequirements\n- 5+ years of LangChain\n- Python and SQL\n", encoding="utf-8")
    return file
