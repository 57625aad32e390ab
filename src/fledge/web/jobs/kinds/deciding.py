"""What was confirmed for many people at once, done one person at a time: decisions, tags, tasks, and taking back."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from fledge.web.jobs.kind import Ending, kind
from fledge.web.store.models import Applicant, Came, Member, User, What, Work, WorkItem
from fledge.web.store.queries import decisions, remarks
from fledge.web.store.queries.evidence_shown import without_lines
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.queries.turns import Outcome, seat_of
from fledge.web.store.rights import May, allows


def _nothing(work: Work, item: WorkItem) -> None:
    """There is nothing to compute beforehand."""


@kind("deciding", "For many people", ready=_nothing)
def do_for_one(work: Work, item: WorkItem, ready: None) -> Outcome:
    """One person of those whom somebody confirmed. Whoever withdrew or was decided about meanwhile is left out."""
    member, asked = _member(work), work.asked
    if asked["do"] == "undo":
        role = role_for(member, asked["role"])
        taken_back = decisions.decision_for(member, role, item.asked["decision"])
        decisions.undo(taken_back, member=member, group=uuid.UUID(asked["group"]))
        return Outcome(Came.IN, "taken back")
    return done_for(applicant_for(member, item.asked["applicant"]), member=member, asked=asked)


def done_for(one: Applicant, *, member: Member, asked: dict[str, Any]) -> Outcome:
    """The step for one person, the same for few people in a page and for many in the background."""
    return _DOES[asked["do"]](one, member, asked)


def _decide(one: Applicant, member: Member, asked: dict[str, Any]) -> Outcome:
    made = decisions.decide(
        one, member=member, what=What(asked["what"]), to=asked["to"], reason=asked["reason"], words=asked["words"],
        shown=without_lines(one, "list"), together_=uuid.UUID(asked["group"]), after=asked["after"],
    )  # fmt: skip
    return Outcome(Came.IN, made.get_what_display().lower())


def _tag(one: Applicant, member: Member, asked: dict[str, Any]) -> Outcome:
    is_new = remarks.tagged(one, member=member, tag=asked["tag"])
    return Outcome(Came.IN, "tagged") if is_new else Outcome(Came.THERE, "had the tag already")


def _task(one: Applicant, member: Member, asked: dict[str, Any]) -> Outcome:
    who = User.objects.filter(pk=asked["who"]).first()
    if who is None:
        raise Ending("whoever was to do this has no account any more", mend="give it to somebody else")
    due = date.fromisoformat(asked["due"]) if asked["due"] else None
    remarks.asked_of(one, member=member, what=asked["words"], who=who, due=due)
    return Outcome(Came.IN, f"{who} is to do it")


_DOES = {"decide": _decide, "tag": _tag, "task": _task}


def _member(work: Work) -> Member:
    """Whoever asked for it, if they still may."""
    member = seat_of(work)
    if member is None:
        raise Ending(f"{work.by} has no seat here any more", mend="let somebody who has one decide about the rest")
    if not allows(member.seat, May.REVIEW):
        raise Ending(f"{work.by} may not {May.REVIEW.value} any more", mend="ask an owner for another seat")
    return member
