"""The audit of a version as data, its people counted, and what would happen if some lines were wishes."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field as Said
from ninja import Router, Schema

from fledge.problem import Problem
from fledge.web.api.doors import Request, route
from fledge.web.api.postings import version
from fledge.web.api.shapes import Given, Line
from fledge.web.computed.as_data import audit_data, people_data, what_if_data
from fledge.web.computed.what_if import Moved
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.problems import Field, NotThere
from fledge.web.store.rights import May

shelf = Router(tags=["What an audit says"])
_ONE = "/roles/{int:pk}/postings/{int:number}"


class Tried(Given):
    """What to try: lines that become wishes, by their labels, and fewer years, by what they are of."""

    waive: list[Line] = Said(default=[], max_length=100)
    years: dict[Line, Annotated[float, Said(gt=0, le=60)]] = Said(default={}, max_length=100)


class LineTried(Schema):
    """One line and how it stands in what is tried; ``price`` says how many times more people would meet the rest."""

    label: str
    of: str | None
    years: float | None
    stated_years: float | None
    fewer: list[float]
    is_nice: bool
    is_core: bool
    price: float | None
    because: str | None


class WhatIfAnswer(Schema):
    """How many meet the posting before and after, as estimates with their ranges; ``factor`` is null where too few
    met it before.
    """

    is_moved: bool
    before: dict[str, Any]
    after: dict[str, Any]
    factor: float | None
    lines: list[LineTried]
    following: Annotated[list[str], Said(description="What would bring most people back if it were waived next.")]


@route(shelf, "GET", _ONE + "/audit", may=May.SEE_DRAFTS, gives=dict[str, Any])
def audit(request: Request, pk: int, number: int) -> dict[str, Any]:
    """The audit as `fledge audit --format json` gives it."""
    posting = version(request, pk, number)
    return audit_data(asked_of(posting), posting.notes)


@route(shelf, "GET", _ONE + "/people", may=May.SEE_DRAFTS, gives=dict[str, Any])
def people(request: Request, pk: int, number: int) -> dict[str, Any]:
    """The people counted: how many meet all of it, and what each line costs."""
    found = people_data(asked_of(version(request, pk, number)))
    if found is None:
        raise _uncounted()
    return found


@route(shelf, "POST", _ONE + "/what-if", may=May.SEE_DRAFTS, takes="json", keeps=False, gives=WhatIfAnswer)
def what_if(request: Request, pk: int, number: int, given: Tried) -> dict[str, Any]:
    """How the pool moves if some lines were wishes or asked fewer years; nothing is kept."""
    asked = asked_of(version(request, pk, number))
    moved = Moved(frozenset(given.waive), frozenset(given.years.items()))
    try:
        found = what_if_data(asked, moved)
    except Problem as problem:
        raise Field(problem.what, where="years" if "years" in problem.what else "waive", mend=problem.mend) from problem
    if found is None:
        raise _uncounted()
    return found


def _uncounted() -> NotThere:
    return NotThere("nothing that this version demands can be counted", mend="look at its audit")
