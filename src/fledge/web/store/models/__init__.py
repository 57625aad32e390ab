"""Every table, one family a file."""

from fledge.web.store.models.organisation import Invitation, Member, Organisation, Seat
from fledge.web.store.models.posting import Posting, PostingAudit
from fledge.web.store.models.proposal import Proposal, Purpose, SignOff
from fledge.web.store.models.role import Role, RoleState
from fledge.web.store.models.share import Share
from fledge.web.store.models.token import Once, Scope, Token
from fledge.web.store.models.user import User
from fledge.web.store.models.work import Work, WorkState

__all__ = [
    "Invitation",
    "Member",
    "Once",
    "Organisation",
    "Posting",
    "PostingAudit",
    "Proposal",
    "Purpose",
    "Role",
    "RoleState",
    "Scope",
    "Seat",
    "Share",
    "SignOff",
    "Token",
    "User",
    "Work",
    "WorkState",
]
