"""Decisions about people: somebody's own, with the reason and the evidence that was read; and their ledger."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Field as Said
from ninja import Router, Schema

from fledge.publish.table_csv import Table
from fledge.web.api.applicants import StageName
from fledge.web.api.doors import Request, route
from fledge.web.api.editions import edition_seen
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.matches import evidence_seen
from fledge.web.api.shapes import Edition, Given, Id, Person, person
from fledge.web.csv_answer import csv_answer
from fledge.web.store.models import Decision, Role, Scope, What
from fledge.web.store.queries import decisions
from fledge.web.store.queries.decisions import REASONS
from fledge.web.store.queries.evidence_shown import digest_of_evidence
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.rights import May

shelf = Router(tags=["Decisions"])
_ROLE = "/roles/{int:pk}/decisions"
#: Why somebody does not go on, as codes.
Reason = StrEnum("Reason", {code.replace("-", "_"): code for code in REASONS})  # type: ignore[misc]
ReasonCode = Annotated[Reason, Said(strict=False)]
Remark = Annotated[str, Said(max_length=4000, pattern=r"^[^\x00]*$")]
_COLUMNS = (
    "line", "at", "by", "applicant", "what", "from_stage", "to_stage", "reason", "words", "posting_version",
    "evidence", "undone_at", "together", "before", "digest",
)  # fmt: skip


class DecisionGiven(Given):
    """What is decided about one person. A move names a stage, a rejection a reason; bringing back says why in words.

    ``evidence`` is the digest that the match came with: then the ledger says what had been read, and the decision is
    refused where the evidence is another by now.
    """

    what: Literal["move", "reject", "reopen"]
    to: StageName | None = None
    reason: ReasonCode | None = None
    words: Remark = ""
    evidence: Annotated[str, Said(max_length=64, pattern=r"^[0-9a-f]*$")] = ""
    version: Annotated[int, Said(ge=1, lt=2**31, description="The version that the match was with.")] | None = None
    edition: Edition | None = None


class DecisionAnswer(Schema):
    """One line of the ledger. ``counts_from`` is when the time to undo it ends; until then nobody is told."""

    id: Id
    applicant: Id
    what: Annotated[What, Said(strict=False)]
    from_stage: str
    to_stage: str
    reason: str
    words: str
    version: int | None
    by: Person | None
    by_candidate: bool
    at: datetime
    counts_from: datetime
    together: uuid.UUID | None
    undoes: int | None
    undone: datetime | None
    evidence: Annotated[str, Said(description="A digest of what had been read when it was decided.")]
    before: str
    digest: str


class WholeAnswer(Schema):
    """Whether every line is as it was written and none is missing; ``broken`` is the first that is not."""

    lines: Annotated[int, Said(ge=0)]
    is_whole: bool
    broken: int | None


@route(
    shelf, "POST", "/applicants/{int:pk}/decisions", may=May.REVIEW, scope=Scope.ROUND, takes="json", status=201,
    gives=DecisionAnswer,
)  # fmt: skip
def decide(request: Request, pk: int, given: DecisionGiven) -> DecisionAnswer:
    """Move somebody on, reject them with a reason, or bring them back: your decision, kept under your name for ever."""
    member = request.caller.member
    one = applicant_for(member, pk)
    edition = edition_seen(request, given.edition)
    shown = evidence_seen(one, member, digest=given.evidence, number=given.version)
    made = decisions.decide(
        one, member=member, what=What(given.what), to=given.to or "", reason=given.reason or "", words=given.words,
        shown=shown, edition=edition,
    )  # fmt: skip
    return line(made)


@route(shelf, "POST", _ROLE + "/{int:decision}/undo", may=May.REVIEW, scope=Scope.ROUND, gives=DecisionAnswer)
def undo_decision(request: Request, pk: int, decision: int) -> DecisionAnswer:
    """Take back a decision while its time is open; whoever it was about stands where they stood."""
    member = request.caller.member
    role = role_for(member, pk)
    return line(decisions.undo(decisions.decision_for(member, role, decision), member=member))


@route(shelf, "GET", _ROLE, may=May.SEE_LEDGER, scope=Scope.APPLICANTS, gives=Listed[DecisionAnswer])
def ledger(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """Every decision of a role, the last one first; people go by their numbers."""
    found = _lines(role_for(request.caller.member, pk))
    return part_of(found, request, part, by=("-at", "-pk"), shown=line)


@route(shelf, "GET", _ROLE + "/whole", may=May.SEE_LEDGER, scope=Scope.APPLICANTS, gives=WholeAnswer)
def ledger_whole(request: Request, pk: int) -> WholeAnswer:
    """Whether the ledger is whole, worked out from its first line on."""
    lines = role_for(request.caller.member, pk).decisions.order_by("at", "pk")
    broken = decisions.broken_at(lines.iterator(chunk_size=1000))
    return WholeAnswer(lines=lines.count(), is_whole=broken is None, broken=broken.pk if broken else None)


@route(shelf, "GET", _ROLE + "/csv", may=May.SEE_LEDGER, scope=Scope.APPLICANTS, gives=Any)
def ledger_csv(request: Request, pk: int) -> HttpResponse:
    """The whole ledger as a table, a line a row, safe to open in a spreadsheet; people go by their numbers."""
    role = role_for(request.caller.member, pk)
    return csv_answer(Table("ledger", _COLUMNS, _rows(role), f"{role.title} ledger"))


def _lines(role: Role) -> Any:
    return decisions.ledger(role).select_related("undone_by")


def _rows(role: Role) -> Iterator[tuple[object, ...]]:
    for one in _lines(role).iterator(chunk_size=500):
        told = line(one)
        yield (told.id, told.at.isoformat(), one.whose, told.applicant, told.what, told.from_stage, told.to_stage,
               told.reason, told.words, told.version, told.evidence, told.undone and told.undone.isoformat(),
               told.together, told.before, told.digest)  # fmt: skip


def line(one: Decision) -> DecisionAnswer:
    """A decision as it is told."""
    names = ("what", "from_stage", "to_stage", "reason", "words", "by_candidate", "at", "counts_from", "together",
             "before", "digest")  # fmt: skip
    undone = getattr(one, "undone_by", None)
    return DecisionAnswer(
        id=one.pk, applicant=one.applicant_id, version=one.posting.number if one.posting else None,
        by=person(one.by), undoes=one.undoes_id, undone=undone.at if undone else None,
        evidence=digest_of_evidence(one.shown) if one.shown else "", **{name: getattr(one, name) for name in names},
    )  # fmt: skip
