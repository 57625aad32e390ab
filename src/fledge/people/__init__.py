"""Résumé text → Evidence: what somebody has done, with the line that shows it.

Takes the text of a person's papers, a FactBook and the day. Gives an Applicant. Never keeps name, contact, age, gender,
nationality or school, never infers anything from a name, and never judges.
"""

from fledge.people.evidence import (
    Applicant,
    Evidence,
    How,
    Role,
    Signal,
    Span,
    Studied,
    TakenUp,
    months_covered,
)
from fledge.people.read import LIMIT_CHARACTERS, read, read_many

__all__ = [
    "LIMIT_CHARACTERS",
    "Applicant",
    "Evidence",
    "How",
    "Role",
    "Signal",
    "Span",
    "Studied",
    "TakenUp",
    "months_covered",
    "read",
    "read_many",
]
