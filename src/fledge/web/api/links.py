"""The whole address of a link that is shown once."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse


def link(request: HttpRequest, page: str, secret: str) -> str:
    """Where the page of a secret is, as whoever asks reaches this server."""
    return request.build_absolute_uri(reverse(page, args=[secret]))
