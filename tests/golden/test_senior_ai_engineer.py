"""The posting that Fledge ships, audited: the whole report as a reviewer read and approved it.

After a change that is meant to change the report, write it anew and read the difference before committing it:

    FLEDGE_GOLDEN=write python -m pytest tests/golden && git diff tests/golden
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

_GOLDEN = Path(__file__).with_name("senior_ai_engineer.txt")


def test_the_shipped_sample_is_audited_as_reviewed(fledge) -> None:
    sample = (files("fledge.knowledge") / "samples" / "senior_ai_engineer.txt").read_text(encoding="utf-8")

    said = fledge("audit", "-", "--date", "2026-02-02", "--company", "Meridian Trust (invented)", given=sample)
    assert (said.returncode, said.stderr) == (0, "")
    if os.environ.get("FLEDGE_GOLDEN") == "write":
        _GOLDEN.write_text(said.stdout, encoding="utf-8")
    assert said.stdout == _GOLDEN.read_text(encoding="utf-8")
