"""Links by which people join: made, shown once, accepted by one person, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils import timezone

from fledge.web.store.links import digest, fresh
from fledge.web.store.models import Invitation, Member, Organisation, Seat, User
from fledge.web.store.queries.changes import locked, recorded, together
from fledge.web.store.queries.members import members_of, seated
from fledge.web.store.queries.problems import Ended, Field, NotThere
from fledge.web.store.queries.words import plain


@together
def invited(organisation: Organisation, *, email: str, seat: str, by: User) -> tuple[Invitation, str]:
    """An invitation and its secret, which is shown once; an earlier one to the same address ends."""
    email = _address(email)
    if seat not in Seat.values:
        raise Field("choose a seat", where="seat")
    held = locked(Organisation.objects.filter(pk=organisation.pk))
    if members_of(held).filter(user__email=email).exists():
        raise Field(f"{email} sits here already", where="email", mend="change their seat instead")
    for earlier in invitations_of(held).filter(email=email):
        _withdrawn(earlier, by)
    secret, ends = fresh(), timezone.now() + timedelta(days=settings.INVITE_DAYS)
    made = Invitation(organisation=held, email=email, seat=seat, by=by, ends=ends, digest=digest(secret))
    recorded(made, by=by)
    return made, secret


def _address(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Field("this is no e-mail address", where="email") from error
    if len(email) > 254:
        raise Field("this is longer than 254 characters", where="email")
    return email


@together
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """The link opens nothing from now on; one that was used already is not taken back by this."""
    held = locked(Invitation.objects.filter(pk=invitation.pk))
    if held.used:
        raise Ended(f"{held.email} has joined meanwhile", mend="end their seat instead")
    if not held.withdrawn:
        _withdrawn(held, by)


def _withdrawn(invitation: Invitation, by: User) -> None:
    invitation.withdrawn = timezone.now()
    recorded(invitation, by=by)


def renewed(invitation: Invitation, *, by: User) -> tuple[Invitation, str]:
    """A new link to the same address for the same seat; the earlier one opens nothing any more."""
    return invited(invitation.organisation, email=invitation.email, seat=invitation.seat, by=by)


def open_invitations(email: str) -> QuerySet[Invitation]:
    """What waits for an address."""
    return _open().filter(email=email.strip().lower()).select_related("organisation")


def _open() -> QuerySet[Invitation]:
    return Invitation.objects.filter(used=None, withdrawn=None, ends__gt=timezone.now())


def invitations_of(organisation: Organisation) -> QuerySet[Invitation]:
    """Those that were neither used nor withdrawn, newest first; some of them may have ended."""
    return organisation.invitations.filter(used=None, withdrawn=None).select_related("by").order_by("-made", "-pk")


def invitation_of(organisation: Organisation, pk: int) -> Invitation:
    """One of them."""
    found = invitations_of(organisation).select_related("organisation").filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such invitation here", mend="go back to the list of people")
    return found


def invitation(secret: str) -> Invitation:
    """The invitation that a link opens."""
    found = Invitation.objects.select_related("organisation", "by").filter(digest=digest(secret)).first()
    if found is None:
        raise Ended("this invitation does not open anything", mend="ask whoever sent it for a new one")
    return _still_open(found)


def _still_open(found: Invitation) -> Invitation:
    if found.used:
        raise Ended("this invitation has been used", mend="sign in instead")
    if found.withdrawn:
        raise Ended("this invitation does not open anything", mend="ask whoever sent it for a new one")
    if found.ends <= timezone.now():
        raise Ended("this invitation has ended", mend=f"ask {found.by} for a new one")
    return found


@together
def accepted(found: Invitation, user: User) -> Member:
    """The person takes the seat; the link opens nothing afterwards. Of two who accept at once one comes too late."""
    here = locked(Organisation.objects.filter(pk=found.organisation_id))
    held = _still_open(Invitation.objects.select_related("by").get(pk=found.pk))
    if members_of(here).filter(user=user).exists():
        raise Ended("you have a seat here already", mend="go to the start page")
    held.used = timezone.now()
    recorded(held, by=user)
    return seated(here, user, Seat(held.seat), by=held.by)


@together
def joined(found: Invitation, *, name: str, password: str) -> User:
    """A new account for an invitation, and its seat."""
    name = plain(name, most=120, where="name", wanted="say what you want to be called")
    _refuse_weak(password, User(email=found.email, name=name))
    locked(Organisation.objects.filter(pk=found.organisation_id))
    _still_open(Invitation.objects.select_related("by").get(pk=found.pk))
    if User.objects.filter(email=found.email).exists():
        raise Ended("there is an account with this address already", mend="sign in, then open the link once more")
    user = User.objects.create_user(found.email, password, name=name)
    accepted(found, user)
    return user


def _refuse_weak(password: str, user: User) -> None:
    if len(password) > 500:
        raise Field("this is longer than 500 characters", where="password")
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Field(" ".join(error.messages), where="password") from error


def take_waiting_seats(user: User, addresses: Iterable[str]) -> None:
    """All seats that were waiting for addresses which are verified to be this person's."""
    for address in addresses:
        for waiting in open_invitations(address):
            if not members_of(waiting.organisation).filter(user=user).exists():
                accepted(waiting, user)
