"""Links by which somebody without an account reads one audit."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from fledge.web.store.links import digest, fresh
from fledge.web.store.models import Member, Posting, Share
from fledge.web.store.queries.changes import locked, recorded, together
from fledge.web.store.queries.problems import Ended, Field
from fledge.web.store.queries.words import plain


def shares_of(posting: Posting) -> QuerySet[Share]:
    """All links to a version, newest first."""
    return posting.shares.select_related("by")


def share(posting: Posting, *, member: Member, whom: str, days: int | None = None) -> tuple[Share, str]:
    """A link and its secret, which is shown once."""
    whom = plain(whom, most=120, where="whom", wanted="say for whom the link is, by name or address")
    days = settings.SHARE_DAYS if days is None else days
    if not 1 <= days <= 365:
        raise Field("give 1 to 365 days", where="days")
    secret, ends = fresh(), timezone.now() + timedelta(days=days)
    made = Share(posting=posting, whom=whom, by=member.user, ends=ends, digest=digest(secret))
    recorded(made, by=member.user)
    return made, secret


def stands(share: Share) -> str:
    """Whether a link is "open", has "ended", or was "withdrawn"."""
    return "withdrawn" if share.withdrawn else "ended" if share.ends <= timezone.now() else "open"


@together
def withdraw_share(posting: Posting, pk: int, *, member: Member) -> None:
    """The link opens nothing from now on."""
    found = locked(posting.shares.filter(pk=pk))
    if not found.withdrawn:
        found.withdrawn = timezone.now()
        recorded(found, by=member.user, only=["withdrawn"])


def opened(secret: str) -> Share:
    """The link that somebody holds, if it still opens; each opening is counted."""
    found = Share.objects.select_related("posting__role__organisation", "posting__audit", "by").filter(
        digest=digest(secret)
    ).first()  # fmt: skip
    if found is None or found.withdrawn:
        raise Ended("this link does not open anything", mend="ask whoever sent it for a new one")
    if found.ends <= timezone.now():
        raise Ended("this link has ended", mend=f"ask {found.by} for a new one")
    Share.objects.filter(pk=found.pk).update(seen=F("seen") + 1)
    return found
