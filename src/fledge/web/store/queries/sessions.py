"""In which browsers somebody is signed in, and how the others are signed out."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from fledge.web.store.models import SignedIn, User

#: What the browser says of itself, in the order in which it is asked: many name others before themselves.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_words(agent: str) -> str:
    """The browser and the system as a person would say them.

    >>> browser_words("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox on Linux'
    >>> browser_words("curl/8")
    'Another browser'
    """
    browser = next((said for mark, said in _BROWSERS if mark in agent), "Another browser")
    system = next((said for mark, said in _SYSTEMS if mark in agent), "")
    return f"{browser} on {system}" if system else browser


def note_session(user: User, *, key: str, agent: str) -> None:
    """Keep that somebody is signed in by a session, once."""
    if Session.objects.filter(pk=key).exists():
        SignedIn.objects.get_or_create(pk=key, defaults={"user": user, "browser": browser_words(agent)})


def sessions_of(user: User) -> QuerySet[SignedIn]:
    """Where somebody is signed in now, newest first."""
    return SignedIn.objects.filter(user=user, session__expire_date__gt=timezone.now()).order_by("-since", "pk")


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Sign somebody out everywhere, or everywhere but in one session; how many that were."""
    found = SignedIn.objects.filter(user=user).exclude(pk=but or "")
    keys = list(found.values_list("pk", flat=True))
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)
