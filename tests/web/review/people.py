"""Invented people in a round, with papers."""

from __future__ import annotations

from datetime import date

from tests.web.workspace import Place, role_of

from fledge.web.store.models import Applicant, Posting, Role
from fledge.web.store.queries import persons, postings

TEXT = "Data Engineer\n\nRequirements:\n- Python\n- SQL\n- Docker\n"
PAPERS = (
    "Ines Invented {n}\nines{n}@people.example\n+44 20 7946 0{n:03}\n\nExperience\n\nData Engineer, Invented Ovens\n"
    "March 2020 - January 2026\n- Built the loading of orders in Python and PostgreSQL, on call for it\n"
    "- Wrote {n} reports in SQL\n\nSkills\nDocker, Kubernetes, Terraform\n"
)


def a_role(place: Place) -> tuple[Role, Posting]:
    """A role with a version; one that is there already is taken."""
    role = role_of(place, title="Data Engineer")
    return role, postings.add_posting(role, member=place.alice, text=TEXT, judged_by=date(2026, 2, 2))


def somebody(place: Place, role: Role, n: int = 1, *, papers: str = PAPERS) -> Applicant:
    """Somebody who applied, with papers that were read."""
    one, _ = persons.applied(role, member=place.alice, name=f"Ines Invented {n}", email=f"ines{n}@people.example",
                             on=date(2026, 1, 1))  # fmt: skip
    sent = persons.Sent(f"ines{n}.txt", papers.format(n=n).encode())
    persons.add_papers(one.person, [sent], today=date(2026, 2, 2))
    return one


def address(role: Role, end: str = "") -> str:
    return f"/o/{role.organisation.slug}/roles/{role.pk}/round/{end}"
