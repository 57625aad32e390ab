"""The posting that Fledge ships, audited: the whole report as a reviewer read and approved it.

After a change that is meant to change the report, write it anew and read the difference before committing it:

    FLEDGE_GOLDEN=write python -m pytest tests/golden && git diff tests/golden
"""

from __future__ import annotations

import os
from datetime import date
from importlib.resources import files
from pathlib import Path

from fledge.audit import check
from fledge.cli.terminal import audit_text
from fledge.facts import FactBook
from fledge.posting import read

_GOLDEN = Path(__file__).with_name("senior_ai_engineer.txt")


def test_the_shipped_sample_is_audited_as_reviewed(book: FactBook) -> None:
    text = (files("fledge.knowledge") / "samples" / "senior_ai_engineer.txt").read_text(encoding="utf-8")
    posting = read(text, book, title="Senior AI Engineer", company="Meridian Trust (invented)")

    report = audit_text(check(posting, book, date(2026, 2, 2)), book)
    if os.environ.get("FLEDGE_GOLDEN") == "write":
        _GOLDEN.write_text(report, encoding="utf-8")
    assert report == _GOLDEN.read_text(encoding="utf-8")
