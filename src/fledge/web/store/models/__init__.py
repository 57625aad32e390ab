"""Every table, one family a file."""

from fledge.web.store.models.organisation import Invitation, Member, Organisation, Seat
from fledge.web.store.models.posting import Posting, PostingAudit
from fledge.web.store.models.proposal import Proposal, Purpose, SignOff
from fledge.web.store.models.role import Role, RoleState
from fledge.web.store.models.share import Share
from fledge.web.store.models.sign_in_link import SignInLink
from fledge.web.store.models.signed_in import SignedIn
from fledge.web.store.models.token import Once, Scope, Token
from fledge.web.store.models.user import User
from fledge.web.store.models.work import Came, Work, WorkItem, WorkState

__all__ = [
    "Came",
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
    "SignInLink",
    "SignOff",
    "SignedIn",
    "Token",
    "User",
    "Work",
    "WorkItem",
    "WorkState",
]
