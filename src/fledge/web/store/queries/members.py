"""Who sits where: organisations, seats and invitations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from fledge.web.store.links import digest, fresh
from fledge.web.store.models import Invitation, Member, Organisation, Seat, User
from fledge.web.store.queries.changes import changed, locked, together
from fledge.web.store.queries.problems import Ended, Field, NotThere


def seats_of(user: User) -> QuerySet[Member]:
    """Where somebody sits now."""
    return user.seats.filter(left=None).select_related("organisation").order_by("organisation__name", "pk")


def members_of(organisation: Organisation) -> QuerySet[Member]:
    """Everybody who sits in an organisation now, by name."""
    return organisation.members.filter(left=None).select_related("user").order_by("user__name", "pk")


def member_of(organisation: Organisation, pk: int) -> Member:
    """One of them."""
    found = members_of(organisation).filter(pk=pk).first()
    if found is None:
        raise NotThere("nobody here has this seat")
    return found


@together
def founded(name: str, *, owner: User) -> Organisation:
    """A new organisation with its first owner."""
    name = " ".join(name.split())
    if not name:
        raise Field("say what the organisation is called", where="name")
    base = slugify(name)[:50] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug = next(s for n in range(len(taken) + 2) if (s := base if n == 0 else f"{base}-{n + 1}") not in taken)
    made = Organisation(name=name[:120], slug=slug)
    made._history_user = owner  # type: ignore[attr-defined]
    made.save()
    _seated(made, owner, Seat.OWNER, by=owner)
    return made


def _seated(organisation: Organisation, user: User, seat: str, *, by: User) -> Member:
    member = Member.objects.filter(organisation=organisation, user=user).first() or Member(
        organisation=organisation, user=user
    )
    member.seat, member.left = seat, None
    member._history_user = by  # type: ignore[attr-defined]
    member.save()
    return member


def seated(organisation: Organisation, user: User, seat: Seat, *, by: User) -> Member:
    """Give somebody a seat."""
    return _seated(organisation, user, seat, by=by)


@together
def invited(organisation: Organisation, *, email: str, seat: str, by: User) -> tuple[Invitation, str]:
    """An invitation and its secret, which is shown once; an earlier one to the same address ends."""
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Field("this is no e-mail address", where="email") from error
    if seat not in Seat.values:
        raise Field("choose a seat", where="seat")
    if members_of(organisation).filter(user__email=email).exists():
        raise Field(f"{email} sits here already", where="email", mend="change their seat instead")
    for earlier in _open().filter(organisation=organisation, email=email):
        withdraw_invitation(earlier, by=by)
    secret, ends = fresh(), timezone.now() + timedelta(days=settings.INVITE_DAYS)
    made = Invitation(organisation=organisation, email=email, seat=seat, by=by, ends=ends, digest=digest(secret))
    made._history_user = by  # type: ignore[attr-defined]
    made.save()
    return made, secret


def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """The link opens nothing from now on."""
    invitation.withdrawn = timezone.now()
    invitation._history_user = by  # type: ignore[attr-defined]
    invitation.save()


def _open() -> QuerySet[Invitation]:
    return Invitation.objects.filter(used=None, withdrawn=None, ends__gt=timezone.now())


def open_invitations(email: str) -> QuerySet[Invitation]:
    """What waits for an address."""
    return _open().filter(email=email.strip().lower()).select_related("organisation")


def invitations_of(organisation: Organisation) -> QuerySet[Invitation]:
    """Those that were not used yet, newest first."""
    return organisation.invitations.filter(used=None, withdrawn=None).select_related("by").order_by("-made", "-pk")


def invitation(secret: str) -> Invitation:
    """The invitation that a link opens."""
    found = Invitation.objects.select_related("organisation", "by").filter(digest=digest(secret)).first()
    if found is None or found.withdrawn:
        raise Ended("this invitation does not open anything", mend="ask whoever sent it for a new one")
    if found.used:
        raise Ended("this invitation has been used", mend="sign in instead")
    if found.ends <= timezone.now():
        raise Ended("this invitation has ended", mend=f"ask {found.by} for a new one")
    return found


@together
def accepted(found: Invitation, user: User) -> Member:
    """The person takes the seat; the link opens nothing afterwards."""
    held = locked(_open().filter(pk=found.pk))
    held.used = timezone.now()
    held._history_user = user  # type: ignore[attr-defined]
    held.save()
    return _seated(held.organisation, user, held.seat, by=held.by)


@together
def joined(found: Invitation, *, name: str, password: str) -> User:
    """A new account for an invitation, and its seat."""
    user = User.objects.create_user(found.email, password, name=" ".join(name.split())[:120])
    accepted(found, user)
    return user


def take_waiting_seats(user: User, addresses: Iterable[str]) -> None:
    """All seats that were waiting for addresses which are verified to be this person's."""
    for address in addresses:
        for waiting in open_invitations(address):
            accepted(waiting, user)


@together
def moved(member: Member, *, seat: str, by: User) -> None:
    """Another seat for somebody; the last owner stays one."""
    if seat not in Seat.values:
        raise Field("choose a seat", where="seat")
    held = locked(Member.objects.filter(pk=member.pk, left=None))
    if seat != held.seat:
        _refuse_ownerless(held)
        _seated(held.organisation, held.user, seat, by=by)


@together
def ended(member: Member, *, by: User) -> None:
    """Somebody leaves: the seat ends, and their tokens with it; what they did stays in the history."""
    held = locked(Member.objects.filter(pk=member.pk, left=None))
    _refuse_ownerless(held)
    held.left = timezone.now()
    held._history_user = by  # type: ignore[attr-defined]
    held.save()
    held.tokens.filter(withdrawn=None).update(withdrawn=timezone.now())


def _refuse_ownerless(member: Member) -> None:
    others = Member.objects.select_for_update().filter(organisation=member.organisation, seat=Seat.OWNER, left=None)
    if member.seat == Seat.OWNER and not others.exclude(pk=member.pk).exists():
        raise Field("an organisation needs an owner", where="seat", mend="make somebody else an owner first")


@together
def renamed(organisation: Organisation, *, name: str, edition: int, by: User) -> None:
    """The organisation is called something else; its address stays."""
    name = " ".join(name.split())
    if not name:
        raise Field("say what the organisation is called", where="name")
    held = locked(Organisation.objects.filter(pk=organisation.pk))
    changed(held, edition=edition, who=by, what="organisation", name=name[:120])
