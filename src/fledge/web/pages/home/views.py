"""The start page, and the answer to a watchman who asks whether the workspace is well."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

import fledge
from fledge.web.store.queries.members import seats_of


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Straight to the only organisation, else a choice."""
    seats = list(seats_of(request.user))  # type: ignore[arg-type]
    if len(seats) == 1:
        return redirect("roles", seats[0].organisation.slug)
    return render(request, "home/start.html", {"seats": seats})


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Whether the server answers and its database does; it says nothing about what is in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "well", "fledge": fledge.__version__, "database": connection.vendor})
