"""Ways in without a password: links that sign one person in once, and the invented people of a demonstration."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from fledge.web.store.links import digest, fresh
from fledge.web.store.models import Member, Organisation, SignInLink, User
from fledge.web.store.queries.changes import recorded, together
from fledge.web.store.queries.problems import Ended, NotThere, Stale

_MINUTES = 15
#: The link of an owner is handed over to somebody else, which takes longer.
MINUTES_TO_HAND_OVER = 60


def sign_in_link(user: User) -> str:
    """The secret of a link that signs somebody in once within a quarter of an hour; it is shown once."""
    secret, ends = fresh(), timezone.now() + timedelta(minutes=_MINUTES)
    SignInLink.objects.create(user=user, ends=ends, digest=digest(secret))
    return secret


@together
def way_in_for(member: Member, *, by: User) -> str:
    """The secret of a link that an owner hands to somebody who lost their password; earlier ones open nothing more.

    Somebody who sits in another organisation, too, gets none: nobody opens what is not theirs.
    """
    if not member.user.is_active or not _sits_only_in(member.organisation, member.user):
        mend = "whoever runs this workspace can help them"
        raise Stale("no sign-in link can be made here for this account", mend=mend)
    now = timezone.now()
    SignInLink.objects.filter(user=member.user, organisation=member.organisation, used=None, ends__gt=now).update(
        ends=now
    )
    secret, ends = fresh(), now + timedelta(minutes=MINUTES_TO_HAND_OVER)
    made = SignInLink(user=member.user, organisation=member.organisation, ends=ends, digest=digest(secret))
    recorded(made, by=by)
    return secret


def _sits_only_in(organisation: Organisation, user: User) -> bool:
    return list(user.seats.filter(left=None).values_list("organisation", flat=True)) == [organisation.pk]


def opens_for(secret: str) -> User:
    """Whom a link would sign in; looking at it does not use it up."""
    return _valid(SignInLink.objects.all(), secret).user


@together
def entered(secret: str) -> User:
    """Whom a link signs in; it opens nothing afterwards."""
    found = _valid(SignInLink.objects.select_for_update(of=("self",)), secret)
    found.used = timezone.now()
    recorded(found, by=found.user, only=["used"])
    return found.user


def _valid(links: QuerySet[SignInLink], secret: str) -> SignInLink:
    mend = "sign in with your password, or ask whoever gave it to you for a new link"
    found = links.select_related("user", "organisation").filter(digest=digest(secret)).first()
    if found is None or not found.user.is_active:
        raise Ended("this link does not open anything", mend=mend)
    if found.organisation and not _sits_only_in(found.organisation, found.user):
        raise Ended("this link does not open anything", mend=mend)
    if found.used:
        raise Ended("this link has been used", mend=mend)
    if found.ends <= timezone.now():
        raise Ended("this link has ended", mend=mend)
    return found


def invented_seats() -> QuerySet[Member]:
    """The people of invented organisations, owners first; nobody who also sits in a real one."""
    real = Member.objects.filter(organisation__is_invented=False, left=None).values("user")
    sitting = Member.objects.filter(organisation__is_invented=True, left=None, user__is_active=True)
    return sitting.exclude(user__in=real).select_related("user", "organisation").order_by("user__name", "pk")


def invented_person(pk: int) -> User:
    """One of them; everybody else does not exist here."""
    found = invented_seats().filter(user=pk).first()
    if found is None:
        raise NotThere("there is no such invented person", mend="choose one from the sign-in page")
    return found.user
