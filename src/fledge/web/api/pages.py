"""The description for programs, and the reference for the people who write them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fledge.web.api.described import described
from fledge.web.api.reference import shelves
from fledge.web.store.queries.members import seats_of


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """The description; there is nothing of anybody in it, so it needs no key."""
    return JsonResponse(described())


@require_safe
@login_required
def reference(request: HttpRequest) -> HttpResponse:
    """Every route with what it takes, what it gives, and who may ask."""
    request.member = seats_of(request.user).first()  # type: ignore[arg-type, attr-defined]
    return render(request, "api/reference.html", {"shelves": shelves()})
