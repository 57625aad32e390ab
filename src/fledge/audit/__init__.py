"""Posting + facts → Findings, each with the facts it rests on and what to do about it; repair; rewrite.

Takes a Posting, a FactBook, the day to judge by and panels to count. Gives an Audit. Never sees an applicant.
"""

from fledge.audit.check import check
from fledge.audit.count import count_people
from fledge.audit.finding import Audit, Case, Finding, Grade, Rule, ToolLoad
from fledge.audit.rules import RULES

__all__ = ["RULES", "Audit", "Case", "Finding", "Grade", "Rule", "ToolLoad", "check", "count_people"]
