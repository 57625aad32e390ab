"""The roles that somebody may see, and changes to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from fledge.web.store.models import Member, Posting, Role, RoleState, Seat, User
from fledge.web.store.queries.changes import changed, locked, recorded, together
from fledge.web.store.queries.problems import Field, NotThere
from fledge.web.store.rights import May, allows

_LENGTHS = {"title": 200, "team_name": 120, "location": 120}


def roles_for(member: Member) -> QuerySet[Role]:
    """The roles that this seat sees: all of them, or those that the person belongs to; a seat that sees no drafts sees
    only roles with a published posting.
    """
    roles = Role.objects.filter(organisation=member.organisation_id)
    if not allows(member.seat, May.SEE_DRAFTS):
        roles = roles.filter(Exists(Posting.objects.filter(role=OuterRef("pk")).exclude(published=None)))
    if allows(member.seat, May.SEE_EVERY_ROLE):
        return roles
    mine = Q(manager=member.user_id) | Q(pk__in=Role.people.through.objects.filter(user=member.user_id).values("role"))
    return roles.filter(mine)


def listed(member: Member) -> QuerySet[Role]:
    """The same with what a list shows: how many versions there are, the newest one, and what its audit says."""
    postings = Posting.objects.filter(role=OuterRef("pk"))
    if not allows(member.seat, May.SEE_DRAFTS):
        postings = postings.exclude(published=None)
    newest = postings.order_by("-number")
    return (
        roles_for(member)
        .select_related("manager")
        .annotate(
            versions=Count("postings"),
            newest=Subquery(newest.values("number")[:1]),
            verdict=Subquery(newest.values("audit__verdict")[:1]),
            findings=Subquery(newest.values("audit__findings")[:1]),
            share=Subquery(newest.values("audit__share")[:1]),
            published_number=Subquery(postings.exclude(published=None).order_by("-published").values("number")[:1]),
        )
        .order_by("-made", "-pk")
    )


def role_for(member: Member, pk: int) -> Role:
    """One role, if this seat sees it; what it may not see looks like what is not there."""
    found = roles_for(member).select_related("manager", "organisation").filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such role here, or it is not yours to see", mend="go back to the list of roles")
    return found


@together
def added(member: Member, *, people: Iterable[int] = (), **fields: Any) -> Role:
    """A new role; whoever adds it belongs to it."""
    made = Role(organisation=member.organisation, **_checked(member, fields))
    recorded(made, by=member.user)
    made.people.set({member.user_id, *_sitting(member, people)})
    return made


@together
def edited(role: Role, *, member: Member, edition: int, people: Iterable[int] | None = None, **fields: Any) -> Role:
    """The role with other values, unless somebody changed it meanwhile."""
    held = locked(Role.objects.filter(pk=role.pk))
    is_changed = changed(held, edition=edition, who=member.user, what="role", **_checked(member, fields))
    if people is not None:
        _put_on(held, _sitting(member, people), member.user, is_counted=is_changed)
    return held


def _put_on(held: Role, people: set[int], who: User, *, is_counted: bool) -> None:
    """Those people belong to the role, no others; that is another edition of it, too."""
    if people == set(held.people.values_list("pk", flat=True)):
        return
    held._history_user = who  # type: ignore[attr-defined]
    held.people.set(people)
    if not is_counted:
        held.edition += 1
        Role.objects.filter(pk=held.pk).update(edition=held.edition)


def _checked(member: Member, fields: dict[str, Any]) -> dict[str, Any]:
    found = dict(fields)
    for name, most in _LENGTHS.items():
        if name in found:
            found[name] = " ".join(str(found[name] or "").split())
            if len(found[name]) > most:
                raise Field(f"this is longer than {most} characters", where=name)
    if "title" in found and not found["title"]:
        raise Field("say what the role is called", where="title")
    if found.get("state", RoleState.OPEN) not in RoleState.values:
        raise Field("choose where the role stands", where="state")
    if not 1 <= int(found.get("openings", 1)) <= 999:
        raise Field("give 1 to 999 openings", where="openings")
    if found.get("manager") is not None and not _sitting(member, [found["manager"].pk]):
        raise Field("this person does not sit here", where="manager")
    return found


def _sitting(member: Member, people: Iterable[int]) -> set[int]:
    """Those of the people who sit in the organisation; others are not told apart from people who do not exist."""
    wanted = set(people)
    sitting = Member.objects.filter(organisation=member.organisation_id, left=None, user__in=wanted)
    return set(sitting.values_list("user_id", flat=True))


def people_of(role: Role) -> QuerySet[User]:
    """Who belongs to a role, by name."""
    return role.people.order_by("name", "pk")


def known_on(role: Role, member: Member) -> QuerySet[User]:
    """Whose names a seat reads on a role: of everybody, or of its mentors where the seat only reads postings."""
    return people_of(role) if allows(member.seat, May.SEE_DRAFTS) else _mentors_of(role)


def _mentors_of(role: Role) -> QuerySet[User]:
    seats = Member.objects.filter(organisation=role.organisation_id, seat=Seat.MENTOR, left=None)
    return people_of(role).filter(pk__in=seats.values("user"))
