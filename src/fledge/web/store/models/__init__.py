"""Every table, one family a file."""

from fledge.web.store.models.applicant import Applicant, Filter, Matched, Note, OrderAsked, Stage, Standing, Task
from fledge.web.store.models.candidate import PrivateLink, Request, Wish
from fledge.web.store.models.decision import Decision, LookState, SecondLook, What
from fledge.web.store.models.groups import GroupsFile
from fledge.web.store.models.incoming import Incoming, IncomingFile
from fledge.web.store.models.interview import Card, Interview, RoundKit
from fledge.web.store.models.message import Letter, Message
from fledge.web.store.models.organisation import Invitation, Member, Organisation, Seat
from fledge.web.store.models.person import Paper, Person, Reading
from fledge.web.store.models.posting import Posting, PostingAudit
from fledge.web.store.models.proposal import Proposal, Purpose, SignOff
from fledge.web.store.models.role import Role, RoleState
from fledge.web.store.models.share import Share
from fledge.web.store.models.sign_in_link import SignInLink
from fledge.web.store.models.signed_in import SignedIn
from fledge.web.store.models.token import Once, Scope, Token
from fledge.web.store.models.user import User
from fledge.web.store.models.webhook import Delivery, Webhook
from fledge.web.store.models.work import Came, Work, WorkItem, WorkState

__all__ = [
    "Applicant",
    "Came",
    "Card",
    "Decision",
    "Delivery",
    "Filter",
    "GroupsFile",
    "Incoming",
    "IncomingFile",
    "Interview",
    "Invitation",
    "Letter",
    "LookState",
    "Matched",
    "Member",
    "Message",
    "Note",
    "Once",
    "OrderAsked",
    "Organisation",
    "Paper",
    "Person",
    "Posting",
    "PostingAudit",
    "PrivateLink",
    "Proposal",
    "Purpose",
    "Reading",
    "Request",
    "Role",
    "RoleState",
    "RoundKit",
    "Scope",
    "Seat",
    "SecondLook",
    "Share",
    "SignInLink",
    "SignOff",
    "SignedIn",
    "Stage",
    "Standing",
    "Task",
    "Token",
    "User",
    "Webhook",
    "What",
    "Wish",
    "Work",
    "WorkItem",
    "WorkState",
]
