"""What happens of itself when somebody signs in or gets another password."""

from __future__ import annotations

from typing import Any

from allauth.account import signals
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from fledge.web.store.queries.sessions import end_sessions, note_session


@receiver(user_logged_in, dispatch_uid="fledge-signed-in")
def signed_in(sender: Any, request: Any, user: Any, **more: Any) -> None:
    """The browser stands in the list of those where the person is signed in."""
    session = getattr(request, "session", None)
    if session is None:
        return
    if not session.session_key:
        session.save()
    note_session(user, key=session.session_key, agent=request.META.get("HTTP_USER_AGENT", ""))


@receiver((signals.password_changed, signals.password_set, signals.password_reset), dispatch_uid="fledge-password")
def another_password(sender: Any, request: Any, user: Any, **more: Any) -> None:
    """Whoever was signed in by the old password is signed out, except where it was changed."""
    here = request.session.session_key if request.user.is_authenticated else None
    end_sessions(user, but=here)
    if here:
        note_session(user, key=here, agent=request.META.get("HTTP_USER_AGENT", ""))
