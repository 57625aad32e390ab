"""The page of one applicant, put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fledge.problem import Problem
from fledge.web.computed.reviewed import Reviewed, reviewed
from fledge.web.pages.door import Visit
from fledge.web.pages.review.shown import Switches, switches
from fledge.web.pages.round.forms import RejectForm, TagForm, TaskForm
from fledge.web.pages.round.search import Asked, asked_in
from fledge.web.store.models import Applicant, Posting, Role, Stage, Standing
from fledge.web.store.queries import decisions, remarks, reviewing
from fledge.web.store.queries.postings import asked_of, postings_for
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import applicant_for, neighbours
from fledge.web.store.rights import May


@dataclass(frozen=True, slots=True)
class Looked:
    """Whom somebody looks at, against which version, and in which search."""

    visit: Visit
    role: Role
    one: Applicant
    posting: Posting | None
    asked: Asked
    switches: Switches

    @property
    def name(self) -> str:
        """What the page calls the person: a number, unless somebody asked to see who it is."""
        return str(self.one.person) if self.switches.who else f"Applicant {self.one.pk}"


@dataclass(frozen=True, slots=True)
class Around:
    """Who comes before and after, and where one is."""

    before: int | None
    after: int | None
    place: int
    of: int


def looked_at(visit: Visit, pk: int, applicant: int) -> Looked:
    """Somebody in the round of a role that this seat sees, against the version in force."""
    role = role_for(visit.member, pk)
    one = applicant_for(visit.member, applicant)
    if one.role_id != role.pk:
        raise NotThere("there is nobody here, or they are not yours to see", mend="go back to the round")
    one.role = role
    posting = decisions.posting_in_force(role)
    return Looked(visit, role, one, posting, asked_in(visit.request.GET), switches(visit.request, role))


def around(looked: Looked) -> Around:
    """Neighbours in the search, as people applied."""
    return Around(*neighbours(looked.role, looked.asked.search, looked.one))


def evidence(looked: Looked) -> tuple[Reviewed | None, str]:
    """What the papers show of the version, or a sentence why there is nothing."""
    if looked.posting is None:
        return None, "This role has no posting yet, so there is nothing to hold the papers against."
    sources = reviewing.sources_of(looked.one)
    if sources is None:
        return None, "There are no papers of this person that could be read."
    try:
        return reviewed(asked_of(looked.posting), sources), ""
    except Problem as problem:
        return None, f"{str(problem).capitalize()}."


def shown(looked: Looked, place: Around, **more: Any) -> dict[str, Any]:
    """Everything that the page shows."""
    visit, one = looked.visit, looked.one
    found, missing = evidence(looked)
    return {
        "role": looked.role,
        "one": one,
        "name": looked.name,
        "posting": looked.posting,
        "found": found,
        "missing": missing,
        "asked": looked.asked,
        "around": place,
        "switches": looked.switches,
        "papers": list(reviewing.papers_of(one.person)),
        "requests": list(reviewing.asked_by(one.person)),
        "notes": list(remarks.notes_of(one)),
        "tasks": list(remarks.tasks_of(one)),
        "versions": list(postings_for(visit.member, looked.role).values("pk", "number", "published")),
        "onward": _onward(one),
        "is_open": one.standing == Standing.ACTIVE,
        "can_decide": visit.may(May.REVIEW),
        "forms": {"reject": RejectForm(), "tag": TagForm(auto_id="tag-%s"), "task": TaskForm(role=looked.role)},
        **more,
    }


def _onward(one: Applicant) -> Stage | None:
    """The stage after the one in which somebody is."""
    stages = list(Stage)
    at = stages.index(Stage(one.stage)) + 1
    return stages[at] if at < len(stages) else None
