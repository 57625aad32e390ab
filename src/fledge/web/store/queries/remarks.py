"""What people who work on a round add to an applicant: notes, tags, and tasks for one another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from fledge.web.store.models import Applicant, Member, Note, Role, Seat, Task, User
from fledge.web.store.queries.changes import locked, recorded, together
from fledge.web.store.queries.problems import Field, NotThere
from fledge.web.store.queries.roles import roles_for
from fledge.web.store.rights import May, allows

_LONGEST_TAG = 40
_MOST_TAGS = 20
_LONGEST_NOTE = 4000


def notes_of(applicant: Applicant) -> QuerySet[Note]:
    """What was remarked about somebody, newest first."""
    return applicant.remarks.select_related("by")


@together
def noted(applicant: Applicant, *, member: Member, text: str) -> Note:
    """A remark; it stays as it was written."""
    text = text.replace("\x00", "").strip()
    if not text:
        raise Field("write something", where="text")
    if len(text) > _LONGEST_NOTE:
        raise Field(f"this is longer than {_LONGEST_NOTE:,} characters", where="text")
    held = locked(Applicant.objects.filter(pk=applicant.pk, person__erased=None))
    return Note.objects.create(applicant=held, by=member.user, text=text)


def tag_words(tag: str) -> str:
    """A tag as it is kept: small letters, single spaces; a Problem where it is none.

    >>> tag_words("  Speaks   German ")
    'speaks german'
    """
    words = " ".join(tag.replace("\x00", "").replace(",", " ").split()).lower()
    if not words:
        raise Field("write a tag", where="tag")
    if len(words) > _LONGEST_TAG:
        raise Field(f"a tag has at most {_LONGEST_TAG} characters", where="tag")
    return words


@together
def tagged(applicant: Applicant, *, member: Member, tag: str) -> bool:
    """Somebody has a tag; False where they have it already."""
    tag = tag_words(tag)
    held = locked(Applicant.objects.filter(pk=applicant.pk, person__erased=None))
    if tag in held.tags:
        return False
    if len(held.tags) >= _MOST_TAGS:
        raise Field(f"there are {_MOST_TAGS} tags already", where="tag")
    _set_tags(held, [*held.tags, tag], member)
    return True


@together
def untagged(applicant: Applicant, *, member: Member, tag: str) -> bool:
    """Somebody has a tag no more; False where they had none like it."""
    held = locked(Applicant.objects.filter(pk=applicant.pk, person__erased=None))
    if tag not in held.tags:
        return False
    _set_tags(held, [one for one in held.tags if one != tag], member)
    return True


def _set_tags(held: Applicant, tags: list[str], member: Member) -> None:
    """Tags are no decision, so the edition stays: nobody who decides is told that somebody else was quicker."""
    held.tags = sorted(tags)
    recorded(held, by=member.user, only=["tags"])


def can_be_asked(role: Role) -> QuerySet[User]:
    """To whom a task about somebody in this round can be given: whoever sees both the role and its applicants."""
    seeing = [seat for seat in Seat if allows(seat, May.SEE_APPLICANTS)]
    everywhere = [seat for seat in seeing if allows(seat, May.SEE_EVERY_ROLE)]
    seated = Member.objects.filter(organisation=role.organisation_id, user=OuterRef("pk"), left=None)
    on_it = Q(pk=role.manager_id) | Exists(Role.people.through.objects.filter(role=role.pk, user=OuterRef("pk")))
    sees_it = Exists(seated.filter(seat__in=everywhere)) | (Exists(seated.filter(seat__in=seeing)) & on_it)
    return User.objects.filter(sees_it, is_active=True).order_by("name", "pk")


@together
def asked_of(applicant: Applicant, *, member: Member, what: str, who: User, due: date | None = None) -> Task:
    """Somebody is to do something for an applicant."""
    what = " ".join(what.replace("\x00", "").split())
    if not what:
        raise Field("say what is to be done", where="what")
    if len(what) > 200:
        raise Field("this is longer than 200 characters", where="what")
    held = locked(Applicant.objects.filter(pk=applicant.pk, person__erased=None))
    if not can_be_asked(held.role).filter(pk=who.pk).exists():
        raise Field("this person does not see the applicants of this role", where="who")
    return Task.objects.create(applicant=held, what=what, who=who, by=member.user, due=due)


def open_tasks(member: Member) -> QuerySet[Task]:
    """What somebody still has to do here: by day, what has no day last."""
    own = Task.objects.filter(
        who=member.user_id, done=None, applicant__role__in=roles_for(member), applicant__person__erased=None
    )
    return own.select_related("applicant__person", "applicant__role", "by").order_by(
        F("due").asc(nulls_last=True), "made", "pk"
    )


def tasks_of(applicant: Applicant) -> QuerySet[Task]:
    """What is or was to be done for an applicant, open ones first."""
    return applicant.tasks.select_related("who", "by").order_by(F("done").asc(nulls_first=True), "due", "pk")


def overdue_among(people: Iterable[Applicant], today: date) -> dict[int, int]:
    """How many tasks of each applicant are late."""
    late = Task.objects.filter(applicant__in=[one.pk for one in people], done=None, due__lt=today)
    return dict(late.order_by().values_list("applicant").annotate(n=Count("pk")))


@together
def done(task: int, *, member: Member) -> Task:
    """A task is done, as whoever has it or gave it says; it stays done if said twice."""
    mine = Task.objects.filter(Q(who=member.user_id) | Q(by=member.user_id), applicant__role__in=roles_for(member))
    held = mine.filter(pk=task, applicant__person__erased=None).select_for_update(of=("self",)).first()
    if held is None:
        raise NotThere("there is no such task here, or it is not yours", mend="go back to your tasks")
    if held.done is None:
        held.done = timezone.now()
        held.save(update_fields=["done"])
    return held
