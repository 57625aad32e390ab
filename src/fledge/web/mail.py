"""How mail leaves the workspace: by the server that was named, or not at all."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from fledge.problem import Problem

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


def mail(address: str) -> tuple[str, dict[str, Any]]:
    """Django's mail backend and its settings; without an address nothing is sent and pages show the links instead."""
    if not address:
        return NOWHERE, {}
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or not _has_port(parts):
        raise Problem(
            "this is no address of a mail server", where="FLEDGE_SMTP_URL", mend="write smtp://name:password@host:587"
        )
    return "django.core.mail.backends.smtp.EmailBackend", {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and (parts.port or 587) == 587,
        "EMAIL_TIMEOUT": 20,
    }


def _has_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False
