"""The door of a page: who is here, in which organisation, and whether their seat may come in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from fledge.web.store.models import Member, Once, Organisation, User
from fledge.web.store.queries.problems import NotAllowed, NotThere
from fledge.web.store.rights import May, allows

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at a page: the request, and the seat that they sit in here."""

    request: HttpRequest
    member: Member

    @property
    def organisation(self) -> Organisation:
        """Where they are."""
        return self.member.organisation

    @property
    def user(self) -> User:
        """Who they are."""
        return self.member.user

    @property
    def is_writing(self) -> bool:
        """Whether a form was sent."""
        return self.request.method == "POST"

    def may(self, may: May) -> bool:
        """Whether their seat has a right."""
        return allows(self.member.seat, may)


@dataclass(frozen=True, slots=True)
class Door:
    """What the table of rights knows of a page: its name, and what opens it to look and to write."""

    name: str
    reads: May | None
    writes: May | None


#: Every page behind a door, by the name of its view; tests walk through all of them.
DOORS: dict[str, Door] = {}


def door(reads: May | None, *, writes: May | None = None) -> Callable[[View], View]:
    """Let in those whose seat has ``reads``; forms are taken from those who have ``writes``, from nobody without it.

    Without ``reads`` the page takes forms only. Strangers are told that there is nothing, whether there is or not.
    """

    def hung(view: View) -> View:
        name = f"{view.__module__.removeprefix('fledge.web.pages.').split('.')[0]}.{view.__name__}"
        DOORS[name] = Door(name, reads, writes)

        @wraps(view)
        def entered(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            visit = _visit(request, slug)
            wanted = writes if request.method == "POST" else reads
            if request.method not in ("GET", "HEAD", "POST") or wanted is None:
                return HttpResponseNotAllowed([m for m, may in (("GET", reads), ("POST", writes)) if may])
            if not visit.may(wanted):
                seat = visit.member.get_seat_display().lower()
                raise NotAllowed(f"your seat ({seat}) may not {wanted.value}", mend="ask an owner for another seat")
            return _once(visit, view, rest) if visit.is_writing else view(visit, **rest)

        return entered

    return hung


def _visit(request: HttpRequest, slug: str) -> Visit:
    found = (
        Member.objects.select_related("organisation", "user")
        .filter(organisation__slug=slug, user=request.user.pk, left=None)
        .first()
    )
    if found is None:
        raise NotThere("there is no such page, or it is not yours to see", mend="go to your own organisation")
    request.member = found  # type: ignore[attr-defined]
    return Visit(request, found)


def _once(visit: Visit, view: View, rest: dict[str, Any]) -> HttpResponse:
    """A form sent twice is done once: the second time leads to where the first one led."""
    key = visit.request.POST.get("once", "")[:80]
    if not key:
        return view(visit, **rest)
    asked = hashlib.sha256(visit.request.path.encode()).hexdigest()
    with transaction.atomic():
        done, is_new = Once.objects.select_for_update().get_or_create(
            user=visit.user, key=f"page:{key}", defaults={"asked": asked}
        )
        if not is_new and done.asked == asked and done.answer:
            return HttpResponseRedirect(done.answer)
        answer = view(visit, **rest)
        if isinstance(answer, HttpResponseRedirect):
            Once.objects.filter(pk=done.pk).update(status=answer.status_code, answer=cast("Any", answer).url)
        else:
            done.delete()
    return answer
