"""Changed lines of a version: proposed, agreed to one by one, and made a version."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Field as Said
from ninja import Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.editions import HEADER, edition_seen, tagged
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.postings import PostingWithText, version, whole
from fledge.web.api.shapes import Edition, Given, Line, Person, person
from fledge.web.computed.frontier import skills_asked
from fledge.web.store.models import Posting, Proposal, Scope, SignOff
from fledge.web.store.queries import proposals
from fledge.web.store.queries.postings import asked_of, posting_for
from fledge.web.store.queries.problems import Field
from fledge.web.store.rights import May

shelf = Router(tags=["Proposals"])
Purpose = Literal["repaired", "potential"]
Hours = Annotated[float, Said(ge=0, le=60)]
_ALL = "/roles/{int:pk}/postings/{int:number}/proposals"
_ONE = _ALL + "/{purpose}"


class ProposalGiven(Given):
    """What the changes are to keep and to offer. ``edits`` and ``keep`` are for a repair, the rest for a posting that
    hires for potential. The edition is needed from the second time on.
    """

    edits: Annotated[int, Said(ge=0, le=12)] = 3
    keep: Annotated[list[Line], Said(max_length=100, description="Ids of skills that stay.")] = []
    mentor: Annotated[Line, Said(max_length=120)] = ""
    mentor_hours: Hours | None = None
    protected_hours: Hours | None = None
    budget: Annotated[Line, Said(max_length=60)] = ""
    projects: Annotated[list[Line], Said(max_length=20)] = []
    edition: Edition | None = None


class ProposalAnswer(Schema):
    """What was asked for; ``became`` is the version that came of it."""

    purpose: Purpose
    edits: int
    keep: list[str]
    mentor: str
    mentor_hours: float | None
    protected_hours: float | None
    budget: str
    projects: list[str]
    by: Person | None
    made: datetime
    edition: Edition
    became: int | None


class WordAnswer(Schema):
    """One person's yes or no to a line."""

    by: Person | None
    agreed: bool
    why: str
    at: datetime


class LineAnswer(Schema):
    """One line of the proposal: what it was, what it becomes, and why. One that changes has a ``key`` for sign-offs."""

    key: str | None
    before: str | None
    after: str | None
    because: str
    stands: Literal["agreed", "refused", "open"] | None
    words: list[WordAnswer]


class ProposalWithLines(ProposalAnswer):
    """The same with every line in reading order, the whole text, and what waits to be filled in."""

    lines: list[LineAnswer]
    text: str
    blanks: list[str]
    expect: list[str]


class WordsGiven(Given):
    """Yes or no to changed lines by their keys; a no needs a reason."""

    lines: Annotated[dict[Line, bool], Said(min_length=1, max_length=1000)]
    why: Annotated[str, Said(max_length=1000, pattern=r"^[^\x00]*$")] = ""


@route(shelf, "GET", _ALL, may=May.SEE_DRAFTS, gives=Listed[ProposalAnswer])
def list_proposals(request: Request, pk: int, number: int, part: AsPart) -> dict[str, Any]:
    """What is discussed of a version."""
    found = proposals.proposals_of(version(request, pk, number))
    return part_of(found, request, part, by=("purpose",), shown=lambda one: ProposalAnswer(**_shown(one)))


@route(shelf, "GET", _ONE, may=May.SEE_DRAFTS, gives=ProposalWithLines)
def one_proposal(request: Request, response: HttpResponse, pk: int, number: int, purpose: Purpose) -> ProposalWithLines:
    """Every line of a proposal with what people said of it."""
    return _whole(response, version(request, pk, number), purpose)


@route(shelf, "PUT", _ONE, may=May.WRITE_POSTINGS, scope=Scope.WRITE, takes="json", gives=ProposalWithLines)
def propose(
    request: Request, response: HttpResponse, pk: int, number: int, purpose: Purpose, given: ProposalGiven
) -> ProposalWithLines:
    """Propose changes; asked again with other values they change, unless somebody changed them since you saw them."""
    posting = version(request, pk, number)
    _refuse_unknown(posting, given.keep)
    there = proposals.proposal_of(posting, purpose)
    named = there or given.edition or HEADER in request.headers
    edition = edition_seen(request, given.edition) if named else None
    fields = given.dict(exclude={"edition"})
    proposals.propose(posting, member=request.caller.member, purpose=purpose, edition=edition, **fields)
    return _whole(response, posting, purpose)


@route(shelf, "POST", _ONE + "/sign-offs", may=May.SIGN_OFF, scope=Scope.WRITE, takes="json", gives=ProposalWithLines)
def sign_off(
    request: Request, response: HttpResponse, pk: int, number: int, purpose: Purpose, given: WordsGiven
) -> ProposalWithLines:
    """Agree or disagree with changed lines; the last word of each person counts."""
    posting = version(request, pk, number)
    proposal = proposals.proposal_for(posting, purpose)
    proposals.sign_off(proposal, member=request.caller.member, words=given.lines, why=given.why)
    return _whole(response, posting, purpose)


@route(shelf, "POST", _ONE + "/version", may=May.WRITE_POSTINGS, scope=Scope.WRITE, status=201, gives=PostingWithText)
def make_version(request: Request, response: HttpResponse, pk: int, number: int, purpose: Purpose) -> PostingWithText:
    """Make the version that comes of a proposal, once every line is decided."""
    member = request.caller.member
    proposal = proposals.proposal_for(version(request, pk, number), purpose)
    made = proposals.make_version(proposal, member=member)
    response["Location"] = f"/api/v1/roles/{pk}/postings/{made.number}"
    return whole(posting_for(member, proposal.posting.role, made.number), member)


def _refuse_unknown(posting: Posting, keep: list[str]) -> None:
    asked = dict(skills_asked(asked_of(posting)))
    if strange := [skill for skill in keep if skill not in asked]:
        known = ", ".join(asked) or "none"
        raise Field(f"this version demands no {strange[0]!r}", where="keep", mend=f"its skills are {known}")


def _whole(response: HttpResponse, posting: Posting, purpose: str) -> ProposalWithLines:
    found = proposals.proposal_for(posting, purpose)
    rewrite = proposals.rewrite_of(found)
    tagged(response, found)
    return ProposalWithLines(
        **_shown(found),
        lines=[_line(one) for one in proposals.agreed_lines(found, rewrite)],
        text=rewrite.text,
        blanks=list(rewrite.blanks),
        expect=list(rewrite.expect),
    )


def _line(one: proposals.Agreed) -> LineAnswer:
    line = one.line
    return LineAnswer(
        key=line.key or None,
        before=line.before,
        after=line.after,
        because=line.because,
        stands=one.stands if line.key else None,  # type: ignore[arg-type]
        words=[_word(word) for word in one.words],
    )


def _word(word: SignOff) -> WordAnswer:
    return WordAnswer(by=person(word.by), agreed=word.agreed, why=word.why, at=word.at)


def _shown(one: Proposal) -> dict[str, Any]:
    names = ("purpose", "edits", "keep", "mentor", "mentor_hours", "protected_hours", "budget", "projects")
    return {
        **{name: getattr(one, name) for name in (*names, "made", "edition")},
        "by": person(one.by),
        "became": one.became.number if one.became else None,
    }
