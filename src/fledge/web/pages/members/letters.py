"""The letter that brings an invitation, where mail is set up."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string

from fledge.web.store.models import Invitation

_log = logging.getLogger("fledge.web")


def can_send() -> bool:
    """Whether this workspace has a mail server."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def send_when_kept(request: HttpRequest, invitation: Invitation, address: str) -> None:
    """Send the link once the invitation is kept; whether it left is said on the next page."""
    if can_send():
        transaction.on_commit(lambda: _sent(request, invitation, address))


def _sent(request: HttpRequest, invitation: Invitation, address: str) -> None:
    shown = {"invitation": invitation, "address": address}
    about = f"{invitation.by} invites you to {invitation.organisation}"
    try:
        send_mail(about, render_to_string("members/letter.txt", shown), None, [invitation.email])
    except (SMTPException, OSError) as error:
        _log.warning("an invitation could not be sent: %s", type(error).__name__)
        messages.error(request, "The letter could not be sent. Give them the link yourself.")
    else:
        messages.success(request, f"The link has been sent to {invitation.email}.")
