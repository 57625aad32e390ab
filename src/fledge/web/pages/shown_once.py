"""Secrets that are shown on the next page and never again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


def keep(request: HttpRequest, what: str, secret: str) -> None:
    """Until the next page has shown it, a secret stays in the session of whoever asked for it."""
    request.session[f"once:{what}"] = secret


def taken(request: HttpRequest, what: str) -> str:
    """The secret that this page shows; the session has it no more."""
    return str(request.session.pop(f"once:{what}", ""))


def unkept(response: HttpResponse) -> HttpResponse:
    """A page that holds a secret, which browsers and proxies may not keep."""
    add_never_cache_headers(response)
    return response
