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
from fledge.client.asking import Refused
from fledge.client.client import Client

__all__ = [
    "Applicant",
    "Change",
    "Client",
    "Decision",
    "File",
    "Interview",
    "Line",
    "Link",
    "Match",
    "Member",
    "Organisation",
    "Person",
    "Posting",
    "Proposal",
    "Refused",
    "Role",
    "SecondLook",
    "Who",
    "Work",
    "WorkItem",
]
