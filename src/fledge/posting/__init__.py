"""Text → Posting of Requirements, each keeping the words it was read from.

Takes a posting's text and a FactBook. Gives a Posting. Never judges what it reads.
"""

from fledge.posting.offer import A_GUIDE, FOR_THE_DEGREE, SOME_ARE_ENOUGH
from fledge.posting.read import read, read_many
from fledge.posting.requirement import (
    AnyOf,
    DegreeAsked,
    DomainAsked,
    Level,
    LevelWord,
    Mention,
    PayRange,
    Posting,
    Promise,
    Status,
    Words,
    YearsAsked,
)

__all__ = [
    "A_GUIDE",
    "FOR_THE_DEGREE",
    "SOME_ARE_ENOUGH",
    "AnyOf",
    "DegreeAsked",
    "DomainAsked",
    "Level",
    "LevelWord",
    "Mention",
    "PayRange",
    "Posting",
    "Promise",
    "Status",
    "Words",
    "YearsAsked",
    "read",
    "read_many",
]
