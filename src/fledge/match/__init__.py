"""Requirements × Evidence → Match made of Parts; second look; interview kits; adverse-impact tests.

Takes a Posting, Applicants and the adjacency of skills. Gives evidence, estimates with ranges, and questions. Never
decides, never orders people unless asked to, and never rejects anybody.
"""

from fledge.match.adjacency import Adjacency, Because, Credit, curated
from fledge.match.match import match
from fledge.match.order import By, Order, ordered
from fledge.match.part import Gap, Match, Part, Question, Range, Remark, Shows
from fledge.match.required import Requirement
from fledge.match.settings import Settings, settings

__all__ = [
    "Adjacency",
    "Because",
    "By",
    "Credit",
    "Gap",
    "Match",
    "Order",
    "Part",
    "Question",
    "Range",
    "Remark",
    "Requirement",
    "Settings",
    "Shows",
    "curated",
    "match",
    "ordered",
    "settings",
]
