"""From here to the organisation's provider and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST
from requests import RequestException

View = Callable[..., HttpResponse]


def reached(view: View) -> View:
    """A provider that does not answer is a sentence, not a fault of ours."""

    @wraps(view)
    def asked(request: HttpRequest, **rest: Any) -> HttpResponse:
        try:
            return view(request, **rest)
        except RequestException:
            return render(request, "socialaccount/authentication_error.html", status=502)

    return asked


def onward(view: View) -> View:
    """Leave by a page of our own that leads on.

    Our pages let a form go to this workspace only, and browsers hold the redirects that follow a form to the same
    rule; a page may lead anywhere.
    """

    @require_POST
    @reached
    @wraps(view)
    def sent(request: HttpRequest, **rest: Any) -> HttpResponse:
        answer = view(request, **rest)
        address = answer.headers.get("Location", "")
        if urlsplit(address).scheme in ("http", "https"):
            return render(request, "socialaccount/onward.html", {"address": address})
        return answer

    return sent
