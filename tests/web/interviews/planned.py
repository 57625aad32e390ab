"""An interview with an invented applicant, held by a manager and an interviewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tests.web.workspace import Place, role_of

from fledge.web.computed.kits import criteria_of
from fledge.web.store.models import Applicant, Card, Interview, Member, Role
from fledge.web.store.queries import interviews, persons, postings, scorecards

TEXT = "Data Engineer\n\nYou build pipelines in Python and test them.\n\nRequirements:\n- 3+ years of Python\n- SQL\n"


@dataclass(frozen=True)
class Planned:
    """A role with its posting, somebody who applied, and their interview."""

    role: Role
    applicant: Applicant
    interview: Interview

    @property
    def criteria(self) -> list[str]:
        return [one.id for one in criteria_of(self.interview.kit)]


def planned(place: Place, *, begins: datetime = datetime(2026, 1, 12, 14, 0), **more: object) -> Planned:
    role = role_of(place)
    postings.add_posting(role, member=place.alice, text=TEXT)
    applicant, _ = persons.applied(role, member=place.alice, name="Ines Invented", email="ines@people.example")
    persons.add_papers(applicant.person, [persons.Sent("cv.txt", b"2021 to 2025 Engineer\nBuilt it in Python.\n")])
    people = [place.seats[seat].user for seat in ("manager", "interviewer")]
    fields = {"zone": "Europe/London", "place": "Room 3", **more}
    made = interviews.planned(applicant, member=place.alice, interviewers=people, begins=begins, **fields)  # type: ignore[arg-type]
    return Planned(role, applicant, made)


def rated(one: Planned, score: int, note: str = "", **more: str) -> scorecards.Given:
    first = one.criteria[0]
    return scorecards.Given(dict.fromkeys(one.criteria[:3], score), {first: note}, score, **more)


def handed_in(one: Planned, member: Member, score: int, note: str = "", **more: str) -> Card:
    given = rated(one, score, note, **more)
    return scorecards.saved(one.interview, member=member, given=given, edition=0, is_final=True)
