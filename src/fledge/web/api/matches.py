"""What somebody's papers show of what a version asks, with the lines it rests on; nobody is put in order unasked."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field as Said
from ninja import Query, Router, Schema, Status

from fledge.problem import Problem
from fledge.web.api.applicants import AsWho
from fledge.web.api.doors import Request, route
from fledge.web.api.shapes import Id
from fledge.web.api.works import WorkAnswer
from fledge.web.api.works import shown as work_shown
from fledge.web.computed.as_data import match_data
from fledge.web.computed.reviewed import Reviewed, Sources, reviewed
from fledge.web.jobs.asking_matches import match_everybody
from fledge.web.store.models import Applicant, Member, Posting, Role, Scope
from fledge.web.store.queries import matching, reviewing
from fledge.web.store.queries.decisions import posting_in_force
from fledge.web.store.queries.evidence_shown import without_lines
from fledge.web.store.queries.postings import asked_of, posting_for
from fledge.web.store.queries.problems import NotThere, Stale
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.rights import May

shelf = Router(tags=["Matches"])
Version = Annotated[int, Said(ge=1, lt=2**31, description="The version of the posting; left out, the one in force.")]
_ALL = "/roles/{int:pk}/postings/{int:number}/matching"


class MatchWanted(AsWho):
    """Which version, and whether to say who it is."""

    version: Version | None = None


class MatchAnswer(Schema):
    """A match in the shape ``fledge:match:1``, null where no paper could be read; ``unread`` says why.

    ``evidence`` is the digest of what is quoted: send it with a decision and the ledger says what was read.
    """

    applicant: Id
    version: int
    evidence: str
    unread: str
    match: dict[str, Any] | None


class MatchingAnswer(Schema):
    """Of how many the numbers are there, of how many they could be, and the work that is under way."""

    done: Annotated[int, Said(ge=0)]
    of: Annotated[int, Said(ge=0)]
    work: WorkAnswer | None


@route(shelf, "GET", "/applicants/{int:pk}/match", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=MatchAnswer)
def match(request: Request, pk: int, wanted: Annotated[MatchWanted, Query()]) -> MatchAnswer:
    """What somebody's papers show, line by line, as `fledge match --format json` gives it."""
    member = request.caller.member
    one = applicant_for(member, pk)
    posting = version_of(member, one.role, wanted.version)
    found, sources = _looked_at(one, posting)
    name = str(one.person) if wanted.who else f"Applicant {one.pk}"
    data = match_data(asked_of(posting), sources, name=name)
    return MatchAnswer(
        applicant=one.pk, version=posting.number, evidence=found.digest, unread=found.unread, match=data
    )  # fmt: skip


@route(shelf, "GET", _ALL, may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=MatchingAnswer)
def matching_of(request: Request, pk: int, number: int) -> MatchingAnswer:
    """Of how many people the numbers are kept for a version."""
    member = request.caller.member
    posting = posting_for(member, role_for(member, pk), number)
    return _how_far(posting, matching.under_way(posting))


@route(
    shelf, "POST", _ALL, may=May.REVIEW, scope=Scope.ROUND, status=202, gives=MatchingAnswer,
    also={200: MatchingAnswer},
)  # fmt: skip
def match_all(request: Request, pk: int, number: int) -> Any:
    """Match everybody in the round with a version in the background; 200 where nobody is left to match."""
    member = request.caller.member
    posting = posting_for(member, role_for(member, pk), number)
    work = match_everybody(member, posting)
    return Status(202 if work else 200, _how_far(posting, work))


def _how_far(posting: Posting, work: Any) -> MatchingAnswer:
    everybody = matching.people_to_match(posting.role).count()
    done = everybody - matching.unmatched(posting).order_by().count()
    return MatchingAnswer(done=done, of=everybody, work=work_shown(work) if work else None)


def version_of(member: Member, role: Role, number: int | None) -> Posting:
    """The version that is meant: the one of that number, else the one in force."""
    found = posting_for(member, role, number) if number else posting_in_force(role)
    if found is None:
        raise NotThere("this role has no posting yet", where="version", mend="add a version first")
    return found


def _looked_at(one: Applicant, posting: Posting) -> tuple[Reviewed, Sources]:
    sources = reviewing.sources_of(one)
    if sources is None:
        raise NotThere("there are no papers of this person that could be read", mend="add a paper")
    try:
        return reviewed(asked_of(posting), sources), sources
    except Problem as problem:
        raise NotThere(problem.what, mend=problem.mend) from problem


def evidence_seen(one: Applicant, member: Member, *, digest: str, number: int | None) -> dict[str, Any]:
    """What a program had read when it decided, for the ledger; a Problem where the evidence is another by now."""
    if not digest:
        return without_lines(one, "api")
    posting = version_of(member, one.role, number)
    found, _ = _looked_at(one, posting)
    if found.digest != digest:
        raise Stale("the evidence is another by now", mend="read the match again, then decide")
    return {**found.as_shown(version=posting.number, readiness=True, who=False), "page": "api"}
