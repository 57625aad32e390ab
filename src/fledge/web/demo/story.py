"""What has happened in the worked example: six roles, their postings, and who agreed to what."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from fledge.web.demo.clock import days_ago
from fledge.web.demo.imported import imported
from fledge.web.demo.people import Cast
from fledge.web.demo.round import pending
from fledge.web.demo.senior import senior_ai_engineer
from fledge.web.store.models import Posting, Role, RoleState, Seat
from fledge.web.store.queries import invitations, postings, proposals, roles, shares

Chapter = Callable[[Cast], None]


def text_of(name: str) -> str:
    """One of the invented postings of the example."""
    return (files("fledge.web.demo") / "postings" / f"{name}.txt").read_text(encoding="utf-8")


def _payments(cast: Cast) -> None:
    role = _role(
        cast, "lena", 33, "Payments Platform Engineer", "Payments", "New York", 2, "lena", "peter", "wei", "yuki"
    )
    with days_ago(33, 11):
        made = _posted(cast, role, "priya", "payments_platform_engineer")
    with days_ago(31, 15):
        postings.published(made, member=cast["priya"])


def _data(cast: Cast) -> None:
    """Under discussion: two lines are agreed to, one is not, the rest waits."""
    role = _role(cast, "samir", 16, "Data Engineer", "Data", "New York", 1, "samir", "grace", "ines", "colin")
    with days_ago(16, 14):
        made = _posted(cast, role, "samir", "data_engineer")
    with days_ago(13, 10):
        proposal = proposals.propose(made, member=cast["jonah"], purpose="repaired", edits=4, keep=[])
    lines = [one.line for one in proposals.agreed_lines(proposal, proposals.rewrite_of(proposal)) if one.line.key]
    with days_ago(12, 9, 40):
        agreed = {line.key: True for line in lines[:2]}
        proposals.sign_off(proposal, member=cast["samir"], words=agreed, why="We hired twice without it")
    with days_ago(11, 16, 5):
        refused = {lines[1].key: False}
        proposals.sign_off(proposal, member=cast["ines"], words=refused, why="Whoever joins is on call from week two")
    with days_ago(4, 10, 20):
        proposals.propose(
            made, member=cast["samir"], purpose="potential", mentor="Peter Novak", mentor_hours=2.0, protected_hours=6.0
        )


def _fraud(cast: Cast) -> None:
    """180 people wait, changes are proposed, and a manager without an account has a link to the audit."""
    role = _role(cast, "marcus", 9, "Machine Learning Engineer, Fraud", "Risk", "Charlotte", 6, "marcus", "tomas")
    with days_ago(9, 13):
        made = _posted(cast, role, "marcus", "fraud_ml_engineer")
    with days_ago(8, 9):
        postings.published(made, member=cast["jonah"])
    pending(cast, made)
    with days_ago(6, 11):
        proposals.propose(made, member=cast["priya"], purpose="repaired", edits=3, keep=["python"])
    with days_ago(5, 17):
        shares.share(made, member=cast["marcus"], whom="Dana Whitfield, head of investigations")


def _analyst(cast: Cast) -> None:
    role = _role(cast, "samir", 33, "Data Analyst, Customer Service", "Service", "Remote", 1, "samir", "grace", "amara")
    with days_ago(33, 11, 5):
        made = _posted(cast, role, "jonah", "service_analyst")
    with days_ago(27, 9):
        postings.published(made, member=cast["jonah"])
    with days_ago(2, 12):
        roles.edited(role, member=cast["jonah"], edition=role.edition, state=RoleState.FILLED)


def _residence(cast: Cast) -> None:
    role = _role(cast, "lena", 20, "Engineer in Residence", "Payments and AI", "New York", 3, "lena", "ines", "peter")
    with days_ago(20, 16):
        made = _posted(cast, role, "lena", "engineer_in_residence")
    with days_ago(18, 9):
        postings.published(made, member=cast["priya"])
    with days_ago(8, 9):
        roles.edited(role, member=cast["lena"], edition=role.edition, state=RoleState.PAUSED)


def _invited(cast: Cast) -> None:
    """One invitation waits, one was withdrawn."""
    with days_ago(10, 9):
        gone, _ = invitations.invited(
            cast.organisation, email="robin.ames@meridian.example", seat=Seat.LEARNER, by=cast["ruth"].user
        )
    with days_ago(9, 9):
        invitations.withdraw_invitation(gone, by=cast["ruth"].user)
    with days_ago(2, 14):
        invitations.invited(
            cast.organisation, email="mira.santos@hudsonlake.example", seat=Seat.UNIVERSITY, by=cast["ruth"].user
        )


def _role(cast: Cast, by: str, day: int, title: str, team: str, location: str, openings: int, *people: str) -> Role:
    """A role that somebody added so many days ago; whoever adds it leads it."""
    with days_ago(day, 9):
        return roles.added(
            cast[by],
            people=cast.ids(*people),
            title=title,
            team_name=team,
            location=location,
            openings=openings,
            manager=cast[by].user,
        )


def _posted(cast: Cast, role: Role, by: str, name: str) -> Posting:
    return postings.add_posting(role, member=cast[by], text=text_of(name), company="Meridian Trust")


#: In the order in which they are told; the last to be added stands first in the list of roles.
CHAPTERS: tuple[Chapter, ...] = (senior_ai_engineer, _payments, _analyst, imported, _residence, _data, _fraud, _invited)
