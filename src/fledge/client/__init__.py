"""A small client for programs that work in a Fledge workspace: the standard library alone, typed answers.

Takes the address of a workspace and a token. Gives frozen answers, and a Problem where something has to be mended.
Never reads files or settings by itself, and repeats a write only under the key under which it was first sent.
"""

from fledge.client.answers import (
    Applicant,
    Change,
    Decision,
    File,
    Interview,
    Line,
    Link,
    Match,
    Member,
    Organisation,
    Person,
    Posting,
    Proposal,
    Role,
    SecondLook,
    Who,
    Work,
    WorkItem,
)
from fledge.client.answers_of_round import (
    Card,
    Column,
    Hold,
    Kept,
    LeftOut,
    Letter,
    Many,
    Message,
    Question,
    Upload,
    UploadFile,
    UploadRow,
    Written,
)
from fledge.client.asking import Refused
from fledge.client.client import Client

__all__ = [
    "Applicant",
    "Card",
    "Change",
    "Client",
    "Column",
    "Decision",
    "File",
    "Hold",
    "Interview",
    "Kept",
    "LeftOut",
    "Letter",
    "Line",
    "Link",
    "Many",
    "Match",
    "Member",
    "Message",
    "Organisation",
    "Person",
    "Posting",
    "Proposal",
    "Question",
    "Refused",
    "Role",
    "SecondLook",
    "Upload",
    "UploadFile",
    "UploadRow",
    "Who",
    "Work",
    "WorkItem",
    "Written",
]
