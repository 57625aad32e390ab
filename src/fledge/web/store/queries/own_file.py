"""What somebody who applied may see of themselves: their papers, what was read, where they stand and who decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from fledge.web.computed.own_lines import OwnReading, own_reading
from fledge.web.store.models import Applicant, Decision, Member, Person, Request, Seat, Stage, Standing, What, Wish
from fledge.web.store.queries.decisions import REASONS, posting_in_force
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.reviewing import sources_of

_STAGES = {
    Stage.APPLIED: "Your papers have arrived. Nobody has decided anything yet.",
    Stage.REVIEW: "Somebody is reading your papers.",
    Stage.INTERVIEW: "You are among those whom the team talks with.",
    Stage.OFFER: "The conversations are over, and what comes next is being settled.",
    Stage.HIRED: "You have been chosen for this role.",
}
_DID = {
    What.MOVE: "moved your application on",
    What.REJECT: "decided not to go on",
    What.REOPEN: "brought your application back",
    What.WITHDRAW: "noted that you withdrew",
    What.KEEP: "looked again and left the decision as it was",
}

_WHO: dict[str, str] = {
    Seat.OWNER: "Somebody who is responsible here",
    Seat.TALENT: "A talent partner",
    Seat.MANAGER: "A hiring manager",
    Seat.INTERVIEWER: "An interviewer",
}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was decided: when, and who in which seat did what. Names of colleagues are not told."""

    at: datetime
    says: str


@dataclass(frozen=True, slots=True)
class OwnApplication:
    """One role that somebody applied to, and how it stands for them."""

    pk: int
    role: str
    applied: date
    says: str
    reason: str
    is_open: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class OwnFile:
    """Everything that a candidate's page shows."""

    person: Person
    applications: tuple[OwnApplication, ...]
    reading: OwnReading | None
    papers: tuple[tuple[str, datetime, str], ...]
    requests: tuple[Request, ...]
    disputed: frozenset[int]


def own_file(person: Person) -> OwnFile:
    """What is kept of somebody, as they may see it."""
    rows = list(person.applicants.select_related("role", "person").order_by("applied", "pk"))
    requests = tuple(person.requests.defer("file").select_related("person"))
    disputed = frozenset(r.line for r in requests if r.wish == Wish.CORRECT and r.line and not r.answered)
    papers = tuple((p.name, p.made, p.unread) for p in person.papers.defer("file", "text").order_by("made", "pk"))
    return OwnFile(person, tuple(map(_application, rows)), _reading(rows), papers, requests, disputed)


def _reading(rows: Iterable[Applicant]) -> OwnReading | None:
    rows = list(rows)
    sources = sources_of(rows[0]) if rows else None
    if sources is None:
        return None
    held_against = {row.role.title: posting_in_force(row.role) for row in rows}
    return own_reading(sources, {title: asked_of(posting) for title, posting in held_against.items() if posting})


def _application(row: Applicant) -> OwnApplication:
    """Where somebody stands; what can still be undone is not told yet."""
    now = timezone.now()
    told = row.decisions.filter(counts_from__lte=now, undone_by=None).exclude(what=What.UNDO).order_by("at", "pk")
    decisions = list(told)
    rejection = _rejection(row, decisions)
    says, reason = _stands(row, decisions, rejection)
    is_open = row.standing == Standing.ACTIVE or (row.standing == Standing.REJECTED and rejection is None)
    return OwnApplication(row.pk, row.role.title, row.applied, says, reason, is_open, _steps(row, decisions))


def _rejection(row: Applicant, decisions: list[Decision]) -> Decision | None:
    last = [d for d in decisions if d.what in (What.REJECT, What.REOPEN)][-1:]
    return last[0] if row.standing == Standing.REJECTED and last and last[0].what == What.REJECT else None


def _stands(row: Applicant, decisions: list[Decision], rejection: Decision | None) -> tuple[str, str]:
    if row.standing == Standing.WITHDRAWN:
        is_own = any(one.by_candidate for one in decisions)
        return ("You withdrew." if is_own else "You are noted as having withdrawn. If that is wrong, say so below."), ""
    if rejection:
        words = rejection.words if rejection.reason == "other" else REASONS.get(rejection.reason, "")
        return "The team does not go on with your application for this role.", words
    return _STAGES[Stage(row.stage)], ""


def _steps(row: Applicant, decisions: list[Decision]) -> tuple[Step, ...]:
    who = {one.user_id: one for one in Member.objects.filter(organisation=row.role.organisation_id)}
    return tuple(Step(one.at, _did(one, who.get(one.by_id) if one.by_id else None)) for one in decisions)


def _did(decision: Decision, whose: Member | None) -> str:
    if decision.by_candidate:
        return "You withdrew."
    who = _WHO.get(whose.seat, "Somebody of the team") if whose else "Somebody who has left the team"
    return f"{who} {_DID[What(decision.what)]}."
