"""Private links: by one, somebody who applied sees what is kept of them, without an account."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from fledge.web.store.links import digest, fresh
from fledge.web.store.models import Person, PrivateLink, User
from fledge.web.store.queries.changes import locked, recorded, together
from fledge.web.store.queries.problems import Ended, NotThere


def links_of(person: Person) -> QuerySet[PrivateLink]:
    """All links of one person, newest first."""
    return person.links.select_related("by").order_by("-made", "-pk")


@together
def link_for(person: Person, *, by: User) -> tuple[PrivateLink, str]:
    """A new link and its secret, which is shown once; earlier ones go on opening until they end."""
    held = locked(Person.objects.filter(pk=person.pk, erased=None))
    secret, ends = fresh(), timezone.now() + timedelta(days=settings.LINK_DAYS)
    made = PrivateLink(person=held, by=by, ends=ends, digest=digest(secret))
    recorded(made, by=by)
    return made, secret


def stands(link: PrivateLink) -> str:
    """Whether a link is "open", has "ended", or was "withdrawn"."""
    return "withdrawn" if link.withdrawn else "ended" if link.ends <= timezone.now() else "open"


@together
def withdraw_link(person: Person, pk: int, *, by: User) -> None:
    """The link opens nothing from now on."""
    found = person.links.filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such link here", mend="go back to the applicant")
    if found.withdrawn is None:
        found.withdrawn = timezone.now()
        recorded(found, by=by, only=["withdrawn"])


def opened(secret: str, *, is_counted: bool = False) -> PrivateLink:
    """The link that somebody holds, if it still opens; a visit of the page is counted."""
    links = PrivateLink.objects.select_related("person__organisation")
    found = links.filter(digest=digest(secret), person__erased=None).first()
    if found is None or found.withdrawn:
        raise Ended("this link does not open anything", mend="ask whoever sent it for a new one")
    if found.ends <= timezone.now():
        name = found.person.organisation.name
        raise Ended("this link has ended", mend=f"write to {name} and ask for a new one; nothing of yours is lost")
    if is_counted:
        PrivateLink.objects.filter(pk=found.pk).update(seen=F("seen") + 1)
    return found
