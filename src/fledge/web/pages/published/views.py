"""What applicants read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fledge.web.computed.files import Posted, body_of, data_in_page
from fledge.web.store.models import RoleState
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.public import for_potential, public_posting


@require_safe
def published(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The posting as applicants read it, with the data that search engines read; invented ones ask not to be listed."""
    posting = public_posting(slug, pk)
    role, asked = posting.role, asked_of(posting)
    assert posting.published is not None
    is_open = role.state == RoleState.OPEN
    posted = Posted(asked, posting.published.date(), role.location, for_potential(posting))
    shown = {
        "posting": posting,
        "role": role,
        "is_open": is_open,
        "body": body_of(asked),
        "data": data_in_page(posted) if is_open else "",
    }
    return render(request, "published/published.html", shown)
