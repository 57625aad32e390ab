"""Who may do what: one table, which pages, the API, the menus, the documentation and the tests all read."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from fledge.web.store.models.organisation import Seat
from fledge.web.store.models.token import Scope


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
        Seat.LEARNER: frozenset((May.SEE_ROLES, May.SEE_EVERY_ROLE)),
        Seat.UNIVERSITY: frozenset((May.SEE_ROLES, May.SEE_EVERY_ROLE)),
        Seat.EXECUTIVE: frozenset(_READS),
        Seat.AUDITOR: frozenset((*_READS, May.USE_TOKENS)),
    }
)

#: Each seat in one sentence, for whoever gives it.
SAYS: MappingProxyType[Seat, str] = MappingProxyType(
    {
        Seat.OWNER: "Everything, seats and the organisation included.",
        Seat.TALENT: "Every role and posting, from the first draft to the published text.",
        Seat.MANAGER: "Works on the roles they belong to; a talent partner or an owner publishes.",
        Seat.INTERVIEWER: "Reads the roles they belong to, drafts and audits included.",
        Seat.MENTOR: "Reads the roles they belong to, and agrees or disagrees with changed lines.",
        Seat.LEARNER: "Reads published postings.",
        Seat.UNIVERSITY: "Reads published postings.",
        Seat.EXECUTIVE: "Reads everything, changes nothing.",
        Seat.AUDITOR: "Reads everything, changes nothing, and may read by programs of their own.",
    }
)

#: What a token of each scope may be used for, where its seat allows it too.
COVERS: MappingProxyType[Scope, frozenset[May]] = MappingProxyType(
    {
        Scope.READ: frozenset(_READS),
        Scope.WRITE: frozenset((May.EDIT_ROLES, May.WRITE_POSTINGS, May.SIGN_OFF, May.PUBLISH, May.SHARE)),
        Scope.PEOPLE: frozenset((May.INVITE, May.SETTLE)),
    }
)


def allows(seat: str, may: May) -> bool:
    """Whether a seat has a right."""
    return may in RIGHTS[Seat(seat)]


def scopes_for(seat: str) -> tuple[Scope, ...]:
    """The scopes that a seat can use at all."""
    return tuple(scope for scope in Scope if RIGHTS[Seat(seat)] & COVERS[scope])
