"""How what happens in a round becomes a sentence: who came, was decided about, met, and written to.

What was judged is never told here: neither what stands on a scorecard nor what a note says.
"""

from __future__ import annotations

from typing import Any

from fledge.web.store.models import (
    Applicant,
    Card,
    Decision,
    Filter,
    Interview,
    Letter,
    Message,
    Organisation,
    PrivateLink,
    Request,
    SignInLink,
    Stage,
    Webhook,
    What,
)
from fledge.web.store.queries import telling
from fledge.web.store.queries.decisions import REASONS
from fledge.web.store.queries.telling import Kind


def _round(row: Any) -> str:
    return f"the round of {row.role.title}"


def _whose(applicant: Applicant, *, is_named: bool = True) -> str:
    if applicant.person.erased:
        return "somebody who was erased"
    return str(applicant.person) if is_named else f"applicant {applicant.pk}"


def decided(row: Decision, is_named: bool) -> str:
    """What was decided about whom; free words stand in the ledger alone."""
    whom, where = _whose(row.applicant, is_named=is_named), _round(row)
    if row.by_candidate:
        return f"withdrew from {where} ({whom})"
    says = _DECIDED[What(row.what)].format(whom=whom, where=where, was=_stage(row.from_stage), to=_stage(row.to_stage))
    looked = getattr(row, "second_look", None) and row.what in (What.MOVE, What.REOPEN)
    reason = REASONS.get(row.reason, "") if row.reason != "other" else ""
    return says + (" after a second look" if looked else "") + (f": {reason}" if reason else "")


_DECIDED = {
    What.MOVE: "moved {whom} from “{was}” to “{to}” in {where}",
    What.REJECT: "rejected {whom} in {where}",
    What.REOPEN: "brought {whom} back to “{to}” in {where}",
    What.WITHDRAW: "entered that {whom} withdrew from {where}",
    What.KEEP: "confirmed the rejection of {whom} at a second look in {where}",
    What.UNDO: "undid what was decided about {whom} in {where}",
}


def _stage(name: str) -> str:
    return Stage(name).label if name in Stage.values else name


def _talk(row: Any) -> str:
    return f"the interview with {_whose(row.applicant)} for {row.applicant.role.title}"


def _answered(row: Request, is_named: bool) -> str:
    done = "granted" if row.granted else "declined"
    return f"{done} what {row.person} asked for: {row.get_wish_display()}"


def _ledger(row: Decision) -> tuple[object, ...]:
    return row.role.organisation.slug, row.role_id


#: Every kind of things of which the history tells, those of postings first.
KINDS: dict[str, Kind] = {
    **telling.KINDS,
    "applicants": Kind(
        "People who applied",
        Applicant,
        lambda row: f"{row.person} to {_round(row)}",
        related=("person", "role"),
    ),
    "decisions": Kind(
        "Decisions",
        Decision,
        str,
        related=("applicant__person", "role__organisation", "second_look"),
        says=decided,
        at="at",
        by="by",
        nobody="The candidate",
        page=("ledger", _ledger),
    ),
    "interviews": Kind(
        "Interviews",
        Interview,
        _talk,
        opens="planned",
        fields=("begins", "place", "interviewers"),
        verbs={"cancelled": "cancelled", "begins": "moved"},
        related=("applicant__person", "applicant__role"),
        people="interviewers",
    ),
    "scorecards": Kind(
        "Scorecards",
        Card,
        str,
        related=("interview__applicant__person", "interview__applicant__role"),
        says=lambda row, _: f"handed in a scorecard of {_talk(row.interview)}",
        at="handed_in",
        by="by",
    ),
    "messages": Kind(
        "Letters",
        Message,
        str,
        related=("applicant__person", "applicant__role", "colleague"),
        says=lambda row, _: f"wrote to {row.whom} about {row.applicant.role.title}: “{row.subject}”",
        at="made",
        by="by",
    ),
    "private": Kind(
        "Private links",
        PrivateLink,
        lambda row: f"a private link for {row.person}",
        opens="made",
        verbs={"withdrawn": "withdrew"},
        related=("person",),
    ),
    "requests": Kind(
        "Requests of candidates",
        Request,
        str,
        related=("person",),
        says=_answered,
        at="answered",
        by="answered_by",
    ),
    "searches": Kind(
        "Searches",
        Filter,
        lambda row: f"the search “{row.name}” of {_round(row)}",
        opens="shared",
        verbs={"is_shared": "shared"},
        related=("role",),
    ),
    "letters": Kind(
        "Templates of letters",
        Letter,
        lambda row: f"the letter “{row.name}”",
        fields=("name", "subject", "words"),
    ),
    "webhooks": Kind(
        "Webhooks",
        Webhook,
        lambda row: f"the address {row.address} that is told of decisions",
        verbs={"withdrawn": "withdrew"},
    ),
    "holds": Kind(
        "Legal holds",
        Organisation,
        lambda row: f"the organisation {row.name}",
        fields=("legal_hold",),
        verbs={"legal_hold": "put a legal hold on"},
    ),
    "ways_in": Kind(
        "Sign-in links",
        SignInLink,
        lambda row: f"a sign-in link for {row.user}",
        opens="made",
        verbs={"used": "used"},
        related=("user",),
    ),
}  # fmt: skip
