"""Who may do what: one table, which pages, the API, the menus, the documentation and the tests all read."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from fledge.web.store.models.organisation import Seat


class May(StrEnum):
    """One thing that somebody may be allowed to do, in the words of the table."""

    SEE_ROLES = "see roles and published postings"
    SEE_EVERY_ROLE = "see every role, not only those they belong to"
    SEE_DRAFTS = "see drafts, audits, people counted and proposals"
    SEE_HISTORY = "see who changed what and when"
    SEE_MEMBERS = "see who has which seat"
    EDIT_ROLES = "add and change roles"
    WRITE_POSTINGS = "add, import and rewrite postings"
    SIGN_OFF = "agree or disagree with changed lines"
    PUBLISH = "publish a posting and withdraw it"
    SHARE = "share an audit by a link that ends"
    INVITE = "invite people, change and end seats"
    SETTLE = "change the organisation itself"
    USE_TOKENS = "make tokens for programs of their own"


_READS = (May.SEE_ROLES, May.SEE_EVERY_ROLE, May.SEE_DRAFTS, May.SEE_HISTORY, May.SEE_MEMBERS)
_WORKS = (May.EDIT_ROLES, May.WRITE_POSTINGS, May.SIGN_OFF, May.SHARE, May.USE_TOKENS)
RIGHTS: MappingProxyType[Seat, frozenset[May]] = MappingProxyType(
    {
        Seat.OWNER: frozenset(May),
        Seat.TALENT: frozenset((*_READS, *_WORKS, May.PUBLISH)),
        Seat.MANAGER: frozenset((May.SEE_ROLES, May.SEE_DRAFTS, May.SEE_HISTORY, May.SEE_MEMBERS, *_WORKS)),
        Seat.INTERVIEWER: frozenset((May.SEE_ROLES, May.SEE_DRAFTS)),
        Seat.MENTOR: frozenset((May.SEE_ROLES, May.SEE_DRAFTS, May.SIGN_OFF)),
        Seat.LEARNER: frozenset((May.SEE_ROLES,)),
        Seat.UNIVERSITY: frozenset((May.SEE_ROLES, May.SEE_EVERY_ROLE)),
        Seat.EXECUTIVE: frozenset((May.SEE_ROLES, May.SEE_EVERY_ROLE, May.SEE_DRAFTS, May.SEE_HISTORY)),
        Seat.AUDITOR: frozenset((*_READS, May.USE_TOKENS)),
    }
)


def allows(seat: str, may: May) -> bool:
    """Whether a seat has a right."""
    return may in RIGHTS[Seat(seat)]
