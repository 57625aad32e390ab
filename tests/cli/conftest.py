"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def posting(tmp_path: Path) -> Path:
    """A posting that asks something, in a file."""
    file = tmp_path / "posting.txt"
    file.write_text("AI Engineer\n\nRequirements\n- 5+ years of LangChain\n- Python and SQL\n", encoding="utf-8")
    return file
