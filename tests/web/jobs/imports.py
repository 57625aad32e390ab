"""Imports for tests of work: small invented postings, and a worker in this process."""

from __future__ import annotations

from datetime import date

from fledge.web.jobs import asking, worker
from fledge.web.store.models import Member, Work
from fledge.web.store.queries.works import Wanted


def wanted(n: int, **more: object) -> Wanted:
    """An invented posting that is to come in."""
    title = f"Baker {n}"
    text = f"{title}\n\nRequirements:\n- Python\n"
    asked = {"text": text, "title": title, "company": "Invented Ovens", "judged_by": date(2026, 2, 2).isoformat(),
             "origin": "read from ovens.json", "notes": [], "location": "", **more}  # fmt: skip
    return Wanted(title, asked)


def begun(member: Member, many: int, **more: object) -> Work:
    """An import that waits for a worker."""
    return asking.begin(member, kind="import", about="ovens.json", items=[wanted(n, **more) for n in range(many)])


def worked(work: Work) -> Work:
    """The same after a worker had nothing left to do."""
    worker.run(until_idle=True)
    work.refresh_from_db()
    return work
