"""From here to the organisation's provider and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

View = Callable[..., HttpResponse]


def onward(view: View) -> View:
    """Leave by a page of our own that leads on.

    Our pages let a form go to this workspace only, and browsers hold the redirects that follow a form to the same
    rule; a page may lead anywhere.
    """

    @require_POST
    @wraps(view)
    def sent(request: HttpRequest, **rest: Any) -> HttpResponse:
        answer = view(request, **rest)
        address = answer.headers.get("Location", "")
        if urlsplit(address).scheme in ("http", "https"):
            return render(request, "socialaccount/onward.html", {"address": address})
        return answer

    return sent
