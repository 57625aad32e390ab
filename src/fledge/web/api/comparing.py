"""Some people beside one another; an order only where somebody asks for one, with a reason that is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Field as Said
from ninja import Query, Router, Schema

from fledge.problem import Problem
from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.matches import Version, version_of
from fledge.web.api.shapes import Given, Id, Person, person
from fledge.web.computed.compared import MOST, Compared, Numbers, Row, compared
from fledge.web.store.models import OrderAsked, Scope
from fledge.web.store.queries import orders, reviewing
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.problems import NotThere, Stale
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

shelf = Router(tags=["Matches"])
_ROLE = "/roles/{int:pk}"


class CompareWanted(Schema):
    """Whom, with which version; readiness only if asked for, an order only by its number."""

    applicant: Annotated[list[Id], Said(min_length=1, max_length=MOST, description="Once for each person.")]
    version: Version | None = None
    readiness: bool = False
    order: Annotated[Id, Said(description="An order that was asked for with a reason.")] | None = None


class CellAnswer(Schema):
    """How one requirement shows for one person, and the first line that shows it."""

    applicant: Id
    how: str
    quote: str


class RowAnswer(Schema):
    """One requirement across everybody."""

    requirement: str
    kind: Literal["must", "nice", "implied"]
    cells: list[CellAnswer]


class RangeAnswer(Schema):
    """An estimate with how far down and up it may lie."""

    low: float
    mid: float
    high: float


class NumbersAnswer(Schema):
    """Somebody's estimates."""

    applicant: Id
    readiness: RangeAnswer
    months: RangeAnswer


class ComparedAnswer(Schema):
    """People as they applied, or in the order that was asked for; ``left_out`` have no papers that could be read."""

    version: int
    order: Id | None
    applicants: list[Id]
    left_out: list[Id]
    rows: list[RowAnswer]
    numbers: list[NumbersAnswer]


class OrderGiven(Given):
    """By what people are to be put in order, and why you want it."""

    order: Literal["readiness", "gap"]
    because: Annotated[str, Said(min_length=1, max_length=300, pattern=r"^[^\x00]*$")]
    version: Version | None = None


class OrderAnswer(Schema):
    """An order that was asked for: by whom, when and why. It is kept for ever."""

    id: Id
    order: str
    because: str
    version: int
    by: Person | None
    at: datetime


@route(shelf, "GET", _ROLE + "/compare", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=ComparedAnswer)
def compare(request: Request, pk: int, wanted: Annotated[CompareWanted, Query()]) -> ComparedAnswer:
    """How each requirement shows for each of some people; they go by their numbers."""
    member = request.caller.member
    role = role_for(member, pk)
    posting = version_of(member, role, wanted.version)
    order = orders.order_of(role, wanted.order) if wanted.order else None
    if order and order.posting_id != posting.pk:
        raise Stale("this order was asked for under another version of the posting", mend="ask for it anew")
    people = reviewing.chosen(role, wanted.applicant, most=MOST)
    by, reason = (order.order, order.because) if order else ("", "")
    try:
        found = compared(asked_of(posting), reviewing.sources_of_many(people), by=by, reason=reason)
    except Problem as problem:
        raise NotThere(problem.what, mend=problem.mend) from problem
    left = [one.pk for one in people if one.pk not in found.keys]
    return _compared(found, posting.number, left, order, with_numbers=wanted.readiness or bool(order))


def _compared(
    found: Compared, version: int, left: list[int], order: OrderAsked | None, *, with_numbers: bool
) -> ComparedAnswer:
    return ComparedAnswer(
        version=version,
        order=order.pk if order else None,
        applicants=list(found.keys),
        left_out=left,
        rows=[_row(one) for one in found.rows],
        numbers=[_numbers(one) for one in found.numbers] if with_numbers else [],
    )


def _row(row: Row) -> RowAnswer:
    cells = [CellAnswer(applicant=one.key, how=one.how, quote=one.quote) for one in row.cells]
    return RowAnswer(requirement=row.label, kind=row.kind, cells=cells)  # type: ignore[arg-type]


def _numbers(one: Numbers) -> NumbersAnswer:
    return NumbersAnswer(applicant=one.key, readiness=_range(one.readiness), months=_range(one.months))


def _range(found: tuple[float, float, float]) -> RangeAnswer:
    return RangeAnswer(low=found[0], mid=found[1], high=found[2])


@route(shelf, "GET", _ROLE + "/orders", may=May.SEE_LEDGER, scope=Scope.APPLICANTS, gives=Listed[OrderAnswer])
def list_orders(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """Who put people in an order, when and why, newest first."""
    found = orders.orders_of(role_for(request.caller.member, pk))
    return part_of(found, request, part, by=("-at", "-pk"), shown=_order)


@route(shelf, "POST", _ROLE + "/orders", may=May.REVIEW, scope=Scope.ROUND, takes="json", status=201, gives=OrderAnswer)
def ask_for_order(request: Request, pk: int, given: OrderGiven) -> OrderAnswer:
    """Ask for an order, with the reason that is kept under your name; compare people by its number then."""
    member = request.caller.member
    posting = version_of(member, role_for(member, pk), given.version)
    return _order(orders.order_asked(posting, member=member, order=given.order, because=given.because))


def _order(one: OrderAsked) -> OrderAnswer:
    told = {name: getattr(one, name) for name in ("order", "because", "at")}
    return OrderAnswer(id=one.pk, version=one.posting.number, by=person(one.by), **told)
