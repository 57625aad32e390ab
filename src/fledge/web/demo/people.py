"""Who is who in the worked example: invented people in all nine seats."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.web.demo.clock import days_ago
from fledge.web.demo.papers.sent import Arriving
from fledge.web.store.models import Member, Organisation, Seat, User
from fledge.web.store.queries.members import founded, seated

ORGANISATION = "Meridian Trust (invented)"
OWNER = ("Ruth Calloway", "ruth")

#: Everybody else: name, the start of the address, seat.
OTHERS = (
    ("Priya Raman", "priya", Seat.TALENT),
    ("Jonah Feld", "jonah", Seat.TALENT),
    ("Marcus Oyelaran", "marcus", Seat.MANAGER),
    ("Lena Brandvold", "lena", Seat.MANAGER),
    ("Samir Haddad", "samir", Seat.MANAGER),
    ("Grace Okafor", "grace", Seat.INTERVIEWER),
    ("Tomás Rivera", "tomas", Seat.INTERVIEWER),
    ("Wei Zhang", "wei", Seat.INTERVIEWER),
    ("Ines Aldana", "ines", Seat.MENTOR),
    ("Peter Novak", "peter", Seat.MENTOR),
    ("Amara Diallo", "amara", Seat.LEARNER),
    ("Colin Baird", "colin", Seat.LEARNER),
    ("Yuki Sato", "yuki", Seat.LEARNER),
    ("Helen Marsh", "helen", Seat.UNIVERSITY),
    ("Victor Lindqvist", "victor", Seat.EXECUTIVE),
    ("Noor Siddiqui", "noor", Seat.AUDITOR),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The organisation and its people by the start of their addresses, and the papers of those who apply."""

    organisation: Organisation
    members: dict[str, Member]
    papers: Arriving

    def __getitem__(self, short: str) -> Member:
        return self.members[short]

    def ids(self, *shorts: str) -> list[int]:
        """Accounts of some of them."""
        return [self.members[short].user_id for short in shorts]


def gathered(papers: Arriving) -> Cast:
    """The organisation is founded and people take their seats, ten weeks ago. Nobody has a password."""
    with days_ago(75, 9):
        owner = _person(*OWNER)
        organisation = founded(ORGANISATION, owner=owner)
        Organisation.objects.filter(pk=organisation.pk).update(is_invented=True)
        organisation.is_invented = True
        members = {OWNER[1]: Member.objects.get(organisation=organisation, user=owner)}
    for turn, (name, short, seat) in enumerate(OTHERS):
        with days_ago(74 - turn // 4, 9, 3 * turn):
            members[short] = seated(organisation, _person(name, short), seat, by=owner)
    for member in members.values():
        member.organisation = organisation
    return Cast(organisation, members, papers)


def _person(name: str, short: str) -> User:
    return User.objects.create_user(f"{short}@meridian.example", None, name=name)
