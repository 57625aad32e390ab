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
    SEE_ROUND = "see how many people are in each stage of a round"
    SEE_APPLICANTS = "see applicants and what their papers show"
    BRING_APPLICANTS = "bring in applicants and their papers, and erase them"
    REVIEW = "decide about applicants, with a reason"
    INTERVIEW = "interview applicants and hand in scorecards"
    WRITE_LETTERS = "write to applicants and answer what they ask for"
    SEE_LEDGER = "see the ledger of decisions"
    SEE_IMPACT = "see how groups went on, and bring in the file of groups"
    USE_WEBHOOKS = "tell other programs of decisions"


_READS = (May.SEE_ROLES, May.SEE_EVERY_ROLE, May.SEE_DRAFTS, May.SEE_HISTORY, May.SEE_MEMBERS)
_WORKS = (May.EDIT_ROLES, May.WRITE_POSTINGS, May.SIGN_OFF, May.SHARE, May.USE_TOKENS)
_ROUND = (May.SEE_ROUND, May.SEE_APPLICANTS, May.INTERVIEW)
_DECIDES = (*_ROUND, May.REVIEW, May.SEE_LEDGER)
RIGHTS: MappingProxyType[Seat, frozenset[May]] = MappingProxyType(
    {
        Seat.OWNER: frozenset(May),
        Seat.TALENT: frozenset(
            (*_READS, *_WORKS, *_DECIDES, May.PUBLISH, May.BRING_APPLICANTS, May.WRITE_LETTERS, May.SEE_IMPACT)
        ),
        Seat.MANAGER: frozenset((May.SEE_ROLES, May.SEE_DRAFTS, May.SEE_HISTORY, May.SEE_MEMBERS, *_WORKS, *_DECIDES)),
        Seat.INTERVIEWER: frozenset((May.SEE_ROLES, May.SEE_DRAFTS, *_ROUND)),
        Seat.MENTOR: frozenset((May.SEE_ROLES, May.SEE_DRAFTS, May.SIGN_OFF)),
        Seat.LEARNER: frozenset((May.SEE_ROLES, May.SEE_EVERY_ROLE)),
        Seat.UNIVERSITY: frozenset((May.SEE_ROLES, May.SEE_EVERY_ROLE)),
        Seat.EXECUTIVE: frozenset((*_READS, May.SEE_ROUND)),
        Seat.AUDITOR: frozenset((*_READS, May.USE_TOKENS, May.SEE_ROUND, May.SEE_LEDGER, May.SEE_IMPACT)),
    }
)

#: Each seat in one sentence, for whoever gives it.
SAYS: MappingProxyType[Seat, str] = MappingProxyType(
    {
        Seat.OWNER: "Everything, seats and the organisation included.",
        Seat.TALENT: "Every role, posting and applicant, from the first draft to the decision.",
        Seat.MANAGER: "Works on the roles they belong to and decides about their applicants; others publish.",
        Seat.INTERVIEWER: "Reads the roles they belong to, interviews their applicants and hands in scorecards.",
        Seat.MENTOR: "Reads the roles they belong to, and agrees or disagrees with changed lines.",
        Seat.LEARNER: "Reads published postings.",
        Seat.UNIVERSITY: "Reads published postings.",
        Seat.EXECUTIVE: "Reads roles, postings and counts of rounds, nobody's papers; changes nothing.",
        Seat.AUDITOR: "Reads everything but papers, the ledger of decisions included; changes nothing.",
    }
)

#: What a token of each scope may be used for, where its seat allows it too. ``read`` and ``applicants`` are enough to
#: look at everything and change nothing; who brings in groups, an auditor too, needs ``round``.
COVERS: MappingProxyType[Scope, frozenset[May]] = MappingProxyType(
    {
        Scope.READ: frozenset((*_READS, May.SEE_ROUND)),
        Scope.WRITE: frozenset((May.EDIT_ROLES, May.WRITE_POSTINGS, May.SIGN_OFF, May.PUBLISH, May.SHARE)),
        Scope.PEOPLE: frozenset((May.INVITE, May.SETTLE, May.USE_WEBHOOKS)),
        Scope.APPLICANTS: frozenset((May.SEE_APPLICANTS, May.SEE_LEDGER, May.SEE_IMPACT)),
        Scope.ROUND: frozenset((May.BRING_APPLICANTS, May.REVIEW, May.INTERVIEW, May.WRITE_LETTERS, May.SEE_IMPACT)),
    }
)


def allows(seat: str, may: May) -> bool:
    """Whether a seat has a right."""
    return may in RIGHTS[Seat(seat)]


def scopes_for(seat: str) -> tuple[Scope, ...]:
    """The scopes that a seat can use at all."""
    return tuple(scope for scope in Scope if RIGHTS[Seat(seat)] & COVERS[scope])
