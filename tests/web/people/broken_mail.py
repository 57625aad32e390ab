"""A mail server that is not there."""

from __future__ import annotations

from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class BrokenMail(BaseEmailBackend):
    """Refuses every letter, as a server does that cannot be reached."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError("nobody listens")
