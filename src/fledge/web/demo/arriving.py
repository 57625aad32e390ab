"""People apply: each with a paper, on some day, by some way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from fledge.web.computed import made_by
from fledge.web.demo.clock import days_ago
from fledge.web.demo.papers.layouts import Who
from fledge.web.demo.papers.sent import Sent
from fledge.web.store.models import Applicant, Member, Paper, Reading, Role
from fledge.web.store.queries.persons import applied

_WAYS = ("Careers page", "Job board", "Careers page", "Referral", "Job board", "Recruiter outside", "Careers page")
_CONSENT, _KEPT = "on the form of the careers page", timedelta(days=730)


def arrive(role: Role, everybody: Iterable[Sent], *, by: Member, days: tuple[int, int], many: int) -> list[Applicant]:
    """Everybody in the round, spread over the days; the evidence in their papers as it is read today."""
    came, readings = [], []
    for n, (one, (day, hour, minute)) in enumerate(zip(everybody, _moments(days, many), strict=True)):
        with days_ago(day, hour, minute) as now:
            applicant = _applied(role, one.draft.who, by=by, on=now.date(), turn=n)
            Paper.objects.bulk_create([_paper(applicant, one)])
        came.append(applicant)
        readings.append(Reading(person_id=applicant.person_id, made_by=made_by(), kept=one.kept))
    Reading.objects.bulk_create(readings, batch_size=100)
    return came


def _applied(role: Role, who: Who, *, by: Member, on: date, turn: int) -> Applicant:
    """Every third agrees to be kept for other roles."""
    agreed: dict[str, Any] = {"consent": _CONSENT, "keep_until": on + _KEPT} if turn % 3 == 0 else {}
    way = _WAYS[turn % len(_WAYS)]
    found, _ = applied(role, member=by, name=who.name, email=who.email, on=on, source=way, phone=who.phone, **agreed)
    return found


def _paper(applicant: Applicant, one: Sent) -> Paper:
    return Paper(
        person_id=applicant.person_id, name=one.file_name, kind=one.container, file=one.file, text=one.text,
        digest=one.digest, notes=list(one.notes),
    )  # fmt: skip


def _moments(days: tuple[int, int], many: int) -> Iterator[tuple[int, int, int]]:
    """So many moments from the first day to the last, in days ago, hour and minute, one after the other."""
    first, last = days
    for n in range(many):
        through = n * (first - last + 1)
        minutes = through % many * 9 * 60 // many
        yield first - through // many, 9 + minutes // 60, minutes % 60
