"""How long people may be kept: who may not be any longer, whom to ask, the legal hold, and erasing for good."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Field as Said
from ninja import Query, Router, Schema

from fledge.web.api.applicants import Who
from fledge.web.api.doors import Request, route
from fledge.web.api.editions import edition_seen, tagged
from fledge.web.api.letters import WrittenAnswer, written
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Edition, Given, Id, Line
from fledge.web.store.models import Scope
from fledge.web.store.queries import letters, retention
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.rights import May

shelf = Router(tags=["The candidate's side"])
People = Annotated[list[Id], Said(min_length=1, max_length=1000)]


class KeptAnswer(Schema):
    """Somebody who may not be kept any longer, whose time ends soon, or who asked to go."""

    id: Annotated[Id, Said(description="The number of the person, not of an application.")]
    who: Who
    keep_until: date | None
    asks_to_go: bool
    is_in_a_round: Annotated[bool, Said(description="Whoever is in a round stays until it has ended.")]


class KeptWanted(Schema):
    """Whose time has passed, whose ends within thirty days, or who asked to be erased."""

    which: Literal["passed", "soon", "waiting"] = "passed"


class Erasing(Given):
    """Whom to erase, by the ids of the list of those who may not be kept."""

    people: People


class ErasedAnswer(Schema):
    """How many were erased, for good."""

    erased: Annotated[int, Said(ge=0)]


class Asking(Given):
    """Whom to ask whether they may be kept longer, and with which letter; it has to hold {link}."""

    people: People
    letter: Id


class HoldAnswer(Schema):
    """Why nobody may be erased now; empty where everybody may who asks."""

    legal_hold: str
    edition: Edition


class HoldGiven(Given):
    """Why nobody may be erased now; candidates read it. Empty ends the hold."""

    legal_hold: Annotated[Line, Said(max_length=300)]
    edition: Edition | None = None


@route(shelf, "GET", "/retention", may=May.BRING_APPLICANTS, scope=Scope.APPLICANTS, gives=Listed[KeptAnswer])
def list_passed(request: Request, part: AsPart, wanted: Annotated[KeptWanted, Query()]) -> dict[str, Any]:
    """Those who may not be kept any longer, longest over first; or those whose time ends soon, or who asked to go."""
    here, today = request.caller.member.organisation, timezone.now().date()
    if wanted.which == "waiting":
        return part_of(retention.waiting_to_go(here), request, part, by=("pk",), shown=_kept)
    rows = retention.passed(here, today) if wanted.which == "passed" else retention.ending_soon(here, today)
    return part_of(rows, request, part, by=("keep_until", "pk"), shown=_kept)


@route(shelf, "POST", "/retention/erase", may=May.BRING_APPLICANTS, scope=Scope.ROUND, takes="json", gives=ErasedAnswer)
def erase_passed(request: Request, given: Erasing) -> ErasedAnswer:
    """Erase those whose time has passed or who asked for it, and nobody else; it is no rejection."""
    return ErasedAnswer(erased=retention.erase_these(request.caller.member, given.people))


@route(shelf, "POST", "/applicants/{int:pk}/erase", may=May.BRING_APPLICANTS, scope=Scope.ROUND, gives=ErasedAnswer)
def erase_applicant(request: Request, pk: int) -> ErasedAnswer:
    """Erase one person with all their applications, if their time has passed or they asked for it."""
    one = applicant_for(request.caller.member, pk)
    return ErasedAnswer(erased=retention.erase_these(request.caller.member, [one.person_id]))


@route(shelf, "POST", "/retention/ask", may=May.WRITE_LETTERS, scope=Scope.ROUND, takes="json", gives=WrittenAnswer)
def ask_to_keep(request: Request, given: Asking) -> WrittenAnswer:
    """Write to people whether they may be kept longer, each about their newest application."""
    member = request.caller.member
    letter = letters.letter_of(member.organisation, given.letter)
    told = retention.ask_to_keep(member, given.people, letter, site=request.build_absolute_uri(reverse("start")))
    return written(told)


@route(shelf, "GET", "/retention/hold", may=May.BRING_APPLICANTS, scope=Scope.APPLICANTS, gives=HoldAnswer)
def legal_hold(request: Request, response: HttpResponse) -> HoldAnswer:
    """Whether a legal hold stands, and why."""
    here = request.caller.member.organisation
    tagged(response, here)
    return HoldAnswer(legal_hold=here.legal_hold, edition=here.edition)


@route(shelf, "PUT", "/retention/hold", may=May.SETTLE, scope=Scope.PEOPLE, takes="json", gives=HoldAnswer)
def hold_everybody(request: Request, response: HttpResponse, given: HoldGiven) -> HoldAnswer:
    """Begin a legal hold, so that nobody is erased, or end it with an empty reason."""
    member = request.caller.member
    edition = edition_seen(request, given.edition)
    here = retention.held(member.organisation, member=member, edition=edition, legal_hold=given.legal_hold)
    tagged(response, here)
    return HoldAnswer(legal_hold=here.legal_hold, edition=here.edition)


def _kept(one: Any) -> KeptAnswer:
    who = Who(name=one.name, email=one.email, phone=one.phone)
    told = {name: getattr(one, name) for name in ("keep_until", "asks_to_go", "is_in_a_round")}
    return KeptAnswer(id=one.pk, who=who, **told)
