"""The role that everything began with: as posted, repaired line by line, and for people who learn it."""

from __future__ import annotations

from importlib.resources import files

from fledge.web.demo.clock import days_ago
from fledge.web.demo.people import Cast
from fledge.web.demo.round import first_round, looked_again
from fledge.web.store.models import Posting, Proposal, Role
from fledge.web.store.queries import postings, proposals, roles, shares
from fledge.web.store.queries.changes import recorded

_COMPANY = "Meridian Trust"
_WHY = (
    "Nobody in the team had it when they started",
    "We can teach this in the first quarter",
    "Agreed with the head of payments",
)
_FILLED = {"[work sample hours]": "3", "[days until an answer]": "10"}


def senior_ai_engineer(cast: Cast) -> None:
    """Three versions: what was posted, what the team agreed on with one disagreement, and the one that is published."""
    role = _added(cast)
    with days_ago(70, 10):
        text = (files("fledge.knowledge") / "samples" / "senior_ai_engineer.txt").read_text(encoding="utf-8")
        first = postings.add_posting(role, member=cast["marcus"], text=text, company=_COMPANY)
    with days_ago(70, 11):
        postings.published(first, member=cast["priya"])
    with days_ago(38, 9):
        shares.share(first, member=cast["priya"], whom="Evelyn Hart, approver of postings")
    table = first_round(cast, first)
    repaired = _repaired(cast, first)
    _for_potential(cast, first)
    looked_again(table)
    with days_ago(26, 10):
        link, _ = shares.share(repaired, member=cast["marcus"], whom="Owen Blake, recruiter outside", days=90)
    with days_ago(12, 10):
        shares.withdraw_share(repaired, link.pk, member=cast["marcus"])


def _added(cast: Cast) -> Role:
    with days_ago(71, 9):
        return roles.added(
            cast["marcus"],
            people=cast.ids("grace", "tomas", "ines", "amara", "lena"),
            title="Senior AI Engineer",
            team_name="AI in the customer app",
            location="New York",
            openings=4,
            manager=cast["marcus"].user,
        )


def _repaired(cast: Cast, first: Posting) -> Posting:
    """The manager agrees to all; the mentor to most, and disagrees with one line, which stays as it was."""
    with days_ago(36, 10):
        proposal = proposals.propose(first, member=cast["priya"], purpose="repaired", edits=3, keep=["python"])
    keys = _keys(proposal)
    refused = _about(proposal, "financial services") or keys[-1]
    with days_ago(35, 14, 10):
        proposals.sign_off(proposal, member=cast["marcus"], words=dict.fromkeys(keys, True), why=_WHY[0])
    with days_ago(34, 9, 25):
        most = {key: True for key in keys if key != refused}
        proposals.sign_off(proposal, member=cast["ines"], words=most, why=_WHY[1])
    with days_ago(34, 9, 40):
        why = "The one bug that cost us a weekend was somebody new to payments. Keep the seven years."
        proposals.sign_off(proposal, member=cast["ines"], words={refused: False}, why=why)
    with days_ago(30, 15):
        second = proposals.make_version(proposal, member=cast["marcus"])
    with days_ago(29, 9):
        return postings.published(second, member=cast["priya"])


def _for_potential(cast: Cast, first: Posting) -> None:
    """Mentor, hours and projects are promised, everybody agrees, and the places that were left are filled in."""
    with days_ago(19, 11):
        proposal = proposals.propose(
            first,
            member=cast["marcus"],
            purpose="potential",
            mentor="Ines Aldana",
            mentor_hours=3.0,
            protected_hours=8.0,
            budget="$2,000 a year",
            projects=[
                "Answers about disputed payments, from the policy documents",
                "Tests of every answer before release",
            ],
        )
    keys = _keys(proposal)
    for turn, (short, why) in enumerate((("marcus", _WHY[2]), ("ines", _WHY[1]), ("lena", ""))):
        with days_ago(17 - turn, 10, 15 * turn):
            proposals.sign_off(proposal, member=cast[short], words=dict.fromkeys(keys, True), why=why)
    with days_ago(14, 10):
        third = _filled(cast, proposal)
    with days_ago(13, 9):
        postings.published(third, member=cast["priya"])
    with days_ago(3, 16):
        shares.share(third, member=cast["priya"], whom="Helen's careers office, Hudson Lake University")


def _filled(cast: Cast, proposal: Proposal) -> Posting:
    rewrite = proposals.rewrite_of(proposal)
    text = rewrite.text
    for blank, value in _FILLED.items():
        text = text.replace(blank, value)
    made = postings.add_posting(
        proposal.posting.role, member=cast["marcus"], text=text, title=rewrite.title, company=_COMPANY,
        origin=f"for potential from version {proposal.posting.number}", made_from=proposal.posting
    )  # fmt: skip
    proposal.became = made
    recorded(proposal, by=cast["marcus"].user)
    return made


def _keys(proposal: Proposal) -> list[str]:
    return [one.line.key for one in proposals.agreed_lines(proposal, proposals.rewrite_of(proposal)) if one.line.key]


def _about(proposal: Proposal, words: str) -> str | None:
    """The changed line that speaks of something."""
    lines = proposals.agreed_lines(proposal, proposals.rewrite_of(proposal))
    return next((one.line.key for one in lines if one.line.key and words in (one.line.before or "")), None)
