"""The kit of the posting that Fledge ships: every question and the work sample as a reviewer read and approved them.

After a change that is meant to change it, write it anew and read the difference before committing it:

    FLEDGE_GOLDEN=write python -m pytest tests/golden && git diff tests/golden
"""

from __future__ import annotations

import os
from importlib.resources import as_file, files
from pathlib import Path

_GOLDEN = Path(__file__).with_name("interview_kit.txt")


def test_the_kit_of_the_shipped_sample_is_as_reviewed(fledge) -> None:
    with as_file(files("fledge.knowledge") / "samples") as samples:
        given = ("--for", samples / "resumes" / "backend_engineer.txt", "--company", "Meridian Trust (invented)")
        said = fledge("interview", samples / "senior_ai_engineer.txt", *given)
    assert (said.returncode, said.stderr) == (0, "")
    if os.environ.get("FLEDGE_GOLDEN") == "write":
        _GOLDEN.write_text(said.stdout, encoding="utf-8")
    assert said.stdout == _GOLDEN.read_text(encoding="utf-8")
