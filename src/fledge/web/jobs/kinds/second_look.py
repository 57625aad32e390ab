"""Look again at people who were rejected, whenever another version of the posting is in force."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.problem import Problem
from fledge.web.computed.papers import from_kept
from fledge.web.computed.second_look import Again, looked_again
from fledge.web.jobs.kind import Ending, kind
from fledge.web.store.models import Came, Decision, Member, Posting, Reading, Role, Work, WorkItem
from fledge.web.store.queries import second_looks
from fledge.web.store.queries.decisions import posting_in_force
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.turns import Outcome, seat_of
from fledge.web.store.rights import May, allows


@dataclass(frozen=True, slots=True)
class Ready:
    """What was found of each person, by applicant; None where there are no papers that could be read."""

    found: dict[int, Again | None]


def _ready(work: Work, item: WorkItem) -> Ready:
    member = _member(work)
    posting = _posting(work)
    rejected = _rejected(work, item, member, posting)
    if not rejected:
        return Ready({})
    original = second_looks.original_of(rejected[0])
    if original is None:
        return Ready({one.applicant_id: None for one in rejected})
    people = {one.applicant.person_id: one.applicant_id for one in rejected}
    readings = Reading.objects.filter(person__in=people, unread="")
    papers = [from_kept(r.kept, name=str(people[r.person_id]), without=r.corrected) for r in readings]
    looks = looked_again(asked_of(original), asked_of(posting), papers) if papers else ()
    return Ready({**dict.fromkeys(people.values()), **{int(one.person): one for one in looks}})


@kind("second-look", "Second look", ready=_ready)
def look(work: Work, item: WorkItem, ready: Ready) -> Outcome:
    """Some people into the queue; whoever was erased, came back or withdrew meanwhile is not."""
    member = _member(work)
    posting = _posting(work)
    rejected = [one for one in _rejected(work, item, member, posting) if one.applicant_id in ready.found]
    new, there = second_looks.filled(posting, rejected, ready.found)
    came = Came.IN if new else Came.THERE
    return Outcome(came, f"{new} new in the queue, {there} there already", posting)


def _posting(work: Work) -> Posting:
    """The version in force, if it is still the one that was asked about."""
    role = Role.objects.filter(pk=work.asked["role"], organisation=work.organisation_id).first()
    posting = posting_in_force(role) if role else None
    if posting is None or posting.pk != work.asked["posting"]:
        raise Problem("another version is in force by now", mend="look again by that one")
    return posting


def _rejected(work: Work, item: WorkItem, member: Member, posting: Posting) -> list[Decision]:
    allowed = second_looks.to_look_at(posting.role, posting, member, others=True)
    return list(allowed.filter(pk__in=item.asked["decisions"]).select_related("applicant", "posting"))


def _member(work: Work) -> Member:
    """Whoever asked for it, if they still may."""
    member = seat_of(work)
    if member is None:
        raise Ending(f"{work.by} has no seat here any more", mend="let somebody who has one look again")
    if not allows(member.seat, May.REVIEW):
        raise Ending(f"{work.by} may not {May.REVIEW.value} any more", mend="ask an owner for another seat")
    return member
