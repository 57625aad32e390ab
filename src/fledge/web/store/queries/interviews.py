"""Interviews: planned for a time and a place with people of the role, changed, cancelled, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from fledge.web.store.models import Applicant, Card, Interview, Member, Role, Stage, Standing, User
from fledge.web.store.queries.changes import last_change_by, locked, recorded, together
from fledge.web.store.queries.kits import kit_for
from fledge.web.store.queries.members import members_of
from fledge.web.store.queries.problems import Field, NotThere, Stale, stale
from fledge.web.store.queries.roles import roles_for
from fledge.web.store.queries.words import one_line
from fledge.web.store.rights import May, allows

#: A scorecard is due so long after the interview: what was heard is still remembered.
DUE = timedelta(hours=24)
_SHORTEST, _LONGEST = 10, 480
_AHEAD = timedelta(days=730)
_WHERE = 200


@dataclass(frozen=True, slots=True)
class Counts:
    """A round's interviews as numbers, without anybody's name."""

    planned: int
    over: int
    cancelled: int
    cards: int
    missing: int


def interviews_for(member: Member) -> QuerySet[Interview]:
    """The interviews that this seat may see: its own, and all of its roles where it decides about applicants."""
    seen = Interview.objects.filter(applicant__role__in=roles_for(member), applicant__person__erased=None)
    if not allows(member.seat, May.REVIEW):
        seen = seen.filter(pk__in=_own_of(member))
    return seen.select_related("applicant__person", "applicant__role__organisation", "by")


def _own_of(member: Member) -> QuerySet[Any]:
    through = Interview.interviewers.through.objects.filter(user=member.user_id)
    return through.values("interview")


def interview_for(member: Member, pk: int) -> Interview:
    """One interview, if this seat may see it."""
    found = interviews_for(member).prefetch_related("interviewers").filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such interview, or it is not yours to see", mend="go back to your interviews")
    return found


def is_interviewer(member: Member, interview: Interview) -> bool:
    """Whether somebody holds this interview."""
    return any(one.pk == member.user_id for one in interview.interviewers.all())


def own_interviews(member: Member) -> QuerySet[Interview]:
    """What somebody holds themselves, with whether their scorecard is in."""
    handed_in = Card.objects.filter(interview=OuterRef("pk"), by=member.user_id).exclude(handed_in=None)
    own = interviews_for(member).filter(pk__in=_own_of(member), cancelled=None)
    return own.annotate(is_in=Exists(handed_in)).prefetch_related("interviewers").order_by("begins", "pk")


def of_role(member: Member, role: Role) -> QuerySet[Interview]:
    """The interviews of a round that this seat may see, last ones first, with how many scorecards are in."""
    cards = Count("cards", filter=Q(cards__handed_in__isnull=False))
    seen = interviews_for(member).filter(applicant__role=role).annotate(cards_in=cards)
    return seen.prefetch_related("interviewers").order_by("-begins", "-pk")


def to_plan(role: Role) -> QuerySet[Applicant]:
    """Who is in the interview stage and has no interview yet, longest waiting first."""
    there = role.applicants.filter(stage=Stage.INTERVIEW, standing=Standing.ACTIVE, person__erased=None)
    planned_ = Interview.objects.filter(applicant=OuterRef("pk"), cancelled=None)
    return there.filter(~Exists(planned_)).select_related("person").order_by("since", "pk")


def counts(role: Role) -> Counts:
    """How many interviews of a round are planned, over and cancelled, and how many scorecards are in."""
    there = Interview.objects.filter(applicant__role=role, applicant__person__erased=None)
    now, stands = timezone.now(), there.filter(cancelled=None)
    over = stands.filter(begins__lte=now)
    cards = Card.objects.filter(interview__in=stands).exclude(handed_in=None)
    wanted = Interview.interviewers.through.objects.filter(interview__in=over).count()
    cards_in, cards_over = cards.count(), cards.filter(interview__in=over).count()
    every, ended = stands.count(), over.count()
    return Counts(every - ended, ended, there.exclude(cancelled=None).count(), cards_in, max(wanted - cards_over, 0))


def can_interview(role: Role) -> QuerySet[User]:
    """Who can hold an interview: whoever may, and belongs to the role."""
    seats = members_of(role.organisation).filter(user__is_active=True)
    may = {one.user_id for one in seats if allows(one.seat, May.INTERVIEW)}
    on_it = {*role.people.values_list("pk", flat=True), role.manager_id}
    return User.objects.filter(pk__in=may & on_it).order_by("name", "pk")


def moment(local: datetime, zone: str) -> datetime:
    """A time on the clock of a place as a moment; a Problem where that clock never shows it.

    Where a clock shows it twice, in the night in which summer time ends, the first is meant.
    """
    try:
        there = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Field(
            f"there is no time zone {zone[:60]!r}", where="zone", mend="write one such as Europe/London"
        ) from None
    at = local.replace(tzinfo=there, fold=0)
    back = at.astimezone(ZoneInfo("UTC")).astimezone(there)
    if back.replace(tzinfo=None) != local:
        mend = "clocks are set forward then; choose another time"
        raise Field(f"there is no {local:%H:%M} on that day in {zone}", where="begins", mend=mend)
    return at.astimezone(ZoneInfo("UTC"))


@together
def planned(
    applicant: Applicant, *, member: Member, interviewers: Iterable[User], begins: datetime, zone: str = "UTC",
    minutes: int = 60, place: str = "",
) -> Interview:  # fmt: skip
    """An interview with somebody in the round, with the kit that everybody in it gets.

    ``begins`` is what the clock shows in ``zone``.
    """
    held = locked(Applicant.objects.filter(pk=applicant.pk, person__erased=None).select_related("role"))
    if held.standing != Standing.ACTIVE:
        raise Stale("this person is not in the round any more", mend="bring them back first, with a reason")
    people = _people(held.role, interviewers)
    fields = _checked(begins, zone, minutes, place)
    kit = kit_for(held.role, member=member)
    made = Interview(applicant=held, kit=kit.data, kit_number=kit.number, version=kit.posting.number, by=member.user)
    _set(made, member, fields)
    made.interviewers.set(people)
    return made


@together
def changed(
    interview: Interview, *, member: Member, edition: int, interviewers: Iterable[User], begins: datetime, zone: str,
    minutes: int, place: str,
) -> Interview:  # fmt: skip
    """Another time, place or other people; calendars are told by the next sequence. Unless somebody was quicker."""
    held = _standing(interview, edition)
    people = _people(held.applicant.role, interviewers)
    _refuse_removing(held, people)
    fields = _checked(begins, zone, minutes, place)
    before = set(held.interviewers.all())
    if before == set(people) and all(getattr(held, name) == value for name, value in fields.items()):
        return held
    _set(held, member, {**fields, "sequence": held.sequence + 1, "edition": held.edition + 1})
    if before != set(people):
        held.interviewers.set(people)
    return held


@together
def cancelled(interview: Interview, *, member: Member, edition: int) -> Interview:
    """It does not take place; whoever has it in a calendar needs the cancellation."""
    held = _standing(interview, edition)
    if held.cards.exclude(handed_in=None).exists():
        raise Stale("a scorecard of this interview has been handed in, so it took place")
    stands = {"cancelled": timezone.now(), "sequence": held.sequence + 1, "edition": held.edition + 1}
    _set(held, member, stands)
    return held


def _standing(interview: Interview, edition: int) -> Interview:
    """The interview, held, if it stands as the person saw it."""
    there = Interview.objects.filter(pk=interview.pk, applicant__person__erased=None)
    held = locked(there.select_related("applicant__role"))
    if held.edition != edition:
        raise stale("interview", last_change_by(held))
    if held.cancelled:
        raise Stale("this interview was cancelled", mend="plan a new one")
    return held


def _set(interview: Interview, member: Member, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(interview, name, value)
    recorded(interview, by=member.user)


def _people(role: Role, interviewers: Iterable[User]) -> list[User]:
    wanted = {one.pk for one in interviewers}
    found = list(can_interview(role).filter(pk__in=wanted))
    if not found:
        raise Field(
            "choose who holds the interview", where="interviewers", mend="two people, each rating alone, see more"
        )
    if len(found) != len(wanted):
        raise Field("one of them may not interview for this role", where="interviewers", mend="choose from the list")
    return found


def _refuse_removing(held: Interview, people: Iterable[User]) -> None:
    stay = {one.pk for one in people}
    given = held.cards.exclude(handed_in=None).exclude(by__in=stay).select_related("by").first()
    if given:
        raise Field(f"{given.by.name} has handed in a scorecard and stays with the interview", where="interviewers")


def _checked(begins: datetime, zone: str, minutes: int, place: str) -> dict[str, Any]:
    at, place = moment(begins, zone), one_line(place)
    if at > timezone.now() + _AHEAD:
        raise Field("this is more than two years away", where="begins", mend="check the year")
    if not _SHORTEST <= minutes <= _LONGEST:
        raise Field(f"give {_SHORTEST} to {_LONGEST} minutes", where="minutes")
    if len(place) > _WHERE:
        raise Field(f"this is longer than {_WHERE} characters", where="place")
    return {"begins": at, "zone": zone, "minutes": minutes, "place": place}
