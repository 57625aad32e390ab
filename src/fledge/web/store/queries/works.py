"""Long work as people see it: what they may see, what they begin, stop and go on with."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from fledge.web.store.models import Came, Member, Posting, Work, WorkItem, WorkState
from fledge.web.store.queries.changes import locked, together
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.roles import roles_for
from fledge.web.store.rights import May, allows


@dataclass(frozen=True, slots=True)
class Wanted:
    """One item of work that is to be done: what it is called, and what it needs."""

    name: str
    asked: dict[str, Any] = field(default_factory=dict)


#: Work whose items name applicants; who may not see them sees none of it.
_ABOUT_PEOPLE = ("applicants",)


def works_for(member: Member, *, sees_people: bool = True) -> QuerySet[Work]:
    """The work that this seat sees, newest first: all of it, or the person's own where they do not see every draft.

    Without ``sees_people`` it holds nothing in which applicants are named, whatever the seat.
    """
    works = Work.objects.filter(organisation=member.organisation_id).select_related("by", "organisation")
    if not (sees_people and allows(member.seat, May.SEE_APPLICANTS)):
        works = works.exclude(kind__in=_ABOUT_PEOPLE)
    sees_all = allows(member.seat, May.SEE_EVERY_ROLE) and allows(member.seat, May.SEE_DRAFTS)
    return works if sees_all else works.filter(by=member.user_id)


def work_for(member: Member, pk: uuid.UUID, *, sees_people: bool = True) -> Work:
    """One work, if this seat sees it."""
    found = works_for(member, sees_people=sees_people).filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such work here, or it is not yours to see", mend="go back to the list of work")
    return found


def results_of(work: Work, came: str = "") -> QuerySet[WorkItem]:
    """What came of the items that are done, the last one first."""
    done = work.items.exclude(came=Came.WAITING).defer("asked").select_related("posting__role").order_by("-number")
    return done.filter(came=came) if came in (Came.IN, Came.THERE, Came.NOT) else done


def counts_of(work: Work) -> list[tuple[str, str, int]]:
    """How many items came to what, as (value, words, how many), in the order of the words."""
    rows = work.items.exclude(came=Came.WAITING).order_by().values("came").annotate(n=Count("pk"))
    found = {row["came"]: row["n"] for row in rows}
    return [(value, str(words), found[value]) for value, words in Came.choices if found.get(value)]


@together
def added(
    member: Member,
    *,
    kind: str,
    about: str,
    items: Iterable[Wanted],
    asked: dict[str, Any] | None = None,
    is_begun: bool = True,
) -> Work:
    """New work with its items, ready for a worker; or, where somebody still has to choose among them, not begun."""
    state = WorkState.WAITING if is_begun else WorkState.CHOOSING
    work = Work.objects.create(
        organisation=member.organisation, by=member.user, kind=kind, about=about[:200], asked=asked or {}, state=state,
        beat=timezone.now(),
    )  # fmt: skip
    _filled(work, items)
    return work


def _filled(work: Work, items: Iterable[Wanted]) -> None:
    rows = [WorkItem(work=work, number=n, name=one.name[:200], asked=one.asked) for n, one in enumerate(items, 1)]
    WorkItem.objects.bulk_create(rows, batch_size=200)
    work.total = len(rows)
    work.save(update_fields=["total"])


@together
def chosen(work: Work, choices: Mapping[int, Mapping[str, Any]]) -> bool:
    """Begin with the items whose numbers were chosen, each with what was said about it; the others are forgotten.

    False where it has begun already, so that a form sent twice begins once.
    """
    held = locked(Work.objects.filter(pk=work.pk))
    if held.state != WorkState.CHOOSING:
        return False
    items = [Wanted(i.name, {**i.asked, **choices[i.number]}) for i in held.items.all() if i.number in choices]
    held.items.all().delete()
    _filled(held, items)
    held.state, held.beat, held.made = WorkState.WAITING, timezone.now(), timezone.now()
    held.save(update_fields=["state", "beat", "made"])
    return True


@together
def forgotten(work: Work) -> bool:
    """Nothing of what somebody uploaded is kept; False where it has begun already."""
    held = locked(Work.objects.filter(pk=work.pk))
    if held.state != WorkState.CHOOSING:
        return False
    held.delete()
    return True


@together
def stopped(work: Work) -> Work:
    """Ask it to stop after the item that is being done; what nobody has begun stops at once."""
    held = locked(Work.objects.filter(pk=work.pk))
    if held.state == WorkState.RUNNING:
        held.stop = True
    elif held.state == WorkState.WAITING:
        held.state, held.ended = WorkState.STOPPED, timezone.now()
    held.save(update_fields=["stop", "state", "ended"])
    return held


@together
def resumed(work: Work) -> bool:
    """Let it go on where it is; True where a worker has to be asked."""
    held = locked(Work.objects.filter(pk=work.pk))
    if held.is_moving:
        Work.objects.filter(pk=held.pk).update(stop=False)
        return False
    if not held.can_go_on:
        return False
    held.state, held.stop, held.failed, held.ended = WorkState.WAITING, False, "", None
    held.tries, held.beat = 0, timezone.now()
    held.save(update_fields=["state", "stop", "failed", "ended", "tries", "beat"])
    return True


def moving(member: Member, kind: str) -> Work | None:
    """Work of this kind that somebody here has begun and that is not done."""
    return works_for(member).filter(kind=kind, state__in=(WorkState.WAITING, WorkState.RUNNING)).first()


def outdated_for(member: Member, made_by: str) -> QuerySet[Posting]:
    """The versions whose audit was not made by this Fledge and its facts."""
    return (
        Posting.objects.filter(role__in=roles_for(member)).exclude(audit__made_by=made_by).order_by("role_id", "number")
    )


def tidied(*, hours: int = 24) -> int:
    """Forget what was uploaded and never chosen from; how many there were."""
    late = timezone.now() - timedelta(hours=hours)
    return Work.objects.filter(state=WorkState.CHOOSING, made__lt=late).delete()[1].get("store.Work", 0)
