"""A link that somebody was given."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fledge.publish.verdict import A_HUMAN_DECIDES
from fledge.web.store.queries.postings import audit_of
from fledge.web.store.queries.problems import Ended
from fledge.web.store.queries.shares import opened

#: Nobody finds it by searching, no copy stays behind, and no other site learns the address.
_PRIVATE = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
}


@require_GET
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """The audit of one version and the people who meet it, to read; a link that has ended says so."""
    try:
        link = opened(secret)
    except Ended as problem:
        return _privately(render(request, "by_link/ended.html", {"problem": problem}, status=410))
    posting = link.posting
    shown = {"link": link, "posting": posting, "audit": audit_of(posting), "a_human_decides": A_HUMAN_DECIDES}
    return _privately(render(request, "by_link/shared.html", shown))


def _privately(answer: HttpResponse) -> HttpResponse:
    for name, value in _PRIVATE.items():
        answer[name] = value
    return answer
